import Simulator
import Testing
import Wire

/// Lists, pages, filters and included objects.
struct ListTests {
    private let english = "campaigns/c0a80001-5c1e-4b07-9a31-000000000001"

    @Test(arguments: [
        "campaigns", "customerSegments", "bans", "conversionActions", "secureForms", "customVariables", "webhooks",
        "visitors", "agents",
    ])
    func `lists of configuration are bare`(_ path: String) throws {
        var site = try SimulatedSite.shop(.final)
        #expect(try site.get(path).elements?.isEmpty == false)
    }

    /// Follows `nextPage` from a first target and gives all elements.
    private func all(_ site: inout SimulatedSite, _ target: String, _ member: String) throws -> [JSONValue] {
        var found: [JSONValue] = []
        var next = target
        for _ in 0..<100 where !next.isEmpty {
            let answer = site.respond(to: HTTPRequest(.get, origin: "http://sim.test", target: next))
            try #require(answer.status == 200)
            found += try #require(try answer.json[member]?.elements)
            next = try (answer.json["nextPage"]?.text ?? "").replacing("http://sim.test", with: "")
        }
        return found
    }

    @Test(arguments: [false, true], [false, true])
    func `an envelope wraps and pages a list`(_ isRelative: Bool, _ endsWithNull: Bool) throws {
        var site = try SimulatedSite.shop(.final)
        site.options.envelopes["webhooks"] = ListEnvelope(member: "list", size: 3, endsWithNull: endsWithNull)
        site.options.isPageLinkRelative = isRelative
        let first = try site.get("webhooks")
        #expect(first["total"] == 4 && first["list"]?.elements?.count == 3)
        #expect(first["previousPage"] == (endsWithNull ? JSONValue.null : ""))
        #expect(first["nextPage"]?.text?.hasPrefix("http") == !isRelative)
        let whole = try all(&site, "/api/v3/livechat/webhooks", "list")
        #expect(Set(whole.compactMap { $0["id"]?.text }).count == 4)
        #expect(try site.get("webhooks?pageIndex=9")["list"] == [])
        #expect(try site.get("webhooks?pageIndex=2&pageSize=1")["previousPage"]?.text?.hasSuffix("pageIndex=1") == true)
        for wrong in ["pageIndex=0", "pageSize=x", "pageIndex=99999999999999999999"] {
            #expect(site.ask(.get, "webhooks?\(wrong)").status == 400)
        }
    }

    @Test func `chats are those of today unless a time is asked for`() throws {
        var site = try SimulatedSite.shop(.final)
        let today = try site.get("chats")
        let chats = try #require(today["chats"]?.elements)
        #expect(chats.allSatisfy { $0["startTime"]?.text?.hasPrefix("2026-05-06") == true })
        #expect(!chats.isEmpty && today["totalCount"]?.written() == "\(chats.count)")
        let span = "timeFrom=2026-04-01&timeTo=2026-05-30T00:00:00"
        let long = try site.get("chats?\(span)")
        #expect(long["totalCount"] == 142 && long["chats"]?.elements?.count == 50)
        let whole = try all(&site, "/api/v3/livechat/chats?\(span)&pageSize=33", "chats")
        #expect(Set(whole.compactMap { $0["id"]?.text }).count == 142)
        #expect(site.ask(.get, "chats?timeFrom=yesterday").status == 400)
    }

