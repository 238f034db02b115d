import Simulator
import Testing
import Wire

/// POST, PUT and DELETE.
struct WritingTests {
    private let english = "campaigns/c0a80001-5c1e-4b07-9a31-000000000001"
    private let german = "campaigns/c0a80002-5c1e-4b07-9a31-000000000002"

    @Test(arguments: Dialect.allCases)
    func `a new object is answered with 201, its absolute address and itself`(_ dialect: Dialect) throws {
        var site = try SimulatedSite.shop(dialect)
        let answer = site.ask(
            .post, "webhooks", ["event": "chatWrappedUp", "targetUrl": "https://x.test", "more": .number("1.50")])
        let id = try #require(try answer.json["id"]?.text)
        #expect(answer.status == 201)
        #expect(answer.headers[header: "Location"] == "http://sim.test/api/v3/livechat/webhooks/\(id)")
        #expect(try site.get("webhooks/\(id)") == answer.json)
    }

    @Test(arguments: [
        (Dialect.draft, "livechat/campaignFormFields/"),
        (.final, "livechat/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/campaignFormFields/"),
    ])
    func `the address of a new form field is the one that answers`(_ dialect: Dialect, _ expected: String) throws {
        var site = try SimulatedSite.shop(dialect)
        let answer = site.ask(
            .post, "\(english)/postChat/campaignFormFields", ["field": ["name": "Why", "type": "textArea"]])
        let location = try #require(answer.headers[header: "Location"])
        #expect(location.hasPrefix("http://sim.test/api/v3/\(expected)"))
        #expect(try site.get(location.replacing("http://sim.test/api/v3/livechat/", with: "")) == answer.json)
    }

    @Test func `new ids are the same in every run and never repeat`() throws {
        var first = try SimulatedSite.shop(.final)
        var second = try SimulatedSite.shop(.final)
        var seen: Set<String> = []
        for _ in 0..<20 {
            let body: JSONValue = ["name": "v", "type": "text"]
            let id = try #require(try first.send(.post, "customVariables", body)["id"]?.text)
            #expect(try second.send(.post, "customVariables", body)["id"]?.text == id)
            #expect(id.count == 36 && seen.insert(id).inserted)
        }
    }

    @Test func `an id in the body of a new object is not taken`() throws {
        var site = try SimulatedSite.shop(.final)
        let wanted = "11111111-2222-4333-8444-555555555555"
        let made = try site.send(.post, "customVariables", ["id": .string(wanted), "name": "v", "type": "text"])
        #expect(made["id"]?.text != wanted)
    }

    @Test func `a replacement leaves nothing of what the body leaves out`() throws {
        var site = try SimulatedSite.shop(.final)
        let path = "\(english)/chatWindow"
        let changed = try site.send(.put, path, ["style": "classic", "color": "#000000", "type": "popup"])
        #expect(changed["greetingMessage"] == nil && changed["customSMTPServer"] == nil)
        #expect(try site.get(path) == changed)
        let item = "customVariables/ca000002-5c1e-4b07-9a31-000000000802"
        #expect(try site.send(.put, item, ["name": "order no", "type": "text"])["hyperlink"] == nil)
        #expect(try site.get(item)["id"]?.text == "ca000002-5c1e-4b07-9a31-000000000802")
    }

    @Test func `what a GET answers can be put back and changes nothing`() throws {
        for dialect in Dialect.allCases {
            for part in [
                "chatButton", "preChat", "postChat", "offlineMessage", "agentWrapup", "language", "routing",
                "chatbotIntegration", "kbIntegration", "invitation", "invitation/manualInvitation",
            ] {
                var site = try SimulatedSite.shop(dialect)
                let include = part == "chatbotIntegration" ? "?include=chatbot" : ""
                let value = try site.get("\(english)/\(part)\(include)")
                try site.send(.put, "\(english)/\(part)", value)
                let after = try site.get("\(english)/\(part)\(include)")
                #expect(after.written(.sorted) == value.written(.sorted), "\(dialect) \(part)")
            }
        }
    }

    @Test func `unknown members and numbers keep their text`() throws {
        var site = try SimulatedSite.shop(.final)
        let extra: JSONValue = ["deep": [.number("1.0"), "e\u{301}", nil], "big": .number("12345678901234567890.10")]
        let made = try site.send(.post, "bans", ["type": "ip", "ip": "192.0.2.1", "vendorExtra": extra])
        #expect(made["vendorExtra"] == extra)
        #expect(made["vendorExtra"]?["big"] == .number("12345678901234567890.10"))
    }

