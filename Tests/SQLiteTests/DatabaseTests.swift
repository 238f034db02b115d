import SQLite
import Testing

struct DatabaseTests {
    private func filled(_ count: Int) throws -> Database {
        let database = try Database()
        try database.run("CREATE TABLE t (n INTEGER PRIMARY KEY, x TEXT UNIQUE) STRICT")
        for number in 0..<count {
            try database.run("INSERT INTO t VALUES (?, ?)", .integer(Int64(number)), .text("x\(number)"))
        }
        return database
    }

    private func count(_ database: Database) throws -> Int64? {
        try database.first("SELECT count(*) FROM t") { (row) throws(SQLiteError) in try row.integer(0) }
    }

    @Test func `a statement is compiled once however often it runs`() throws {
        let database = try filled(100)
        #expect(database.prepared == 2)
    }

    @Test func `a query runs within the same query`() throws {
        let database = try filled(3)
        var pairs: [[Int64]] = []
        let sql = "SELECT n FROM t ORDER BY n"
        try database.query(sql) { (outer) throws(SQLiteError) in
            let left = try outer.integer(0)
            try database.query(sql) { (inner) throws(SQLiteError) in pairs.append([left, try inner.integer(0)]) }
        }
        #expect(pairs.count == 9)
        #expect(pairs.last == [2, 2])
    }

    @Test func `cursors advance side by side and outlive the variable that held the database`() throws {
        var database: Database? = try filled(3)
        let up = try #require(try database?.cursor("SELECT n FROM t ORDER BY n"))
        let down = try #require(try database?.cursor("SELECT n FROM t ORDER BY n DESC"))
        database = nil
        var seen: [[Int64]] = []
        while let left = try up.next({ (row) throws(SQLiteError) in try row.integer(0) }),
            let right = try down.next({ (row) throws(SQLiteError) in try row.integer(0) })
        {
            seen.append([left, right])
        }
        #expect(seen == [[0, 2], [1, 1], [2, 0]])
        #expect(try up.next { (row) throws(SQLiteError) in try row.integer(0) } == nil)
    }

    @Test func `a transaction that throws leaves nothing, one that returns leaves all`() throws {
        let database = try filled(1)
        #expect(throws: SQLiteError.self) {
            try database.transaction(.writing) { () throws(SQLiteError) in
                try database.run("INSERT INTO t VALUES (7, 'seven')")
                try database.run("INSERT INTO t VALUES (7, 'again')")
            }
        }
        #expect(try count(database) == 1)
        try database.transaction(.writing) { () throws(SQLiteError) in
            try database.run("INSERT INTO t VALUES (7, 'seven')")
        }
        #expect(try count(database) == 2)
    }

    @Test func `an error tells the statement and keeps its arguments to itself`() throws {
        let database = try filled(1)
        let error = try #require(throws: SQLiteError.self) {
            try database.run("INSERT INTO t VALUES (?, ?)", 0, "s3cret")
        }
        #expect(error.code == 19)
        #expect(error.extendedCode == 1555)
        #expect(error.sql == "INSERT INTO t VALUES (?, ?)")
        #expect(!error.description.contains("s3cret"))
        // It works again after the failure.
        try database.run("INSERT INTO t VALUES (?, ?)", 1, "fine")
    }

    @Test(arguments: [0, 1, 3])
    func `a wrong number of arguments is an error`(_ count: Int) throws {
        let database = try filled(0)
        #expect(throws: SQLiteError.self) {
            switch count {
            case 0: try database.run("INSERT INTO t VALUES (?, ?)")
            case 1: try database.run("INSERT INTO t VALUES (?, ?)", 1)
            default: try database.run("INSERT INTO t VALUES (?, ?)", 1, "x", 3)
            }
        }
    }

    @Test(arguments: ["/nowhere/at/all", "", ":memory:", "file:x?mode=memory", "/"])
    func `a file that is not there is not made up`(_ path: String) throws {
        let error = try #require(throws: SQLiteError.self) {
            let database = try Database(file: path, .readWrite)
            try database.execute("CREATE TABLE t (x)")
        }
        #expect(error.cause == .unopenable)
    }
}
