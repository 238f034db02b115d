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
        #expect(
            await bench.run("call DELETE /livechat/bans/1 --site shop --dry-run").error.contains("nothing was sent"))
    }

    @Test func `what a part could not read is said, and references that lead nowhere`() async throws {
        bench.change { $0.options.forbidden = ["webhooks"] }
        await bench.run("backup shop")
        // What a narrow terminal shows can be given to 'show' as it stands there.
        let narrow = await bench.run("grep shop@1 returns --no-color", width: 60)
        let line = try #require(narrow.output.split(separator: "\n").first { $0.contains("#/") })
        #expect(await bench.run(["show", "shop@1", String(line)]).code == .done, "\(line)")
        let text = await bench.run("grep shop@2 nothing-like-it")
        #expect(text.output.contains("nothing in shop@2 has that"))
        #expect(text.error.contains("could not be read"))
        let all = try await bench.run("grep shop nothing-like-it --all-snapshots --json").document
        #expect(all["partial"] == [2])
        #expect(await bench.run("uses shop@2 settings").error.contains("could not be read"))
        #expect(await bench.run("grep shop@2 x --all-snapshots").code == .usage)
    }

    @Test func `undo names what it can't take back since it can't be read, and ends with 3`() async throws {
        ban("9.9.9.9")
        #expect(await bench.run("restore shop@1 --only bans --mirror --yes --max-delete 100%").code == .done)
        bench.change { $0.options.forbidden = ["bans"] }
        let undo = await bench.run("undo last")
        #expect(undo.code == .incomplete)
        #expect(undo.error.contains("1 operation of the run not taken back"))
        bench.change { $0.options.forbidden = [] }
        #expect(await bench.run("undo last").code == .done)
    }

    @Test func `a reading with answers that nobody asked for is made once more, and twice is an error`() async throws {
        bench.mixUp(1)
        let backup = await bench.run("backup shop")
        #expect(backup.code == .done)
        #expect(backup.error.contains("nobody had asked for"))
        #expect(try await bench.run("snapshots shop --json").document["snapshots"]?.elements?.count == 1)
        ban("9.9.9.9")
        bench.mixUp(2)
        let again = await bench.run("backup shop")
        #expect(again.code == .unavailable)
        #expect(try await bench.run("snapshots shop --json").document["snapshots"]?.elements?.count == 1)
        #expect(await bench.run("check").code == .done)
    }

    @Test func `a route of the configuration is gone as a clone is`() async throws {
        ban("9.9.9.9")
        await backup()
        try bench.configure { document in
            document.set(
                "routes", ["back": ["from": "shop@1", "to": "shop", "only": "bans", "mirror": true]])
        }
        #expect(await bench.run("promote back --yes --max-delete 100%").code == .done)
        #expect(!bench.items("/bans").contains { $0["ip"] == "9.9.9.9" })
        let slip = await bench.run("promote bcak")
        #expect(slip.code == .usage)
        #expect(slip.error.contains("there are back"))
    }
}
