import Catalog
import Configuring
import Foundation
import Platform
import Testing
import TestSupport
import Wire

/// The questions of `samples/queries` to an export.
@Suite(.ownThreads) struct QuerySamplesTests {
    private static let files = ["queries/duckdb.sql", "queries/clickhouse.sql"]

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

    /// Both dialects ask the same questions in the same order.
    @Test func `both dialects ask the same`() throws {
        let questions = try Self.files.map { file in
            try Samples.text(file).components(separatedBy: "\n").filter { $0.hasPrefix("-- ") && $0.contains("?") }
        }
        #expect(questions[0].count == 5)
        #expect(questions[0] == questions[1])
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
        try bench.folder.write(Self.python, to: "query.py")
        let answer = try #require(Self.shell("python3 query.py 2>&1", in: bench.folder.path))
        #expect(answer.ending == .exited(0), "\(answer.output)")
        let rows = answer.output.split(separator: "\n").compactMap { Int($0) }
        #expect(rows == [1, 0, 28, 4, 13, 2, 4], "\(answer.output)")
    }
}