    @Test func `the server says who changed what and when`() throws {
        var site = try SimulatedSite.shop(.final)
        site.agent = "2"
        let body: JSONValue = [
            "name": "n", "type": "api", "createdTime": "1999-01-01T00:00:00Z", "createdByAgentId": 77,
        ]
        let made = try site.send(.post, "conversionActions", body)
        #expect(made["createdTime"]?.text == "2026-05-06T12:00:00Z" && made["createdByAgentId"] == 2)
        site.agent = "4"
        site.now = Moment(seconds: site.now.seconds + 3600)
        let id = try #require(made["id"]?.text)
        let changed = try site.send(.put, "conversionActions/\(id)", made)
        #expect(changed["createdTime"] == made["createdTime"] && changed["createdByAgentId"] == 2)
        #expect(changed["lastUpdatedTime"]?.text == "2026-05-06T13:00:00Z" && changed["lastUpdatedByAgentId"] == 4)
        let ban = try site.send(.post, "bans", ["type": "ip", "ip": "192.0.2.1", "lastUpdatedByAgentId": 1])
        #expect(ban["lastUpdatedByAgentId"] == 4)
    }

    @Test func `conversion actions can't be deleted`() throws {
        var site = try SimulatedSite.shop(.final)
        let answer = site.ask(.delete, "conversionActions/ac000001-5c1e-4b07-9a31-000000000a01")
        #expect(answer.status == 405)
        #expect(answer.headers[header: "Allow"] == "GET, PUT")
    }

    @Test func `a deleted object is gone, and again is 404`() throws {
        var site = try SimulatedSite.shop(.final)
        let path = "customerSegments/5e600003-5c1e-4b07-9a31-000000000503"
        let answer = site.ask(.delete, path)
        #expect(answer.status == 204 && answer.body.isEmpty)
        #expect(site.ask(.delete, path).status == 404)
        #expect(site.ask(.get, path).status == 404)
        #expect(try site.get("customerSegments").elements?.count == 2)
    }

    // Secrets

    @Test func `the mail server's password is read as empty and stays what it was`() throws {
        var site = try SimulatedSite.shop(.final)
        let path = "\(english)/chatWindow"
        let value = try site.get(path)
        #expect(value["customSMTPServer"]?["password"]?.text == "")
        #expect(value["customSMTPServer"]?["username"]?.text == "chat")
        try site.send(.put, path, value)
        #expect(site.file.written().contains("smtp-rehearsal"))
        let changed = value["customSMTPServer"]?.with("password", "new-one")
        try site.send(.put, path, value.with("customSMTPServer", changed))
        #expect(site.file.written().contains("new-one") && !site.file.written().contains("smtp-rehearsal"))
    }

    @Test func `secrets of mobile push are masked, and a mask does not replace them`() throws {
        var site = try SimulatedSite.shop(.draft)
        let value = try site.get("mobilePush")
        #expect(value["androidGcmAPIKey"]?.text == "**********")
        #expect(value["iosThirdPartyRequestHeaders"]?.text == "")
        #expect(value["iosProductionCertificateFileName"]?.text == "nordpfad-2026.p12")
        try site.send(.put, "mobilePush", value)
        try site.send(.put, "mobilePush", value.with("iosProductionCertificatePassword", nil))
        #expect(site.file.written().contains("carabiner") && site.file.written().contains("AIza-rehearsal-only"))
    }

    // References

    @Test(
        arguments: [
            (
                "autoDistribution",
                ["autoDistributionMethod": "roundRobin", "agentAutoDistributions": [["agentId": 99]]]
            ),
            (
                "autoDistribution",
                ["autoDistributionMethod": "roundRobin", "departmentAutoDistributions": [["departmentId": "x"]]]
            ),
            ("dynamicCampaign", ["defaultCampaignId": "x"]),
            ("dynamicCampaign", ["dynamicCampaignRules": [["targetCampaignId": "x"]]]),
            ("campaigns/c0a80001-5c1e-4b07-9a31-000000000001/chatbotIntegration", ["selectedChatbotId": "x"]),
            ("campaigns/c0a80001-5c1e-4b07-9a31-000000000001/kbIntegration", ["selectedKBId": "x"]),
            ("campaigns/c0a80001-5c1e-4b07-9a31-000000000001/routing", ["routeTo": "agent", "routeToId": "99"]),
            ("campaigns/c0a80001-5c1e-4b07-9a31-000000000001/routing", ["routeTo": "department", "routeToId": "3"]),
            (
                "campaigns/c0a80001-5c1e-4b07-9a31-000000000001/routing",
                ["actionWhenNoRuleMatched": "routeToAgent", "routeToIdWhenNoRuleMatched": "99"]
            ),
        ] as [(String, JSONValue)])
    func `a body that names what does not exist is refused`(_ path: String, _ body: JSONValue) throws {
        var site = try SimulatedSite.shop(.final)
        let before = try site.get(path)
        let answer = site.ask(.put, path, body)
        #expect(answer.status == 400)
        #expect(try answer.json["code"] == 400_000)
        #expect(try answer.json["message"]?.text?.contains("does not exist") == true)
        #expect(try site.get(path) == before)
    }

