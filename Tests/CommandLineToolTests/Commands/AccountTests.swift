import CommandLineTool
import Foundation
import Simulator
import Synchronization
import TestSupport
import Testing
import Wire

/// Nothing of one account gets into the history of another, or is written there.
struct AccountTests {
    /// `shop` and `twin` are two accounts of one server.
    private static func bench() throws -> Workbench {
        try Workbench([
            "shop": SampleSite.shop(.final),
            "twin": SimulatedSite(file: Samples.document("sites/staging.json"), dialect: .final),
        ])
    }

    /// From now on `shop` is reached with that token.
    private static func reach(_ bench: Workbench, with variable: String) throws {
        try bench.folder.write(
            """
            {"store": "store.sqlite", "sites": {
              "shop": {"url": "http://127.0.0.1/api/v3", "token": "env:\(variable)"},
              "twin": {"url": "http://127.0.0.1/api/v3", "token": "env:TOKEN_TWIN"}}}
            """)
    }

    /// Takes something away from `shop`, so that there is something to restore.
    private static func edit(_ bench: Workbench) {
        let variables = bench.ask(.get, "/customVariables")?.elements ?? []
        bench.ask(.delete, "/customVariables/\(variables[0]["id"]?.text ?? "")")
    }

    private static func expectStopped(_ bench: Workbench, _ line: String, says words: String...) async throws {
        let answer = await bench.run(line + " --json")
        #expect(answer.code == .guarded, "\(line)")
        #expect(try answer.document["error"]?["code"] == "otherAccount")
        let text = answer.output
        for word in words { #expect(text.contains(word), "\(line) does not say \(word)") }
        #expect(bench.writes.isEmpty)
    }

    @Test func `no record of another account gets into the archive, and none is purged by it`() async throws {
        let bench = try Self.bench()
        bench.advance(by: max(0, Date().timeIntervalSince1970 - bench.now) + 60)
        #expect(await bench.run("archive shop --kinds offlineMessages --since 2026-01-01").code == .done)
        let records = await bench.run("export shop - --records").output
        try Self.reach(bench, with: "TOKEN_TWIN")
        for line in ["archive shop", "purge shop --before 2026-11-01"] {
            try await Self.expectStopped(bench, line, says: "in the archive are of account 10001", "10003")
        }
        #expect(await bench.run("export shop - --records").output == records)
        try Self.reach(bench, with: "TOKEN_SHOP")
        #expect(await bench.run("archive shop --kinds offlineMessages").code == .done)
    }

    @Test func `a backup of another account stops and leaves the history as it was`() async throws {
        let bench = try Self.bench()
        await bench.run("backup shop")
        try Self.reach(bench, with: "TOKEN_TWIN")
        try await Self.expectStopped(bench, "backup shop", says: "--new-account shop", "10001", "10003")
        try await Self.expectStopped(bench, "backup shop --only bans", says: "--new-account shop")
        let all = await bench.run("backup --all --json")
        #expect(all.code == .guarded)
        #expect(try all.document["snapshots"]?.elements?.count == 1)
        #expect(try await bench.run("snapshots shop --json").document["snapshots"]?.elements?.count == 1)
        let doctor = await bench.run("doctor shop")
        #expect(doctor.code == .guarded)
        #expect(doctor.output.contains("10003"))
        // To look at it is no harm.
        let look = await bench.run("diff shop@1 shop")
        #expect(look.code == .done && look.error.contains("leads to account 10003"))
        #expect(await bench.run("check").code == .done)
    }

    @Test func `nothing is planned for or written to another account`() async throws {
        let bench = try Self.bench()
        await bench.run("backup shop")
        Self.edit(bench)
        await bench.run("plan --from shop@1 --to shop --output p.json")
        try Self.reach(bench, with: "TOKEN_TWIN")
        for line in [
            "apply p.json --yes", "restore shop@1 --yes", "restore shop@1 --mirror --yes",
            "plan --from shop@1 --to shop",
            "clone --from twin --to shop --yes", "clone --from shop --to twin --yes",
        ] { try await Self.expectStopped(bench, line) }
        try Self.reach(bench, with: "TOKEN_SHOP")
        #expect(await bench.run("apply p.json --yes").code == .done)
        try Self.reach(bench, with: "TOKEN_TWIN")
        let before = bench.writes.count
        #expect(await bench.run("undo 1").code == .guarded)
        #expect(bench.writes.count == before)
    }

    @Test func `a plan knows its account on a machine that knows nothing`() async throws {
        let bench = try Self.bench()
        await bench.run("backup shop")
        Self.edit(bench)
        await bench.run("plan --from shop@1 --to shop --output p.json")
        try FileManager.default.removeItem(atPath: bench.store)
        try Self.reach(bench, with: "TOKEN_TWIN")
        try await Self.expectStopped(bench, "apply p.json --yes", says: "10001")
        try Self.reach(bench, with: "TOKEN_SHOP")
        #expect(await bench.run("apply p.json --yes").code == .done)
    }

    @Test func `a run goes on with its own account only`() async throws {
        let isLost = Mutex(false)
        let bench = try Self.bench()
        await bench.run("backup shop")
        Self.edit(bench)
        bench.befall { $0.method == .post }
        // The answer to a write is lost, and nothing can be read afterwards.
        bench.befall { request in
            if request.method == .post { isLost.withLock { $0 = true } }
            return isLost.withLock { $0 }
        }
        #expect(await bench.run("restore shop@1 --yes").code != .done)
        bench.befall { _ in false }
        let writes = bench.writes.count
        try Self.reach(bench, with: "TOKEN_TWIN")
        #expect(await bench.run("resume 1 --yes").code == .guarded)
        #expect(bench.writes.count == writes)
        try Self.reach(bench, with: "TOKEN_SHOP")
        #expect(await bench.run("resume 1 --yes").code == .done)
    }

    @Test func `a new account starts a history of its own, once`() async throws {
        let bench = try Self.bench()
        await bench.run("backup shop")
        await bench.run("backup twin")
        await bench.run("map set --from twin --to shop knowledgeBases 1 2")
        Self.edit(bench)
        await bench.run("plan --from shop@1 --to shop --output p.json")
        try Self.reach(bench, with: "TOKEN_TWIN")
        bench.advance(by: 60)
        let begun = await bench.run("backup shop --new-account shop --json")
        #expect(begun.code == .done, "\(begun.output) \(begun.error)")
        let snapshot = try #require(try begun.document["snapshots"]?.elements?.first)
        #expect(snapshot["site"] == "shop")
        #expect(snapshot["changes"]?["removed"] == 0 && snapshot["changes"]?["changed"] == 0)
        #expect(snapshot["changes"]?["added"] == snapshot["resources"])
        // The flag may stay in a script.
        let again = await bench.run("backup --new-account shop --json")
        #expect(try again.document["snapshots"]?.elements?.first?["unchanged"] == true)
        #expect(await bench.run("backup shop").code == .done)
        // What was there before can be read, and is not written here.
        let old = try await bench.run("show @1 --json").document["resources"]?.elements?.count
        #expect((old ?? 0) > 100)
        let sites = try await bench.run("snapshots --json").document["snapshots"]?.elements?.compactMap {
            $0["site"]?.text
        }
        #expect(sites == ["shop (until snapshot 1)", "twin", "shop"])
        try await Self.expectStopped(bench, "apply p.json --yes")
        #expect(await bench.run("restore @1 --yes").code == .usage)
        #expect(await bench.run("check").code == .done)
        #expect(await bench.run("forget shop --keep-last 1").code == .done)
        try Self.reach(bench, with: "TOKEN_SHOP")
        try await Self.expectStopped(bench, "backup shop", says: "10001")
    }

    @Test func `a flag for a site that is not backed up is a mistake`() async throws {
        let bench = try Self.bench()
        #expect(await bench.run("backup shop --new-account twin").code == .usage)
        #expect(await bench.run("backup --all --new-account shop").code == .done)
    }

    @Test(arguments: [false, true])
    func `where the number can't be read the campaigns tell`(isAbsent: Bool) async throws {
        let bench = try Self.bench()
        bench.service.withService { service in
            for index in service.sites.indices {
                if isAbsent {
                    service.sites[index].options.absent = ["settings"]
                } else {
                    service.sites[index].options.forbidden = ["settings"]
                }
            }
        }
        bench.ask(.post, "/campaigns", ["name": "One more"])
        bench.service.withService { service in
            _ = service.sites[1].respond(
                to: HTTPRequest(
                    .post, origin: "", target: "/api/v3/livechat/campaigns", body: Array(#"{"name":"Twin's"}"#.utf8)))
        }
        #expect(await bench.run("backup shop").code == .incomplete)
        #expect(await bench.run("backup shop").code == .incomplete)
        await bench.run("plan --from shop@1 --to shop --output p.json")
        try Self.reach(bench, with: "TOKEN_TWIN")
        #expect(await bench.run("backup shop").code == .guarded)
        #expect(await bench.run("restore shop@1 --yes").code == .guarded)
    }

    @Test func `a plan of before without an account is held to what the store knows`() async throws {
        let bench = try Self.bench()
        await bench.run("backup shop")
        Self.edit(bench)
        await bench.run("plan --from shop@1 --to shop --output p.json")
        let path = bench.folder.path + "/p.json"
        var plan = try JSONValue(parsing: String(contentsOfFile: path, encoding: .utf8))
        guard case .object(var members) = plan else { return }
        #expect(members.contains { $0.name == "account" })
        members.removeAll { $0.name == "account" || $0.name == "id" }
        let id = String(SHA256.digest(of: JSONValue.object(members).bytes(.sorted)).hex.prefix(12))
        plan = .object(members + [JSONMember("id", .string(id))])
        try bench.folder.write(plan.written(.pretty), to: "p.json")
        try Self.reach(bench, with: "TOKEN_TWIN")
        try await Self.expectStopped(bench, "apply p.json --yes")
        try Self.reach(bench, with: "TOKEN_SHOP")
        #expect(await bench.run("apply p.json --yes").code == .done)
    }

    /// The token is of another number than the one that the site gives itself, and may be of the same account.
    @Test func `a number that could not be read before is not held against the one of the log-in`() async throws {
        let claims = Data(#"{"siteId": 77}"#.utf8).base64EncodedString()
        var file = try Samples.document("sites/shop.json")
        var agents = try #require(file["agents"]?.elements)
        agents[0].set("access", ["token": .string("x.\(claims).y")])
        file.set("agents", .array(agents))
        let bench = try Workbench(["shop": SimulatedSite(file: file, dialect: .final)])
        bench.change { $0.options.forbidden = ["settings"] }
        #expect(await bench.run("backup shop").code == .incomplete)
        bench.change { $0.options.forbidden = [] }
        // Nothing but the number is read.
        let second = await bench.run("backup shop --only settings")
        #expect(second.code == .done, "\(second.error)")
    }
}
