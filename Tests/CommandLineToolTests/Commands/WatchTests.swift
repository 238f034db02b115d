import CommandLineTool
import Foundation
import Simulator
import Testing
import Wire

/// A dead man's check, and numbers for Prometheus.
@Suite struct WatchTests {
    @Test func `a check hears of the start, of success, and of everything else as a failure`() async throws {
        let hooked = try await HookedBench(["ping": "file:check"])
        await hooked.bench.run("backup shop")
        #expect(hooked.targets == ["GET /s3cretuuid/start?create=1", "GET /s3cretuuid?create=1"])
        _ = try hooked.messages()
        hooked.bench.change { $0.options.forbidden = ["webhooks"] }
        #expect(await hooked.bench.run("backup shop").code == .incomplete)
        #expect(hooked.targets.last == "GET /s3cretuuid/fail?create=1")
        _ = try hooked.messages()
        await hooked.bench.run("backup shop --only bans")
        await hooked.bench.run("drift shop")
        await hooked.bench.run("diff shop@1 shop")
        #expect(hooked.targets == [])
        hooked.refuseSite()
        await hooked.bench.run("backup shop")
        #expect(hooked.targets == ["GET /s3cretuuid/start?create=1", "GET /s3cretuuid/fail?create=1"])
    }

    @Test func `a check of its own hears of drift, and that something has drifted is a success`() async throws {
        let hooked = try await HookedBench(["ping": ["drift": "https://check.example/d"]])
        hooked.edit()
        #expect(await hooked.bench.run("drift shop").code == .differences)
        await hooked.bench.run("backup shop")
        #expect(hooked.targets == ["GET /d/start", "GET /d"])
    }

    private func text(_ bench: Workbench) throws -> String {
        try String(contentsOfFile: bench.folder.path + "/m.prom", encoding: .utf8)
    }

    @Test func `numbers are brought up to date, and no run takes those of others`() async throws {
        let sites = ["shop": try SampleSite.shop(.final), "twin": try SampleSite.twin("staging", empty: true)]
        let hooked = try HookedBench(try Workbench(sites), ["metrics": "m.prom"])
        let bench = hooked.bench
        #expect(await bench.run("backup shop").code == .done)
        let moment = Int(bench.now)
        #expect(await bench.run("backup twin").code == .done)
        bench.advance(by: 100)
        bench.change { $0.options.forbidden = ["webhooks"] }
        bench.ask(.post, "/bans", ["type": "ip", "ip": "198.51.100.99"])
        #expect(await bench.run("backup shop").code == .incomplete)
        bench.change { $0.options.forbidden = [] }
        bench.ask(.post, "/bans", ["type": "ip", "ip": "198.51.100.100"])
        #expect(await bench.run("drift shop").code == .differences)
        let lines = Set(try text(bench).split(separator: "\n").map(String.init))
        for line in [
            "last_complete_timestamp_seconds{site=\"shop\"} \(moment)", "gaps{site=\"shop\"} 1",
            "gaps{site=\"twin\"} 0", "resources{site=\"shop\",kind=\"campaigns\"} 4",
            "changes{site=\"shop\",kind=\"bans\",change=\"added\"} 1",
            "changes{site=\"shop\",kind=\"campaigns\",change=\"removed\"} 0",
            "drift{site=\"shop\",kind=\"bans\",change=\"added\"} 2",
            "drift{site=\"shop\",kind=\"bans\",change=\"removed\"} 0",
            "last_exit_code{site=\"shop\",command=\"backup\"} 3", "last_exit_code{site=\"shop\",command=\"drift\"} 2",
            "last_exit_code{site=\"twin\",command=\"backup\"} 0",
        ] { #expect(lines.contains("livechat_sync_" + line), "\(line)") }
        let mode = try FileManager.default.attributesOfItem(atPath: bench.folder.path + "/m.prom")[.posixPermissions]
        #expect(mode as? Int == 0o644, "a collector is another user")
    }

    @Test func `a run of which nothing came says so and leaves the rest`() async throws {
        let hooked = try await HookedBench(["metrics": "m.prom"])
        await hooked.bench.run("backup shop")
        hooked.refuseSite()
        hooked.bench.advance(by: 50)
        await hooked.bench.run("backup shop")
        let text = try text(hooked.bench)
        #expect(text.contains("livechat_sync_last_exit_code{site=\"shop\",command=\"backup\"} 6\n"))
        #expect(text.contains("livechat_sync_resources{site=\"shop\",kind=\"campaigns\"} 4\n"))
    }

    @Test(arguments: ["node_load1 0.5\n", "anything"]) func `a file of somebody else is left as it is`(
        _ content: String
    ) async throws {
        let hooked = try await HookedBench(["metrics": "m.prom"])
        try hooked.bench.folder.write(content, to: "m.prom")
        let answer = await hooked.bench.run("backup shop")
        #expect(answer.code == .done)
        #expect(answer.error.contains("warning: the metrics were not written"))
        #expect(try text(hooked.bench) == content)
    }

    @Test func `a folder that is not there is a warning`() async throws {
        let hooked = try await HookedBench(["metrics": "missing/m.prom"])
        let answer = await hooked.bench.run("backup shop")
        #expect(answer.code == .done)
        #expect(answer.error.contains("warning: the metrics could not be written"))
    }
}
