import Keeping
import SQLite
import Wire

extension Database {
    /// The row of a body, made if there is none. Within a transaction.
    /// - Parameter predecessor: the row of what the resource was before. Where little has changed, only that is kept.
    func row(of content: Digest, body: String, after predecessor: Int64?) throws(SQLiteError) -> Int64 {
        if let found = try number("SELECT id FROM content WHERE digest = ?", .blob(content.bytes)) { return found }
        let row = try nextID(of: "content")
        if let predecessor, let (base, splice) = try splice(body, after: predecessor) {
            try insert(ContentRecord(id: row, digest: content.bytes, splice, on: base))
            if try isWhole(row, body) { return row }
        }
        try insert(ContentRecord(id: row, digest: content.bytes, body: body), "REPLACE")
        return row
    }

    /// Takes out the bodies that no version has. Where others are kept as what differs from one, the last of those takes its
    /// place, so that nothing stays of what is forgotten. Within a transaction.
    func dropUnusedContents() throws(SQLiteError) {
        let bases = try numbers(
            """
            SELECT DISTINCT base FROM content WHERE base IS NOT NULL AND id IN (SELECT content FROM version)
                AND base NOT IN (SELECT content FROM version)
            """)
        for base in bases {
            let heirs = try numbers(
                "SELECT id FROM content WHERE base = ? AND id IN (SELECT content FROM version) ORDER BY id DESC",
                .integer(base))
            for heir in heirs { try makeWhole(heir) }
            for heir in heirs.dropFirst() { try keepDifference(of: heir, from: heirs[0]) }
        }
        try run("DELETE FROM content WHERE id NOT IN (SELECT content FROM version)")
    }

    /// Keeps a body that is there as a whole, and that no other is kept as what differs from, as what differs from another; as a
    /// whole still, if that takes no less room, or if either has decayed.
    func keepDifference(of row: Int64, from predecessor: Int64) throws(SQLiteError) {
        let body: String? = try unlessDamaged { () throws(SQLiteError) -> String? in
            guard let body = try wholeBody(row), try isWhole(row, body) else { return nil }
            return body
        }
        guard let body, let (base, splice) = try splice(body, after: predecessor), base != row else { return }
        try run(
            "UPDATE content SET body = ?, base = ?, head = ?, tail = ? WHERE id = ?", .text(splice.middle),
            .integer(base), .integer(splice.head), .integer(splice.tail), .integer(row))
        if try !isWhole(row, body) { try write(row, whole: body) }
    }

    /// What a body differs in from the whole one that a row is or is kept as what differs from; nil if in too much.
    private func splice(
        _ body: String, after predecessor: Int64
    ) throws(SQLiteError) -> (base: Int64, splice: Splice)? {
        let found = try unlessDamaged { () throws(SQLiteError) in
            try first(
                "SELECT id, body FROM content WHERE id = (SELECT coalesce(base, id) FROM content WHERE id = ?)",
                .integer(predecessor)
            ) { (row) throws(SQLiteError) in (id: try row.integer("id"), body: try row.text("body")) }
        }
        guard let found, let splice = Splice(body, on: found.body) else { return nil }
        return (found.id, splice)
    }

    /// Nil for what has decayed: a night is kept, whatever became of those before.
    private func unlessDamaged<T>(_ read: () throws(SQLiteError) -> T?) throws(SQLiteError) -> T? {
        do throws(SQLiteError) {
            return try read()
        } catch {
            if error.cause == .damaged { return nil }
            throw error
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
