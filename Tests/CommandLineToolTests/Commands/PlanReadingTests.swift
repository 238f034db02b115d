import CommandLineTool
import Foundation
import SQLite
import Service
import Store
import TestSupport
import Testing
import Wire

/// What plans read of their targets is nowhere to be seen, and still there for undo.
struct PlanReadingTests {
    private let bench: Workbench
    /// Of the reading.
    private let number: Int

    private static let prepared = PreparedBench.once {
        let bench = try await Workbench.afterBackup()
        bench.ask(.post, "/campaigns", ["name": "Short lived"])
        #expect(await bench.run("restore shop@1 --mirror --yes --max-delete 100%").code == .done)
        return bench
    }

    init() async throws {
        bench = try await Workbench.copy(of: Self.prepared)
        number = try #require(try SnapshotReader(bench.store).snapshots(for: .planning).first?.number)
    }

    private func ask(_ sql: String) throws -> [String] {
        try Database(file: bench.store, .readWrite).rows(sql) { (row) throws(SQLiteError) in
            var texts: [String] = []
            for column in 0..<row.count { texts.append("\(try row.value(column))") }
            return texts.joined(separator: " ")
        }
    }

    @Test(arguments: ["resources", "history", "snapshots", "lookups"])
    func `no view has a second site`(_ view: String) throws {
        #expect(try ask("SELECT DISTINCT site FROM \(view)") == ["text(\"shop\")"])
    }

    @Test func `what the manual asks has the same answer with plans in the store as without`() async throws {
        let manual = try Samples.text("manual/store.md")
        let queries = manual.components(separatedBy: "```sql\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
        #expect(queries.count > 5)
        let fresh = try await Workbench.afterBackup()
        for query in queries {
            let answer = try ask(query)
            let expected = try Database(file: fresh.store, .readWrite).rows(query) { (row) throws(SQLiteError) in
                var texts: [String] = []
                for column in 0..<row.count { texts.append("\(try row.value(column))") }
                return texts.joined(separator: " ")
            }
            // Times and how long it took are those of each.
            #expect(answer.count == expected.count, "\(query)")
        }
    }

    @Test(arguments: [
        "show @N", "show shop@N", "diff shop@N shop", "clone --from @N --to shop", "restore N", "export @N ./o",
    ])
    func `no name stands for it`(_ line: String) async throws {
        let answer = await bench.run(line.replacingOccurrences(of: "N", with: String(number)))
        #expect(answer.code == .usage)
        #expect(answer.error.contains("is what a plan read of its target"))
    }

    @Test func `it takes no number from the snapshots that people name`() async throws {
        bench.ask(.post, "/bans", ["type": "ip", "ip": "203.0.113.9"])
        await bench.run("plan --from shop@1 --to shop --output plan.json")
        await bench.run("backup shop")
        #expect(
            try await bench.run("snapshots --json").document["snapshots"]?.elements?.map { $0["snapshot"] } == [1, 2])
        #expect(await bench.run("check").code == .done)
    }

    @Test func `no list and no completion offers it`() async throws {
        for line in ["snapshots", "history shop", "__complete bash -- show shop@"] {
            #expect(!(await bench.run(line).output.contains("\(number)")))
        }
        let unknown = await bench.run("history shopp")
        #expect(!unknown.error.contains("planning"))
    }

    @Test func `what a run deleted comes back from it`() async throws {
        let answer = await bench.run("undo 1 --json")
        let undo = try answer.document
        #expect(try #require(undo["operations"]?.elements).count > 1, "\(answer.output)")
        #expect(undo["notRestorable"]?.elements?.contains { "\($0)".contains("comes back empty") } == false)
    }

    /// As an earlier version left it, under a name of its own.
    @Test func `it is found in a store of an earlier version, too`() async throws {
        let bench = try Workbench()
        _ = FileManager.default.createFile(atPath: bench.store, contents: nil, attributes: [.posixPermissions: 0o600])
        try Database(file: bench.store, .readWrite).execute(StoresOfOld.script(StoresOfOld.format2))
        #expect(await bench.run("show @3").code == .usage)
        #expect(
            try await bench.run("snapshots --json").document["snapshots"]?.elements?.map { $0["snapshot"] } == [
                1, 2, 6,
            ])
        #expect(await bench.run("show shop@2 campaigns/Short%20lived").code == .done)
        #expect(await bench.run("check").code == .done)
        let forgotten = try await bench.run("forget --keep-last 1 --json").document
        #expect(forgotten["sites"]?.elements?.map { $0["site"] } == ["shop", "copy"])
        #expect(await bench.run("check").code == .done)
    }
}
