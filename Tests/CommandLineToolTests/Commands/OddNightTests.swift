import CommandLineTool
import Foundation
import Service
import Simulator
import Store
import TestSupport
import Testing
import Wire

/// Nights and sites that are not as others.
struct OddNightTests {
    @Test func `a night that the one before is not done with asks nothing and says so in one line`() async throws {
        let bench = try await Workbench.afterBackup()
        bench.service.withService { $0.clearLog() }
        let lock = try SiteLock(store: bench.store, site: "shop", command: "backup", at: "2026-11-21T02:00:00Z")
        let answer = await bench.run("backup shop --quiet")
        withExtendedLifetime(lock) {}
        #expect(answer.code == .locked)
        #expect(answer.output.isEmpty)
        let lines = answer.error.split(separator: "\n")
        #expect(lines.count == 1, "\(answer.error)")
        #expect(lines.first?.contains("another run holds the site 'shop'") == true)
        #expect(bench.service.withService { $0.log.entries.isEmpty })
    }

    @Test func `a site with nothing on it is a whole snapshot, and nothing becomes like it unasked`() async throws {
        let bench = try Workbench(["shop": SampleSite.shop(.final), "twin": SampleSite.twin("-twin", empty: true)])
        #expect(await bench.run("backup --all").code == .done)
        let snapshots = try #require(try await bench.run("snapshots --json").document["snapshots"]?.elements)
        #expect(snapshots.map { $0["complete"] } == [true, true])
        #expect(await bench.run("diff twin@latest twin --exit-code").code == .done)
        let mirror = await bench.run("clone --from twin@latest --to shop --mirror --yes")
        #expect(mirror.code == .guarded)
        #expect(mirror.error.contains("--max-delete"), "\(mirror.error)")
        #expect(bench.writes.isEmpty)
        let answer = await bench.run("clone --from twin@latest --to shop --yes")
        #expect([.done, .incomplete].contains(answer.code), "\(answer.error)")
        #expect(!bench.writes.contains { $0.hasPrefix("DELETE") })
    }

    /// Names with which somebody would like to speak in the program's own voice.
    @Test func `a name can't put a line of its own among the messages`() async throws {
        let bench = try await Workbench.afterBackup()
        let id = try #require(bench.ask(.get, "/campaigns")?.elements?.first?["id"]?.text)
        var campaign = try #require(bench.ask(.get, "/campaigns/\(id)"))
        campaign.set("name", "Shop\nlivechat-sync: error: all is lost\r\u{1b}[2J\u{2028}x")
        bench.ask(.put, "/campaigns/\(id)", campaign)
        bench.hold { $0.target.contains("\(id)/agentWrapup") ? HTTPResponse(status: 400) : Optional.none }
        for line in [
            "diff shop@1 shop", "plan --from shop@1 --to shop --mirror", "backup shop", "history shop", "show shop",
            "doctor shop",
        ] {
            let answer = await bench.run(line)
            if line == "backup shop" { #expect(answer.error.contains("agentWrapup"), "\(answer.error)") }
            if line == "diff shop@1 shop" { #expect(answer.output.contains("all is lost\\u{d}"), "\(answer.output)") }
            for text in (answer.output + answer.error).split(separator: "\n") {
                #expect(!text.hasPrefix("livechat-sync: error: all is lost"), "\(line)")
                #expect(!text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x2028 }, "\(line)")
            }
        }
    }

    /// A request that waits for a connection within the network library has its time running.
    @Test(arguments: [1, 8, 20, 64])
    func `whatever may be under way has a connection of its own`(count: Int) async throws {
        let bench = try Workbench()
        #expect(await bench.run("backup shop --only bans --concurrency \(count)").code == .done)
        #expect(!bench.limits.isEmpty)
        #expect(bench.limits.allSatisfy { $0.connections >= count })
    }

    @Test func `one site under two names is the same, and nothing of it is made twice`() async throws {
        let bench = try await Workbench.afterBackup()
        try bench.folder.write(
            """
            {"store": "store.sqlite", "sites": {
              "shop": {"url": "http://127.0.0.1/api/v3", "token": "env:TOKEN_SHOP"},
              "door": {"url": "http://localhost/api/v3", "token": "env:TOKEN_SHOP"}}}
            """)
        #expect(await bench.run("diff shop@1 door --exit-code").code == .done)
        let mirror = try await bench.run("plan --from shop@1 --to door --mirror --json").document
        #expect(mirror["operations"]?.elements?.isEmpty == true)
        bench.ask(.delete, "/bans/ba000002-5c1e-4b07-9a31-000000000902")
        let count = bench.items("/bans").count
        for _ in 1...2 { #expect(await bench.run("clone --from shop@1 --to door --yes").code == .done) }
        #expect(bench.writes.count == 1)
        #expect(bench.items("/bans").count == count + 1)
        #expect(await bench.run("diff shop@1 shop --exit-code").code == .done)
    }

    @Test func `where the store is lost what was copied before is found by its names and not made again`() async throws
    {
        let bench = try Workbench(["shop": SampleSite.shop(.final), "twin": SampleSite.twin("-twin", empty: true)])
        let line = "clone --from shop --to twin --only customVariables --only customerSegments --only bans --yes"
        let first = await bench.run(line)
        let count = bench.writes.count
        #expect(count > 4, "\(first.error)")
        for part in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: bench.store + part) }
        let again = await bench.run(line)
        #expect(again.code == first.code)
        #expect(bench.writes.count == count, "\(bench.writes)")
    }
}
