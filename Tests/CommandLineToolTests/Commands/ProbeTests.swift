import CommandLineTool
import Foundation
import Simulator
import TestSupport
import Testing
import Wire

/// What `doctor --probe` finds out about a site that is not quite as the table has it.
struct ProbeTests {
    private func probe(_ bench: Workbench, _ words: String = "") async throws -> JSONValue {
        let answer = await bench.run("doctor shop --probe --json \(words)")
        #expect(answer.code == .done, "\(answer.error)")
        let document = try answer.document
        // Alone, a site's findings stand at the top as well.
        #expect(document["rows"] == document["sites"]?.elements?.first?["probe"]?["rows"] && document["site"] != nil)
        return try #require(document["sites"]?.elements?.first?["probe"])
    }

    @Test(arguments: Dialect.allCases)
    func `a site that is as the table has it needs no change`(dialect: Dialect) async throws {
        let bench = try Workbench(dialect)
        let found = try await probe(bench)
        #expect(found["proposed"]?.isNull == true)
        #expect(found["references"] == [])
        // One object that has nothing but a list is no list.
        let wrapup = found["rows"]?.elements?.first { $0["kind"] == "agentWrapup" }
        #expect(wrapup?["shape"] == "object" && wrapup?["count"] == 1)
        #expect(bench.service.withService { $0.log.entries.allSatisfy { $0.method == .get } })
        #expect(!FileManager.default.fileExists(atPath: bench.folder.path + "/kinds-shop.json"))
    }

    @Test func `no more is asked than was allowed, and what is left out is counted`() async throws {
        let bench = try Workbench()
        let found = try await probe(bench, "--max-requests 5")
        #expect(bench.service.withService { $0.log.entries.count } == 5)
        #expect(found["requests"] == 5)
        #expect(found["left"] != 0)
        #expect(found["proposed"]?.isNull == true)
    }

    /// Names are those of the API; what people wrote is nowhere.
    @Test func `what is printed has no value of the site in it`() async throws {
        let bench = try Workbench()
        let text = try await probe(bench).written()
        let site = await bench.run("export shop - --format ndjson").output
        var values: Set<String> = []
        for line in site.split(separator: "\n") { Self.collect(try JSONValue(parsing: String(line)), &values) }
        #expect(values.count > 100)
        for value in values where value.contains("@") || value.utf8.count == 36 || value.contains(" ") {
            #expect(!text.contains(value), "\(value)")
        }
    }

    private static func collect(_ value: JSONValue, _ found: inout Set<String>) {
        switch value {
        case .string(let text): found.insert(text)
        case .array(let elements): for element in elements { collect(element, &found) }
        case .object(let members): for member in members { collect(member.value, &found) }
        case .null, .bool, .number: return
        }
    }

    /// The table says another path than the site has, as after a release of the service.
    @Test(arguments: [
        ("bans", "/bannedThings", "/bans"), ("webhooks", "/oldWebhooks", "/webhooks"),
    ]) func `a kind that has moved is found where its name says, and the file that comes of it mends the table`(
        name: String, wrong: String, right: String
    ) async throws {
        let bench = try Workbench()
        let configuration = """
            {"store": "store.sqlite", "sites": {"shop": {"url": "http://127.0.0.1/api/v3", "token": "env:TOKEN_SHOP",
              "kinds": "FILE"}}}
            """
        let file = bench.folder.path + "/wrong.json"
        try
            #"{"format": 1, "over": "v3", "rows": [{"name": "\#(name)", "patch": {"asked": ["\#(wrong)"], "canBeOff": false}}]}"#
            .write(toFile: file, atomically: true, encoding: .utf8)
        try bench.folder.write(configuration.replacing("FILE", with: "wrong.json"))
        let found = try await probe(bench, "--output found.json")
        let rows = try #require(found["proposed"]?["rows"]?.elements)
        #expect(rows.count == 1)
        #expect(rows[0]["name"]?.text == name)
        #expect(rows[0]["patch"]?["asked"] == [.string(right)])
        try bench.folder.write(configuration.replacing("FILE", with: "found.json"))
        #expect(await bench.run("backup shop --only \(name)").code == .done)
        #expect(await bench.run("show shop@latest \(name)").code == .done)
    }
}
