import CommandLineTool
import Synchronization
import TestSupport
import Testing
import Wire

/// A service that answers with success and does nothing, or not all.
struct EmptyPromiseTests {
    enum Deed: CaseIterable, Sendable { case change, half, making }

    /// Somebody changed the shop: a greeting and a colour, a webhook more, a variable less.
    private static func edit(_ bench: Workbench) throws -> (path: String, before: JSONValue) {
        let campaign = bench.ask(.get, "/campaigns")?.elements?.first?["id"]?.text ?? ""
        let path = "/campaigns/\(campaign)/chatWindow"
        var window = try #require(bench.ask(.get, path))
        window.set("greetingMessage", "changed")
        window.set("headerColor", "#123456")
        bench.ask(.put, path, window)
        bench.ask(.post, "/webhooks", ["event": "chatEnds", "targetUrl": "https://x.example/"])
        let variable = bench.ask(.get, "/customVariables")?.elements?.first?["id"]?.text ?? ""
        bench.ask(.delete, "/customVariables/" + variable)
        return (path, try #require(bench.ask(.get, path)))
    }

    @Test(arguments: Deed.allCases) func `what was not done keeps the run from being done, and resume does it`(
        deed: Deed
    ) async throws {
        let bench = try await Workbench.afterBackup()
        let (path, before) = try Self.edit(bench)
        let isArmed = Mutex(true)
        bench.bend { request, response in
            guard request.method != .get, isArmed.withLock({ $0 }) else { return response }
            switch (deed, request.method) {
            case (.change, .put) where request.target.hasSuffix("/chatWindow"): bench.ask(.put, path, before)
            case (.half, .put) where request.target.hasSuffix("/chatWindow"):
                var half = before
                half.set("headerColor", (try? JSONValue(parsing: request.body))?["headerColor"] ?? "")
                bench.ask(.put, path, half)
            case (.making, .post) where request.target.hasSuffix("/customVariables"):
                let id = (try? JSONValue(parsing: response.body))?["id"]?.text ?? ""
                bench.ask(.delete, "/customVariables/" + id)
            default: break
            }
            return response
        }
        let first = await bench.run("restore shop@1 --mirror --yes --max-delete 100%")
        isArmed.withLock { $0 = false }
        #expect(first.code != .done, "\(first.output) \(first.error)")
        let state = try await bench.run("runs --json").document["runs"]?.elements?.first?["state"]?.text
        #expect(state == "incomplete")
        let second = await bench.run("resume 1 --yes")
        #expect(second.code == .done, "\(second.output) \(second.error)")
        let difference = await bench.run("diff shop@1 shop --exit-code")
        #expect(difference.code == .done, "\(difference.output)")
    }

    @Test func `what was done in part is taken back with the rest`() async throws {
        let bench = try await Workbench.afterBackup()
        let (path, before) = try Self.edit(bench)
        #expect(await bench.run("backup shop").code == .done)
        bench.bend { request, response in
            guard request.method == .put, request.target.hasSuffix("/chatWindow") else { return response }
            var half = before
            half.set("headerColor", (try? JSONValue(parsing: request.body))?["headerColor"] ?? "")
            bench.ask(.put, path, half)
            return response
        }
        #expect(await bench.run("restore shop@1 --yes --only campaigns").code != .done)
        bench.bend { $1 }
        #expect(await bench.run("undo 1 --output back.json").code == .done)
        #expect(await bench.run("apply back.json --yes").code == .done)
        let difference = await bench.run("diff shop@2 shop --exit-code")
        #expect(difference.code == .done, "\(difference.output)")
    }

    @Test func `what is made with another value is done, differs, and is taken back by undo`() async throws {
        let bench = try await Workbench.afterBackup()
        let all = bench.items("/customVariables")
        let variable = try #require(all.first)
        bench.ask(.delete, "/customVariables/" + (variable["id"]?.text ?? ""))
        bench.bend { request, response in
            guard request.method == .post, let made = try? JSONValue(parsing: response.body) else { return response }
            var other = made
            other.set("value", "as the service likes it")
            bench.ask(.put, "/customVariables/" + (made["id"]?.text ?? ""), other)
            return response
        }
        let answer = await bench.run("restore shop@1 --only customVariables --yes")
        #expect(answer.code == .incomplete, "\(answer.output) \(answer.error)")
        #expect(answer.error.contains("is not what was sent"))
        bench.bend { $1 }
        #expect(await bench.run("undo 1 --output back.json").code == .done)
        #expect(await bench.run("apply back.json --yes --max-delete 100%").code == .done)
        #expect(bench.items("/customVariables").count == all.count - 1)
    }

    @Test func `a deletion that was not done is asked for once more`() async throws {
        let bench = try await Workbench.afterBackup()
        bench.ask(.post, "/webhooks", ["event": "chatEnds", "targetUrl": "https://x.example/"])
        let held = Mutex<Bool>(true)
        bench.hold { request in
            guard request.method == .delete, held.withLock({ $0 }) else { return Optional.none }
            return HTTPResponse(status: 204, headers: [], body: [])
        }
        #expect(await bench.run("restore shop@1 --mirror --yes --max-delete 100%").code != .done)
        held.withLock { $0 = false }
        #expect(await bench.run("resume 1 --yes").code == .done)
        #expect(await bench.run("diff shop@1 shop --exit-code").code == .done)
    }
}
