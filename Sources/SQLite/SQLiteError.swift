import CSQLite

/// A call of SQLite that failed. Carries the statement but never its arguments, which may be secrets.
package struct SQLiteError: Error, Hashable, Sendable {
    /// SQLite's extended result code; the kind of failure is in its lowest byte.
    package let extendedCode: Int32
    /// SQLite's own words.
    package let message: String
    package let sql: String?
    /// The message is this program's own.
    package let isOurs: Bool

    package init(extendedCode: Int32, message: String, sql: String? = nil, isOurs: Bool = false) {
        self.extendedCode = extendedCode
        self.message = message
        self.sql = sql
        self.isOurs = isOurs
    }

    /// SQLite's primary result code.
    package var code: Int32 { extendedCode & 0xFF }

    /// What a caller can decide by, whatever the text says.
    package enum Cause: Hashable, Sendable {
        /// The file's content contradicts itself.
        case damaged
        /// The file is not a database.
        case notDatabase
        /// Another connection holds what this one needs, and went on doing so.
        case busy
        case diskFull
        /// May not be written: the file, its folder or the file system.
        case readOnly
        /// May not be opened or made.
        case unopenable
        case inputOutput
        case outOfMemory
        case other
    }

    package var cause: Cause {
        switch code {
        // A constraint or a type that our own tables rule out means that they are not what they were.
        case SQLITE_CORRUPT, SQLITE_MISMATCH, SQLITE_CONSTRAINT, SQLITE_FORMAT: .damaged
        case SQLITE_NOTADB: .notDatabase
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: .busy
        case SQLITE_FULL: .diskFull
        case SQLITE_READONLY: .readOnly
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: .unopenable
        // An index or header bit can send a read past the end of the file, which SQLite reports as a short read.
        case SQLITE_IOERR where extendedCode == SQLITE_IOERR | (2 << 8): .damaged
        // The index of a log is made beside it, page by page: what fails there is the room for it.
        case SQLITE_IOERR where extendedCode == SQLITE_IOERR | (19 << 8): .diskFull
        case SQLITE_IOERR: .inputOutput
        case SQLITE_NOMEM: .outOfMemory
        default: .other
        }
    }
}

extension SQLiteError: CustomStringConvertible {
    package var description: String {
        "SQLite error \(code) (\(extendedCode)): \(message)" + (sql.map { " - while executing: \($0)" } ?? "")
    }
}

extension SQLiteError {
    /// A column that does not hold what the statement's author may expect of it.
    static func unexpected(_ column: Int32, _ expected: String, in sql: String) -> SQLiteError {
        SQLiteError(
            extendedCode: SQLITE_MISMATCH, message: "column \(column) holds no \(expected)", sql: sql, isOurs: true)
    }
}

extension SQLiteError {
    /// What a transaction's own body throws to have it taken back.
    package static func aborted(_ message: String) -> SQLiteError {
        SQLiteError(extendedCode: SQLITE_ABORT, message: message, isOurs: true)
    }

    /// A value that the program never writes.
    package static func mismatch(_ message: String) -> SQLiteError {
        SQLiteError(extendedCode: SQLITE_MISMATCH, message: message, isOurs: true)
    }
}
