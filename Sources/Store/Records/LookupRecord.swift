import Keeping
import SQLite

/// What an id of an object made elsewhere means: the newest state only.
struct LookupRecord: Record {
    static let table = "lookup"

    let site: Int64
    let kind: String
    let id: String
    let body: String
    /// When it was first learnt.
    let seen: String
    /// When it was last found to differ.
    let changed: String
}

extension LookupRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        site = try row.integer("site")
        kind = try row.text("kind")
        id = try row.text("id")
        body = try row.text("body")
        seen = try row.text("seen")
        changed = try row.text("changed")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "site": .integer(site),
            "kind": .text(kind),
            "id": .text(id),
            "body": .text(body),
            "seen": .text(seen),
            "changed": .text(changed),
        ]
    }

    var title: String { "the name kept for '\(kind)/\(id)'" }
}
