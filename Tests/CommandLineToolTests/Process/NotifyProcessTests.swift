import Foundation
import Platform
import Simulator
import TestSupport
import Testing
import Wire

/// The real program, a real port that wants to be told, a command that does.
@Suite(.ownThreads) struct NotifyProcessTests {
    @Test func `a drift is in a webhook, in a command's hands and in the numbers within the run that found it`() throws
    {
        let folder = try ConfigurationFolder()
        let service = SharedService(SimulatedService(sites: [try SampleSite.shop(.final)]))
        let server = try SimulatorServer(service)
        defer { server.stop() }
        let hook = try RawServer { request in
            // The first message has to be brought once more.
            request.target.hasPrefix("/hook") && request.number == 1
                ? [.answer("503 Busy"), .close] : [.answer("200 OK"), .close]
        }
        defer { hook.stop() }
        try folder.write(
            """
            {"store": "store.sqlite", "sites": {"shop": {"url": "\(server.origin)/api/v3", "token": "env:TOKEN"}},
             "notify": [{"url": "env:HOOK"}, {"command": "cat >told.json; exit 3"}],
             "ping": {"drift": "\(hook.origin)/ping"}, "metrics": "m.prom"}
            """)
        let environment = ["TOKEN": "shop-token", "HOOK": hook.origin + "/hook/s3cretkey?sig=1"]
        #expect(try BuiltProgram.run(["backup", "shop", "--quiet"], in: folder.path, environment).ending == .exited(0))
        #expect(hook.requests.isEmpty)
        service.withService { service in
            let body = JSONValue.object([.init("type", "ip"), .init("ip", "198.51.100.99")]).bytes()
            _ = service.sites[0].respond(
                to: HTTPRequest(.post, origin: "", target: "/api/v3/livechat/bans", body: body))
        }
        let drift = try BuiltProgram.run(["drift", "shop", "--notify"], in: folder.path, environment)
        #expect(drift.ending == .exited(2))
        #expect(
            hook.requests.map { "\($0.method) \($0.target)" } == [
                "GET /ping/start", "POST /hook/s3cretkey?sig=1", "POST /hook/s3cretkey?sig=1", "GET /ping",
            ])
        let message = try JSONValue(parsing: hook.requests[2].body)
        #expect(message["event"] == "drift")
        #expect(message["items"]?.elements?.first?["name"] == "Bans › 198.51.100.99")
        #expect(hook.requests[2].header("Content-Type") == ["application/json"])
        let told = try String(contentsOfFile: folder.path + "/told.json", encoding: .utf8)
        #expect(try JSONValue(parsing: told) == message)
        let said = try String(contentsOfFile: folder.path + "/stderr.txt", encoding: .utf8)
        #expect(said.contains("notify[1] could not be told of shop: its command ended with exit code 3"))
        #expect(!said.contains("s3cret"))
        let numbers = try String(contentsOfFile: folder.path + "/m.prom", encoding: .utf8)
        #expect(numbers.contains("livechat_sync_drift{site=\"shop\",kind=\"bans\",change=\"added\"} 1\n"))
    }
}
