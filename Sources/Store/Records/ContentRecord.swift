import Keeping
import SQLite

/// A body, once however many resources have it or come back to it. Its digest stands for a seal.
struct ContentRecord: Record {
    static let table = "content"
    static let isSealed = false

    let id: Int64
    let digest: [UInt8]
    let body: String
}

extension ContentRecord {
    init(_ row: borrowing Row) throws(SQLiteError) {
        id = try row.integer("id")
        digest = try row.bytes("digest")
        body = try row.text("body")
    }

    var values: KeyValuePairs<String, Value> {
        [
            "id": .integer(id),
            "digest": .blob(digest),
            "body": .text(body),
        ]
    }
}
