import Foundation
import Simulator
import TestSupport
import Testing
import Wire

struct Version4SiteFileTests {
    @Test func `the sample has every kind, and no reference in it is a name that nothing bears`() throws {
        let site = try SimulatedSite.teaShop()
        let file = site.file
        let lists = (file.members ?? []).filter { $0.value.elements?.isEmpty == true }.map(\.name)
        #expect(lists.isEmpty)
        for kind in ["autoInvitations", "wrapupFormFields"] {
            for item in file[kind]?.elements ?? [] { #expect(item["campaignId"]?.text?.count == 36) }
        }
        #expect(file["publicCannedMessages"]?[0]?["categoryId"]?.text?.count == 36)
    }

    @Test func `a saved site is the same site`() throws {
        var site = try SimulatedSite.teaShop()
        try site.send4(.post, "livechat/campaigns", ["name": "Fair"])
        var again = try SimulatedSite(file: site.file, dialect: .final, now: site.now)
        #expect(again.file == site.file)
        #expect(try again.get4("livechat/campaigns") == site.get4("livechat/campaigns"))
        #expect(
            try again.send4(.post, "livechat/segments", ["name": "x"])
                == site.send4(.post, "livechat/segments", ["name": "x"]))
    }

    @Test func `a site of the other design has the same things under other names`() throws {
        var site = try SimulatedSite.teaShop(["secureForms": "secureform", "autoTranslationConfig": "livechat"])
        let form = try #require(try site.get4("secureform/secureForms")["secureForms"]?[0])
        #expect(form["fields"]?[0]?["displayName"] == "Card number" && form["secureFormFields"] == nil)
        #expect(site.ask4(.get, "livechat/secureFormFields").status == 404)
        #expect(try site.get4("livechat/autoTranslationConfig")["isEnabled"] == true)
        #expect(try SimulatedSite(file: site.file, dialect: .final, now: site.now).file == site.file)
    }

    @Test(
        arguments: [
            (["api": "v4", "bans": []], "bans"), (["api": "v5"], "api"), (["api": "v4", "webhooks": 1], "webhooks"),
            (["api": "v4", "campaigns": [["name": "x", "parts": ["routing": [:]]]]], "campaigns[0].parts.routing"),
        ] as [(JSONValue, String)])
    func `a file that is no site says where`(file: JSONValue, place: String) {
        let error = #expect(throws: SiteFileError.self) { try SimulatedSite(file: file, dialect: .final) }
        #expect(error?.place == place)
    }

    @Test func `sites of both versions are served side by side`() throws {
        var service = SimulatedService(sites: [try .shop(.final), try .teaShop()])
        func ask(_ path: String, _ token: String) -> HTTPResponse? {
            service.respond(
                to: HTTPRequest(
                    .get, origin: "http://sim.test", target: path,
                    headers: [HTTPHeader("Authorization", "Bearer \(token)")], body: [])
            ).response
        }
        #expect(ask("/api/v3/livechat/campaigns", "shop-token")?.status == 200)
        #expect(ask("/api/v4/livechat/campaigns", "tea-token")?.status == 200)
        #expect(ask("/api/v3/livechat/campaigns", "tea-token")?.status == 404)
        #expect(ask("/api/v4/livechat/campaigns", "shop-token")?.status == 404)
        let stranger = try #require(ask("/api/v4/livechat/campaigns", "x"))
        #expect(stranger.status == 401)
        #expect(try stranger.json["error"] == "AuthenticationFailed")
    }

    static let rows: JSONValue = [
        "format": 1,
        "rows": [
            ["name": "cannedReplies", "path": "/livechat/cannedReplies", "shape": "collection", "key": ["name"]],
            ["name": "languages", "path": "/livechat/campaigns/{campaigns}/languageConfig", "shape": "singleton"],
            ["name": "notes", "path": "/livechat/notes", "shape": "collection", "parentField": "campaignId"],
            ["name": "webhooks", "patch": ["path": "/global/webhooks"]], ["name": "iosPush", "remove": true],
        ],
    ]

    @Test func `kinds that a user wrote down are served, moved and taken away`() throws {
        var site = try SimulatedSite.teaShop(taught: Self.rows)
        let made = try site.send4(.post, "livechat/cannedReplies", ["name": "Hi", "text": "Hello", "tags": [1]])
        let path = "livechat/cannedReplies/\(try #require(made["id"]?.text))"
        #expect(try site.get4("livechat/cannedReplies") == [made])
        let changed = try site.send4(.put, path, ["text": "Hey"])
        #expect(changed["text"] == "Hey" && changed["tags"] == [1] && changed["id"] == made["id"])
        #expect(site.ask4(.delete, path).status == 204 && site.ask4(.get, path).status == 404)
        let campaign = try site.id4("livechat/campaigns", "Shop")
        let language = "livechat/campaigns/\(campaign)/languageConfig"
        try site.send4(.put, language, ["greeting": "Moin"])
        #expect(try site.get4(language)["greeting"] == "Moin")
        try site.send4(.post, "livechat/notes", ["campaignId": .string(campaign), "text": "a"])
        #expect(try site.get4("livechat/notes?campaignId=\(campaign)").elements?.count == 1)
        #expect(site.ask4(.get, "livechat/webhooks").status == 404)
        #expect(try site.get4("global/webhooks").elements?.count == 2)
        #expect(site.ask4(.get, "livechat/iosPush").status == 404)
        #expect(try SimulatedSite(version4: Samples.document("sites/shop-v4.json")).base == "/api/v4")
    }

    @Test func `a site of version 3 can be taught as well, in its own manner`() throws {
        var site = try SimulatedSite.shop(.final)
        let rows: JSONValue = [
            "over": "v3", "rows": [["name": "cannedReplies", "path": "/cannedReplies", "shape": "collection"]],
        ]
        site.teach(try TaughtKind.rows(of: rows))
        let made = try site.send(.post, "cannedReplies", ["name": "Hi"])
        #expect(try site.get("cannedReplies") == [made])
        let absent = site.ask(.get, "cannedReplies/5a3e0001-6d2f-4c18-8b42-00000000dead")
        #expect(absent.status == 404)
        #expect(try absent.json["code"] == 404_000)
        #expect(throws: SiteFileError.self) { try TaughtKind.rows(of: ["rows": [["path": "/x"]]]) }
    }
}
