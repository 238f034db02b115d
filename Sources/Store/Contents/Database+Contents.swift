import Keeping
import SQLite
import Wire

extension Database {
    /// A body by the row, itself a whole one, that it differs from.
    typealias Difference = (base: Int64, splice: Splice)

    /// The row of a body, made if there is none. Within a transaction.
    /// - Parameter difference: what it differs in from another, which only counts if that still is what it was.
    func row(of content: Digest, body: String, _ difference: Difference?) throws(SQLiteError) -> Int64 {
        if let found = try number("SELECT id FROM content WHERE digest = ?", .blob(content.bytes)) { return found }
        let row = try nextID(of: "content")
        if let difference {
            try insert(ContentRecord(id: row, digest: content.bytes, difference.splice, on: difference.base))
            if try isWhole(row, body) { return row }
        }
        try insert(ContentRecord(id: row, digest: content.bytes, body: body), "REPLACE")
        return row
    }

    /// Takes out the bodies that no version has. Where others are kept as what differs from one, the last of those takes its
    /// place, so that nothing stays of what is forgotten. Within a transaction.
    func dropUnusedContents() throws(SQLiteError) {
        // Read once: an index would have to be made over bodies that may have decayed.
        let heirs = try rows(
            """
            SELECT id, base FROM content WHERE base IS NOT NULL AND id IN (SELECT content FROM version)
                AND base NOT IN (SELECT content FROM version) ORDER BY base, id DESC
            """
        ) { (row) throws(SQLiteError) in (id: try row.integer("id"), base: try row.integer("base")) }
        for heir in heirs { try makeWhole(heir.id) }
        for (first, heir) in zip(heirs, heirs.dropFirst()) where first.base == heir.base {
            try keepDifference(of: heir.id, from: first.id)
        }
        try run("DELETE FROM content WHERE id NOT IN (SELECT content FROM version)")
    }

    /// Keeps a body that is there as a whole, and that no other is kept as what differs from, as what differs from another; as a
    /// whole still, if that takes no less room.
    private func keepDifference(of row: Int64, from predecessor: Int64) throws(SQLiteError) {
        guard let body = try wholeBody(row), try isWhole(row, body),
            let (base, splice) = try difference(of: body, from: predecessor), base != row
        else { return }
        try run(
            "UPDATE content SET body = ?, base = ?, head = ?, tail = ? WHERE id = ?", .text(splice.middle),
            .integer(base), .integer(splice.head), .integer(splice.tail), .integer(row))
        if try !isWhole(row, body) { try write(row, whole: body) }
    }

    /// What a body differs in from the whole one that a row is or is kept as what differs from; nil if in too much.
    private func difference(of body: String, from predecessor: Int64) throws(SQLiteError) -> Difference? {
        let found = try first(
            "SELECT id, body FROM content WHERE id = (SELECT coalesce(base, id) FROM content WHERE id = ?)",
            .integer(predecessor)
        ) { (row) throws(SQLiteError) in (id: try row.integer("id"), body: try row.text("body")) }
        guard let found, let splice = Splice(body, on: found.body) else { return nil }
        return (found.id, splice)
    }

    /// The same, and nil for what has decayed: a night is kept, whatever became of those before. Outside of any transaction, since
    /// SQLite lets none go on that came upon damage.
    func differenceIfAny(of body: String, from predecessor: Int64) throws(SQLiteError) -> Difference? {
        do throws(SQLiteError) {
            return try difference(of: body, from: predecessor)
        } catch {
            guard error.cause == .damaged else { throw error }
            return nil
        }
    }

    private func wholeBody(_ row: Int64) throws(SQLiteError) -> String? {
        try first("SELECT \(ContentRecord.whole) AS body FROM content c WHERE c.id = ?", .integer(row)) {
            (row) throws(SQLiteError) in try row.optionalText("body")
        } ?? nil
    }

    /// Does SQLite put a row together as this body, to the byte?
    private func isWhole(_ row: Int64, _ body: String) throws(SQLiteError) -> Bool {
        try number("SELECT \(ContentRecord.whole) = ? FROM content c WHERE c.id = ?", .text(body), .integer(row)) == 1
    }

    private func makeWhole(_ row: Int64) throws(SQLiteError) {
        try run(
            """
            UPDATE content AS c SET body = \(ContentRecord.whole), base = NULL, head = NULL, tail = NULL
            WHERE id = ? AND base IS NOT NULL AND \(ContentRecord.whole) IS NOT NULL
            """, .integer(row))
    }

    private func write(_ row: Int64, whole body: String) throws(SQLiteError) {
        try run(
            "UPDATE content SET body = ?, base = NULL, head = NULL, tail = NULL WHERE id = ?", .text(body),
            .integer(row))
    }
}
