import CommandLineTool
import Foundation
import Simulator
import TestSupport
import Testing
import Wire

/// What a probe finds where the table has nothing: moved kinds, kinds without a row, members that refer to others; and the whole round
/// from the probe to a backup of what it found.
struct ProbeGuessTests {
    static func probe(_ bench: Workbench, _ words: String = "") async throws -> JSONValue {
        let answer = await bench.run("doctor shop --probe --json --output found.json \(words)")
        #expect(answer.code == .done, "\(answer.error)")
        return try #require(try answer.document["sites"]?.elements?.first?["probe"])
    }

    private static func rows(_ probe: JSONValue) -> [String: JSONValue] {
        Dictionary((probe["proposed"]?["rows"]?.elements ?? []).map { ($0["name"]?.text ?? "", $0) }) { $1 }
    }

    private static func written(_ bench: Workbench) throws -> String {
        try String(contentsOfFile: bench.folder.path + "/found.json", encoding: .utf8)
    }

    private static func ids(_ path: String, _ bench: Workbench) -> [JSONValue] {
        let answer = bench.ask(.get, path)
        let items = answer?.elements ?? (answer?.members ?? []).compactMap(\.value.elements).first ?? []
        return items.compactMap { $0["id"] }
    }

    /// Of version 3, where they stand in another module.
    private static func departments(_ bench: Workbench) -> [JSONValue] {
        bench.service.withService { service in
            let request = HTTPRequest(.get, origin: "", target: "/api/v3/globalSettings/departments")
            let answer = try? JSONValue(parsing: service.sites[0].respond(to: request).body)
            return (answer?["departments"]?.elements ?? answer?.elements ?? []).compactMap { $0["id"] }
        }
    }

    /// A site of version 3 whose webhooks have moved, and that has shifts, which its table lacks.
    private static func version3() throws -> Workbench {
        var site = try SampleSite.shop(.final)
        site.options.absent = ["webhooks"]
        let rows = #"{"over":"v3","rows":[{"name":"hook","path":"/webhook"},{"name":"shift","path":"/shifts"}]}"#
        site.teach(try TaughtKind.rows(of: JSONValue(parsing: rows)))
        let bench = try Workbench(["shop": site])
        bench.ask(.post, "/webhook", ["event": "chatStarted", "targetUrl": "https://hooks.example/1"])
        return bench
    }

    /// The same for version 4: its webhooks have moved, and a campaign's routing answers where it may be.
    private static func version4() throws -> Workbench {
        let rows = """
            {"over":"v4","rows":[{"name":"webhooks","path":"/livechat/webhook"},
              {"name":"routingConfig","path":"/livechat/campaigns/{campaigns}/routingConfig","shape":"singleton"}]}
            """
        let taught = try TaughtKind.rows(of: JSONValue(parsing: rows))
        return try Workbench(["shop": SampleSite.version4(taught: taught)])
    }

    private static func use(_ bench: Workbench, api: String) throws {
        try bench.folder.write(
            """
            {"store": "store.sqlite", "sites": {"shop": {"url": "http://127.0.0.1/api/\(api)", "token": "env:TOKEN_SHOP",
              "kinds": "found.json", /* as a probe wrote it */ }}}
            """)
    }

