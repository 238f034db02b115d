import Keeping
import SQLite
import Wire

/// A later crawl that found the snapshot unchanged.
struct CheckRecord: Record {
    static let table = "checked"

    let snapshot: Int64
    let at: UTCTime
    let requests: Int64
    let seconds: Double
}

extension CheckRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        snapshot = try row.integer("snapshot")
        at = try row.moment("at", of: "a check")
        requests = try row.integer("requests")
        seconds = try row.real("seconds")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "snapshot": .integer(snapshot),
            "at": .moment(at),
            "requests": .integer(requests),
            "seconds": .real(seconds),
        ]
    }
}
