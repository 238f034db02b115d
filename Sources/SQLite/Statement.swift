import CSQLite
import Foundation

/// A prepared statement; freed with the object. Not Sendable: it belongs to the task that confines its `Database`.
final class Statement {
    let handle: OpaquePointer
    let sql: String
    /// Is somebody stepping through it?
    var isInUse = false
    /// The column behind the one that was last found by its name: mostly the next to be asked for.
    var nextColumn: Int32 = 0

    init(_ sql: String, on connection: OpaquePointer) throws(SQLiteError) {
        var prepared: OpaquePointer?
        // "The SQLITE_PREPARE_PERSISTENT flag is a hint ... that the prepared statement will be retained for a long time".
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK else { throw .last(on: connection, sql) }
        guard let prepared else { throw SQLiteError(extendedCode: SQLITE_MISUSE, message: "no statement", sql: sql) }
        handle = prepared
        self.sql = sql
    }

    deinit { sqlite3_finalize(handle) }

    func bind(_ values: [Value]) throws(SQLiteError) {
        guard sqlite3_bind_parameter_count(handle) == values.count else {
            throw SQLiteError(extendedCode: SQLITE_RANGE, message: "\(values.count) arguments do not fit", sql: sql)
        }
        var index: Int32 = 0
        for value in values {
            index += 1
            guard bind(value, at: index) == SQLITE_OK else { throw .last(on: sqlite3_db_handle(handle), sql) }
        }
    }

    private func bind(_ value: Value, at index: Int32) -> Int32 {
        // SQLITE_TRANSIENT, a cast that Swift does not import: SQLite copies the bytes before the call returns.
        let copying = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: return sqlite3_bind_null(handle, index)
        case .integer(let number): return sqlite3_bind_int64(handle, index, number)
        case .real(let number): return sqlite3_bind_double(handle, index, number)
        case .text(var text):
            return text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    // Without a start SQLite would bind null for the empty text.
                    guard let start = $0.baseAddress else {
                        return sqlite3_bind_text64(handle, index, "", 0, copying, 1)
                    }
                    return sqlite3_bind_text64(handle, index, start, UInt64($0.count), copying, UInt8(SQLITE_UTF8))
                }
            }
        case .blob(let bytes):
            return bytes.withUnsafeBytes {
                guard let start = $0.baseAddress, !$0.isEmpty else { return sqlite3_bind_zeroblob(handle, index, 0) }
                return sqlite3_bind_blob64(handle, index, start, UInt64($0.count), copying)
            }
        }
    }

    /// Goes to the next row; false behind the last one.
    func step() throws(SQLiteError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw .last(on: sqlite3_db_handle(handle), sql)
        }
    }

    /// Makes it ready for the next use and lets go of the arguments and of the read transaction.
    func reset() {
        // Repeats the code of the last step, which was reported already.
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }
}

extension SQLiteError {
    static func last(on connection: OpaquePointer?, _ sql: String?) -> SQLiteError {
        let (code, system) = (sqlite3_extended_errcode(connection), sqlite3_system_errno(connection))
        // SQLite calls only a short write a full disk; the system says it of others, too.
        let isFull = [POSIXErrorCode.ENOSPC, .EDQUOT].contains { $0.rawValue == system }
        if code & 0xFF == SQLITE_IOERR, isFull {
            return SQLiteError(
                extendedCode: SQLITE_FULL, message: String(cString: sqlite3_errstr(SQLITE_FULL)), sql: sql)
        }
        return SQLiteError(extendedCode: code, message: String(cString: sqlite3_errmsg(connection)), sql: sql)
    }
}
