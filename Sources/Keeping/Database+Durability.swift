package import SQLite

/// When what was written has to be on the disk.
extension Database {
    /// A transaction that has to outlive a power cut before the next thing happens.
    package func durably<T>(_ body: () throws(SQLiteError) -> T) throws(SQLiteError) -> T {
        try withDurableCommits { () throws(SQLiteError) in try transaction(.writing, body) }
    }

    /// Runs `body` so that each of its commits outlives a power cut; all others only have to be whole.
    package func withDurableCommits<T>(_ body: () throws(SQLiteError) -> T) throws(SQLiteError) -> T {
        try execute("PRAGMA synchronous = FULL")
        defer { try? execute("PRAGMA synchronous = NORMAL") }
        return try body()
    }

    /// Brings the log into the file, so that the file alone is all there is. Waits for nobody: while others read it may stay
    /// undone, and is made up for later.
    package func checkpoint() { try? execute("PRAGMA wal_checkpoint(PASSIVE)") }

    /// Gives the room that nothing stands in any more back to the disk. Needs about as much room as is in use while it does so.
    package func compact() throws(SQLiteError) {
        // Whatever came of it: a log that could not be brought in is as long as the whole file.
        defer { try? execute("PRAGMA wal_checkpoint(TRUNCATE)") }
        if try pragma("freelist_count") > 0 { try execute("VACUUM") }
    }
}
