import Keeping
import SQLite

/// The index of words beside the records: which has which, found without reading one.
///
/// An FTS5 table without contents: it holds words and their places, and is told them again to take them away. Its row ids are those
/// of the records, so it gives the newest first by itself. The tokenizer has nothing to decide: what goes in are words that `Words`
/// has made, with blanks between them.
struct WordIndex {
    let database: Database

    /// Changes with every change of what `Words` makes of a text, or `RecordListing` of a body.
    static let rule: Int64 = 2

    /// The index of a file that is only read.
    /// - Returns: nil where there is none that has every record, or where this machine's SQLite has no FTS5.
    static func found(in database: Database) throws(SQLiteError) -> WordIndex? {
        guard try isAvailable(database), try isWhole(in: database) else { return nil }
        return WordIndex(database: database)
    }

    /// Is every record in it, by the present rule?
    static func isWhole(in database: Database) throws(SQLiteError) -> Bool {
        try database.records(IndexedRecord.self, "WHERE id = 1").first?.rule == rule
    }

    /// Begins an index without words.
    static func made(anew database: Database) throws(SQLiteError) -> WordIndex {
        try database.run("DROP TABLE IF EXISTS word")
        try database.run(
            "CREATE VIRTUAL TABLE word USING fts5 (words, facets, content = '', columnsize = 0, tokenize = 'ascii')")
        // Every page of records adds a part; eight at a time become one, which writes a word less often than the usual four do.
        try database.run("INSERT INTO word (word, rank) VALUES ('automerge', 8)")
        return WordIndex(database: database)
    }

    static func isAvailable(_ database: Database) throws(SQLiteError) -> Bool {
        try database.number("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'") == 1
    }

    func add(_ entry: Entry) throws(SQLiteError) {
        try database.run(
            "INSERT INTO word (rowid, words, facets) VALUES (?, ?, ?)", .integer(entry.record), .text(entry.words),
            .text(entry.facets))
    }

    /// - Parameter entry: exactly as it was added.
    func remove(_ entry: Entry) throws(SQLiteError) {
        try database.run(
            "INSERT INTO word (word, rowid, words, facets) VALUES ('delete', ?, ?, ?)", .integer(entry.record),
            .text(entry.words), .text(entry.facets))
    }

    /// Leaves no word of what was removed in the file: until parts are merged, their traces stay.
    func purge() throws(SQLiteError) { try database.run("INSERT INTO word (word) VALUES ('optimize')") }

    struct Entry {
        let record: Int64
        let words: String
        let facets: String
    }
}
