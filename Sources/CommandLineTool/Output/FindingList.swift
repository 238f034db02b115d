import Catalog
import Reporting
import Store
import Wire

/// What writes to a site have shown, for people and for scripts.
struct FindingList: Outcome {
    private let site: String
    private let findings: [RememberedFinding]

    /// - Parameter kind: only those of this kind.
    init(of site: String, kind: String?, _ reader: SnapshotReader) throws {
        self.site = site
        findings = try reader.findings(of: site).filter { item in
            kind.map { $0.isSameName(as: item.kind) } ?? true
        }
    }

    func show(_ console: Console) {
        var table = Table([
            .init("KIND", isFixed: true), .init("MEMBER"), .init("FOUND", isFixed: true),
            .init("AT (UTC)", isFixed: true),
            .init("RUN", isFixed: true), .init("FIRST SEEN AT"),
        ])
        for item in findings {
            table.add([
                "\(item.kind)", "\(item.place)", "\(item.finding)", "\(item.at.dayAndMinute)",
                "\(item.run.map(String.init) ?? "-")", "\(item.address)",
            ])
        }
        if findings.isEmpty {
            console.result("nothing: no write to \(site) was found to be dropped or ignored")
        } else {
            console.result(table)
        }
    }

    var document: JSONValue {
        [
            "site": .string(site),
            "findings": .array(
                findings.map { item in
                    [
                        "kind": .string(item.kind), "pointer": .string(item.place), "finding": .string(item.finding),
                        "address": .string(item.address), "at": .moment(item.at),
                        "run": item.run.map { .integer($0) } ?? .null,
                    ]
                }),
        ]
    }
}
