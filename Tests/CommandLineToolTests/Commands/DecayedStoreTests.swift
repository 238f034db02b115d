import CommandLineTool
import Foundation
import SQLite
import Service
import Store
import TestSupport
import Testing
import Wire

/// A body that is not what was written down goes nowhere: it isn't shown, compared, exported or sent.
struct DecayedStoreTests {
    private let bench: Workbench
    private static let window = "campaigns/Shop%20English/chatWindow"

    /// A greeting before and after somebody changed it, in two backups, and a run in between.
    private static let prepared = PreparedBench.once {
        let bench = try await Workbench.afterBackup()
        bench.ask(.post, "/bans", ["type": "ip", "ip": "203.0.113.9"])
        #expect(await bench.run("restore shop@1 --mirror --yes").code == .done)
        let found = try await bench.run("show shop@1 \(window) --json --secrets").document
        let (path, body) = (try #require(found["path"]?.text), try #require(found["body"]))
        let text = body.written().replacingOccurrences(of: "Hi there", with: "Hello you")
        #expect(text != body.written())
        bench.ask(.put, path, try JSONValue(parsing: text))
        #expect(await bench.run("backup shop").code == .done)
        #expect(try await bench.run("snapshots --json").document["snapshots"]?.elements?.count == 2)
        return bench
    }

    init() async throws { bench = try await Workbench.copy(of: Self.prepared) }

    private func spoil(_ sql: String) throws {
        let store = try Database(file: bench.store, .readWrite)
        try store.execute(sql)
        #expect(store.changes > 0)
    }

    /// By what a disk may do to it: other words, a cut, nothing left, another body in its place.
    static let harms = [
        "replace(body, 'Hi there', 'ROTTEN there')", "substr(body, 1, length(body) - 3)", "'{}'",
        "replace(body, 'Hi there', 'Hello you')", "substr(body, 1, length(body) - 1) || ',\"more\":1}'",
    ]

    static let readers = [
        "show shop@1 \(window)", "diff shop shop@1", "diff shop@1 shop", "diff shop@1 shop@2",
        "diff shop@2 shop@1 --stat",
        "diff shop@1 shop --format html --output r.html", "diff shop@1 shop@2 --format markdown",
        "plan --from shop@1 --to shop", "plan --from shop@1 --to shop --format html --output p.html",
        "plan --from shop@1 --to shop --only \(window)", "restore shop@1 --yes", "restore shop@1 --mirror --yes",
        "clone --from shop@1 --to shop --yes", "export shop@1 ./out", "export shop@1 out.ndjson",
        "export shop@1 out.ndjson --secrets", "export shop@1 - --secrets", "export shop@1 ./tables --format csv",
        "export shop@1 one.csv --only campaigns/*/chatWindow", "history shop \(window)",
        "history shop \(window) --blame",
        "history shop", "history shop --format html --output h.html", "check",
    ]

    // Every reader with some of the harms; all of them in many runs.
    private static let cases = Seed.draw(
        24, of: readers.flatMap { line in harms.map { (line, $0) } }, for: "DecayedStoreTests")

    @Test(arguments: cases)
    func `every way out of the store ends with 8`(_ line: String, _ harm: String) async throws {
        // What decayed into the very text that the site has now is not taken for it either.
        try spoil("UPDATE content SET body = \(harm) WHERE body LIKE '%Hi there%'")
        let before = bench.writes.count
        let answer = await bench.run(line)
        #expect(answer.code == .damaged, "\(Seed.ofThisRun): \(answer.output)\(answer.error)")
        #expect(bench.writes.count == before)
        #expect(!answer.output.contains("ROTTEN"))
        if line != "check" { #expect(answer.error.contains(Self.window), "\(answer.error)") }
        for name in ["r.html", "p.html", "h.html", "out.ndjson", "one.csv"] {
            #expect(!FileManager.default.fileExists(atPath: bench.folder.path + "/" + name))
        }
    }

    @Test(arguments: [
        "UPDATE step SET before = replace(before, '203.0.113.9', '203.0.113.8')",
        "UPDATE step SET before = NULL", "UPDATE step SET path = path || '0'", "UPDATE run SET document = '{}'",
        "UPDATE run SET target = 'other'", "UPDATE step SET action = 'create'",
    ])
    func `undo takes nothing from a journal that decayed`(_ harm: String) async throws {
        try spoil(harm)
        let before = bench.writes.count
        for line in ["undo 1", "runs 1", "resume 1"] where !(line == "runs 1" && harm.contains("UPDATE run")) {
            let answer = await bench.run(line)
            // A run that is done has nothing left to go on with; it is its own row that says so.
            if line == "resume 1", harm.contains("step") { continue }
            #expect(answer.code == .damaged, "\(line): \(answer.error)")
            #expect(answer.error.contains("run 1"), "\(answer.error)")
        }
        #expect(bench.writes.count == before)
    }

    @Test func `a name of something made elsewhere is not believed once it decayed`() async throws {
        try spoil("UPDATE lookup SET body = replace(body, 'name', 'Name')")
        for line in ["diff shop@1 shop", "restore shop@1 --yes", "export shop@1 ./out"] {
            let answer = await bench.run(line)
            #expect(answer.code == .damaged, "\(line): \(answer.error)")
        }
    }

    /// Both sides are one row of the store, and no difference between them hangs on what is in it.
    @Test func `what nothing asks for is not looked at`() async throws {
        try spoil("UPDATE content SET body = '{}' WHERE body LIKE '%Hi there%'")
        #expect(await bench.run("diff shop@1 shop --only bans").code == .done)
        #expect(await bench.run("snapshots").code == .done)
        #expect(await bench.run("show shop@1").code == .done)
        #expect(await bench.run("show shop@2 \(Self.window)").code == .done)
    }
}
