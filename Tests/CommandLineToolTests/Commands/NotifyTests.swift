import CommandLineTool
import Foundation
import Service
import Simulator
import Synchronization
import Testing
import Wire

/// A bench with a hook, `https://hooks.example/T0/s3cretkey`, and a dead man's check, `https://check.example/s3cretuuid`.
final class HookedBench: Sendable {
    let bench: Workbench
    private let log = Mutex<[HTTPRequest]>([])
    private let status = Mutex(200)
    private let isRefused = Mutex(false)

    init(_ bench: Workbench, _ members: [String: JSONValue] = [:]) throws {
        self.bench = bench
        try bench.folder.write("https://hooks.example/T0/s3cretkey\n", to: "hook")
        try bench.folder.write("https://check.example/s3cretuuid?create=1\n", to: "check")
        try configure(members.isEmpty ? ["notify": [["url": "file:hook"]]] : members)
        bench.hold { request in
            guard ["https://hooks.example", "https://check.example"].contains(request.origin) else {
                return self.isRefused.withLock { $0 } ? HTTPResponse(status: 401) : Optional.none
            }
            self.log.withLock { $0.append(request) }
            return HTTPResponse(status: self.status.withLock { $0 }, body: Array("no /T0/s3cretkey".utf8))
        }
    }

    convenience init(_ members: [String: JSONValue] = [:]) async throws {
        try self.init(try await Workbench.afterBackup(), members)
    }

    func configure(_ members: [String: JSONValue]) throws {
        let path = bench.folder.path + "/livechat-sync.json"
        var document = try JSONValue(parsing: String(contentsOfFile: path, encoding: .utf8))
        for (name, value) in members { document.set(name, value) }
        try bench.folder.write(document.written(.pretty))
    }

    func answer(_ status: Int) { self.status.withLock { $0 = status } }

    /// From now on the site takes no credential.
    func refuseSite() { isRefused.withLock { $0 = true } }

    /// The messages that came, since somebody looked last.
    func messages() throws -> [JSONValue] {
        let requests = log.withLock { log in
            defer { log = [] }
            return log
        }
        return try requests.filter { $0.method == .post }.map { try JSONValue(parsing: $0.body) }
    }

    var targets: [String] { log.withLock { $0.map { "\($0.method.rawValue) \($0.target)" } } }

    /// As a person would in the control panel.
    func edit() { bench.ask(.post, "/bans", ["type": "ip", "ip": "198.51.100.99"]) }
}

/// Those whom the configuration names are told, and nothing of it changes what a command does or how it ends.
@Suite struct NotifyTests {
    @Test func `a backup that finds a change tells it within the run, whoever typed it`() async throws {
        let hooked = try await HookedBench()
        hooked.edit()
        #expect(await hooked.bench.run("backup shop").code == .done)
        #expect(hooked.targets == ["POST /T0/s3cretkey"])
        let message = try #require(try hooked.messages().first)
        #expect(message["event"] == "change")
        #expect(message["site"] == "shop")
        #expect(message["command"] == "backup")
        #expect(message["snapshot"] == 2)
        #expect(message["changes"] == ["added": 1, "changed": 0, "removed": 0])
        #expect(message["exitCode"] == 0)
        #expect(message["items"]?.elements?.map { $0["name"] } == ["Bans › 198.51.100.99"])
        #expect(message["next"] == "livechat-sync diff shop@1 shop@2")
    }

    @Test func `a day like others is told to who wants to hear of each, and so is a first snapshot`() async throws {
        let hooked = try await HookedBench()
        await hooked.bench.run("backup shop --notify")
        #expect(try hooked.messages() == [])
        await hooked.bench.run("backup shop --notify-always")
        #expect(try hooked.messages().map { $0["event"] } == ["always"])
        try hooked.configure(["notify": [["url": "file:hook", "on": ["always"]]]])
        await hooked.bench.run("backup shop")
        #expect(try hooked.messages().map { $0["event"] } == ["always"])

        let first = try HookedBench(try Workbench())
        #expect(await first.bench.run("backup shop").code == .done)
        #expect(try first.messages() == [])
    }