    @Test func `of a site of version 3 just the moved kind and the unknown one are proposed, and then backed up`()
        async throws
    {
        let bench = try Self.version3()
        let departments = Self.departments(bench)
        #expect(departments.count > 1)
        for (index, id) in departments.prefix(2).enumerated() {
            bench.ask(.post, "/shifts", ["name": .string("Shift \(index)"), "ownerRef": id, "note": "n"])
        }
        let found = try await Self.probe(bench)
        let rows = Self.rows(found)
        #expect(rows.keys.sorted() == ["shifts", "webhooks"])
        #expect(rows["webhooks"]?["patch"]?["asked"] == ["/webhook"])
        let shifts = try #require(rows["shifts"])
        #expect(shifts["shape"] == "collection" && shifts["paths"] == ["/shifts"] && shifts["key"] == ["name"])
        #expect(shifts["operations"] == ["list", "read"])
        #expect(bench.service.withService { $0.log.entries.allSatisfy { $0.method == .get } })
        let text = try Self.written(bench)
        #expect(text.contains("    // shifts, a kind that the table lacks: GET /livechat/shifts answers"))
        #expect(try JSONValue(parsingCommented: Array(text.utf8)) == found["proposed"])
        try Self.use(bench, api: "v3")
        #expect(await bench.run("kinds --site shop").output.contains("shifts"))
        #expect(try await bench.run("kinds --site shop --json").document["rows"] != nil)
        #expect(await bench.run("backup shop").code == .done)
        let export = await bench.run("export shop@latest - --format ndjson").output
        #expect(export.contains("Shift 0") && export.contains("https://hooks.example/1"))
        #expect(try await Self.probe(bench)["proposed"]?.isNull == true)
    }

    @Test func `of a site of version 4 just the moved kind and the unknown one are proposed, and then backed up`()
        async throws
    {
        let bench = try Self.version4()
        let campaign = try #require(Self.ids("/livechat/campaigns", bench).first?.text)
        let department = try #require(Self.ids("/global/departments", bench).first)
        bench.ask(
            .put, "/livechat/campaigns/\(campaign)/routingConfig",
            ["isEnabled": true, "routeToDepartmentId": department, "smtpPassword": "x"])
        let found = try await Self.probe(bench)
        let rows = Self.rows(found)
        #expect(rows.keys.sorted() == ["routing", "webhooks"], "\(found["proposed"] ?? nil)")
        #expect(rows["webhooks"]?["patch"]?["asked"] == ["/webhook"])
        let routing = try #require(rows["routing"])
        #expect(routing["shape"] == "singleton" && routing["operations"] == ["read"])
        #expect(routing["paths"] == ["/campaigns/{campaigns}/routingConfig"])
        #expect(routing["references"] == [["at": "routeToDepartmentId", "targets": [["kind": "departments"]]]])
        #expect(routing["secrets"] == ["smtpPassword"] && routing["readOnly"] == ["campaignId"])
        #expect(routing["evidence"]?["note"]?.text?.contains("/livechat/campaigns/{campaigns}/routingConfig") == true)
        try Self.use(bench, api: "v4")
        let kinds = await bench.run("kinds --site shop")
        #expect(kinds.code == .done && kinds.output.contains("routing"), "\(kinds.error)")
        let backup = await bench.run("backup shop --json")
        #expect(backup.code == .done, "\(backup.error)")
        let coverage = try backup.document["snapshots"]?.elements?.first?["coverage"]?.elements ?? []
        #expect(coverage.contains { $0["kind"] == "language" && $0["state"] == "uncovered" }, "\(coverage.suffix(6))")
        #expect(!coverage.contains { $0["kind"] == "routing" && $0["state"] == "uncovered" })
        let export = await bench.run("export shop@latest - --format ndjson").output
        #expect(export.contains("/routingConfig"))
        #expect(try await Self.probe(bench)["proposed"]?.isNull == true)
    }

    /// A member is a reference when all that was seen of it says so, else a candidate for a person.
    @Test func `what is not sure of a reference is reported and not proposed`() async throws {
        let bench = try Self.version3()
        let departments = Self.departments(bench)
        try #require(departments.count > 1)
        bench.ask(
            .post, "/shifts",
            [
                "name": "A", "one": departments[0], "departmentId": departments[0], "mixed": departments[0],
                "both": departments[0],
            ])
        bench.ask(
            .post, "/shifts", ["name": "B", "one": "", "departmentId": nil, "mixed": "a text", "both": departments[1]])
        let found = try await Self.probe(bench)
        let seen = (found["references"]?.elements ?? []).filter { $0["kind"] == "shifts" }
        let proposed = seen.filter { $0["proposed"] == true }.compactMap { $0["member"]?.text }
        #expect(seen.compactMap { $0["member"]?.text }.sorted() == ["both", "departmentId", "mixed", "one"])
        #expect(proposed.sorted() == ["both", "departmentId"])
        let written = Self.rows(found)["shifts"]?["references"]?.elements?.compactMap { $0["at"]?.text }
        #expect(written?.sorted() == ["both", "departmentId"])
    }

