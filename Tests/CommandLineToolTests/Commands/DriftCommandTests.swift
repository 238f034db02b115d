import CommandLineTool
import Foundation
import Simulator
import Testing
import Wire

/// A site as it is beside what should be.
@Suite struct DriftCommandTests {
    private let bench: Workbench

    init() async throws { bench = try await Workbench.afterBackup() }

    private func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: bench.folder.path + "/" + name)), as: UTF8.self)
    }

    private func greet(_ text: JSONValue) {
        let campaign = bench.items("/campaigns")[0]["id"]?.text ?? ""
        var window = bench.ask(.get, "/campaigns/\(campaign)/chatWindow") ?? [:]
        window.set("greetingMessage", text)
        bench.ask(.put, "/campaigns/\(campaign)/chatWindow", window)
    }

    @Test func `nothing has drifted from the last night, until somebody changes something`() async throws {
        let same = await bench.run("drift shop")
        #expect(same.code == .done)
        #expect(same.output == "shop is as shop@1 has it: 189 alike\n")
        #expect(await bench.run("drift shop --quiet").output == "")
        greet("test test")
        let drifted = await bench.run("drift shop --quiet")
        #expect(drifted.code == .differences)
        #expect(drifted.output.contains("Greeting message"))
        #expect(await bench.run("drift shop --only bans").code == .done)
        // It stores nothing.
        #expect(await bench.run("drift shop").code == .differences)
    }

    @Test func `what is gone and who is let in come first, texts last`() async throws {
        greet("test test")
        bench.ask(.delete, "/campaigns/\(bench.items("/campaigns")[1]["id"]?.text ?? "")")
        bench.ask(.post, "/customVariables", ["name": "late", "type": "text", "value": "1"])
        bench.ask(.post, "/bans", ["type": "ip", "ip": "198.51.100.99"])
        let document = try await bench.run("drift shop --json").document
        let items = document["drift"]?.elements ?? []
        #expect(items.first?["change"] == "removed")
        #expect(items.first?["kind"] == "campaigns")
        #expect(items.last?["kind"] == "chatWindow")
        let concerns = items.compactMap { $0["concern"]?.text }
        let order = ["high", "usual", "low"]
        #expect(concerns == order.flatMap { word in concerns.filter { $0 == word } })
        #expect(Set(concerns) == Set(order))
        #expect(document["against"] == "shop@1")
        #expect(document["removed"]?.elements?.count == 1 + (Int(items.first?["below"]?.written() ?? "") ?? 0))
        let lines = await bench.run("drift shop").output.split(separator: "\n")
        #expect(lines.first == "what matters most: gone, routing, forms, access")
        #expect(lines.count { $0.hasPrefix("  - ") } == 1)
    }

    @Test
    func `an entry of a list that is gone is told by its name, and whole where fields are told as they are typed`()
        async throws
    {
        var dynamic = bench.ask(.get, "/dynamicCampaign") ?? [:]
        let rules = dynamic["dynamicCampaignRules"]?.elements ?? []
        let name = try #require(rules.first?["name"]?.text)
        dynamic.set("dynamicCampaignRules", .array(Array(rules.dropFirst())))
        bench.ask(.put, "/dynamicCampaign", dynamic)
        #expect(await bench.run("drift shop").output.contains("1  \"\(name)\" (7 members) → (none)\n"))
        #expect(await bench.run("drift shop --verbose").output.contains("{\"name\":\"\(name)\""))
    }

    @Test func `an image that a restore could not bring back is said, and counted`() async throws {
        bench.ask(.delete, "/campaigns/\(bench.items("/campaigns")[0]["id"]?.text ?? "")")
        #expect(await bench.run("restore shop@1 --yes").code == .done)
        let drifted = await bench.run("drift shop --against shop@1")
        #expect(drifted.output.contains("Logo: an image file that only one of the two has; no request brings it over"))
        #expect(drifted.output.hasSuffix("188 alike, 1 member not carried\n"))
    }

    @Test func `a page, Markdown and a file have what the terminal has`() async throws {
        greet("test test")
        let lines = await bench.run("drift shop").output
        let page = await bench.run("drift shop --output drift.html")
        #expect(page.code == .differences)
        #expect(page.output.isEmpty && page.error.contains("the report is in drift.html"))
        let html = try text("drift.html")
        #expect(html.hasPrefix("<!doctype html>") && html.contains("test test"))
        #expect(html.contains("livechat-sync plan --from shop@1 --to shop"))
        let markdown = await bench.run("drift shop --format markdown")
        #expect(markdown.output.contains("test test") && markdown.output.contains("Greeting message"))
        #expect(await bench.run("drift shop --output drift.txt").code == .differences)
        #expect(try text("drift.txt") == lines)
        #expect(await bench.run("drift shop --json --output drift.json").output.isEmpty)
        let document = try JSONValue(parsing: Array(try text("drift.json").utf8))
        #expect(document["drift"]?.elements?.count == 1)
    }

    @Test func `a folder says what should be, whatever the nights have seen`() async throws {
        await bench.run("export shop@1 ./should/")
        greet("test test")
        await bench.run("backup shop")
        #expect(await bench.run("drift shop").code == .done)
        let drifted = await bench.run("drift shop --against ./should/")
        #expect(drifted.code == .differences, "\(drifted.error)")
        #expect(drifted.output.contains("\"test test\""))
        #expect(await bench.run("drift shop --against shop@1").code == .differences)
        let hooked = try HookedBench(bench)
        await bench.run("drift shop --against ./should/ --notify")
        #expect(try hooked.messages().map { $0["next"] } == ["livechat-sync diff ./should/ shop"])
    }

    @Test func `what could not be read is named, and ends with 3 where nothing else has drifted`() async throws {
        bench.change { $0.options.forbidden = ["webhooks"] }
        let gap = await bench.run("drift shop")
        #expect(gap.code == .incomplete)
        #expect(gap.output.contains("? Webhooks"))
        greet("test test")
        #expect(await bench.run("drift shop").code == .differences)
    }

    @Test func `the drift is told within the run that found it, where somebody is to be told`() async throws {
        let hooked = try HookedBench(bench)
        greet("<!channel> now")
        await bench.run("drift shop")
        #expect(try hooked.messages() == [])
        #expect(await bench.run("drift shop --notify").code == .differences)
        let message = try #require(try hooked.messages().first)
        #expect(message["event"] == "drift")
        #expect(message["snapshot"] == 1)
        #expect(message["exitCode"] == 2)
        #expect(message["changes"] == ["added": 0, "changed": 1, "removed": 0])
        #expect(message["text"]?.text?.contains("Chat window (greetingMessage)") == true)
        #expect(!message.written().contains("<!channel>"), "no value of the site leaves")
        bench.change { $0.options.forbidden = ["webhooks"] }
        await bench.run("drift shop --notify")
        #expect(try hooked.messages().map { $0["events"] } == [["gap", "drift"]])
    }
}