    @Test(arguments: [
        ("agentId=4&keywords=parcel", 1), ("departmentId=d0e10001-5c1e-4b07-9a31-000000000101", 1),
        ("campaignId=C0A80002-5C1E-4B07-9A31-000000000002&keywords=Leinen", 1), ("keywords=nosuchword", 0),
    ])
    func `chats can be filtered`(_ query: String, _ count: Int) throws {
        var site = try SimulatedSite.shop(.final)
        let found = try site.get("chats?timeFrom=2026-05-04&timeTo=2026-05-05T23:59:59&\(query)")
        #expect(
            found["chats"]?.elements?.filter { $0["endTime"]?.text != nil && $0["sessionId"] != nil }.count == count)
    }

    @Test(arguments: ["chats", "offlineMessages"])
    func `many are deleted by a list of ids in the body`(_ path: String) throws {
        var site = try SimulatedSite.shop(.final)
        let span = "\(path)?timeFrom=2026-01-01&timeTo=2026-12-31"
        let before = try #require(try site.get(span)[path]?.elements)
        let ids = before.prefix(3).compactMap { $0["id"] }
        #expect(site.ask(.delete, path, .array(ids)).status == 204)
        let after = try #require(try site.get(span)[path]?.elements)
        #expect(!after.contains { ids.contains($0["id"] ?? nil) })
        #expect(site.ask(.delete, path).status == 400)
        #expect(site.ask(.delete, path, ["id": "x"]).status == 400)
    }

    @Test(arguments: [
        ("bans?include=visitor,agent", 0, "visitor", "name", "spam-4711"),
        ("bans?include=visitor,agent", 1, "lastUpdatedAgent", "firstName", "Amélie"),
        ("conversionActions?include=agent", 2, "createdAgent", "firstName", "Tom"),
        (
            "chats?include=campaign&timeFrom=2026-05-04&timeTo=2026-05-04T09:02:00", 0, "campaign", "name",
            "Shop Deutsch"
        ),
    ])
    func `included objects stand beside their ids`(
        _ path: String, _ index: Int, _ member: String, _ name: String, _ text: String
    ) throws {
        var site = try SimulatedSite.shop(.final)
        let list = try site.get(path)
        let item = try #require((list["chats"] ?? list)[index])
        #expect(item[member]?[name]?.text == text)
        let plain = try site.get(String(path.prefix { $0 != "?" }) + "?timeFrom=2026-05-04&timeTo=2026-05-04T09:02:00")
        #expect((plain["chats"] ?? plain)[index]?[member] == nil)
    }

    @Test func `routing includes agent or department, whichever it leads to`() throws {
        var site = try SimulatedSite.shop(.final)
        let routing = try site.get("\(english)/routing?include=department,agent")
        #expect(routing["routeToDepartment"]?["name"]?.text == "Sales" && routing["routeToAgent"] == nil)
        #expect(routing["routeToDepartmentWhenNoRuleMatched"]?["name"]?.text == "Sales")
        #expect(routing["customRules"]?[1]?["routeToAgent"]?["firstName"]?.text == "Moira")
        let changed = try site.send(.put, "\(english)/routing", routing)
        #expect(changed["routeToDepartment"] == nil && changed["customRules"]?[1]?["routeToAgent"] == nil)
    }

    @Test func `nested references are included where they stand`() throws {
        var site = try SimulatedSite.shop(.draft)
        let rows = try site.get("autoDistribution?include=department,agent")
        #expect(rows["departmentAutoDistributions"]?[0]?["backupDepartment"]?["name"]?.text == "Service")
        #expect(rows["agentAutoDistributions"]?[1]?["agent"]?["firstName"]?.text == "Jürgen")
        let dynamic = try site.get("dynamicCampaign?include=campaign")
        #expect(dynamic["defaultCampaign"]?["name"]?.text == "Shop English")
        #expect(dynamic["dynamicCampaignRules"]?[0]?["targetCampaign"]?["name"]?.text == "Shop Deutsch")
    }

    @Test func `departments, agents and bots can be looked up`() throws {
        var site = try SimulatedSite.shop(.final)
        func get(_ path: String) throws -> JSONValue {
            try site.respond(to: HTTPRequest(.get, origin: "http://sim.test", target: "/api/v3/\(path)")).json
        }
        #expect(try get("globalSettings/departments").elements?.count == 4)
        #expect(try get("globalSettings/agents/me")["firstName"]?.text == "Ingrid")
        #expect(try get("globalSettings/agents/3")["firstName"]?.text == "Jürgen")
        let agents = try get("globalSettings/agents?pageIndex=2&pageSize=4")
        #expect(agents["count"] == 6 && agents["agents"]?.elements?.count == 2 && agents["nextPage"] == "")
        #expect(try get("chatbot/bots").elements?.count == 2)
        #expect(try !get("globalSettings/agents").written().contains("shop-token"))
    }

    @Test func `presence is changed without losing the rest`() throws {
        var site = try SimulatedSite.shop(.final)
        let changed = try site.send(.put, "agents/3", ["status": "Away", "ongoingChats": 40])
        #expect(changed == ["id": 3, "ongoingChats": 0, "status": "Away"])
        #expect(try site.get("visitors?status=CHATTING").elements?.count == 1)
    }
}
