import Keeping
import SQLite

/// Somebody who was online; the digest covers the body.
struct PresenceRecord: Record {
    static let table = "presence"
    static let isSealed = false

    let series: Int64
    let at: Int64
    let item: String
    let digest: [UInt8]
    let body: String
}

extension PresenceRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        series = try row.integer("series")
        at = try row.integer("at")
        item = try row.text("item")
        digest = try row.bytes("digest")
        body = try row.text("body")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "series": .integer(series), "at": .integer(at), "item": .text(item), "digest": .blob(digest),
            "body": .text(body),
        ]
    }
}
