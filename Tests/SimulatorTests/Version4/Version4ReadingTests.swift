import Foundation
import Simulator
import Testing
import Wire

struct Version4ReadingTests {
    @Test(arguments: [
        ("livechat/fields", "fieldOptions", "fieldOption"), ("livechat/shifts", "shiftHolidays", "shiftHoliday"),
        ("livechat/shifts", "shiftWorkingHours", "shiftWorkingHours"),
        ("livechat/visitorSsoConfig", "visitorSsoFieldMappings", "visitorSsoFieldMapping"),
        ("livechat/visitorSsoConfig", "visitorSsos", "campaignVisitorSso"),
    ])
    func `some rows are absent unless they are asked for`(path: String, member: String, include: String) throws {
        var site = try SimulatedSite.teaShop()
        func objects(_ value: JSONValue) -> [JSONValue] { (value["shifts"] ?? value).elements ?? [value] }
        let plain = objects(try site.get4(path))
        #expect(plain.allSatisfy { $0[member] == nil })
        let whole = objects(try site.get4("\(path)?include=\(include)"))
        #expect(whole.allSatisfy { $0[member]?.elements != nil })
        #expect(whole.contains { $0[member]?.elements?.isEmpty == false })
    }

    @Test func `some rows come by themselves, and some are read in a list of their own only`() throws {
        var site = try SimulatedSite.teaShop()
        let campaign = try site.id4("livechat/campaigns", "Shop")
        #expect(try site.get4("livechat/campaigns/\(campaign)/preChat")["preChatFormFields"]?.elements?.count == 3)
        #expect(try site.get4("livechat/segments")[0]?["segmentConditions"]?.elements?.isEmpty == false)
        let config = try site.get4("livechat/campaigns/\(campaign)/offlineMessageConfig")
        #expect(config["offlineMessageFormFields"] == nil)
        #expect(
            try site.get4("livechat/offlineMessageFormFields?campaignId=\(campaign)").elements?.count == 4)
        #expect(try site.get4("livechat/wrapupCategoryConfig")["wrapupCategoryGroups"] == nil)
        #expect(try site.get4("livechat/wrapupCategoryOptions").elements?.count == 3)
    }

    @Test func `what rows are shown can be set otherwise`() throws {
        var site = try SimulatedSite.teaShop()
        site.options.version4.shown = ["fields/fieldOptions": true, "segments/segmentConditions": false]
        #expect(try site.get4("livechat/fields")[0]?["fieldOptions"] != nil)
        #expect(try site.get4("livechat/segments")[0]?["segmentConditions"] == nil)
    }

    @Test func `an include that a kind does not allow is refused`() throws {
        var site = try SimulatedSite.teaShop()
        #expect(try site.refusal4(.get, "livechat/webhooks?include=agent") == "400 ParameterNotAllowed")
        #expect(try site.refusal4(.get, "livechat/fields?include=fieldOption,agent") == "400 ParameterNotAllowed")
        let ban = try #require(try site.get4("livechat/bannedIps?include=agent&pageSize=1")["bannedIps"]?[0])
        #expect(ban["agent"]?["email"]?.text == "hanne@teekontor.example")
    }

    @Test func `lists come bare, under their name, or in pages`() throws {
        var site = try SimulatedSite.teaShop()
        #expect(try site.get4("livechat/campaigns").elements?.count == 2)
        #expect(try site.get4("livechat/shifts").members?.map(\.name) == ["shifts"])
        let paged = try site.get4("livechat/bannedIps")
        #expect(paged["bannedIps"]?.elements?.count == 10)
        #expect(paged["total"] == 12)
        let next = try #require(paged["nextPage"]?.text)
        #expect(next.hasPrefix("http://sim.test/api/v4/livechat/bannedIps?") && next.contains("pageindex=2"))
        let rest = try site.get4(String(next.dropFirst("http://sim.test/api/v4/".count)))
        #expect(rest["bannedIps"]?.elements?.count == 2)
        #expect(rest["nextPage"]?.isNull == true)
    }

    @Test func `a list that comes bare comes in pages when one is asked for`() throws {
        var site = try SimulatedSite.teaShop()
        let page = try site.get4("global/agents?pageIndex=2&pageSize=2")
        #expect(page["agents"]?.elements?.count == 1)
        #expect(page["total"] == 3)
        #expect(page["previousPage"]?.text != nil)
        #expect(try site.refusal4(.get, "global/agents?pageIndex=0") == "400 ParameterNumberOutOfRange")
    }

    @Test func `flat lists are narrowed by the campaign, which may be left out`() throws {
        var site = try SimulatedSite.teaShop()
        let trade = try site.id4("livechat/campaigns", "Trade")
        #expect(try site.get4("livechat/autoInvitations").elements?.count == 3)
        let some = try site.get4("livechat/autoInvitations?campaignId=\(trade)").elements ?? []
        #expect(some.compactMap { $0["campaignId"]?.text } == [trade])
        site.options.version4.filtered = ["autoInvitations"]
        #expect(try site.refusal4(.get, "livechat/autoInvitations") == "400 ParameterMissing")
    }

    @Test func `a member whose condition is not met is not there`() throws {
        var site = try SimulatedSite.teaShop()
        let path = "livechat/campaigns/\(try site.id4("livechat/campaigns", "Shop"))/chatWindow"
        #expect(try site.get4(path)["backgroundTexture"] == "dots")
        try site.send4(.put, path, ["isBackgroundDisplayed": false])
        #expect(try site.get4(path)["backgroundTexture"] == nil)
        try site.send4(.put, path, ["isBackgroundDisplayed": true])
        #expect(try site.get4(path)["backgroundTexture"] == "dots")
    }

    @Test func `a picture is read at an address below its object and stays when that is sent back`() throws {
        var site = try SimulatedSite.teaShop()
        let path = "livechat/campaigns/\(try site.id4("livechat/campaigns", "Shop"))/chatButton"
        let button = try site.get4(path)
        let address = try #require(button["imageButtonOnlineImage"]?.text)
        #expect(address.contains("/\(path)/imageButtonOnlineImage?SiteId=10004&version="))
        #expect(try site.send4(.put, path, button)["imageButtonOnlineImage"]?.text == address)
        let other = try site.send4(.put, path, ["imageButtonOnlineImage": "https://static.example/new.png"])
        #expect(other["imageButtonOnlineImage"]?.text != address)
    }

    @Test func `kinds without a path are no path, which is not the same as an object that is missing`() throws {
        var site = try SimulatedSite.teaShop()
        let campaign = try site.id4("livechat/campaigns", "Shop")
        for name in ["languageConfig", "routingConfig", "kbIntegration", "ratingGrades"] {
            let answer = site.ask4(.get, "livechat/campaigns/\(campaign)/\(name)")
            #expect(answer.status == 404 && answer.body.isEmpty)
        }
        let absent = "5a3e0001-6d2f-4c18-8b42-00000000dead"
        #expect(try site.refusal4(.get, "livechat/webhooks/\(absent)") == "404 EntityNotFound")
        #expect(try site.refusal4(.get, "livechat/campaigns/\(absent)/preChat") == "404 EntityNotFound")
        #expect(try site.refusal4(.get, "livechat/webhooks/1") == "400 ParameterInvalid")
        #expect(site.ask4(.get, "LIVECHAT/Webhooks").status == 200)
    }

    @Test func `records are found by a search, with their rows under list`() throws {
        var site = try SimulatedSite.teaShop()
        let campaign = try site.id4("livechat/campaigns", "Shop")
        // What a body says of time is passed over.
        let time: JSONValue = ["name": "startTime", "operator": "is", "value": ["2026-05-06", "2026-05-07"]]
        let all = try site.send4(
            .post, "livechat/chats:search?pageSize=500", ["filters": [time], "startTime": "2026-05-06"])
        let list = try #require(all["list"]?.elements)
        #expect(list.compactMap { $0["id"]?.written() }.filter { $0.count < 5 } == ["5003", "5002", "5001"])
        #expect(list.count > 100 && all["total"] == .integer(list.count) && all["pageCount"] == 0)
        #expect(list.allSatisfy { $0["messages"] == nil && $0["guid"]?.text?.count == 36 })
        let times = list.compactMap { $0["startTime"]?.text }
        #expect(times == times.sorted(by: >))
        let filter: JSONValue = ["filters": [["name": "campaignId", "operator": "is", "value": [.string(campaign)]]]]
        let line = "livechat/chats:search?sortBy=startTime&sortOrder=asc"
        let some = try site.send4(.post, line + "&pageSize=500", filter)["list"]?.elements ?? []
        #expect(some.allSatisfy { $0["campaignId"]?.text == campaign } && some.count > 2)
        #expect(try site.send4(.post, line + "&pageSize=1&pageIndex=2", filter)["list"]?.elements == [some[1]])
        let chat = try site.get4("livechat/chats/5001?include=messages")
        #expect(chat["messages"]?.elements?.count == 2)
        #expect(try site.get4("livechat/chats/\(try #require(chat["guid"]?.text))")["id"] == 5001)
        let missed = try site.send4(.post, "livechat/missedAndRefusedChats:search?pageSize=500", [:])["list"]?.elements
        #expect(Set(missed ?? []).isDisjoint(with: list) && missed?.first { $0["id"] == 5004 } != nil)
        #expect(
            try site.refusal4(.post, "livechat/agentPrivateMessages:search", ["filters": []]) == "400 ParameterMissing")
        #expect(site.ask4(.delete, "livechat/chats/5001").status == 204)
        #expect(site.ask4(.get, "livechat/chats/5001").status == 404)
    }

    @Test func `the conversations are those that a site of version 3 has of the same seed`() throws {
        let history: JSONValue = ["days": 30, "chats": 140, "offlineMessages": 20]
        var older = try SimulatedSite(file: ["siteId": 10004, "seed": 10004, "history": history], dialect: .final)
        var site = try SimulatedSite(
            version4: ["api": "v4", "siteId": 10004, "seed": 10004, "history": history], now: older.now)
        var guids: Set<String> = []
        for kind in ["chats", "missedAndRefusedChats"] {
            let found = try site.send4(.post, "livechat/\(kind):search?pageSize=500", [:])["list"]?.elements ?? []
            guids.formUnion(found.compactMap { $0["guid"]?.text })
        }
        let window = "timeFrom=2000-01-01T00:00:00&timeTo=2100-01-01T00:00:00&pageSize=1000"
        let request = HTTPRequest(.get, origin: "", target: "/api/v3/livechat/chats?" + window)
        let chats = try older.respond(to: request).json["chats"]?.elements ?? []
        #expect(guids.count == 140 && guids == Set(chats.compactMap { $0["id"]?.text }))
    }
}
