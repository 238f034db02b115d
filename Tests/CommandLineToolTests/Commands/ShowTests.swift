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
}
