import Reporting
import Store
import Wire

struct SnapshotsCommand: Command {
    static let declaration = CommandDeclaration(
        "snapshots", "list the snapshots of the store",
        discussion: """
            A snapshot that a later crawl found unchanged is listed once, with the time of the last check behind it. Changes are \
            those since the one before it, by meaning, as history counts them; the first brings all that it has.
            """,
        operands: [.init("SITE", "only those of this site", .optional, completes: .site)],
        examples: [.init("snapshots prod", "the nights of one site")], exitCodes: [.damaged, .machine])

    private let site: String?
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        site = given.operand("SITE")
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options)
        let reader = try workplace.reader()
        let snapshots = try reader.snapshots(of: site)
        if snapshots.isEmpty, let site,
            !workplace.configuration.sites.contains(where: { $0.name.isIdentical(to: site) })
        {
            let known = try reader.sites().map(\.name)
            throw UsageError(
                "neither the store nor the configuration knows a site '\(site)'",
                hint: Suggestion.hint(for: site, among: known))
        }
        let counting = SnapshotCounting(reader)
        var newest: [String: SnapshotInfo] = [:]
        let listed = try snapshots.map { info in
            defer { newest[info.site] = info }
            return (info, changes: try counting.changes(in: info, after: newest[info.site]))
        }
        if console.json {
            console.document(["snapshots": .array(listed.map { $0.document(changes: $1) })])
            return .done
        }
        guard !snapshots.isEmpty else {
            console.note("no snapshots\(site.map { " of '\($0)'" } ?? "") in the store")
            return .done
        }
        var table = Table([
            .init("SNAPSHOT", .right), .init("SITE"), .init("AT (UTC)", isFixed: true), .init("CHECKED", isSpare: true),
            .init("RESOURCES", .right), .init("CHANGES", isFixed: true), .init("COMPLETE"),
        ])
        for (info, changes) in listed {
            table.add([
                "\(info.number)", "\(info.site, .strong)", "\(info.at.dayAndMinute)",
                "\(info.checkedAt?.dayAndMinute ?? "")", "\(info.resources)",
                "+\(changes.added) ~\(changes.changed) -\(changes.removed)",
                info.isComplete ? (info.isPartial ? "in part" : "yes") : "\("no", .changed)",
            ])
        }
        console.result(table)
        return .done
    }
}

extension SnapshotInfo {
    /// - Parameter changes: as `SnapshotCounting` has them.
    func document(changes: Changes) -> JSONValue {
        [
            "snapshot": .integer(number), "site": .string(site), "at": .string(at),
            "checkedAt": checkedAt.map(JSONValue.string) ?? .null, "complete": .bool(isComplete),
            "partial": .bool(isPartial), "resources": .integer(resources), "changes": changes.document,
        ]
    }
}
