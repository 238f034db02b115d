import CommandLineTool
import Simulator
import TestSupport
import Testing
import Wire

/// Where people go wrong, or expect what is not there, and what tells them so.
struct SlipTests {
    private let bench: Workbench

    init() async throws {
        bench = try await Workbench.afterBackup()
    }

    @Test(arguments: [
        "diff shop@1 shop", "plan --from shop@1 --to shop", "restore shop@1 --yes",
        "clone --from shop@1 --to shop --yes",
    ])
    func `a selector that nothing answers to is no "nothing differs"`(line: String) async throws {
        let slip = await bench.run(line + " --only campaigns/Sales")
        #expect(slip.code == .usage)
        #expect(slip.error.contains("--only campaigns/Sales selects nothing in shop@1 or shop"))
        let right = await bench.run(line + " --only campaigns/Shop%20English")
        #expect(right.code != .usage)
    }

    @Test func `the name of a folder that was meant is told how to be written`() async throws {
        await bench.run("export shop@1 ./night")
        let answer = await bench.run("diff night shop")
        #expect(answer.code == .usage)
        #expect(answer.error.contains("write './night'"))
        #expect(await bench.run("diff ./night shop").code == .done)
        #expect(await bench.run("diff nights shop").error.contains("configured are shop"))
    }

    @Test func `a protected site needs no confirmation for nothing`() async throws {
        try bench.folder.write(
            """
            {"store": "store.sqlite", "sites": {
              "shop": {"url": "http://127.0.0.1/api/v3", "token": "env:TOKEN_SHOP", "protected": true}}}
            """)
        let answer = await bench.run("restore shop@1 --mirror")
        #expect(answer.code == .done)
        #expect(answer.output.contains("nothing to do on shop"))
        #expect(!answer.output.contains("protected"))
        bench.ask(.post, "/bans", ["type": "ip", "ip": "9.9.9.9", "comment": ""])
        #expect(await bench.run("restore shop@1 --mirror").code == .guarded)
        #expect(bench.writes.isEmpty)
    }

    @Test func `what comes with a new campaign is one line of its plan, unless all are asked for`() async throws {
        let campaigns = bench.ask(.get, "/campaigns")?.elements ?? []
        let gone = try #require(campaigns.last)
        bench.ask(.delete, "/campaigns/\(gone["id"]?.text ?? "")")
        let short = await bench.run("plan --from shop@1 --to shop").output
        #expect(short.firstMatch(of: /\n    \+ [^\n]+  with [0-9]+ settings\n/) != nil)
        #expect(!short.contains("/chatButton\n"))
        let long = await bench.run("plan --from shop@1 --to shop --verbose").output
        #expect(!long.contains(" settings\n"))
        #expect(long.contains("/chatButton\n"))
        // The totals count each of them either way.
        #expect(short.split(separator: "\n").last == long.split(separator: "\n").last)
    }

    @Test func `a reference that nothing stands for comes with the very pin that settles it, but for the target's id`()
        async throws
    {
        let bank = try SimulatedSite(file: Samples.document("sites/bank.json"), dialect: .final)
        let bench = try Workbench(["shop": SampleSite.shop(.final), "bank": bank])
        await bench.run("backup shop")
        let plan = await bench.run("plan --from shop@1 --to bank --only customerSegments")
        #expect(
            plan.output.contains(
                "map set --from shop --to bank departments d0e10001-5c1e-4b07-9a31-000000000101 TARGET_ID lifts this"))
        // Pairs are pairs of ids, and the export has none.
        await bench.run("export shop@1 ./night")
        let export = await bench.run("plan --from ./night --to bank --only customerSegments")
        #expect(export.output.contains("--unresolved omit|keep lifts this"))
        #expect(!export.output.contains("map set"))
    }
}
