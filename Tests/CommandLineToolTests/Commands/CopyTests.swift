import CommandLineTool
import Foundation
import Simulator
import Store
import TestSupport
import Testing
import Wire

/// What the commands that write promise on the command line.
struct CopyTests {
    private let bench: Workbench

    /// The shop was backed up as snapshot 1, then three things were changed by hand, and a plan says how to go back.
    private static let prepared = PreparedBench.once {
        let bench = try await Workbench.afterBackup()
        let variables = bench.ask(.get, "/customVariables")?.elements ?? []
        bench.ask(.delete, "/customVariables/\(variables[0]["id"]?.text ?? "")")
        bench.ask(.post, "/bans", ["type": "ip", "ip": "9.9.9.9", "comment": ""])
        edit("by mistake", on: bench)
        let plan = await bench.run("plan --from shop@1 --to shop --mirror --output back.json")
        #expect(plan.code == .done)
        #expect(bench.writes.isEmpty)
        return bench
    }

    init() async throws { bench = try await Workbench.copy(of: Self.prepared) }

    /// Writes a chat window's greeting as a person would.
    private func edit(_ greeting: String) { Self.edit(greeting, on: bench) }

    private static func edit(_ greeting: String, on bench: Workbench) {
        let path = window(bench)
        var body = bench.ask(.get, path) ?? [:]
        body.set("greetingMessage", .string(greeting))
        bench.ask(.put, path, body)
    }

    private var window: String { Self.window(bench) }

    private static func window(_ bench: Workbench) -> String {
        "/campaigns/\(bench.ask(.get, "/campaigns")?.elements?.first?["id"]?.text ?? "")/chatWindow"
    }

    private func runs() async throws -> [JSONValue] {
        try #require(try await bench.run("runs --json").document["runs"]?.elements)
    }

    /// Nothing was sent but GET, and the journal knows of no run.
    private func expectNothingWritten(_ comment: Comment? = nil) async throws {
        #expect(bench.writes.isEmpty, comment)
        #expect(try await runs().isEmpty, comment)
    }

