import Keeping
import SQLite

/// A collection or a singleton of a site.
struct PlaceRecord: Record {
    static let table = "place"

    let id: Int64
    let site: Int64
    let kind: String
    let path: String
}

extension PlaceRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        id = try row.integer("id")
        site = try row.integer("site")
        kind = try row.text("kind")
        path = try row.text("path")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "id": .integer(id),
            "site": .integer(site),
            "kind": .text(kind),
            "path": .text(path),
        ]
    }
}
