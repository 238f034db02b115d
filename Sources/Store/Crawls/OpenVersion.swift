import SQLite
import Wire

/// What the store has of a resource that came.
struct OpenVersion {
    let row: Int64
    let first: Int64
    let id: String?
    let address: String
    let contentRow: Int64
    /// Nil if the file is damaged; differs from any digest then.
    let content: Digest?

    /// Of a row with the columns `id`, `first`, `resource`, `address`, `content` and `digest`.
    init(_ row: borrowing Row) throws(SQLiteError) {
        self.row = try row.integer("id")
        first = try row.integer("first")
        id = try row.optionalText("resource")
        address = try row.text("address")
        contentRow = try row.integer("content")
        content = Digest(bytes: try row.bytes("digest"))
    }

    func isID(_ other: String?) -> Bool {
        switch (id, other) {
        case (nil, nil): true
        case (let id?, let other?): id.isIdentical(to: other)
        default: false
        }
    }
}
