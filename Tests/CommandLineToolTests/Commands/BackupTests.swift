import CommandLineTool
import Foundation
import Simulator
import Testing
import Wire

struct BackupTests {
    @Test(arguments: Dialect.allCases)
    func `a backup says what it did, as the contract has it`(dialect: Dialect) async throws {
        let bench = try Workbench(dialect)
        let answer = await bench.run("backup shop --json")
        #expect(answer.code == .done)
        let snapshot = try #require(try answer.document["snapshots"]?.elements?.first)
        #expect(snapshot["snapshot"] == 1)
        #expect(snapshot["site"] == "shop")
        #expect(snapshot["complete"] == true)
        #expect(snapshot["unchanged"] == false)
        #expect(snapshot["changes"]?["added"] == snapshot["resources"])
        for name in ["at", "requests", "seconds", "coverage", "notRestorable"] { #expect(snapshot[name] != nil) }
        let coverage = try #require(snapshot["coverage"]?.elements?.first)
        #expect(coverage.members?.map(\.name) == ["kind", "path", "state", "count", "reason"])
        let problem = try #require(snapshot["notRestorable"]?.elements?.first)
        #expect(problem.members?.map(\.name) == ["address", "field", "reason"])
        #expect(bench.service.withService { $0.log.entries.allSatisfy { $0.method == .get } })
    }

    @Test func `an unchanged night adds no snapshot, a changed one does`() async throws {
        let bench = try await Workbench.afterBackup()
        bench.advance(by: 86_400)
        let second = try await bench.run("backup shop --json").document["snapshots"]?.elements?.first
        #expect(second?["unchanged"] == true)
        #expect(second?["snapshot"] == 1)
        // The moment at which it was found unchanged, a day after the clock of a workbench begins.
        #expect(second?["at"] == "2026-11-21T02:00:00Z")
        bench.change { site in
            _ = site.respond(
                to: HTTPRequest(
                    .post, origin: "", target: "/api/v3/livechat/customVariables",
                    body: Array(#"{"name":"tier","type":"text","value":"x"}"#.utf8)))
        }
        let third = try await bench.run("backup shop --json").document["snapshots"]?.elements?.first
        #expect(third?["snapshot"] == 2)
        #expect(third?["changes"] == ["added": 1, "changed": 0, "removed": 0])
        let list = try await bench.run("snapshots --json").document["snapshots"]?.elements
        #expect(list?.map { $0["snapshot"] } == [1, 2])
    }

    @Test func `an export holds every resource in the order of addresses`() async throws {
        let bench = try await Workbench.afterBackup()
        let answer = await bench.run("export shop@latest out.ndjson")
        #expect(answer.code == .done)
        let text = try String(contentsOfFile: bench.folder.path + "/out.ndjson", encoding: .utf8)
        let lines = try text.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
        let addresses = lines.compactMap { $0["address"]?.text }
        #expect(addresses == addresses.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(Set(addresses).count == lines.count)
        #expect(!text.contains("sk-live"))
        let again = await bench.run("export shop@1 -  --format ndjson --only campaigns")
        #expect(again.output.split(separator: "\n").allSatisfy { $0.contains(#""address":"campaigns/"#) })
    }

    @Test func `a gap is exit code 3, an absent feature is not`() async throws {
        let bench = try Workbench()
        bench.change { $0.options.absent = ["dynamicCampaign"] }
        #expect(await bench.run("backup shop").code == .done)
        bench.change { $0.options.forbidden = ["bans"] }
        let answer = await bench.run("backup shop")
        #expect(answer.code == .incomplete)
        #expect(answer.error.contains("not read: bans (/bans): forbidden"))
        #expect(await bench.run("show shop@latest bans").code == .done)
        #expect(await bench.run("show shop@2 bans").code == .usage)
    }

    @Test func `one site that can't be read does not keep the others from being saved`() async throws {
        let bench = try Workbench(["shop": SampleSite.shop(.final), "twin": SampleSite.shop(.final)])
        try FileManager.default.createDirectory(atPath: bench.folder.path + "/home", withIntermediateDirectories: true)
        try bench.folder.write(
            """
            {"store": "store.sqlite", "sites": {
              "bad": {"url": "http://127.0.0.1/api/v3", "token": "env:NOT_SET"},
              "shop": {"url": "http://127.0.0.1/api/v3", "token": "env:TOKEN_SHOP"}}}
            """)
        let answer = await bench.run("backup --all --json")
        #expect(answer.code == .refused)
        let document = try answer.document
        #expect(document["snapshots"]?.elements?.count == 1)
        #expect(document["errors"]?.elements?.first?["site"] == "bad")
    }

    @Test func `a wrong token is refused at once and shown nowhere`() async throws {
        let bench = try Workbench()
        try bench.folder.write("wrong-token-canary", to: "token")
        try bench.folder.write(
            #"{"sites": {"shop": {"url": "http://127.0.0.1/api/v3", "token": "file:token"}}}"#)
        let answer = await bench.run("backup shop --verbose")
        #expect(answer.code == .refused)
        #expect(!(answer.output + answer.error).contains("canary"))
        #expect(bench.service.withService { $0.log.entries.count } <= 8)
    }

    @Test func `a quiet success says nothing`() async throws {
        let answer = try await Workbench().run("backup shop --quiet")
        #expect(answer.error.isEmpty && answer.output.isEmpty)
    }
}

struct LookingTests {
    private let bench: Workbench

    init() async throws {
        bench = try await Workbench.afterBackup()
    }

    @Test func `show gives one resource or the tree`() async throws {
        let tree = await bench.run("show shop@latest")
        #expect(tree.output.contains("campaigns"))
        let one = try await bench.run("show shop@1 settings --json").document
        #expect(one["kind"] == "settings")
        #expect(one["path"] == "/settings")
        #expect(one["body"]?["siteId"] != nil)
        let wrong = await bench.run("show shop@1 setings")
        #expect(wrong.code == .usage)
        #expect(wrong.error.contains("did you mean 'settings'"))
    }

    @Test func `secrets are masked unless asked for`() async throws {
        #expect(await bench.run("show shop@1 mobilePush").output.contains("•••"))
        #expect(!(await bench.run("show shop@1 mobilePush --secrets").output.contains("•••")))
    }

    @Test func `a live site can be looked at without a store`() async throws {
        let answer = await bench.run("show shop settings")
        #expect(answer.code == .done)
        #expect(answer.output.contains("siteId"))
    }

    @Test func `history tells when a field changed`() async throws {
        bench.change { site in
            let request = HTTPRequest(.get, origin: "", target: "/api/v3/livechat/settings")
            guard var body = try? JSONValue(parsing: site.respond(to: request).body) else { return }
            body.set("isDepartmentEnabled", false)
            _ = site.respond(
                to: HTTPRequest(.put, origin: "", target: "/api/v3/livechat/settings", body: body.bytes()))
        }
        bench.advance(by: 3600)
        await bench.run("backup shop")
        let versions = try await bench.run("history shop settings --json").document["versions"]?.elements
        #expect(versions?.count == 2)
        #expect(
            versions?.last?["fields"] == [["pointer": "/isDepartmentEnabled", "from": true, "to": false]])
        #expect(await bench.run("history shop nothing").code == .usage)
    }

    @Test func `check finds nothing wrong, and finds a flipped bit`() async throws {
        #expect(await bench.run("check").code == .done)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: bench.store))
        bytes[bytes.count / 2] ^= 0x10
        try bytes.write(to: URL(fileURLWithPath: bench.store))
        #expect(await bench.run("check").code == .damaged)
    }

    @Test func `doctor tells permissions, cost and age`() async throws {
        bench.change { $0.options.forbidden = ["webhooks"] }
        let answer = await bench.run("doctor shop --json")
        #expect(answer.code == .refused)
        let site = try #require(try answer.document["sites"]?.elements?.first)
        #expect(site["credential"] == "accepted")
        #expect(site["kinds"]?.elements?.contains { $0["kind"] == "webhooks" && $0["state"] == "forbidden" } == true)
        #expect(site["estimate"]?["requests"] != nil)
        bench.advance(by: 86_400 * 2)
        #expect(await bench.run("doctor --offline --max-age 26h").code == .failed)
        #expect(await bench.run("doctor --offline --max-age 3d").code == .done)
    }
}

struct EveryCommandTests {
    @Test func `every command is declared without a flaw and has help`() async throws {
        let bench = try Workbench()
        for declaration in CommandList.all.declarations {
            #expect(declaration.flaws == [])
            let help = await bench.run("help \(declaration.name)")
            #expect(help.code == .done)
            #expect(help.output.contains(declaration.name))
        }
    }

    @Test(arguments: ["", "bakup shop", "backup shop --olny bans", "backup nosuch", "backup shop --only bnas", "show"])
    func `what can't be carried out as written is a usage error`(line: String) async throws {
        #expect(try await Workbench().run(line).code == .usage)
    }

    @Test func `the table of kinds comes as Markdown for the README`() async throws {
        let answer = try await Workbench().run("kinds --markdown")
        #expect(answer.output.hasPrefix("| kind |"))
    }
}
