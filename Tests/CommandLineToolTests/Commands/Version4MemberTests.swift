import CommandLineTool
import Simulator
import Synchronization
import TestSupport
import Testing
import Wire

/// Members of version 4 that are not what they seem: addresses of pictures, and what is there only at times.
struct Version4MemberTests {
    private let restore = "restore shop@1 --mirror --yes --max-delete 100% --delete-referenced"

    private static func bench() async throws -> Workbench {
        let bench = try Workbench(["shop": try SampleSite.version4()])
        #expect(await bench.run("backup shop").code == .done)
        return bench
    }

    @Test func `a site that is reached at another port shows the same pictures`() async throws {
        let bench = try await Self.bench()
        let pictures = Mutex(0)
        bench.bend { request, answer in
            let text = String(decoding: answer.body, as: UTF8.self)
            guard request.target.contains("/chatButton"), text.contains("?SiteId=") else { return answer }
            pictures.withLock { $0 += 1 }
            var answer = answer
            answer.body = Array(text.replacing("http://127.0.0.1/", with: "http://127.0.0.1:8099/").utf8)
            return answer
        }
        #expect(await bench.run("diff shop@1 shop --exit-code").code == .done)
        #expect(pictures.withLock { $0 } > 0)
    }

    @Test func `a member that is there only while others say so comes back with them`() async throws {
        let bench = try await Self.bench()
        let id =
            (bench.ask(.get, "/livechat/campaigns")?.campaigns ?? []).first { $0["name"]?.text == "Shop" }?["id"]?.text
            ?? ""
        let path = "/livechat/campaigns/\(id)/chatWindow"
        bench.ask(.put, path, ["style": "bubble", "backgroundTexture": "lines"])
        #expect(await bench.run("backup shop").code == .done)
        let difference = await bench.run("diff shop@1 shop@2")
        #expect(difference.output.contains("only while style is classic or circle"), "\(difference.output)")
        #expect(await bench.run(restore).code == .done)
        #expect(bench.ask(.get, path)?["backgroundTexture"] == "dots")
        #expect(bench.writes.count == 1)
        #expect(await bench.run("diff shop@1 shop --exit-code").code == .done)
        // Taken back, it is away again, and nobody takes that for a member that the service dropped.
        #expect(await bench.run("undo 1 --output back.json").code == .done)
        #expect(await bench.run("apply back.json --yes").code == .done)
        #expect(await bench.run("diff shop@2 shop --exit-code").code == .done)
        bench.advance(by: 60)
        let again = await bench.run(restore)
        #expect(again.code == .done, "\(again.output) \(again.error)")
        #expect(await bench.run("diff shop@1 shop --exit-code").code == .done)
    }
}

extension JSONValue {
    /// The items of a list, bare or in a page.
    fileprivate var campaigns: [JSONValue] { elements ?? self["campaigns"]?.elements ?? [] }
}
