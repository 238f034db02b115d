import Reporting
import Wire

/// How many findings about a site were forgotten.
struct ClearedFindings: Outcome {
    let site: String
    let count: Int

    func show(_ console: Console) {
        console.result("\(Wording.count(count, "finding")) about \(site) cleared")
    }

    var document: JSONValue { ["site": .string(site), "removed": .integer(count)] }
}
