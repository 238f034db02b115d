import CommandLineTool
import TestSupport
import Simulator
import Testing
import Wire

/// Requests that somebody types.
struct CallTests {
    @Test(arguments: [
        (["GET", "/livechat/agents"], ExitCode.done),
        (["GET", "/api/v3/livechat/chats?timeFrom=2026-01-01T00:00:00"], .done),
        (["GET", "livechat/bans"], .done), (["GET", "/livechat/nothing"], .usage),
        (["GET", "https://other.example/x"], .usage),
        (["GET", "/livechat/../../x"], .usage), (["GET", ""], .usage),
        (["DELETE", "/livechat/chats", "--yes"], .guarded),
        (["DELETE", "/livechat/chats", "--yes", "--force"], .guarded),
        (["DELETE", "/livechat/bans", "--yes", "--force"], .guarded),
        (["POST", "/livechat/bans"], .usage),
    ]) func `a request goes out only where it is documented and means something`(words: [String], code: ExitCode)
        async throws
    {
        let bench = try Workbench()
        let answer = await bench.run(["call"] + words + ["--site", "shop"])
        #expect(answer.code == code, "\(answer.error)")
        #expect(bench.service.withService { $0.log.entries.allSatisfy { $0.method == .get } })
    }

    @Test func `a write is in the journal`() async throws {
        let bench = try Workbench()
        try bench.folder.write(#"{"type":"ip","ip":"192.0.2.7","comment":"x"}"#, to: "ban.json")
        let answer = await bench.run("call POST /livechat/bans --site shop --data ./ban.json --yes --json")
        #expect(answer.code == .done, "\(answer.error)")
        #expect(try answer.document["status"] == 201)
        let run = try await bench.run("runs --json").document["runs"]?.elements?.last
        #expect(run?["state"] == "done")
        #expect(run?["applied"] == 1)
        #expect(await bench.run("resume 1 --yes").code != .done)
        // Not a plan that does nothing, as if there were nothing to take back.
        #expect(await bench.run("undo 1 --output back.json").code == .usage)
        #expect(await bench.run("resume 1 --yes").code == .usage)
        #expect(await bench.run("runs 1").code == .done)
    }

    @Test func `a part of a resource that is refused is told what it lacks`() async throws {
        let bench = try Workbench()
        let list = try await bench.run("call GET /livechat/bans --site shop --json").document
        let id = try #require(list["body"]?.elements?.first?["id"]?.text)
        try bench.folder.write(#"{"comment":"x"}"#, to: "part.json")
        let answer = await bench.run("call PUT /livechat/bans/\(id) --site shop --data ./part.json --yes")
        #expect(answer.code == .failed)
        #expect(
            answer.error.contains("PUT takes the whole resource, and the body lacks ")
                && answer.error.contains("'livechat-sync call GET /livechat/bans/\(id) --site shop' prints all of it"),
            "\(answer.error)")
        try bench.folder.write("[1]", to: "other.json")
        let other = await bench.run("call PUT /livechat/bans/\(id) --site shop --data ./other.json --yes")
        #expect(other.code == .failed && !other.error.contains("PUT takes"), "\(other.error)")
    }
}
