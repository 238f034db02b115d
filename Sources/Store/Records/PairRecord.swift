import Keeping
import SQLite
import Wire

/// Which object of one site is which of another.
struct PairRecord: Record {
    static let table = "pair"

    var source: String
    var target: String
    let kind: String
    let sourceID: String
    let targetID: String
    let how: String
    let run: Int64?
    let at: UTCTime
}

extension PairRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        source = try row.text("source")
        target = try row.text("target")
        kind = try row.text("kind")
        sourceID = try row.text("source_id")
        targetID = try row.text("target_id")
        how = try row.text("how")
        run = try row.optionalInteger("run")
        at = try row.moment("at", of: "a remembered pair")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "source": .text(source),
            "target": .text(target),
            "kind": .text(kind),
            "source_id": .text(sourceID),
            "target_id": .text(targetID),
            "how": .text(how),
            "run": .integer(optional: run),
            "at": .moment(at),
        ]
    }

    var title: String { "a remembered pair" }
}
