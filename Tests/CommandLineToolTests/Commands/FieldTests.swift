import CommandLineTool
import Foundation
import Simulator
import TestSupport
import Testing
import Wire

/// One field in place of a whole resource, and fields that may differ.
struct FieldTests {
    private static let window = "campaigns/Shop%20English/chatWindow"
    private let bench: Workbench

    init() async throws {
        bench = try await Workbench.afterBackup()
        let id = bench.items("/campaigns")[0]["id"]?.text ?? ""
        var window = bench.ask(.get, "/campaigns/\(id)/chatWindow") ?? [:]
        window.set("greetingMessage", "test test")
        window.set("fromEmailName", "Other")
        var server = window["customSMTPServer"] ?? [:]
        server.set("port", 25)
        server.set("username", "other")
        window.set("customSMTPServer", server)
        bench.ask(.put, "/campaigns/\(id)/chatWindow", window)
        bench.ask(.post, "/bans", ["type": "ip", "ip": "9.9.9.9", "comment": "late"])
    }

    private func ignore(_ fields: [String]) throws {
        try bench.configure { document in
            guard var sites = document["sites"], var shop = sites["shop"] else { return }
            shop.set("ignore", .array(fields.map(JSONValue.string)))
            sites.set("shop", shop)
            document.set("sites", sites)
        }
    }

    private func pointers(_ line: String) async throws -> [String] {
        let document = try await bench.run(line + " --json").document
        return (document["changed"]?.elements ?? []).flatMap { $0["fields"]?.elements ?? [] }.compactMap {
            $0["pointer"]?.text
        }
    }

    @Test func `one field is compared, the others are not`() async throws {
        let all = try await pointers("diff shop@1 shop")
        try #require(all.contains("/greetingMessage") && all.count > 1, "\(all)")
        #expect(try await pointers("diff shop@1 shop --only \(Self.window)#/greetingMessage") == ["/greetingMessage"])
        #expect(try await pointers("diff shop@1 shop --only \(Self.window)#/GREETINGMESSAGE") == ["/greetingMessage"])
        #expect(
            try await pointers("diff shop@1 shop --except \(Self.window)#/greetingMessage")
                == all.filter { $0 != "/greetingMessage" })
        #expect(try await pointers("diff shop@1 shop --except campaigns/*#/greetingMessage").count == all.count - 1)
        #expect(
            try await pointers("diff shop@1 shop --only \(Self.window)#/customSMTPServer/port")
                == ["/customSMTPServer/port"])
        // A resource's own field is not that of what stands below it.
        #expect(try await pointers("diff shop@1 shop --only campaigns/Shop%20English#/name") == [])
    }

    @Test func `one field is brought back, and nothing else is written`() async throws {
        let others = try await pointers("diff shop@1 shop --except \(Self.window)#/greetingMessage")
        let done = await bench.run("restore shop@1 --only \(Self.window)#/greetingMessage --yes")
        #expect(done.code == .done, "\(done.error)")
        #expect(bench.writes.count == 1)
        #expect(try await pointers("diff shop@1 shop") == others)
        #expect(await bench.run("undo last --output back.json").code == .done)
        #expect(await bench.run("apply back.json --yes").code == .done)
        #expect(try await pointers("diff shop@1 shop").contains("/greetingMessage"))
    }

    @Test func `a field within a field is brought back without its neighbours`() async throws {
        let all = try await pointers("diff shop@1 shop")
        #expect(await bench.run("restore shop@1 --only \(Self.window)#/customSMTPServer/port --yes").code == .done)
        #expect(try await pointers("diff shop@1 shop") == all.filter { $0 != "/customSMTPServer/port" })
    }

    @Test func `what is left out stays as it is, and is in no plan`() async throws {
        let done = await bench.run("restore shop@1 --mirror --except \(Self.window)#/greetingMessage --yes")
        #expect(done.code == .done, "\(done.error)")
        #expect(try await pointers("diff shop@1 shop") == ["/greetingMessage"])
    }

    @Test func `of what the other side does not have no field can be brought`() async throws {
        let plan = await bench.run("plan --from shop --to shop --only bans/9.9.9.9#/comment --json")
        #expect(plan.code == .done)
        let back = try await bench.run("diff shop shop@1 --only bans/9.9.9.9#/comment --json").document
        #expect(back["removed"] == [])
        #expect(back["unknown"]?.elements?.first?["reason"]?.text?.contains("only fields of it") == true)
        let other = try await bench.run("plan --from shop@1 --to shop --mirror --only bans/9.9.9.9#/comment --json")
            .document
        #expect(other["operations"] == [])
    }

    @Test func `what the configuration ignores may differ, is told, and is written by nobody`() async throws {
        try ignore(["*#/greetingMessage"])
        let diff = try await bench.run("diff shop@1 shop --json").document
        let told = try #require(diff["notCarried"]?.elements)
        #expect(
            told.contains { $0["pointer"] == "/greetingMessage" && $0["reason"]?.text?.contains("ignores") == true })
        #expect(try await !pointers("diff shop@1 shop").contains("/greetingMessage"))
        #expect(await bench.run("diff shop@1 shop --only \(Self.window)#/greetingMessage --exit-code").code == .done)
        #expect(await bench.run("restore shop@1 --mirror --yes").code == .done)
        #expect(await bench.run("drift shop").code == .done)
        #expect(await bench.run("drift shop --only \(Self.window)").output.contains("Greeting message"))
        // The nights keep all of it.
        bench.advance(by: 86_400)
        await bench.run("backup shop")
        try ignore([])
        #expect(try await pointers("diff shop@1 shop@2") == ["/greetingMessage"])
    }

    @Test func `the line to type next has the same selection`() async throws {
        await bench.run("diff shop shop@1 --only \(Self.window)#/greetingMessage --output page.html")
        let page = try String(contentsOfFile: bench.folder.path + "/page.html", encoding: .utf8)
        #expect(page.contains("plan --from shop@1 --to shop --only"))
        #expect(page.contains("chatWindow#/greetingMessage"))
    }

    @Test(arguments: [
        ("diff shop@1 shop --only settings#/nmae", "did you mean 'name'|members there are"),
        ("diff shop@1 shop --only settngs#/name", "settings"),
        ("diff shop@1 shop --only bans/1.2.3.4#/ip", "selects nothing"),
        ("diff shop@1 shop --only campaigns/*#/fields/0/label", "only taken as a whole: /fields"),
        ("diff shop@1 shop --only settings#/a~b", "no JSON Pointer"),
        ("diff shop@1 shop --only settings#/*", "as a whole"),
        ("backup shop --only settings#/name", "takes whole resources"),
        ("export shop@1 ./x --only settings#/name", "takes whole resources"),
        ("history shop --only settings#/name", "takes whole resources"),
    ]) func `a field that is none is refused`(line: String, words: String) async throws {
        let answer = await bench.run(line)
        #expect(answer.code == .usage, "\(answer.output)")
        #expect(words.split(separator: "|").contains { answer.error.contains($0) }, "\(answer.error)")
    }

    @Test(arguments: ["description", "bans", "#/description", "*#/fields/0", "*#/a~", "*#/"])
    func `an entry of the configuration that is no field is refused`(text: String) async throws {
        try ignore([text])
        let answer = await bench.run("diff shop@1 shop")
        #expect(answer.code == .usage)
        #expect(answer.error.contains("shop.ignore"), "\(answer.error)")
    }
}
