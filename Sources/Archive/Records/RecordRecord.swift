import Keeping
import SQLite

struct RecordRecord: Record {
    static let table = "record"

    let id: Int64
    let series: Int64
    let item: String
    let firstSeen: Int64
    var lastSeen: Int64
    var deleted: Int64?
    var reading: Int64
    var version: Int64

    var title: String { "the record '\(item)'" }

    /// Ids of one second: so many, and the second, make the id of a record.
    static let perSecond: Int64 = 1 << 20
    /// When it happened, in seconds since 1970.
    var seconds: Int64 { id >> 20 }
}

extension RecordRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        id = try row.integer("id")
        series = try row.integer("series")
        item = try row.text("item")
        firstSeen = try row.integer("first_seen")
        lastSeen = try row.integer("last_seen")
        deleted = try row.optionalInteger("deleted")
        reading = try row.integer("reading")
        version = try row.integer("version")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "id": .integer(id), "series": .integer(series), "item": .text(item), "first_seen": .integer(firstSeen),
            "last_seen": .integer(lastSeen), "deleted": .integer(optional: deleted), "reading": .integer(reading),
            "version": .integer(version),
        ]
    }
}
