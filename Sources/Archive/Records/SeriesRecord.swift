import Keeping
import SQLite

/// The records of one kind on one site.
struct SeriesRecord: Record {
    static let table = "series"

    let id: Int64
    let site: Int64
    let kind: String
    var aim: Int64?
    /// Of the last window that was begun: counted here, since to find the last one among the records would mean to read them all.
    var reading: Int64 = 0

    var title: String { "the series of \(kind)" }
}

extension SeriesRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        id = try row.integer("id")
        site = try row.integer("site")
        kind = try row.text("kind")
        aim = try row.optionalInteger("aim")
        reading = try row.integer("reading")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "id": .integer(id), "site": .integer(site), "kind": .text(kind), "aim": .integer(optional: aim),
            "reading": .integer(reading),
        ]
    }
}