    @Test func `a plan that is applied leaves nothing to do, and the journal says so`() async throws {
        let answer = await bench.run("apply back.json --yes --json")
        #expect(answer.code == .done)
        let document = try answer.document
        for name in ["run", "plan", "applied", "failed", "skipped", "verified", "requests", "seconds", "operations"] {
            #expect(document[name] != nil, "\(name)")
        }
        #expect(document["applied"] == 3 && document["failed"] == 0 && document["verified"] == 3)
        let operations = try #require(document["operations"]?.elements)
        #expect(operations.count == 3)
        for operation in operations {
            for name in ["id", "state", "path", "error"] { #expect(operation[name] != nil, "\(name)") }
            #expect(operation["state"] == "done")
        }
        #expect(bench.writes.map { $0.prefix { $0 != " " } }.sorted() == ["DELETE", "POST", "PUT"])
        #expect(await bench.run("diff shop@1 shop --exit-code").code == .done)
        let run = try #require(try await runs().first)
        for name in ["run", "plan", "target", "state", "started", "ended", "applied", "failed", "left"] {
            #expect(run[name] != nil, "\(name)")
        }
        #expect(run["state"] == "done" && run["target"] == "shop" && run["left"] == 0)
        #expect(run["plan"] == document["plan"])
    }

    @Test func `a plan is used once`() async throws {
        #expect(await bench.run("apply back.json --yes").code == .done)
        let count = bench.writes.count
        let again = await bench.run("apply back.json --yes --json")
        #expect(again.code == .guarded)
        #expect(try again.document["error"]?["message"]?.text?.contains("was carried out by run 1") == true)
        #expect(bench.writes.count == count)
        #expect(try await runs().count == 1)
    }

    @Test func `what was changed since the plan was made is left alone, and the rest is done`() async throws {
        edit("by somebody else")
        let answer = await bench.run("apply back.json --yes --json")
        #expect(answer.code == .stale)
        #expect(try answer.document["applied"] == 2)
        #expect(try answer.document["operations"]?.elements?.map { $0["state"]?.text }.contains("stale") == true)
        #expect(bench.ask(.get, window)?["greetingMessage"] == "by somebody else")
        #expect(!bench.writes.contains { $0.hasPrefix("PUT") })
        #expect(try await runs().first?["state"] == "incomplete")
    }

    @Test func `a protected site is written to only where its name is confirmed`() async throws {
        try bench.folder.write(
            """
            {"store": "store.sqlite", "sites": {
              "shop": {"url": "http://127.0.0.1/api/v3", "token": "env:TOKEN_SHOP", "protected": true}}}
            """)
        for line in ["apply back.json --yes", "apply back.json --yes --confirm shops"] {
            let answer = await bench.run(line)
            #expect(answer.code == .guarded)
            #expect(answer.error.contains("--confirm shop lifts this"))
        }
        try await expectNothingWritten()
        #expect(await bench.run("apply back.json --yes --confirm shop").code == .done)
        #expect(bench.writes.count == 3)
    }

    @Test(arguments: ["apply back.json", "restore shop@1", "clone --from shop@1 --to shop"])
    func `without a terminal nothing is written unless --yes says so`(line: String) async throws {
        let answer = await bench.run(line)
        #expect(answer.code == .usage)
        #expect(answer.error.contains("--yes goes ahead without asking"))
        try await expectNothingWritten()
        // A plan that nobody agreed to is not used up.
        #expect(await bench.run(line + " --yes").code == .done)
        #expect(!bench.writes.isEmpty)
    }

    @Test(arguments: ["apply back.json", "restore shop@1", "clone --from shop@1 --to shop"])
    func `on a terminal only a yes writes`(line: String) async throws {
        for no in ["no", "y", "", "yes please"] {
            let answer = await bench.run(line, answers: no)
            #expect(answer.code == .failed)
            #expect(answer.error.contains("nothing was written"))
        }
        try await expectNothingWritten()
        #expect(await bench.run(line, answers: "yes").code == .done)
        #expect(!bench.writes.isEmpty)
    }

    @Test func `a site that another run holds is not written to, and the plan stays good`() async throws {
        do {
            let lock = try SiteLock(store: bench.store, site: "shop", command: "apply", at: "2026-11-21T02:00:00Z")
            defer { withExtendedLifetime(lock) {} }
            let answer = await bench.run("apply back.json --yes")
            #expect(answer.code == .locked)
            #expect(answer.error.contains("another run holds the site 'shop'"))
            try await expectNothingWritten()
        }
        #expect(await bench.run("apply back.json --yes").code == .done)
    }

    @Test func `a token that is not set leaves the plan unused`() async throws {
        let configuration = { (token: String) in
            #"{"store": "store.sqlite", "sites": {"shop": {"url": "http://127.0.0.1/api/v3", "token": "env:\#(token)"}}}"#
        }
        try bench.folder.write(configuration("NOT_SET"))
        #expect(await bench.run("apply back.json --yes").code == .refused)
        try await expectNothingWritten()
        try bench.folder.write(configuration("TOKEN_SHOP"))
        #expect(await bench.run("apply back.json --yes").code == .done)
    }

    /// Somebody makes the same variable in the moment in which the answer to ours is lost.
    @Test func `an outcome that reading can't settle is for a person, who is told both candidates`() async throws {
        let service = bench.service
        bench.befall { request in
            guard request.method == .post, request.target.hasSuffix("/customVariables") else { return false }
            _ = service.withService { $0.sites[0].respond(to: request) }
            return true
        }
        let answer = await bench.run("apply back.json --yes --json")
        bench.befall { _ in false }
        #expect(answer.code == .unknownOutcome)
        let step = try #require(
            try answer.document["operations"]?.elements?.first { $0["state"] == "unknown" })
        let name = try #require(step["address"]?.text?.split(separator: "/").last?.removingPercentEncoding)
        let twins = (bench.ask(.get, "/customVariables")?.elements ?? []).filter { $0["name"]?.text == name }
        #expect(twins.count == 2)
        for twin in twins {
            let id = try #require(twin["id"]?.text)
            #expect(step["error"]?.text?.contains(id) == true)
        }
        // Asked a second time, it was not.
        #expect(bench.writes.count { $0.hasPrefix("POST") } == 1)
        #expect(try await runs().first?["state"] == "incomplete")
    }

    @Test func `a run that is taken back is undone, and the site is as it was before it`() async throws {
        await bench.run("backup shop")
        #expect(await bench.run("apply back.json --yes").code == .done)
        #expect(await bench.run("diff shop@latest shop --exit-code").code == .differences)
        let count = bench.writes.count
        bench.advance(by: 60)
        #expect(await bench.run("undo 1 --output away.json").code == .done)
        #expect(bench.writes.count == count)
        #expect(await bench.run("apply away.json --yes").code == .done)
        let rest = await bench.run("diff shop@latest shop --exit-code")
        #expect(rest.code == .done, "\(rest.output)")
        #expect(try await runs().map { $0["state"] } == ["undone", "done"])
    }
}
