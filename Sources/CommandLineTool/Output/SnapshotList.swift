import Reporting
import Store
import Wire

/// Snapshots of the store, a line each.
struct SnapshotList: Outcome {
    struct Entry {
        let info: SnapshotInfo
        /// Since the one before it.
        let changes: SnapshotInfo.Changes
    }

    /// The one that was asked about; nil for all.
    let site: String?
    let snapshots: [Entry]

    var document: JSONValue { ["snapshots": .array(snapshots.map { $0.info.document(changes: $0.changes) })] }

    func show(_ console: Console) {
        guard !snapshots.isEmpty else {
            return console.note("no snapshots\(site.map { " of '\($0)'" } ?? "") in the store")
        }
        var table = Table([
            .init("SNAPSHOT", .right), .init("SITE"), .init("AT (UTC)", isFixed: true), .init("CHECKED", isSpare: true),
            .init("RESOURCES", .right), .init("CHANGES", isFixed: true), .init("COMPLETE"),
        ])
        for entry in snapshots {
            let (info, changes) = (entry.info, entry.changes)
            table.add([
                "\(info.number)", "\(info.site, .strong)", "\(info.at.dayAndMinute)",
                "\(info.checkedAt?.dayAndMinute ?? "")", "\(info.resources)",
                "+\(changes.added) ~\(changes.changed) -\(changes.removed)",
                info.isComplete ? (info.isPartial ? "in part" : "yes") : "\("no", .changed)",
            ])
        }
        console.result(table)
    }
}

extension SnapshotInfo {
    /// - Parameter changes: as `SnapshotCounting` has them.
    func document(changes: Changes) -> JSONValue {
        [
            "snapshot": .integer(number), "site": .string(site), "at": .moment(at),
            "checkedAt": checkedAt.map(JSONValue.moment) ?? .null, "complete": .bool(isComplete),
            "partial": .bool(isPartial), "resources": .integer(resources), "changes": changes.document,
        ]
    }
}
