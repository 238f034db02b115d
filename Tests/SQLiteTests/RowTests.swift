import SQLite
import Testing

/// Columns are read by their names.
struct RowTests {
    let database: Database

    init() throws {
        database = try Database()
        try database.execute(
            """
            CREATE TABLE t (id INTEGER, name TEXT, rate REAL, body BLOB) STRICT;
            INSERT INTO t VALUES (1, 'one', 0.5, x'01'), (2, NULL, 1.5, x'02');
            """)
    }

    @Test(arguments: ["id, name, rate, body", "body, rate, name, id", "rate, id, body, name", "id, id AS more, *"])
    func `a column is found wherever it stands, in any order and again`(_ columns: String) throws {
        let rows = try database.rows("SELECT \(columns) FROM t ORDER BY t.id") { (row) throws(SQLiteError) in
            let (name, id) = (try row.optionalText("name"), try row.integer("id"))
            let (body, rate) = (try row.bytes("body"), try row.real("RATE"))
            return "\(id) \(name ?? "-") \(rate) \(body) \(try row.integer("id")) \(try row.flag("id"))"
        }
        #expect(rows == ["1 one 0.5 [1] 1 true", "2 - 1.5 [2] 2 true"])
    }

    @Test func `what no column is called is an error that says so`() throws {
        let error = try #require(throws: SQLiteError.self) {
            _ = try database.rows("SELECT id FROM t") { (row) throws(SQLiteError) in try row.text("nam") }
        }
        #expect(error.message == "no column is called 'nam'" && error.isOurs && error.cause == .other)
    }

    @Test func `what AS says is the name`() throws {
        let sum = try database.first("SELECT sum(id) AS total, count(*) AS n FROM t") {
            (row) throws(SQLiteError) in (try row.integer("total"), try row.integer("n"))
        }
        #expect(sum?.0 == 3 && sum?.1 == 2)
    }

    @Test func `numbers need no closure`() throws {
        #expect(try database.numbers("SELECT id FROM t ORDER BY id") == [1, 2])
        #expect(try database.number("SELECT max(id) FROM t WHERE id < ?", 2) == 1)
        #expect(try database.number("SELECT max(id) FROM t WHERE id > ?", 2) == nil)
        #expect(try database.number("SELECT id FROM t WHERE id > ?", 2) == nil)
    }
}
