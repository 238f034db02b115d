import CommandLineTool
import Keeping
import SQLite
import Simulator
import Store
import TestSupport
import Testing
import Wire

/// A moment in the store that is none is damage, however well its row is sealed: no other time is taken for it.
struct MisdatedStoreTests {
    private let bench: Workbench

    /// A store with a row in each table that has moments.
    private static let prepared = PreparedBench.once {
        let bench = try Workbench(["shop": SampleSite.shop(.final), "twin": SampleSite.twin("t")])
        await bench.run("backup --all")
        bench.advance(by: 60)
        #expect(await bench.run("backup shop").code == .done)
        bench.ask(.post, "/bans", ["type": "ip", "ip": "203.0.113.9"])
        #expect(await bench.run("restore shop@1 --mirror --yes").code == .done)
        #expect(await bench.run("map set --from shop --to twin knowledgeBases 1 2").code == .done)
        let found = RememberedFinding(
            kind: "bans", place: "/comment", finding: "dropped", address: "bans/1", run: nil,
            at: "2026-11-20T02:00:00Z")
        try await Store(at: bench.store).remember([found], of: "shop")
        return bench
    }

    init() async throws { bench = try await Workbench.copy(of: Self.prepared) }

    /// Writes another text into a column of every row, each with the seal that fits it.
    private func misdate(_ table: String, _ column: String, _ text: String) throws {
        let store = try Database(file: bench.store, .readWrite)
        let rows = try store.rows("SELECT * FROM \(table)") { (row) throws(SQLiteError) in
            var values: [(name: String, value: Value)] = []
            for index in 0..<row.count { values.append((row.name(index), try row.value(index))) }
            return values
        }
        #expect(!rows.isEmpty)
        for row in rows {
            let values = row.filter { $0.name != "seal" }.map { $0.name == column ? .text(text) : $0.value }
            let seal = try #require(row.first { $0.name == "seal" }?.value)
            try store.run(
                "UPDATE \(table) SET \(column) = ?, seal = ? WHERE seal = ?", .text(text), .integer(Seal.of(values)),
                seal)
        }
    }

    @Test(arguments: [
        ("snapshot", "at", "snapshots"), ("snapshot", "at", "snapshots --json"), ("snapshot", "at", "history shop"),
        ("snapshot", "at", "history shop settings"), ("snapshot", "at", "backup shop"),
        ("snapshot", "at", "show shop@1"), ("snapshot", "at", "forget shop --keep-daily 1 --dry-run"),
        ("checked", "at", "snapshots"), ("checked", "at", "forget shop --keep-daily 1"),
        ("lookup", "seen", "diff shop@1 shop"), ("lookup", "changed", "diff shop@1 shop"),
        ("run", "started", "runs"), ("run", "ended", "runs"), ("run", "started", "undo 1"),
        ("pair", "at", "map list --from shop --to twin"), ("finding", "at", "map findings --to shop"),
        ("account", "at", "backup shop"), ("step", "at", "check"),
    ])
    func `what has no moment ends with 8 and is named`(_ table: String, _ column: String, _ line: String) async throws {
        try misdate(table, column, "yesterday")
        let check = await bench.run("check --json")
        #expect(check.code == .damaged)
        #expect(check.output.contains("table \(table), row "))
        #expect(check.output.contains("its '\(column)' is no moment: 'yesterday'"), "\(check.output)")
        #expect(!check.output.contains("not as it was written"))
        let before = bench.writes.count
        let answer = await bench.run(line)
        #expect(answer.code == .damaged, "\(answer.output)\(answer.error)")
        #expect((answer.output + answer.error).contains("is no moment: 'yesterday'"), "\(answer.error)")
        #expect(bench.writes.count == before)
    }

    @Test(arguments: [
        "", "2026-11-20T99:99:99Z", "2026-11-20T02:00:00+00:00", "2026-11-20 02:00:00", "\u{1b}[2J", "\u{0}",
        String(repeating: "2026", count: 100_000),
    ])
    func `no text that is no moment passes for one`(_ text: String) async throws {
        try misdate("snapshot", "at", text)
        for line in ["check", "snapshots"] {
            let answer = await bench.run(line)
            #expect(answer.code == .damaged, "\(line)")
            let said = answer.output + answer.error
            #expect(said.contains("is no moment: '") && said.utf8.count < 4000 && !said.contains("\u{1b}["), "\(said)")
        }
    }
}