    @Test func `gaps and failures are told, and the site that could be read is, too`() async throws {
        let hooked = try await HookedBench()
        hooked.bench.change { $0.options.forbidden = ["webhooks"] }
        #expect(await hooked.bench.run("backup shop").code == .incomplete)
        let gap = try #require(try hooked.messages().first)
        #expect(gap["event"] == "gap")
        #expect(gap["exitCode"] == 3)
        #expect(gap["text"]?.text?.contains("not read: Webhooks: forbidden: ") == true)
        hooked.refuseSite()
        #expect(await hooked.bench.run("backup shop").code == .refused)
        let failure = try #require(try hooked.messages().first)
        #expect(failure["event"] == "failure")
        #expect(failure["exitCode"] == 6)
        #expect(failure["text"]?.text?.contains("refused the credential") == true)
        #expect(failure["next"] == "livechat-sync doctor shop")
        // Who mistypes is told so, and nobody else.
        #expect(await hooked.bench.run("backup shop --only nothing").code == .usage)
        #expect(try hooked.messages() == [])
    }

    @Test(arguments: ["backup shop", "drift shop --notify", "diff shop@1 shop --notify --exit-code"])
    func `whom nobody can tell is warned of, and changes nothing`(_ line: String) async throws {
        let quiet = try await Workbench.afterBackup()
        quiet.ask(.post, "/bans", ["type": "ip", "ip": "198.51.100.99"])
        let expected = await quiet.run(line.replacing(" --notify", with: ""))
        for status in [404, 302] {
            let hooked = try await HookedBench()
            hooked.edit()
            hooked.answer(status)
            let answer = await hooked.bench.run(line)
            #expect(answer.code == expected.code)
            #expect(answer.error.contains("warning: notify[0] could not be told of shop: it answers \(status)"))
            #expect(!answer.error.contains("s3cret"))
            #expect(hooked.targets.count == 1)
        }
        let hooked = try await HookedBench(["notify": ["url": "file:missing"], "ping": "file:missing"])
        hooked.edit()
        let answer = await hooked.bench.run(line)
        #expect(answer.code == expected.code)
        #expect(answer.error.contains("there is no file"))
    }

    @Test func `a comparison that somebody makes is told where they say so`() async throws {
        let hooked = try await HookedBench()
        hooked.edit()
        await hooked.bench.run("diff shop@1 shop")
        #expect(try hooked.messages() == [])
        #expect(await hooked.bench.run("diff shop@1 shop --notify").code == .done)
        let message = try #require(try hooked.messages().first)
        #expect(message["event"] == "change")
        #expect(message["changes"] == ["added": 1, "changed": 0, "removed": 0])
        try hooked.configure(["notify": []])
        for line in ["backup shop --notify", "diff shop@1 shop --notify", "drift shop --notify-always"] {
            let answer = await hooked.bench.run(line)
            #expect(answer.code == .usage)
            #expect(answer.error.contains("nobody is to be told"))
        }
    }

    @Test func `each hears what it asked for, in its own form`() async throws {
        let hooked = try await HookedBench([
            "notify": [
                ["url": "file:hook", "form": "slack"], ["url": "file:hook", "form": "teams", "on": ["drift"]],
                ["url": "file:hook", "on": ["failure"]],
            ]
        ])
        hooked.edit()
        await hooked.bench.run("backup shop")
        #expect(try hooked.messages().map { $0["mrkdwn"] } == [false])
        hooked.edit()
        await hooked.bench.run("backup shop")
        hooked.bench.ask(.post, "/bans", ["type": "ip", "ip": "198.51.100.100"])
        _ = try hooked.messages()
        await hooked.bench.run("drift shop --notify")
        #expect(try hooked.messages().map { $0["type"] ?? "slack" } == ["slack", "message"])
    }

    @Test func `the way there is that of the site, unless it has its own, and this machine needs none`() async throws {
        func proxies(_ members: [String: JSONValue]) async throws -> [String] {
            let hooked = try await HookedBench(members)
            hooked.edit()
            let before = hooked.bench.limits.count
            await hooked.bench.run("backup shop")
            // The first is the way to the site.
            return hooked.bench.limits.dropFirst(before + 1).map { $0.proxy ?? "none" }
        }
        let (proxy, own): (JSONValue, JSONValue) = ("http://proxy.example:3128", "http://other.example:1")
        let hook: JSONValue = ["url": "file:hook"]
        #expect(try await proxies(["proxy": proxy, "notify": hook]) == ["http://proxy.example:3128"])
        #expect(
            try await proxies(["proxy": proxy, "notify": ["url": "file:hook", "proxy": own]])
                == ["http://other.example:1"])
        #expect(try await proxies(["proxy": proxy, "notify": ["url": "file:hook", "proxy": nil]]) == ["none"])
        #expect(
            try await proxies(["proxy": proxy, "notify": ["url": "http://127.0.0.1:1/x"]]).first == "none")
    }
}
