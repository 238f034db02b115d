import CommandLineTool
import Simulator
import Testing
import Wire

struct DiffTests {
    private let bench: Workbench

    init() async throws {
        bench = try await Workbench.afterBackup()
    }

    /// Deletes, renames, edits and adds, as a person would in the control panel.
    private func edit() {
        bench.change { site in
            func ask(_ method: HTTPMethod, _ path: String, _ body: JSONValue = [:]) -> JSONValue? {
                let request = HTTPRequest(
                    method, origin: "", target: "/api/v3/livechat" + path, body: method == .get ? [] : body.bytes())
                return try? JSONValue(parsing: site.respond(to: request).body)
            }
            let campaigns = ask(.get, "/campaigns")?.elements ?? []
            _ = ask(.delete, "/campaigns/\(campaigns[0]["id"]?.text ?? "")")
            var renamed = campaigns[1]
            renamed.set("name", "Renamed / odd")
            _ = ask(.put, "/campaigns/\(renamed["id"]?.text ?? "")", renamed)
            _ = ask(.post, "/bans", ["type": "ip", "ip": "9.9.9.9", "comment": ""])
            var settings = ask(.get, "/settings") ?? [:]
            settings.set("isVisitorSSOEnabled", true)
            _ = ask(.put, "/settings", settings)
        }
    }

    @Test func `a site that nobody changed shows no difference`() async throws {
        let answer = await bench.run("diff shop@latest shop --exit-code")
        #expect(answer.code == .done)
        #expect(answer.output.contains("nothing differs"))
    }

    @Test func `two snapshots differ by what a comparison of everything finds`() async throws {
        edit()
        await bench.run("backup shop")
        for (quick, whole) in [("shop@1 shop@2", "shop@1 shop"), ("shop@2 shop@1", "shop shop@1")] {
            var first = try await bench.run("diff \(quick) --json").document
            var second = try await bench.run("diff \(whole) --json").document
            for name in ["from", "to"] {
                first.remove(name)
                second.remove(name)
            }
            #expect(first == second)
            #expect(first["changed"]?.elements?.isEmpty == false)
            #expect(first["removed"]?.elements?.isEmpty == false)
        }
        #expect(await bench.run("diff shop@1 shop@2 --exit-code --stat").code == .differences)
    }

    @Test func `a document has the members of the contract`() async throws {
        edit()
        let document = try await bench.run("diff shop@latest shop --json").document
        for name in ["from", "to", "added", "removed", "changed", "unchanged", "unknown"] {
            #expect(document[name] != nil, "\(name)")
        }
        let change = try #require(document["changed"]?.elements?.first { $0["address"] == "settings" })
        #expect(change["fields"] == [["pointer": "/isVisitorSSOEnabled", "from": false, "to": true]])
    }

    @Test func `only what was asked for is compared`() async throws {
        edit()
        let document = try await bench.run("diff shop@latest shop --only bans --json").document
        #expect(document["changed"] == [])
        #expect(document["added"]?.elements?.map { $0["address"] } == ["bans/9.9.9.9"])
    }
}