    @Test func `a row of the table gets a reference more, and keeps those that it has`() async throws {
        let bench = try Workbench(["shop": SampleSite.version4()])
        let campaign = try #require(Self.ids("/livechat/campaigns", bench).first?.text)
        let department = try #require(Self.ids("/global/departments", bench).first)
        bench.ask(.put, "/livechat/campaigns/\(campaign)/chatWindow", ["fallbackDepartmentId": department])
        let rows = Self.rows(try await Self.probe(bench))
        #expect(rows.keys.sorted() == ["chatWindow"])
        let references = rows["chatWindow"]?["patch"]?["references"]?.elements ?? []
        #expect(
            references.compactMap { $0["at"]?.text } == ["builtinChatWindowBannerImageId", "fallbackDepartmentId"])
        #expect(rows["chatWindow"]?["patch"]?["evidence"]?["grade"] == "A")
        try Self.use(bench, api: "v4")
        #expect(await bench.run("backup shop").code == .done)
        #expect(try await Self.probe(bench)["proposed"]?.isNull == true)
    }

    @Test func `rows that are in force are not written over`() async throws {
        let bench = try Self.version4()
        #expect(try await Self.probe(bench)["proposed"]?.isNull == false)
        try Self.use(bench, api: "v4")
        let before = try Self.written(bench)
        let campaign = try #require(Self.ids("/livechat/campaigns", bench).first?.text)
        let department = try #require(Self.ids("/global/departments", bench).first)
        bench.ask(.put, "/livechat/campaigns/\(campaign)/chatWindow", ["fallbackDepartmentId": department])
        #expect(Self.rows(try await Self.probe(bench)).keys.sorted() == ["chatWindow"])
        #expect(try Self.written(bench) == before && !before.contains("has a file of rows already"))
        let more = try String(contentsOfFile: bench.folder.path + "/found-more.json", encoding: .utf8)
        #expect(more.contains("has a file of rows already") && more.contains("fallbackDepartmentId"))
    }

    /// People's own words, also where they are names of members.
    @Test func `nothing that somebody wrote is in the report or the file`() async throws {
        let bench = try Self.version3()
        let variable = bench.ask(.post, "/customVariables", ["name": "CanaryVariable", "type": "text", "value": "v"])
        #expect(variable?["id"] != nil)
        bench.ask(
            .post, "/shifts",
            [
                "name": "CanaryPerson", "CanaryVariable": "CanaryValue", "Canary Blank": 1, "bob@canary.example": 2,
                "CanaryPerson": ["CanaryVariable": 3], "apiPassword": "CanaryPassword", "canary12345678": 1,
            ])
        let report = try await Self.probe(bench)
        let text = await bench.run("doctor shop --probe --output found.json").output
        for shown in [report.written(), text, try Self.written(bench)] {
            #expect(!shown.lowercased().contains("canary"), "\(shown)")
            #expect(shown.contains("apiPassword"))
        }
        #expect(Self.rows(report)["shifts"]?["secrets"] == ["apiPassword"])
        #expect(text.contains("200, a list") && text.contains("paths asked where other kinds may stand"))
    }

    @Test func `each place is reported with its status, shape, paging and members, as a maintainer needs them`()
        async throws
    {
        let found = try await Self.probe(try Workbench(["shop": SampleSite.version4()]))
        let rows = found["rows"]?.elements ?? []
        let segments = try #require(rows.first { $0["kind"] == "segments" })
        #expect(
            segments["status"] == 200 && segments["shape"] == "list under 'segments'" && segments["nextPage"] == true)
        #expect(segments["paging"]?.elements?.contains("total") == true && segments["count"] != 0)
        let unknown = segments["unknownMembers"]?.elements ?? []
        #expect(unknown.contains("color") && !unknown.contains("agentIds") && !unknown.contains("id"))
        #expect(found["api"] == "v4" && found["site"] == "shop" && rows.count > 30)
    }
}
