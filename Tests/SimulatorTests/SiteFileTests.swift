import Foundation
import Simulator
import TestSupport
import Testing
import Wire

/// Sites as files, and the two that come with the program.
struct SiteFileTests {
    @Test func `the program carries the shop's file as it is, and it is small`() throws {
        let file = try Data(contentsOf: Samples.folder.appendingPathComponent("sites/shop.json"))
        #expect(SampleSite.file == Array(file))
        #expect(file.count < 100_000)
    }

    /// Everything that a crawl of the site would see.
    private func view(_ site: inout SimulatedSite) throws -> [String: JSONValue] {
        var view: [String: JSONValue] = [:]
        let campaigns = try #require(try site.get("campaigns").elements)
        let parts = [
            "", "/chatButton", "/chatWindow", "/preChat", "/postChat", "/offlineMessage", "/agentWrapup", "/invitation",
            "/language", "/routing", "/chatbotIntegration?include=chatbot", "/kbIntegration", "/installationCode",
        ]
        let paths = campaigns.compactMap { $0["id"]?.text }.flatMap { id in parts.map { "campaigns/\(id)\($0)" } }
        let own = [
            "settings", "autoDistribution", "translationExcludedWords", "customerSegments", "dynamicCampaign",
            "mobilePush", "bans", "conversionActions", "secureForms", "customVariables", "webhooks", "campaigns",
            "visitors", "agents", "chats?timeFrom=2026-01-01", "offlineMessages?timeFrom=2026-01-01",
        ]
        for path in own + paths { view[path] = try site.get(path) }
        return view
    }

    @Test(arguments: ["shop", "bank"], Dialect.allCases)
    func `a saved site is the same when it is loaded again`(_ name: String, _ dialect: Dialect) throws {
        let file = try Samples.document("sites/\(name).json")
        let now = try #require(Moment("2026-05-06T12:00:00Z"))
        var site = try SimulatedSite(file: file, dialect: dialect, now: now)
        try site.send(.post, "campaigns", ["name": "Neu", "odd": .number("1.00")])
        let path = try "campaigns/" + #require(site.get("campaigns")[0]?["id"]?.text)
        let name = dialect == .draft ? "field" : "fields"
        try site.send(.put, "\(path)/preChat", ["isEnable": true, name: []])
        try site.send(.put, "\(path)/chatWindow", ["style": "classic", "color": "#000000", "type": "popup"])
        var again = try SimulatedSite(
            file: JSONValue(parsing: site.file.bytes(.pretty)), dialect: dialect, now: now)
        #expect(try view(&again) == view(&site))
        #expect(again.file == site.file)
        #expect(again.credentials == site.credentials)
        let body: JSONValue = ["name": "next", "type": "text"]
        #expect(try again.send(.post, "customVariables", body) == site.send(.post, "customVariables", body))
    }

    @Test(arguments: ["shop", "bank"])
    func `the samples fill in every kind and name nothing that does not exist`(_ name: String) throws {
        let file = try Samples.document("sites/\(name).json")
        var site = try SimulatedSite(file: file, dialect: .final, now: #require(Moment("2026-05-06T12:00:00Z")))
        for (path, value) in try view(&site) {
            #expect(value != [] && value != [:], "\(path) is empty")
            let isReadOnly = ["visitors", "agents", "chats", "offline", "campaigns/"].contains { path.hasPrefix($0) }
            for item in isReadOnly ? [] : value.elements ?? [] {
                let id = try #require(item["id"]?.text)
                #expect(site.ask(.put, "\(path)/\(id)", item).status == 200, "\(path)/\(id)")
            }
            if value.elements == nil, !isReadOnly || path.hasPrefix("campaigns/"), !path.hasSuffix("installationCode") {
                let answer = site.ask(.put, path, value)
                #expect(answer.status == 200, "\(path) \(answer.text)")
            }
        }
    }

    @Test func `the bank has twelve campaigns and more bans than a guard lets go`() throws {
        var site = try SimulatedSite(
            file: Samples.document("sites/bank.json"), dialect: .draft, now: #require(Moment("2026-05-06")))
        #expect(try site.get("campaigns").elements?.count == 12)
        #expect(try #require(site.get("bans").elements).count >= 10)
    }

    @Test(arguments: [
        ("[]", "file"), (#"{"moon": []}"#, "moon"), (#"{"bans": {}}"#, "bans"), (#"{"settings": []}"#, "settings"),
        (#"{"bans": [1]}"#, "bans[0]"), (#"{"campaigns": [{}]}"#, "campaigns[0]"),
        (#"{"campaigns": [{"name": "a", "parts": {"preChat": {"fields": {}}}}]}"#, "campaigns[0].parts.preChat.fields"),
        (#"{"campaigns": [{"name": "a", "parts": {"moon": {}}}]}"#, "campaigns[0].parts.moon"),
        (#"{"agents": [{"id": 1, "access": {}}]}"#, "agents[0]"), (#"{"preChat": {}}"#, "preChat"),
    ])
    func `a file that is no site says where`(_ text: String, _ place: String) throws {
        let file = try JSONValue(parsing: text)
        #expect {
            try SimulatedSite(file: file, dialect: .final)
        } throws: { error in
            (error as? SiteFileError)?.place == place
        }
    }

    @Test func `an empty file is an empty site`() throws {
        var site = try SimulatedSite(file: [:], dialect: .final)
        #expect(try site.get("campaigns") == [])
        #expect(try site.get("settings")["siteId"] == 10000)
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"), (1_778_068_799, "2026-05-06T11:59:59Z"),
        (4_107_542_400, "2100-03-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
    ])
    func `moments are written and read`(_ seconds: Int, _ text: String) {
        #expect(Moment(seconds: seconds).text == text)
        // As the service writes it, and as people do.
        for form in [text, text.lowercased(), String(text.dropLast()), text.replacing("Z", with: ".000Z")] {
            #expect(Moment(form)?.seconds == seconds)
        }
    }

    @Test(arguments: [
        "", "T", "2026", "2026-13-01", "2026-01-32", "2026-01-01T25:00:00", "2026-01-01T", "99999999999999999999-01-01",
        "2026-13-01T08:30:00Z", "2026-00-01T08:30:00Z", "2026-01-32T08:30:00Z", "2026-01-01T24:00:00Z",
        "2026-01-01T08:60:00Z", "0000-01-01T08:30:00Z", "2026-01-01X08:30:00Z",
    ])
    func `what is no moment is none`(_ text: String) {
        #expect(Moment(text) == nil)
    }
}
