import Keeping
import SQLite

struct SiteRecord: Record {
    static let table = "site"

    let id: Int64
    let name: String
    var url: String
    /// Which account it was, as JSON; nil as long as nothing has told.
    var account: String?

    var title: String { "the site '\(name)'" }
}

extension SiteRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        id = try row.integer("id")
        name = try row.text("name")
        url = try row.text("url")
        account = try row.optionalText("account")
    }

    var values: KeyValuePairs<String, Value> {
        ["id": .integer(id), "name": .text(name), "url": .text(url), "account": .text(optional: account)]
    }
}
