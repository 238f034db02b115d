import CommandLineTool
import Simulator
import TestSupport
import Testing
import Wire

/// One thing of a site once more under another name.
struct NamedCopyTests {
    private let bench: Workbench
    static let clone = [
        "clone", "--from", "shop", "--to", "shop", "--only", "campaigns/Shop English", "--as", "Shop / Two", "--yes",
    ]

    static let prepared = PreparedBench.once {
        let bench = try await Workbench.afterBackup()
        #expect(await bench.run(clone).code == .done)
        return bench
    }

    init() async throws { bench = try await Workbench.copy(of: Self.prepared) }

    private func campaigns() -> [String] { bench.items("/campaigns").compactMap { $0["name"]?.text } }

    @Test func `a campaign is copied within its own site, and stays what it was`() async throws {
        #expect(campaigns().filter { $0 == "Shop / Two" }.count == 1)
        #expect(campaigns().contains("Shop English"))
        let diff = await bench.run(["diff", "shop@1", "shop", "--json"])
        let document = try diff.document
        #expect(document["changed"] == [] && document["removed"] == [])
        let added = document["added"]?.elements ?? []
        #expect(!added.isEmpty)
        #expect(added.allSatisfy { $0["address"]?.text?.hasPrefix("campaigns/Shop%20%2F%20Two") == true })
    }

    @Test func `a second run makes no twin and finds nothing to do`() async throws {
        let writes = bench.writes.count
        let again = await bench.run(Self.clone)
        #expect(again.code == .done)
        #expect(again.output.contains("nothing to do on shop"))
        #expect(bench.writes.count == writes)
        #expect(campaigns().filter { $0 == "Shop / Two" }.count == 1)
    }

    @Test func `the plan says what becomes what`() async {
        let plan = await bench.run([
            "clone", "--from", "shop@1", "--to", "shop", "--only", "campaigns/Shop Deutsch", "--as", "Drei",
            "--dry-run",
        ])
        #expect(plan.output.contains("shop@1 (campaigns/Shop%20Deutsch as Drei)"))
        #expect(plan.output.contains("+ Drei  with 40 settings"))
        #expect(!campaigns().contains("Drei"))
    }

    @Test func `a run that made a copy is taken back`() async throws {
        #expect(await bench.run("undo 1 --output back.json").code == .done)
        #expect(await bench.run("apply back.json --yes").code == .done)
        #expect(await bench.run("diff shop@1 shop --exit-code").code == .done)
    }

    @Test(arguments: [
        ("--only campaigns --as Two", "--only campaigns selects 5"),
        ("--as Two", "nothing says which"),
        ("--only bans --only settings --as Two", "nothing says which"),
        ("--only campaigns/*/chatButton --as Two", "selects 5"),
        ("--only settings --as Two", "'settings' has no name of its own"),
        ("--only campaigns/Shop%20English/chatButton --as Two", "has no name of its own"),
        ("--only campaigns/Shop%20Deutsch --as Shop%20Deutsch", ""),
        ("--only campaigns/Nobody --as Two", "--only campaigns/Nobody selects nothing"),
    ])
    func `what is no single thing with a name is refused`(options: String, message: String) async {
        let writes = bench.writes.count
        let words = "clone --from shop --to shop --yes \(options)".split(separator: " ").map(String.init)
        let name = words.last == "Shop%20Deutsch" ? "Shop Deutsch" : "Two"
        let answer = await bench.run(words.dropLast() + [name])
        #expect(answer.code == .usage)
        #expect(answer.error.contains(message))
        #expect(bench.writes.count == writes)
    }
}
