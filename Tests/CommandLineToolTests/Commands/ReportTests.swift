import CommandLineTool
import Foundation
import Simulator
import Testing
import Wire

struct ReportTests {
    private let bench: Workbench

    init() async throws {
        bench = try await Workbench.afterBackup()
        bench.ask(.post, "/bans", ["type": "ip", "ip": "9.9.9.9", "comment": "<b>bold</b>"])
    }

    private func file(_ name: String) throws -> String {
        try String(contentsOfFile: bench.folder.path + "/" + name, encoding: .utf8)
    }

    private var files: Set<String> {
        Set((try? FileManager.default.contentsOfDirectory(atPath: bench.folder.path)) ?? [])
    }

    @Test func `a diff is a page or Markdown, on stdout or in a file`() async throws {
        let page = await bench.run("diff shop@1 shop --format html --exit-code")
        #expect(page.code == .differences)
        #expect(page.output.hasPrefix("<!doctype html>"))
        #expect(page.output.contains("9.9.9.9") && page.output.contains("&lt;b&gt;bold&lt;/b&gt;"))
        let saved = await bench.run("diff shop@1 shop --format html --output changes.html")
        #expect(saved.code == .done && saved.output.isEmpty)
        #expect(saved.error.contains("the report is in changes.html"))
        #expect(try file("changes.html") == page.output)
        let markdown = await bench.run("diff shop@1 shop --format markdown").output
        #expect(markdown.hasPrefix("### livechat-sync diff: `shop@1` → `shop`\n"))
    }

    @Test func `text in a file is what a pipe gets, without colour`() async throws {
        let text = await bench.run("diff shop@1 shop").output
        let answer = await bench.run("diff shop@1 shop --format text --output changes.txt", answers: "")
        #expect(answer.code == .done && answer.output.isEmpty)
        #expect(try file("changes.txt") == text)
    }

    @Test func `json is --json, in a file too`() async throws {
        let document = try await bench.run("diff shop@1 shop --json").document
        #expect(try await bench.run("diff shop@1 shop --format json").document == document)
        #expect(await bench.run("diff shop@1 shop --json --output changes.json").output.isEmpty)
        #expect(try JSONValue(parsing: file("changes.json")) == document)
        #expect(await bench.run("diff shop@1 shop --output named.json").output.isEmpty)
        #expect(try JSONValue(parsing: file("named.json")) == document)
        #expect(await bench.run("diff shop@1 shop --format text --output text.json").output.isEmpty)
        #expect(try file("text.json").hasPrefix("{") == false)
        let failure = try await bench.run("diff nowhere@1 shop --format json").document
        #expect(failure["error"]?["code"] != nil)
    }

    @Test(arguments: [
        "diff shop@1 shop --json --format html", "diff shop@1 shop --stat --format markdown",
        "plan --from shop@1 --to shop --json --format text", "diff shop@1 shop --format pdf",
        "diff shop@1 shop --output changes.pdf", "history shop --output nights.XLSX",
        "plan --from shop@1 --to shop --output plan.docx",
    ])
    func `what contradicts itself is refused`(line: String) async throws {
        #expect(await bench.run(line).code == .usage)
    }

    @Test func `a plan's page goes to stdout if the file is for the plan, and the plan beside it if not`() async throws
    {
        let before = files
        let first = await bench.run("plan --from shop@1 --to shop --mirror --format html --output back.json")
        #expect(first.code == .done && first.output.hasPrefix("<!doctype html>"))
        #expect(first.error.contains("saved as back.json"))
        let plan = try JSONValue(parsing: file("back.json"))
        let id = try #require(plan["id"]?.text)
        #expect(first.output.contains("<code>\(id)</code>"))

        let second = await bench.run(
            "plan --from shop@1 --to shop --mirror --format markdown --output back.md --exit-code")
        #expect(second.code == .differences && second.output.isEmpty)
        #expect(try file("back.md").contains("1 to delete"))
        let saved = try #require(files.subtracting(before).first { $0.hasPrefix("plan-") && $0.hasSuffix(".json") })
        #expect(second.error.contains("saved as \(saved)") && second.error.contains("the report is in back.md"))

        let third = await bench.run("plan --from shop@1 --to shop --mirror --format text --output text.json")
        #expect(third.output.hasPrefix("Plan "))
        #expect(try JSONValue(parsing: file("text.json"))["operations"] == plan["operations"])
        #expect(bench.writes.allSatisfy { $0.hasSuffix("/bans") })
    }

    @Test func `a plan's page names its guards first`() async throws {
        let page = await bench.run("plan --from shop@1 --to shop --mirror --max-delete 0 --format html").output
        let guards = try #require(page.range(of: "<h2>Guards</h2>"))
        let change = try #require(page.range(of: "class=\"change delete\""))
        #expect(guards.lowerBound < change.lowerBound)
        #expect(page.contains("1 guard stops it") && page.contains("--max-delete 25% lifts this"))
    }

    @Test func `what a plan deletes stands by name before everything that it changes, and leads to its place`()
        async throws
    {
        let page = await bench.run("plan --from shop@1 --to shop --mirror --format html").output
        let losses = try #require(page.range(of: "<h2>What is deleted</h2>"))
        let change = try #require(page.range(of: "class=\"change delete\""))
        let between = page[losses.lowerBound..<change.lowerBound]
        #expect(between.contains("1 of 4 bans (25 %)"))
        #expect(between.contains("href=\"#c0\"") && between.contains("Bans › 9.9.9.9"))
        #expect(page[change.lowerBound...].contains("id=\"c0\""))
        // Without --mirror nothing goes, and nothing of it is said.
        #expect(!(await bench.run("plan --from shop@1 --to shop --format html").output.contains("What is deleted")))
    }

    @Test(arguments: ["history shop", "history shop bans/9.9.9.9", "history shop settings --blame"])
    func `a history is a page, Markdown or text in a file`(line: String) async throws {
        await bench.run("backup shop")
        let page = await bench.run(line + " --format html")
        #expect(page.code == .done && page.output.hasPrefix("<!doctype html>"))
        let markdown = await bench.run(line + " --format markdown").output
        #expect(markdown.hasPrefix("### livechat-sync history: `shop`"))
        let text = await bench.run(line).output
        #expect(await bench.run(line + " --output history.txt").output.isEmpty)
        #expect(try file("history.txt") == text)
    }

    @Test func `the page of a site's nights has a bar for each and what it brought`() async throws {
        await bench.run("backup shop")
        let page = await bench.run("history shop --format html").output
        #expect(page.contains("<title>snapshot 2, "))
        #expect(page.contains("href=\"#g0\"") && page.contains("id=\"g0\""))
        #expect(page.contains("bans/9.9.9.9"))
    }
}
