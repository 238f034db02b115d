import CommandLineTool
import Simulator
import TestSupport
import Testing
import Wire

/// What people do day by day, in one command.
struct DailyJobsTests {
    private let bench: Workbench
    private static let night = 86_400.0

    init() async throws { bench = try await Workbench.afterBackup() }

    private func ban(_ ip: String) {
        bench.ask(.post, "/bans", ["type": "ip", "ip": .string(ip), "comment": "spammer of the week"])
    }

    private func backup() async {
        bench.advance(by: Self.night)
        await bench.run("backup shop")
    }

    @Test func `snapshots are counted back from the last one`() async throws {
        ban("9.9.9.9")
        await backup()
        ban("9.9.9.8")
        await backup()
        for (state, number) in [("shop@latest", 3), ("shop@-1", 2), ("shop@-2", 1)] {
            let document = try await bench.run("show \(state) settings --json").document
            #expect(document["state"] == .string("shop@\(number)"))
        }
        let far = await bench.run("show shop@-3")
        #expect(far.code == .usage)
        #expect(far.error.contains("3 complete snapshots"))
        for slip in ["shop@-0", "shop@-", "shop@-x", "@-1", "shop@--1"] {
            #expect(await bench.run("show \(slip)").code == .usage, "\(slip)")
        }
    }

    @Test func `yesterday is the last complete snapshot by the end of that day`() async throws {
        ban("9.9.9.9")
        await backup()
        let document = try await bench.run("show shop@yesterday settings --json").document
        #expect(document["state"] == "shop@1")
        #expect(await bench.run("show @yesterday").code == .usage)
    }

    @Test func `what refers to a department is listed, and what a campaign refers to`() async throws {
        let document = try await bench.run("uses shop@latest departments/Sales --json").document
        let used = try #require(document["usedBy"]?.elements)
        #expect(!used.isEmpty)
        #expect(used.allSatisfy { $0["target"] == "departments/Sales" })
        let own = try #require(used.first?["address"]?.text)
        let back = try await bench.run(["uses", "shop@latest", "--json", own]).document
        #expect(back["refersTo"]?.elements?.contains { $0["target"] == "departments/Sales" } == true)
        let text = await bench.run("uses shop@latest departments/Sales")
        #expect(text.code == .done)
        #expect(text.output.contains("USED BY"))
        let slip = await bench.run("uses shop@latest departments/Salez")
        #expect(slip.code == .usage)
    }

    @Test func `a text is found wherever it stands, and in every snapshot since when`() async throws {
        ban("9.9.9.9")
        await backup()
        let found = try await bench.run(["grep", "shop@latest", "--json", "SPAMMER of", "week"]).document
        #expect(found["total"] == 1)
        #expect(found["hits"]?.elements?.first?["pointer"] == "/comment")
        #expect(try await bench.run(["grep", "shop@1", "--json", "spammer of"]).document["total"] == 0)
        let bans = bench.ask(.get, "/bans")?.elements ?? []
        let id = try #require(bans.first { $0["ip"] == "9.9.9.9" }?["id"]?.text)
        bench.ask(.delete, "/bans/\(id)")
        await backup()
        let hits = try await bench.run(["grep", "shop", "--all-snapshots", "--json", "spammer of"]).document["hits"]?
            .elements
        #expect(hits?.count == 1)
        #expect(hits?.first?["from"] == 2)
        #expect(hits?.first?["until"] == 2)
        #expect(await bench.run("grep ./x.ndjson x --all-snapshots").code == .usage)
    }

    @Test func `a dry run shows the plan and writes nothing, and the last run is undone by that word`() async throws {
        ban("9.9.9.9")
        let before = bench.service.withService { $0.sites[0].revision }
        let dry = await bench.run("restore shop@1 --only bans --mirror --dry-run --max-delete 100%")
        #expect(dry.code == .done)
        #expect(dry.output.contains("9.9.9.9"))
        #expect(dry.error.contains("nothing was written"))
        #expect(bench.service.withService { $0.sites[0].revision } == before)
        let document = try await bench.run(
            "restore shop@1 --only bans --mirror --dry-run --json --max-delete 100%"
        ).document
        #expect(document["summary"]?["delete"] == 1)
        #expect(await bench.run("restore shop@1 --dry-run --yes").code == .usage)
        #expect(await bench.run("undo last").code == .usage)
        #expect(await bench.run("restore shop@1 --only bans --mirror --yes --max-delete 100%").code == .done)
        let undo = try await bench.run("undo last --json").document
        #expect(undo["summary"]?["create"] == 1)
        #expect(await bench.run("runs last").code == .done)
        #expect(await bench.run("call POST /bans --site shop --dry-run").error.contains("nothing was sent"))
    }
}
