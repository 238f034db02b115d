import Keeping
import Reporting
import Store
import Wire

/// What is wrong with the store, place by place.
struct CheckOutcome: Outcome {
    /// Nil where there is only an archive.
    let store: String?
    /// How many there are, where nothing is wrong.
    let snapshots: Int
    /// Nil where there is none.
    let archive: String?
    let records: Int
    let findings: [CheckFinding]

    var document: JSONValue {
        [
            "store": store.map(JSONValue.string) ?? .null, "archive": archive.map(JSONValue.string) ?? .null,
            "ok": .bool(findings.isEmpty),
            "findings": .array(
                findings.map {
                    ["place": .string($0.place), "problem": .string($0.problem), "advice": .string($0.advice)]
                }),
        ]
    }

    func show(_ console: Console) {
        for finding in findings {
            console.result("\(finding.place, .strong): \(finding.problem, .removed)")
            console.result("  \(finding.advice)")
        }
        guard findings.isEmpty else { return }
        if let store { console.result("\(store): \(Wording.count(snapshots, "snapshot")), no problem found") }
        if let archive { console.result("\(archive): \(Wording.count(records, "record")), no problem found") }
    }
}
