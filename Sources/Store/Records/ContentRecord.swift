import Keeping
import SQLite

/// A body, once however many resources have it or come back to it; as a whole, or as what differs from another one. The digest
/// of the whole stands for a seal.
struct ContentRecord: Record {
    static let table = "content"
    static let isSealed = false

    let id: Int64
    let digest: [UInt8]
    /// The whole, or what stands between a beginning and an end that are the base's.
    let body: String
    /// The row, itself a whole one, that this one differs from.
    let base: Int64?
    /// How many characters, as SQLite counts them, begin both.
    let head: Int64?
    /// At which character of the base, from 1, that begins which ends both.
    let tail: Int64?

    init(id: Int64, digest: [UInt8], body: String) {
        self.init(id: id, digest: digest, body: body, base: nil, head: nil, tail: nil)
    }

    init(id: Int64, digest: [UInt8], _ splice: Splice, on base: Int64) {
        self.init(id: id, digest: digest, body: splice.middle, base: base, head: splice.head, tail: splice.tail)
    }

    private init(id: Int64, digest: [UInt8], body: String, base: Int64?, head: Int64?, tail: Int64?) {
        self.id = id
        self.digest = digest
        self.body = body
        self.base = base
        self.head = head
        self.tail = tail
    }
}

extension ContentRecord {
    /// The body as a whole, of a content `c`, in SQL.
    static let whole = """
        CASE WHEN c.base IS NULL THEN c.body ELSE (
            SELECT substr(b.body, 1, c.head) || c.body || substr(b.body, c.tail) FROM content b WHERE b.id = c.base) END
        """

    init(_ row: borrowing Row) throws(SQLiteError) {
        self.init(
            id: try row.integer("id"), digest: try row.bytes("digest"), body: try row.text("body"),
            base: try row.optionalInteger("base"), head: try row.optionalInteger("head"),
            tail: try row.optionalInteger("tail"))
    }

    var values: KeyValuePairs<String, Value> {
        [
            "id": .integer(id),
            "digest": .blob(digest),
            "body": .text(body),
            "base": .integer(optional: base),
            "head": .integer(optional: head),
            "tail": .integer(optional: tail),
        ]
    }
}
