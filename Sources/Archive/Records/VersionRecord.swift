import Keeping
import SQLite

/// A body that a record has or had; its digest covers it.
struct VersionRecord: Record {
    static let table = "version"
    static let isSealed = false

    let id: Int64
    let record: Int64
    let seen: Int64
    let digest: [UInt8]
    let body: String
}

extension VersionRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        id = try row.integer("id")
        record = try row.integer("record")
        seen = try row.integer("seen")
        digest = try row.bytes("digest")
        body = try row.text("body")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "id": .integer(id), "record": .integer(record), "seen": .integer(seen), "digest": .blob(digest),
            "body": .text(body),
        ]
    }
}
