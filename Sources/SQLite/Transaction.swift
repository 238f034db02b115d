extension Database {
    package enum TransactionKind: String, Sendable {
        /// Sees one state of the file throughout.
        case reading = "BEGIN DEFERRED"
        /// Takes the one place of a writer at once, so that it can't find out halfway that somebody else has it.
        case writing = "BEGIN IMMEDIATE"
    }

    /// Runs `body` as a whole: what it wrote is kept if it returns, and taken back if it throws.
    package func transaction<T>(
        _ kind: TransactionKind, _ body: () throws(SQLiteError) -> T
    ) throws(SQLiteError) -> T {
        try run(kind.rawValue)
        do throws(SQLiteError) {
            let result = try body()
            try run("COMMIT")
            return result
        } catch {
            // Fails where SQLite has rolled back by itself, as it does when the disk is full.
            try? run("ROLLBACK")
            throw error
        }
    }
}
