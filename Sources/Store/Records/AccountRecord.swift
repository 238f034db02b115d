import Keeping
import SQLite
import Wire

/// Which account a site is.
struct AccountRecord: Record {
    static let table = "account"

    let site: Int64
    /// As JSON.
    let document: String
    /// Another account had the site's name before.
    let isAnew: Bool
    /// Since when it is known.
    let at: UTCTime
}

extension AccountRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        site = try row.integer("site")
        document = try row.text("document")
        isAnew = try row.flag("anew")
        at = try row.moment("at", of: "the account of a site")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "site": .integer(site),
            "document": .text(document),
            "anew": .flag(isAnew),
            "at": .moment(at),
        ]
    }
}