    @Test(
        arguments: [
            ("customerSegments", ["name": "n", "conditions": [], "alertTo": ["agentIds": [1, 99]]]),
            ("bans", ["type": "visitor", "visitorId": "11111111-2222-4333-8444-555555555555"]),
            ("conversionActions", ["name": "n", "type": "url", "assignedValueFromCustomVariable": "nothing"]),
            (
                "campaigns/c0a80001-5c1e-4b07-9a31-000000000001/routing/customRules",
                [
                    "name": "n",
                    "conditions": [["field": "Segmentation", "operator": "is", "value": "nobody", "order": 1]],
                ]
            ),
        ] as [(String, JSONValue)])
    func `a new object that names what does not exist is refused`(_ path: String, _ body: JSONValue) throws {
        var site = try SimulatedSite.shop(.final)
        let before = try site.get(path)
        #expect(site.ask(.post, path, body).status == 400)
        #expect(try site.get(path) == before)
    }

    @Test func `no reference may be written in many ways`() throws {
        for none: JSONValue in [nil, "", "00000000-0000-0000-0000-000000000000"] {
            var site = try SimulatedSite.shop(.final)
            #expect(site.ask(.put, "\(english)/chatbotIntegration", ["selectedChatbotId": none]).status == 200)
        }
    }

    @Test(
        arguments: [
            ("campaigns", [:]), ("customVariables", ["name": "x"]), ("webhooks", ["event": "chatEnds"]),
            ("bans", ["type": "ip"]), ("bans", ["type": "ipRange", "ipRangeFrom": "192.0.2.1"]),
            ("bans", ["type": "moon"]),
            ("customVariables", ["name": "x", "type": "moon"]), ("customerSegments", ["name": "x"]), ("campaigns", []),
            ("bans", ["type": "ip", "ip": ["a"]]),
            ("conversionActions", ["name": "x", "type": "api", "isEnable": "maybe"]),
        ] as [(String, JSONValue)])
    func `a body that lacks or twists something is refused`(_ path: String, _ body: JSONValue) throws {
        var site = try SimulatedSite.shop(.final)
        #expect(site.ask(.post, path, body).status == 400)
    }

    @Test func `a body that is no JSON is refused, a form is understood`() throws {
        var site = try SimulatedSite.shop(.draft)
        func send(_ type: String, _ text: String) -> HTTPResponse {
            site.respond(
                to: HTTPRequest(
                    .post, origin: "http://sim.test", target: "/api/v3/livechat/webhooks",
                    headers: [HTTPHeader("Content-Type", type)], body: Array(text.utf8)))
        }
        #expect(send("application/json", "{").status == 400)
        let form = "event=chatwrappedup&targeturl=https%3A%2F%2Fx.test%2Fa+b"
        let made = try send("application/x-www-form-urlencoded", form).json
        #expect(made["event"]?.text == "chatWrappedUp" && made["targetUrl"]?.text == "https://x.test/a b")
    }

    @Test func `texts that stand for booleans and numbers are taken`() throws {
        var site = try SimulatedSite.shop(.final)
        let value = try site.get("\(german)/kbIntegration")
        let changed = try site.send(
            .put, "\(german)/kbIntegration",
            value.with("isEnable", "yes").with("articlesShowedInSearchResult", "7").with(
                "ISSEARCHALLOWEDBEFORECHATTING", true))
        #expect(changed["isEnable"] == true && changed["articlesShowedInSearchResult"] == 7)
        #expect(changed["isSearchAllowedBeforeChatting"] == true)
    }

    @Test func `a second object of the same name is refused only if the site says so`() throws {
        var site = try SimulatedSite.shop(.final)
        let body: JSONValue = ["name": "cart value", "type": "text"]
        #expect(site.ask(.post, "customVariables", body).status == 201)
        site.options.isNameUnique = true
        #expect(site.ask(.post, "customVariables", body).status == 400)
    }
}
