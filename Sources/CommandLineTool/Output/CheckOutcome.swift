import Keeping
import Reporting
import Store
import Wire

/// What is wrong with the store, place by place.
struct CheckOutcome: Outcome {
    let store: String
    /// How many there are, where nothing is wrong.
    let snapshots: Int
    let findings: [CheckFinding]

    var document: JSONValue {
        [
            "store": .string(store), "ok": .bool(findings.isEmpty),
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
        if findings.isEmpty {
            console.result("\(store): \(Wording.count(snapshots, "snapshot")), no problem found")
        }
    }
}
