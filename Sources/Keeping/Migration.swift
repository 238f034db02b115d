package import SQLite

/// One step from one version of a file's tables to the next. Taken within the transaction of all that are due.
package struct Migration: Sendable {
    /// What it brings, in a word or two.
    package let name: String
    let take: @Sendable (Database) throws(SQLiteError) -> Void

    package init(_ name: String, _ take: @escaping @Sendable (Database) throws(SQLiteError) -> Void) {
        self.name = name
        self.take = take
    }

    /// One that needs no more than SQL.
    package init(_ name: String, _ script: String) {
        self.init(name) { (database) throws(SQLiteError) in try database.execute(script) }
    }
}

extension Database {
    /// Gives a sealed table another form. Its rows are read and proved, the table goes, and each row comes back as `change`
    /// has it, with a new seal. The new table is not made under another name and renamed, which would trip over views that
    /// people made.
    /// - Parameters:
    ///   - script: makes the table anew, with its indexes.
    ///   - title: what a row is, for people who are told that it decayed.
    ///   - change: all columns but the seal, from those before.
    package func rebuild(
        _ table: String, with script: String, title: ([String: Value]) -> String,
        change: ([String: Value]) throws(SQLiteError) -> KeyValuePairs<String, Value>
    ) throws(SQLiteError) {
        let rows = try provedRows(of: table, title: title)
        try run("DROP TABLE \(table)")
        try execute(script)
        for row in rows { try insert(into: table, change(row)) }
    }

    /// All rows of a sealed table, proved, by the names of their columns: for migrations, which can't go by a `Record`, since
    /// that is what the present version has.
    package func provedRows(
        of table: String, title: ([String: Value]) -> String
    ) throws(SQLiteError) -> [[String: Value]] {
        try rows("SELECT * FROM \(table) ORDER BY 1") { (row) throws(SQLiteError) in
            let values = try row.valuesByName()
            guard try row.isSealed() else { throw .mismatch("\(title(values)) is not as it was written") }
            return values
        }
    }
}
