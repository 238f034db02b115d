import CSQLite

/// One connection to one database file. Knows no table.
///
/// Not Sendable: whoever makes one keeps it to a single task or actor. So it is opened without SQLite's own mutexes: "the
/// application is responsible for serializing access", and the compiler sees to that.
package final class Database {
    package enum Access: Sendable {
        case readWrite
        /// Takes the file for one that nobody writes: no locks, no side files, a write-ahead log is not looked at.
        case unchanging
    }

    /// Of SQLite itself: `3.40.1`.
    package static var libraryVersion: String { String(cString: sqlite3_libversion()) }

    private let connection: OpaquePointer
    /// By their SQL, at most one of each. A query may run within the same query: it gets a statement of its own then, which takes the
    /// place of the one in use.
    private var kept: [String: Statement] = [:]
    /// Statements compiled so far: what tests count instead of seconds.
    package private(set) var prepared = 0

    /// Opens an existing file.
    /// - Parameter patience: how long a statement waits for another connection's lock, in milliseconds.
    package convenience init(file path: String, _ access: Access, patience: Int32 = 15_000) throws(SQLiteError) {
        // Not even a file called `:memory:` or `file:x` may be taken for one of SQLite's special names.
        let plain = path.utf8.first == UInt8(ascii: "/") ? path : "./" + path
        switch access {
        case .readWrite: try self.init(plain, flags: SQLITE_OPEN_READWRITE, patience: patience)
        case .unchanging:
            let escaped = plain.utf8.flatMap { byte -> [UInt8] in
                switch byte {
                case UInt8(ascii: "%"): Array("%25".utf8)
                case UInt8(ascii: "?"): Array("%3f".utf8)
                case UInt8(ascii: "#"): Array("%23".utf8)
                default: [byte]
                }
            }
            let name = "file:" + String(decoding: escaped, as: UTF8.self) + "?immutable=1"
            try self.init(name, flags: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, patience: patience)
        }
    }

    /// A database of its own in memory.
    package convenience init() throws(SQLiteError) {
        try self.init(":memory:", flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY, patience: 0)
    }

    private init(_ name: String, flags: Int32, patience: Int32) throws(SQLiteError) {
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(name, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK, let opened else {
            // "Whether or not an error occurs when it is opened, resources associated with the database connection
            // handle should be released".
            let error = opened.map { SQLiteError.last(on: $0, nil) }
            sqlite3_close_v2(opened)
            throw error ?? SQLiteError(extendedCode: code, message: String(cString: sqlite3_errstr(code)))
        }
        connection = opened
        sqlite3_busy_timeout(opened, patience)
    }

    deinit {
        kept.removeAll()
        // A cursor still alive keeps the connection until it is freed.
        sqlite3_close_v2(connection)
    }

    /// Runs a text of several statements without arguments, dropping rows.
    package func execute(_ script: String) throws(SQLiteError) {
        guard sqlite3_exec(connection, script, nil, nil, nil) == SQLITE_OK else { throw .last(on: connection, script) }
    }

    /// Runs one statement to its end, dropping rows.
    package func run(_ sql: String, _ values: Value...) throws(SQLiteError) { try run(sql, values: values) }

    package func run(_ sql: String, values: [Value]) throws(SQLiteError) {
        try use(sql, values) { (statement) throws(SQLiteError) in while try statement.step() {} }
    }

    /// Hands each row of a query to `body`.
    package func query(
        _ sql: String, _ values: Value..., body: (borrowing Row) throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        try use(sql, values) { (statement) throws(SQLiteError) in
            while try statement.step() { try body(Row(query: statement)) }
        }
    }

    /// What `read` makes of each row.
    package func rows<T>(
        _ sql: String, _ values: Value..., read: (borrowing Row) throws(SQLiteError) -> T
    ) throws(SQLiteError) -> [T] {
        try rows(sql, values: values, read: read)
    }

    package func rows<T>(
        _ sql: String, values: [Value], read: (borrowing Row) throws(SQLiteError) -> T
    ) throws(SQLiteError) -> [T] {
        try use(sql, values) { (statement) throws(SQLiteError) in
            var all: [T] = []
            while try statement.step() { all.append(try read(Row(query: statement))) }
            return all
        }
    }

    /// What `read` makes of the first row; nil if there is none.
    package func first<T>(
        _ sql: String, _ values: Value..., read: (borrowing Row) throws(SQLiteError) -> T
    ) throws(SQLiteError) -> T? {
        try use(sql, values) { (statement) throws(SQLiteError) in
            try statement.step() ? try read(Row(query: statement)) : nil
        }
    }

    /// The number in the first column of the first row; nil if there is no row, or nothing in it.
    package func number(_ sql: String, _ values: Value...) throws(SQLiteError) -> Int64? {
        try use(sql, values) { (statement) throws(SQLiteError) in
            try statement.step() ? try Row(query: statement).optionalInteger(0) : nil
        }
    }

    /// The numbers in the first column of every row.
    package func numbers(_ sql: String, _ values: Value...) throws(SQLiteError) -> [Int64] {
        // Not by way of `rows`: Swift 6.3.1's optimizer gives up on the closure.
        try use(sql, values) { (statement) throws(SQLiteError) in
            var all: [Int64] = []
            while try statement.step() { all.append(try Row(query: statement).integer(0)) }
            return all
        }
    }

    /// The rows of a query one at a time, with a statement of its own.
    package func cursor(_ sql: String, _ values: Value...) throws(SQLiteError) -> Cursor {
        let statement = try prepare(sql)
        try statement.bind(values)
        return Cursor(statement, of: self)
    }

    /// Rows that the last INSERT, UPDATE or DELETE touched.
    package var changes: Int { Int(sqlite3_changes64(connection)) }

    private func prepare(_ sql: String) throws(SQLiteError) -> Statement {
        prepared += 1
        return try Statement(sql, on: connection)
    }

    /// A statement that fails is not kept.
    private func use<T>(
        _ sql: String, _ values: [Value], _ body: (Statement) throws(SQLiteError) -> T
    ) throws(SQLiteError) -> T {
        if let statement = kept[sql], !statement.isInUse {
            statement.isInUse = true
            do throws(SQLiteError) {
                let result = try run(statement, values, body)
                statement.isInUse = false
                return result
            } catch {
                // Without a reset it holds on to what it read.
                if kept[sql] === statement { kept[sql] = nil }
                throw error
            }
        }
        let statement = try prepare(sql)
        let result = try run(statement, values, body)
        kept[sql] = statement
        return result
    }

    private func run<T>(
        _ statement: Statement, _ values: [Value], _ body: (Statement) throws(SQLiteError) -> T
    ) throws(SQLiteError) -> T {
        try statement.bind(values)
        let result = try body(statement)
        statement.reset()
        return result
    }
}
