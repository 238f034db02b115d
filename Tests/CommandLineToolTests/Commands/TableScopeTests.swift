import CommandLineTool
import Foundation
import Testing
import Wire

/// What is compared with a table, and what a slip in `--except` of a backup is.
struct TableScopeTests {
    private let bench: Workbench

    private static let prepared = PreparedBench.once {
        let bench = try await Workbench.afterBackup()
        await bench.run("export shop@1 ./bans.csv --only bans")
        return bench
    }

    init() async throws { bench = try await Workbench.copy(of: Self.prepared) }

    @Test(arguments: [
        "diff shop ./bans.csv --exit-code", "diff ./bans.csv shop@1 --exit-code", "diff ./bans.csv ./bans.csv",
    ])
    func `a table is compared with its kind and nothing else`(line: String) async throws {
        let answer = await bench.run(line + " --json")
        #expect(answer.code == .done, "\(answer.error)")
        #expect(try answer.document["unknown"] == [])
        #expect(try answer.document["changed"] == [])
    }

    @Test func `a plan from a table says nothing of other kinds`() async throws {
        let answer = await bench.run("plan --from ./bans.csv --to shop --mirror --json")
        #expect(try answer.document["unknown"] == [])
        #expect(try answer.document["operations"] == [])
        #expect(try answer.document["guards"] == [])
    }

    @Test(arguments: [
        ("bnas", "bans"), ("campaigns/Shop%20Englisch", "campaigns/Shop%20English"),
        ("campaigns/Shop%20English/chatWindo", "chatWindow"),
        ("campaigns/Shop%20English/preChat/campaignFormFields/Nope", "leaves nothing out"),
    ])
    func `an exception that leaves nothing out of a backup is a slip`(except: String, meant: String) async throws {
        let answer = await bench.run("backup shop --except \(except)")
        #expect(answer.code == .usage, "\(answer.output)")
        #expect(answer.error.contains(meant), "\(answer.error)")
    }

    @Test(arguments: [
        "bans", "campaigns/Shop%20English", "campaigns/*/chatWindow", "campaigns/Shop%20English/chatWindow",
        "campaigns/Shop%20English/preChat/campaignFormFields/Name", "customVariables/*",
    ])
    func `one that does is none, at any depth`(except: String) async throws {
        let answer = await bench.run("backup shop --except \(except)")
        #expect(answer.code != .usage, "\(answer.error)")
    }
}
