import Catalog
import Configuring
import Foundation
import Platform
import Simulator
import Testing
import TestSupport
import Wire

/// The questions of `samples/queries` to an export of the configuration, and to one of the conversations.
@Suite(.ownThreads) struct QuerySamplesTests {
    private static let files = ["queries/duckdb.sql", "queries/clickhouse.sql"]
    private static let conversations = ["duckdb", "clickhouse", "spark"].map { "queries/conversations-\($0).sql" }

    /// Without comments, one a statement.
    private static func statements(_ file: String) throws -> [String] {
        let lines = try Samples.text(file).components(separatedBy: "\n").filter { !$0.hasPrefix("--") }
        return lines.joined(separator: "\n").components(separatedBy: ";").filter {
            !$0.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty
        }
    }

    @Test(arguments: files) func `the questions ask for kinds and members that there are`(file: String) async throws {
        let statements = try Self.statements(file)
        #expect(statements.count == 7)
        for statement in statements {
            #expect(statement.count { $0 == "(" } == statement.count { $0 == ")" })
            for piece in statement.components(separatedBy: "kind = '").dropFirst() {
                let kind = piece.components(separatedBy: "'")[0]
                #expect(Catalog.liveChat[kind] != nil, "\(kind)")
            }
        }
        let bench = try await Workbench.afterBackup()
        let export = await bench.run("export shop@latest -").output
        let first = try JSONValue(parsing: String(export.prefix { $0 != "\n" }))
        for name in ["kind", "address", "path", "id", "body"] {
            #expect(statements[0].contains(name) && first[name] != nil, "\(name)")
        }
    }

    /// All the files of a set ask the same questions in the same order.
    @Test(arguments: [files, conversations]) func `each tool is asked the same`(files: [String]) throws {
        let questions = try files.map { file in
            try Samples.text(file).components(separatedBy: "\n").filter { $0.hasPrefix("-- ") && $0.contains("?") }
        }
        #expect(questions[0].count == 5)
        for other in questions { #expect(other == questions[0]) }
    }

    /// A bench whose site's conversations are archived and exported to a folder `conversations`.
    private static func benchAfterArchive(_ dialect: Dialect) async throws -> Workbench {
        let bench = try Workbench(dialect)
        // The sample's conversations end at the real time.
        bench.advance(by: max(0, Date().timeIntervalSince1970 - bench.now) + 60)
        await bench.run("archive shop --since 2020-01-01 --kinds chats")
        await bench.run("export shop conversations --records --partition day")
        return bench
    }

    /// The chats of that folder as lines.
    private static func chats(_ bench: Workbench) throws -> [JSONValue] {
        let folder = bench.folder.path + "/conversations/chats"
        let days = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        return try days.flatMap { day in
            let file = URL(fileURLWithPath: "\(folder)/\(day)/part.ndjson")
            return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
                try JSONValue(parsing: String($0))
            }
        }
    }

    @Test(arguments: Dialect.allCases)
    func `the questions about conversations ask for members that chats and their messages have`(dialect: Dialect)
        async throws
    {
        let records = try Self.chats(try await Self.benchAfterArchive(dialect))
        let bodies = records.compactMap { $0["body"] }
        let things = bodies + bodies.flatMap { $0["messages"]?.elements ?? [] }
        #expect(records.count > 100 && things.count > 3 * bodies.count)
        for file in Self.conversations {
            let statements = try Self.statements(file).joined()
            #expect(statements.count { $0 == "(" } == statements.count { $0 == ")" })
            let paths = Set(statements.matches(of: #/'\$\.([A-Za-z.]+)'/#).map { String($0.1) })
            #expect(paths.count == 7, "\(file): \(paths.sorted())")
            for path in paths {
                let steps = path.split(separator: ".").map(String.init)
                let isThere = things.contains { thing in
                    steps.reduce(Optional(thing)) { $0?[$1] } != nil
                }
                #expect(isThere, "\(file): \(path)")
            }
            for name in ["id", "at", "body"] { #expect(statements.contains(name) && records[0][name] != nil) }
            for value in ["agent", "missed"] {
                #expect(statements.contains("'\(value)'"))
                #expect(things.contains { $0["sender"]?.text == value || $0["status"]?.text == value })
            }
        }
    }

    private static let python = """
        import duckdb
        connection = duckdb.connect()
        for statement in duckdb.extract_statements(open('query.sql').read()):
            print(len(connection.execute(statement).fetchall()))
        """

    private static func shell(_ line: String, in folder: String) -> (ending: ChildProcess.Ending, output: String)? {
        guard
            let child = try? ChildProcess(
                "/bin/sh", ["-c", "cd \"$0\" && \(line)", folder], environment: ProcessInfo.processInfo.environment),
            let output = try? child.wholeOutput()
        else { return nil }
        return (child.wait(), output)
    }

    private static let isDuckThere = shell("python3 -c 'import duckdb' 2>/dev/null", in: "/")?.ending == .exited(0)

    @Test(.enabled(if: isDuckThere, "DuckDB for Python is not installed"))
    func `each question to DuckDB has an answer on the sample shop`() async throws {
        let bench = try await Workbench.afterBackup()
        await bench.run("export shop@latest export.ndjson")
        try bench.folder.write(try Samples.text(Self.files[0]), to: "query.sql")
        #expect(try Self.rows(bench) == [1, 0, 28, 4, 13, 2, 4])
    }

    @Test(.enabled(if: isDuckThere, "DuckDB for Python is not installed"))
    func `each question about conversations to DuckDB has an answer on the sample shop`() async throws {
        let bench = try await Self.benchAfterArchive(.final)
        try bench.folder.write(try Samples.text(Self.conversations[0]), to: "query.sql")
        let days = Set(try Self.chats(bench).compactMap { $0["at"]?.text?.prefix(10) }).count
        let rows = try Self.rows(bench)
        #expect(rows.count == 7)
        #expect(rows[2] == days && rows[4] == 4 && (20...24).contains(rows[5]) && rows[6] == 20, "\(rows)")
        #expect((days - 2...days).contains(rows[3]), "\(rows)")
    }

    /// How many rows DuckDB answers to each statement of `query.sql`.
    private static func rows(_ bench: Workbench) throws -> [Int] {
        try bench.folder.write(python, to: "query.py")
        let answer = try #require(shell("python3 query.py 2>&1", in: bench.folder.path))
        #expect(answer.ending == .exited(0), "\(answer.output)")
        return answer.output.split(separator: "\n").compactMap { Int($0) }
    }
}
