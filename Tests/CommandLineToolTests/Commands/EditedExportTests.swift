import CommandLineTool
import Foundation
import Simulator
import TestSupport
import Testing
import Wire

/// What people do to exports, and what the program makes of it.
struct EditedExportTests {
    private let bench: Workbench

    private static let prepared = PreparedBench.once {
        let bench = try await Workbench.afterBackup()
        await bench.run("export shop@1 ./out")
        await bench.run("export shop@1 all.ndjson")
        return bench
    }

    init() async throws { bench = try await Workbench.copy(of: Self.prepared) }

    private func addresses(_ name: String, _ line: String) async throws -> [String] {
        let answer = await bench.run("diff \(line) --json")
        return (try answer.document[name]?.elements ?? []).compactMap { $0["address"]?.text }
    }

    private func replace(_ old: String, _ new: String, in name: String) throws {
        let text = try bench.file(name)
        try #require(text.contains(old))
        try bench.write(text.replacing(old, with: new, maxReplacements: 1), to: name)
    }

    @Test func `a missing file means that the resource is not there`() async throws {
        try bench.remove("out/bans/198.51.100.77.json")
        try bench.remove("out/customVariables")
        #expect(try await addresses("added", "./out shop@1").count == 4)
        #expect(try await addresses("removed", "shop@1 ./out").contains("bans/198.51.100.77"))
        let plan = await bench.run("plan --from ./out --to shop --mirror --json")
        let deleted = try plan.document["operations"]?.elements?.compactMap { $0["method"] }
        #expect(deleted?.allSatisfy { $0 == "DELETE" } == true && deleted?.count == 4, "\(plan.output)")
    }

    @Test func `a missing line means that the resource is not there`() async throws {
        let lines = try bench.file("all.ndjson").split(separator: "\n")
        let left = lines.filter { !$0.contains("\"address\":\"bans/") && !$0.contains("\"address\":\"webhooks/chat") }
        try bench.write(left.joined(separator: "\n"), to: "less.ndjson")
        #expect(try await addresses("removed", "shop@1 less.ndjson").count == 5)
        #expect(try await addresses("unknown", "shop@1 less.ndjson") == [])
    }

    @Test func `an edited value is what a plan writes, and applying it makes the site so`() async throws {
        let name = "out/campaigns/Shop%20English/chatWindow.json"
        try replace("Which trail are you on?", "Where to?", in: name)
        try replace("\"comment\": \"abuse on 3 May\"", "\"comment\": \"abuse\"", in: "out/bans/198.51.100.77.json")
        let plan = await bench.run("plan --from ./out --to shop --output plan.json")
        #expect(plan.output.contains("0 to create, 2 to update (2 fields), 0 to delete"), "\(plan.output)\(plan.error)")
        let applied = await bench.run("apply plan.json --yes")
        #expect(applied.code == .done, "\(applied.error)")
        #expect(bench.writes.count == 2)
        #expect(await bench.run("diff ./out shop --exit-code").code == .done)
    }

    @Test func `a new file is something to be made, with what it refers to by name`() async throws {
        try bench.write(
            #"{"name": "Wales", "routeTo": "department", "routeToId": {"$ref": "departments/Sales"}, "priority": "normal", "conditions": []}"#,
            to: "out/campaigns/Shop%20English/routing/customRules/Wales.json")
        let plan = await bench.run("plan --from ./out --to shop --output plan.json")
        #expect(plan.output.contains("1 to create, 0 to update"), "\(plan.output)\(plan.error)")
        #expect(await bench.run("apply plan.json --yes").code == .done)
        #expect(bench.writes.count == 1)
        #expect(bench.writes[0].hasSuffix("/routing/customRules"))
        let rule = await bench.run("show shop campaigns/Shop%20English/routing/customRules/Wales --json")
        #expect(try rule.document["body"]?["routeToId"] == "d0e10001-5c1e-4b07-9a31-000000000101")
    }

    @Test func `a changed name renames what is there`() async throws {
        try replace("\"Shop English\"", "\"Shop UK\"", in: "out/campaigns/Shop%20English.json")
        let plan = await bench.run("plan --from ./out --to shop --json")
        let operations = try plan.document["operations"]?.elements ?? []
        #expect(operations.map { $0["method"]?.text } == ["PUT"])
        #expect(operations.first?["address"] == "campaigns/Shop%20English")
    }

    @Test func `a renamed thing is the same in the export as on the site afterwards`() async throws {
        try replace("\"Shop English\"", "\"Shop UK\"", in: "out/campaigns/Shop%20English.json")
        try replace("\"Ireland\"", "\"Eire\"", in: "out/campaigns/Shop%20English/routing/customRules/Ireland.json")
        await bench.run("plan --from ./out --to shop --output plan.json")
        #expect(await bench.run("apply plan.json --yes").code == .done)
        let answer = await bench.run("diff ./out shop --exit-code")
        #expect(answer.code == .done, "\(answer.output)\(answer.error)")
    }

