import CSQLite

/// The row a statement stands on. Lent for the length of one closure and not copyable, so it can't outlive its step.
///
/// A column of another type than asked for is an error and never converted: in a STRICT table it means damage.
package struct Row: ~Copyable {
    let query: Statement

    private var statement: OpaquePointer { query.handle }
    private var sql: String { query.sql }

    package var count: Int32 { sqlite3_column_count(statement) }

    package func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    package func integer(_ column: Int32) throws(SQLiteError) -> Int64 {
        guard sqlite3_column_type(statement, column) == SQLITE_INTEGER else {
            throw .unexpected(column, "integer", in: sql)
        }
        return sqlite3_column_int64(statement, column)
    }

    package func flag(_ column: Int32) throws(SQLiteError) -> Bool { try integer(column) != 0 }

    package func real(_ column: Int32) throws(SQLiteError) -> Double {
        guard sqlite3_column_type(statement, column) == SQLITE_FLOAT else { throw .unexpected(column, "real", in: sql) }
        return sqlite3_column_double(statement, column)
    }

    /// Ill-formed UTF-8, which only damage can bring, is replaced by U+FFFD.
    package func text(_ column: Int32) throws(SQLiteError) -> String {
        guard sqlite3_column_type(statement, column) == SQLITE_TEXT else { throw .unexpected(column, "text", in: sql) }
        guard let start = sqlite3_column_text(statement, column) else { throw .unexpected(column, "text", in: sql) }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    package func optionalInteger(_ column: Int32) throws(SQLiteError) -> Int64? {
        isNull(column) ? nil : try integer(column)
    }

    package func optionalText(_ column: Int32) throws(SQLiteError) -> String? {
        isNull(column) ? nil : try text(column)
    }

    /// The bytes of a blob or, as they stand, of a text.
    package func bytes(_ column: Int32) throws(SQLiteError) -> [UInt8] {
        let type = sqlite3_column_type(statement, column)
        guard type == SQLITE_BLOB || type == SQLITE_TEXT else { throw .unexpected(column, "bytes", in: sql) }
        let start = sqlite3_column_blob(statement, column)
        let count = Int(sqlite3_column_bytes(statement, column))
        return Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
    }

    /// Whatever the column holds.
    package func value(_ column: Int32) throws(SQLiteError) -> Value {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: .integer(try integer(column))
        case SQLITE_FLOAT: .real(try real(column))
        case SQLITE_TEXT: .text(try text(column))
        case SQLITE_BLOB: .blob(try bytes(column))
        default: .null
        }
    }
}
