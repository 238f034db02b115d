import Keeping
import SQLite

struct CoverageRecord: Record {
    static let table = "span"

    let series: Int64
    var since: Int64
    var until: Int64
    var isComplete: Bool
    var reason: String
}

extension CoverageRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        series = try row.integer("series")
        since = try row.integer("since")
        until = try row.integer("until")
        isComplete = try row.flag("complete")
        reason = try row.text("reason")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "series": .integer(series), "since": .integer(since), "until": .integer(until),
            "complete": .flag(isComplete), "reason": .text(reason),
        ]
    }
}