    struct Mistake: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let file: String
        let text: String
        /// In the error.
        let said: [String]
    }

    static let mistakes = [
        Mistake(
            testDescription: "a file at an unknown address", file: "out/campains/Sales.json", text: "{}",
            said: ["./out/campains/Sales.json: 'campains/Sales' is no address", "at the top of a site are"]),
        Mistake(
            testDescription: "a file below something that has nothing there", file: "out/bans/x/y.json", text: "{}",
            said: ["./out/bans/x/y.json: 'bans/x/y' is no address", "below bans"]),
        Mistake(
            testDescription: "a comma too many", file: "out/settings.json", text: "{\n  \"a\": 1,\n  \"b\": 2,\n}\n",
            said: ["./out/settings.json:4: not JSON at column 1", "mend the file"]),
        Mistake(
            testDescription: "a name that nothing has", file: "out/dynamicCampaign.json",
            text: "{\n  \"defaultCampaignId\": {\n    \"$ref\": \"campaigns/Shop%20Englisch\"\n  }\n}",
            said: ["./out/dynamicCampaign.json:3: it refers to 'campaigns/Shop%20Englisch', which is not there"]),
        Mistake(
            testDescription: "a copy that kept its name", file: "out/campaigns/Copy.json",
            text: "{\n  \"name\": \"Shop English\"\n}",
            said: [
                "./out/campaigns/Copy.json:2: it calls itself 'Shop English', and so does the one in "
                    + "./out/campaigns/Shop%20English.json"
            ]),
    ]

    static let flaws = [
        Mistake(
            testDescription: "a list where an object has to be", file: "out/settings.json", text: "[]",
            said: ["./out/settings.json:1: a resource is an object, and this is a list"]),
        Mistake(
            testDescription: "null where an object has to be", file: "out/bans/1.1.1.1.json", text: "null",
            said: ["./out/bans/1.1.1.1.json:1: a resource is an object, and this is null"]),
        Mistake(
            testDescription: "a member that is there twice", file: "out/settings.json",
            text: "{\n  \"a\": {\"b\": 1,\n    \"b\": 2}\n}",
            said: ["./out/settings.json:2: 'b' is there twice in one object"]),
        Mistake(
            testDescription: "a reference that is none", file: "out/dynamicCampaign.json",
            text: "{\n  \"defaultCampaignId\": {\"$ref\": 7}\n}",
            said: ["./out/dynamicCampaign.json:2: a reference that is none", "write it {\"$ref\": "]),
        Mistake(
            testDescription: "a reference with something beside it", file: "out/dynamicCampaign.json",
            text: "{\n  \"defaultCampaignId\": {\"id\": 1, \"$ref\": \"campaigns/Shop%20English\"}\n}",
            said: ["./out/dynamicCampaign.json:2: a reference that is none", "with nothing beside it"]),
    ]

    private static let readings = [
        "diff ./out shop@1", "diff shop ./out", "plan --from ./out --to shop", "import ./out --as shop",
    ]

    @Test(
        arguments: Seed.draw(
            9, of: (mistakes + flaws).flatMap { mistake in readings.map { (mistake, $0) } }, for: "EditedExportTests"))
    func `a mistake is said with its file, and nothing was asked or written`(
        _ mistake: Mistake, _ line: String
    ) async throws {
        try bench.folder.write(mistake.text, to: mistake.file)
        let before = bench.service.withService { $0.log.entries.count }
        let answer = await bench.run(line)
        #expect(answer.code == .usage, "\(Seed.ofThisRun)")
        for part in mistake.said { #expect(answer.error.contains(part), "\(answer.error)") }
        #expect(await bench.run("snapshots").output.split(separator: "\n").count == 2)
        if mistake.text == "{}" || mistake.file.hasSuffix("settings.json") {
            #expect(bench.service.withService { $0.log.entries.count } == before)
        }
    }

    @Test func `addresses may be written without escapes, and in another case where case says nothing`() async throws {
        for (old, new) in [
            ("settings.json", "Settings.json"), ("campaigns/Shop%20English.json", "campaigns/Shop English.json"),
            ("campaigns/Shop%20English", "campaigns/Shop English"),
        ] {
            let root = bench.folder.path + "/out/"
            try FileManager.default.moveItem(atPath: root + old, toPath: root + new)
        }
        try replace("campaigns/Shop%20English", "campaigns/Shop English", in: "out/dynamicCampaign.json")
        let name = "out/campaigns/B2B%20%2F%20Trade/routing/customRules/Schools.json"
        try replace("departments/Trade", "departments/%54rade", in: name)
        try replace("\"address\":\"settings\"", "\"address\":\"SETTINGS\"", in: "all.ndjson")
        try replace(
            "\"address\":\"campaigns/Shop%20English\"", "\"address\":\"campaigns/Shop English\"", in: "all.ndjson")
        for line in ["./out shop@1", "all.ndjson shop@1"] {
            let answer = await bench.run("diff \(line) --exit-code")
            #expect(answer.code == .done, "\(line): \(answer.output)\(answer.error)")
        }
    }

    @Test(arguments: ["bans", "campaigns/Shop%20English", "bans/198.51.100.77.json"])
    func `what a link leads to is not taken for missing`(_ name: String) async throws {
        let path = bench.folder.path + "/out/" + name
        try FileManager.default.moveItem(atPath: path, toPath: bench.folder.path + "/elsewhere")
        try FileManager.default.createSymbolicLink(
            atPath: path, withDestinationPath: bench.folder.path + "/elsewhere")
        try FileManager.default.createSymbolicLink(atPath: bench.folder.path + "/out/docs", withDestinationPath: "/")
        let answer = await bench.run("plan --from ./out --to shop --mirror")
        #expect(answer.code == .usage)
        #expect(answer.error.contains("./out/\(name): it is a symbolic link"), "\(answer.error)")
        try bench.remove("out/" + name)
        try FileManager.default.moveItem(atPath: bench.folder.path + "/elsewhere", toPath: path)
        #expect(await bench.run("diff ./out shop@1 --exit-code").code == .done)
    }

    @Test(arguments: [
        (#"{"address":"bnas/x","body":{}}"#, "'bnas/x' is no address"),
        (#"{"kind":"webhooks","address":"bans/x","body":{}}"#, "of the kind bans, not 'webhooks'"),
        (#"{"address":"bans/x"}"#, "needs \"address\" and \"body\""),
        (#"{"address":"settings","body":{}}"#, "'settings' is there twice"),
        (#"{"address":"bans/x","body":{"#, "not JSON at column 29"),
        (#"{"address":"bans/x","path":"/settings","body":{}}"#, "'/settings' is no path of bans"),
    ])
    func `a wrong line is named`(_ line: String, _ problem: String) async throws {
        try bench.write(try bench.file("all.ndjson") + line + "\n", to: "all.ndjson")
        let answer = await bench.run("diff all.ndjson shop@1")
        #expect(answer.code == .usage)
        let count = try await SampleSite.resourceCount(.final)
        #expect(answer.error.contains("all.ndjson:\(count + 1): "), "\(answer.error)")
        #expect(answer.error.contains(problem), "\(answer.error)")
    }

    @Test func `an added line needs neither path nor id`() async throws {
        let line = #"{"address":"bans/203.0.113.9","body":{"type":"ip","ip":"203.0.113.9","comment":""}}"#
        try bench.write(try bench.file("all.ndjson") + line, to: "all.ndjson")
        #expect(try await addresses("added", "shop@1 all.ndjson") == ["bans/203.0.113.9"])
    }

    @Test func `what was not exported is not taken for missing`() async throws {
        await bench.run("export shop@1 ./part --only campaigns/Shop%20English --only bans")
        await bench.run("export shop@1 part.ndjson --only campaigns/*/chatWindow")
        for state in ["./part", "part.ndjson"] {
            let plan = await bench.run("plan --from \(state) --to shop --mirror --json")
            #expect(try plan.document["operations"]?.elements == [], "\(plan.output)")
        }
        try bench.remove("part/bans/198.51.100.77.json")
        let plan = await bench.run("plan --from ./part --to shop --mirror --json")
        #expect(try plan.document["operations"]?.elements?.map { $0["address"] } == ["bans/198.51.100.77"])
    }

    @Test func `lines that somebody picked out speak for their own places only`() async throws {
        let lines = try bench.file("all.ndjson").split(separator: "\n").filter { $0.contains("\"address\":\"bans/192") }
        try bench.write(lines.joined(separator: "\n"), to: "picked.ndjson")
        #expect(try await addresses("removed", "shop@1 picked.ndjson") == ["bans/198.51.100.77"])
        #expect(try await !addresses("unknown", "shop@1 picked.ndjson").isEmpty)
    }

    @Test(arguments: ["./out", "all.ndjson"])
    func `a masked secret is never sent, so the target keeps what it has`(_ state: String) async throws {
        let name = state == "./out" ? "out/mobilePush.json" : "all.ndjson"
        #expect(try bench.file(name).contains("•••"))
        try replace("nordpfad\\\"}", "tent\\\"}", in: name)
        let plan = await bench.run("plan --from \(state) --to shop --json --output plan.json")
        let operation = try #require(try plan.document["operations"]?.elements?.first)
        #expect(operation["fields"]?.elements?.map { $0["pointer"] } == ["/androidGcmExtraData"])
        #expect(operation["body"]?["androidGcmExtraData"] != nil)
        #expect(operation["body"]?.written().contains("•••") == false)
        #expect(operation["body"]?["androidGcmAPIKey"] == nil)
        #expect(await bench.run("apply plan.json --yes").code == .done)
        #expect(bench.ask(.get, "/mobilePush")?["androidGcmExtraData"]?.text?.contains("tent") == true)
    }
}
