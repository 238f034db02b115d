import CommandLineTool
import Simulator
import TestSupport
import Testing
import Wire

/// One thing in the place of another, all over a site.
struct ReplaceTests {
    private let bench: Workbench

    private static let prepared = PreparedBench.once { try await Workbench.afterBackup() }

    init() async throws { bench = try await Workbench.copy(of: Self.prepared) }

    @Test func `whatever a department was in charge of is another one's, and a second run finds nothing`() async throws
    {
        let words = ["replace", "--to", "shop", "--reference", "departments", "Sales", "Trade", "--output", "r.json"]
        let plan = await bench.run(words + ["--json"])
        #expect(plan.code == .done)
        let operations = try plan.document["operations"]?.elements ?? []
        #expect(!operations.isEmpty)
        #expect(operations.allSatisfy { $0["action"] == "update" })
        #expect(bench.writes.isEmpty)
        #expect(await bench.run("apply r.json --yes").code == .done)
        let again = await bench.run(words.dropLast(2) + ["--exit-code"])
        #expect(again.code == .done)
        #expect(await bench.run("undo 1 --output back.json").code == .done)
        #expect(await bench.run("apply back.json --yes").code == .done)
        #expect(await bench.run("diff shop@1 shop --exit-code").code == .done)
    }

    @Test func `a text is replaced in what is chosen, and nowhere else`() async throws {
        let words = ["replace", "--to", "shop", "--text", "Moin!", "Tach!", "--only", "campaigns/Shop Deutsch"]
        let plan = await bench.run(words + ["--output", "r.json"])
        #expect(plan.code == .done)
        #expect(plan.output.contains("the text 'Tach!' in place of 'Moin!'"))
        #expect(await bench.run("apply r.json --yes").code == .done)
        let diff = await bench.run("diff shop@1 shop --json")
        let changed = try diff.document["changed"]?.elements ?? []
        #expect(!changed.isEmpty)
        for change in changed {
            #expect(change["address"]?.text?.hasPrefix("campaigns/Shop%20Deutsch") == true)
            for field in change["fields"]?.elements ?? [] {
                #expect(field["from"]?.text?.contains("Moin!") == true)
                #expect(field["to"]?.text?.contains("Tach!") == true)
            }
        }
        #expect(await bench.run(words + ["--exit-code"]).code == .done)
    }

    @Test(arguments: [
        (["--text", "no such text anywhere", "nor such a one"], "says 'no such text anywhere' nowhere"),
        (["--text", "Moin!", "Moin!"], "nothing to replace"),
        (["--text", "one"], "needs --reference KIND OLD NEW, or --text OLD NEW"),
        (["--reference", "agents", "a"], "needs --reference KIND OLD NEW, or --text OLD NEW"),
        (["--reference", "--text", "a", "b"], "needs --reference KIND OLD NEW, or --text OLD NEW"),
        (["--reference", "agent", "a", "b"], "nothing refers to 'agent'"),
        (["--reference", "agents", "tom@nordpfad.example", "nobody@nordpfad.example"], "has no agents 'nobody@"),
        (["--reference", "agents", "999", "tom@nordpfad.example"], "has no agents '999'"),
        (["--reference", "agents", "Tom@nordpfad.example", "tom@nordpfad.example"], "nothing to replace"),
    ])
    func `what can't be meant is refused`(words: [String], message: String) async {
        let answer = await bench.run(["replace", "--to", "shop"] + words)
        #expect(answer.code == .usage)
        #expect(answer.error.contains(message), "\(answer.error)")
        #expect(bench.writes.isEmpty)
    }

    @Test func `a list that had both has the new one once, as it was`() async throws {
        let plan = await bench.run([
            "replace", "--to", "shop", "--reference", "agents", "ingrid@nordpfad.example", "3", "--json",
        ])
        #expect(plan.code == .done)
        let operations = try plan.document["operations"]?.elements ?? []
        func body(_ address: String) -> JSONValue? { operations.first { $0["address"]?.text == address }?["body"] }
        let segment = try #require(body("customerSegments/Stammkunden"))
        #expect(segment["alertTo"]?["agentIds"] == [3])
        let rows = try #require(body("autoDistribution")?["agentAutoDistributions"]?.elements)
        let before = try #require(bench.ask(.get, "/autoDistribution")?["agentAutoDistributions"]?.elements)
        #expect(rows == before.filter { $0["agentId"] != 1 })
        #expect(rows.count == before.count - 1)
    }
}
