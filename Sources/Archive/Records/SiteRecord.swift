import Keeping
import SQLite

struct SiteRecord: Record {
    static let table = "site"

    let id: Int64
    let name: String
    let url: String

    var title: String { "the site '\(name)'" }
}

extension SiteRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        id = try row.integer("id")
        name = try row.text("name")
        url = try row.text("url")
    }

    var values: KeyValuePairs<String, Value> { ["id": .integer(id), "name": .text(name), "url": .text(url)] }
}
