import SQLite
import Testing

/// What goes in comes out, byte for byte.
struct ValueTests {
    @Test(arguments: [
        Value.null, .integer(.min), .integer(.max), .integer(0), .real(0.1), .real(-0.0), .text(""), .text("a\u{0}b"),
        .text("e\u{301}"), .text("\u{10FFFF}\u{E000}"), .blob([]), .blob([0, 1, 0, 255]),
    ])
    func `a value survives a table`(_ value: Value) throws {
        let database = try Database()
        try database.run("CREATE TABLE t (v ANY) STRICT")
        try database.run("INSERT INTO t VALUES (?)", value)
        let read = try database.first("SELECT v FROM t") { (row) throws(SQLiteError) in try row.value(0) }
        #expect(read.map(bytes) == bytes(value))
        #expect(read == value)
    }

    /// `==` of strings merges what is canonically equal.
    private func bytes(_ value: Value) -> [UInt8] {
        if case .text(let text) = value { Array(text.utf8) } else { [] }
    }

    @Test func `a text's length is that of its bytes`() throws {
        let database = try Database()
        let count = try database.first("SELECT length(?1), hex(?1)", .text("a\u{0}é")) { (row) throws(SQLiteError) in
            try row.text(1)
        }
        #expect(count == "6100C3A9")
    }

    @Test func `a column of another type is an error and never converted`() throws {
        let database = try Database()
        let error = try #require(throws: SQLiteError.self) {
            _ = try database.first("SELECT 1, 'x', NULL, 2.5") { (row) throws(SQLiteError) in try row.text(0) }
        }
        #expect(error.cause == .damaged)
        #expect(throws: SQLiteError.self) {
            _ = try database.first("SELECT '7'") { (row) throws(SQLiteError) in try row.integer(0) }
        }
        let none = try database.first("SELECT NULL") { (row) throws(SQLiteError) in try row.optionalText(0) }
        #expect(none == .some(nil))
    }
}
