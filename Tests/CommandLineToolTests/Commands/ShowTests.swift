import CommandLineTool
import Simulator
import Testing
import Wire

struct ShowTests {
    private let bench: Workbench

    private static let prepared = PreparedBench.once {
        let bench = try Workbench()
        for number in 0..<60 {
            bench.ask(.post, "/customVariables", ["name": .string("v\(100 + number)"), "type": "text", "value": "x"])
        }
        bench.ask(.post, "/customVariables", ["name": "a\u{1b}[31m b", "type": "text", "value": "x"])
        await bench.run("backup shop")
        return bench
    }

    init() async throws { bench = try await Workbench.copy(of: Self.prepared) }

    private func lines(_ words: [String], width: Int? = nil) async -> [String] {
        await bench.run(words, width: width).output.split(separator: "\n").map(String.init)
    }

    @Test func `names are shown as people wrote them, and can be typed so`() async throws {
        let tree = await lines(["show", "shop@1", "campaigns", "--depth", "2"])
        #expect(
            tree == [
                "shop@1  166 resources", "└── campaigns  166", "    ├── B2B %2F Trade  40",
                "    ├── Boutique Français  38", "    ├── Shop Deutsch  42", "    └── Shop English  46",
            ])
        let answer = await bench.run(["show", "shop@1", "campaigns/B2B %2F Trade/chatButton", "--json"])
        #expect(try answer.document["address"] == "campaigns/B2B%20%2F%20Trade/chatButton")
        let only = await bench.run(["diff", "shop@1", "shop", "--only", "campaigns/Boutique Français", "--json"])
        #expect(try only.document["unchanged"] == 38)
        #expect(await bench.run(["history", "shop", "campaigns/Shop English"]).code == .done)
    }

    @Test func `a name that can't be seen for what it is stays encoded`() async {
        let tree = await lines(["show", "shop@1", "customVariables"])
        #expect(tree.contains("    ├── a%1B%5B31m%20b"))
    }

    @Test func `a terminal gets the beginning of a long list, a pipe all of it`() async {
        let piped = await lines(["show", "shop@1"])
        #expect(piped.count > 61)
        let all = await bench.run("show shop@1 --all --no-color", width: 200)
        #expect(all.output.split(separator: "\n").map(String.init) == piped)
        #expect(all.error.isEmpty)
        let short = await bench.run("show shop@1 --no-color", width: 200)
        #expect(short.output.contains("│   └── … 14 more\n"))
        #expect(short.error.contains("hint: --all shows every name"))
        #expect(await bench.run("show shop@1 --depth 1", width: 200).error.isEmpty)
    }

    @Test func `the document of a tree has every address as it is`() async throws {
        let document = try await bench.run(["show", "shop@1", "--depth", "1", "--json"]).document
        let addresses = document["resources"]?.elements?.compactMap { $0["address"]?.text } ?? []
        #expect(
            try await bench.run("snapshots --json").document["snapshots"]?.elements?.first?["resources"]
                == .integer(addresses.count))
        #expect(addresses.contains("campaigns/Shop%20English"))
    }

    @Test func `a depth is a number of levels`() async {
        #expect(await bench.run("show shop@1 --depth 0").code == .usage)
    }

    @Test func `a field is shown alone, by either way to name its resource and in either dialect's spelling`()
        async throws
    {
        let window = "campaigns/Shop English/chatWindow"
        for words in [["shop@1", "\(window)#/greetingMessage"], ["shop@1:\(window)#/greetingMessage"]] {
            let shown = await bench.run(["show"] + words)
            #expect(shown.output == "\"Hi there 👋 Which trail are you on?\"\n", "\(words)")
            let document = try await bench.run(["show"] + words + ["--json"]).document
            #expect(document["pointer"] == "/greetingMessage")
            #expect(document["value"] == "Hi there 👋 Which trail are you on?")
            #expect(document["address"] == "campaigns/Shop%20English/chatWindow")
        }
        let field = "campaigns/Shop English/preChat/campaignFormFields/Name"
        #expect(await bench.run(["show", "shop@1", "\(field)#/field/name"]).output == "\"Name\"\n")
        for spelling in ["isEnable", "isEnabled", "ISENABLED"] {
            let answer = await bench.run(["show", "shop@1", "customerSegments/Stammkunden#/\(spelling)"])
            #expect(answer.code == .done, "\(spelling): \(answer.error)")
        }
    }

    @Test func `a secret is covered in a field, too`() async throws {
        let hook = "mobilePush"
        let document = try await bench.run(["show", "shop@1", hook, "--json"]).document
        let covered = try #require(document["body"]?.members?.first { $0.value == "•••" }?.name)
        #expect(await bench.run(["show", "shop@1", "\(hook)#/\(covered)"]).output == "\"•••\"\n")
        #expect(await bench.run(["show", "shop@1", "\(hook)#/\(covered)", "--secrets"]).output != "\"•••\"\n")
    }

    @Test(arguments: [
        ("campaigns/Shop English/chatWindow#/greetingMesage", "has no field /greetingMesage", "/greetingMessage"),
        ("campaigns/Shop English/chatWindow#/style/0", "has no field /style/0", "hint: "),
        ("campaigns#/name", "is no resource of shop@1", "shows what is below it"),
        (
            "campaigns/Shop Englisch/chatWindow#/style", "has no 'campaigns/Shop%20Englisch/chatWindow'",
            "Shop%20English"
        ),
        (
            "campaigns/Shop English/chatWindow#greetingMessage", "has no 'campaigns",
            "'campaigns/Shop%20English/chatWindow#/greetingMessage'"
        ),
        ("settings#/a~b", "'/a~b' is no JSON Pointer", "'~0'"),
    ])
    func `a field that is not there is said, with what comes near`(typed: String, problem: String, hint: String) async {
        let answer = await bench.run(["show", "shop@1", typed])
        #expect(answer.code == .usage)
        #expect(answer.error.contains(problem), "\(answer.error)")
        #expect(answer.error.contains(hint), "\(answer.error)")
    }

    @Test(arguments: [
        ["shop@1", "settings#/name", "--tree"], ["shop@1#/name"], ["shop@1", "settings#/name", "--depth", "1"],
    ])
    func `a tree has no field`(words: [String]) async {
        let answer = await bench.run(["show"] + words)
        #expect(answer.code == .usage)
        #expect(answer.error.contains("a field is one of a resource, not of a tree"), "\(answer.error)")
    }
}
