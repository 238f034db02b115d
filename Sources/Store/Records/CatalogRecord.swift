import Keeping
import SQLite
import Wire

/// A table of kinds.
struct CatalogRecord: Record {
    static let table = "catalog"

    let fingerprint: String
    let api: String
    /// As JSON.
    let rows: String
    let at: UTCTime
}

extension CatalogRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        fingerprint = try row.text("fingerprint")
        api = try row.text("api")
        rows = try row.text("rows")
        at = try row.moment("at", of: "a table of kinds")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "fingerprint": .text(fingerprint),
            "api": .text(api),
            "rows": .text(rows),
            "at": .moment(at),
        ]
    }

    var title: String { "the table of kinds \(fingerprint)" }
}
