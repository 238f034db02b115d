import Keeping
import SQLite
import Wire

/// What an id of an object made elsewhere means: the newest state only.
struct LookupRecord: Record {
    static let table = "lookup"

    let site: Int64
    let kind: String
    let id: String
    let body: String
    /// When it was first learnt.
    let seen: UTCTime
    /// When it was last found to differ.
    let changed: UTCTime
}

extension LookupRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        site = try row.integer("site")
        kind = try row.text("kind")
        id = try row.text("id")
        body = try row.text("body")
        seen = try row.moment("seen", of: "a name that is kept")
        changed = try row.moment("changed", of: "a name that is kept")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "site": .integer(site),
            "kind": .text(kind),
            "id": .text(id),
            "body": .text(body),
            "seen": .moment(seen),
            "changed": .moment(changed),
        ]
    }

    var title: String { "the name kept for '\(kind)/\(id)'" }
}
