import Simulator
import Testing
import Wire

/// What the two dialects spell, place or shape differently.
struct DialectTests {
    private func campaign(_ site: inout SimulatedSite, _ name: String = "Shop English") throws -> String {
        try "campaigns/" + #require(site.get("campaigns").first("name", name)?["id"]?.text)
    }

    @Test(arguments: [
        ("preChat", "field", "fields"), ("postChat", "field", "fields"), ("offlineMessage", "field", "fields"),
        ("agentWrapup", "field", "fields"), ("invitation", "autoInvitation", "autoInvitations"),
        ("language", "customLanguageItem", "customLanguageItems"),
    ])
    func `lists have singular names in the seed`(_ part: String, _ seed: String, _ final: String) throws {
        for (dialect, there, missing) in [(Dialect.seed, seed, final), (.final, final, seed)] {
            var site = try SimulatedSite.shop(dialect)
            let path = try campaign(&site)
            let value = try site.get("\(path)/\(part)")
            #expect(value[there]?.elements?.isEmpty == false)
            #expect(value[missing] == nil)
        }
    }

    @Test func `the conditions of an invitation are called condition in the seed`() throws {
        var seed = try SimulatedSite.shop(.seed)
        var final = try SimulatedSite.shop(.final)
        let path = try campaign(&seed) + "/invitation/autoInvitations"
        #expect(try seed.get(path)[0]?["condition"]?[0]?["field"]?.text == "Numberofvisits")
        #expect(try final.get(path)[0]?["conditions"]?[0]?["field"]?.text == "Numberofvisits")
        let invitation = try seed.get(try campaign(&seed) + "/invitation")
        #expect(invitation["autoInvitation"]?[0]?["condition"] != nil)
        #expect(invitation["manualInvitation"]?[0]?["manualInvitationText"] != nil)
        #expect(try final.get(try campaign(&final) + "/invitation")["manualInvitation"]?["manualInvitationText"] != nil)
    }

    @Test func `a spelling of the other dialect is not heard`() throws {
        var site = try SimulatedSite.shop(.seed)
        let path = try campaign(&site) + "/preChat"
        let before = try site.get(path)["field"]
        let after = try site.send(.put, path, ["isEnable": true, "fields": []])
        #expect(after["field"] == before)
        #expect(after["fields"] == nil)
    }

    @Test func `excluded words are objects in the seed and one list of texts at the end`() throws {
        var seed = try SimulatedSite.shop(.seed)
        #expect(try seed.get("translationExcludedWords")[2]?["word"]?.text == "Fjällräven")
        #expect(seed.ask(.put, "translationExcludedWords", ["excludedWords": []]).status == 405)
        var final = try SimulatedSite.shop(.final)
        #expect(try final.get("translationExcludedWords") == ["excludedWords": ["Nordpfad", "Gore-Tex", "Fjällräven"]])
        let changed: JSONValue = ["excludedWords": ["Gore-Tex", "Kiel"]]
        #expect(try final.send(.put, "translationExcludedWords", changed) == changed)
        #expect(final.ask(.post, "translationExcludedWords", ["word": "x"]).status == 405)
        #expect(final.ask(.get, "translationExcludedWords/e0c10002-5c1e-4b07-9a31-000000000702").status == 404)
    }

    @Test func `form fields are addressed without their campaign in the seed and with it at the end`() throws {
        let id = "ff000001-5c1e-4b07-9a31-000000000d01"
        var seed = try SimulatedSite.shop(.seed)
        let path = try campaign(&seed)
        #expect(try seed.get("campaignFormFields/\(id)")["field"]?["name"]?.text == "Shoe size")
        #expect(seed.ask(.get, "\(path)/campaignFormFields/\(id)").status == 404)
        var final = try SimulatedSite.shop(.final)
        #expect(try final.get("\(path)/campaignFormFields/\(id)")["field"]?["name"]?.text == "Shoe size")
        #expect(final.ask(.get, "campaignFormFields/\(id)").status == 404)
        let other = try campaign(&final, "Shop Deutsch")
        #expect(final.ask(.get, "\(other)/campaignFormFields/\(id)").status == 404)
        #expect(final.ask(.get, "\(path)/preChat/campaignFormFields/\(id)").status == 404)
    }

    @Test func `only the seed has its misprint, and nothing in its place`() throws {
        let id = "ca000001-5c1e-4b07-9a31-000000000801"
        var seed = try SimulatedSite.shop(.seed)
        #expect(try seed.get("campacustomVariablesigns/\(id)")["name"]?.text == "cart value")
        #expect(seed.ask(.get, "customVariables/\(id)").status == 405)
        var final = try SimulatedSite.shop(.final)
        #expect(try final.get("customVariables/\(id)")["name"]?.text == "cart value")
        #expect(final.ask(.get, "campacustomVariablesigns/\(id)").status == 404)
    }

    @Test func `the seed shows the chatbot only if it is included, and the knowledge base always`() throws {
        var site = try SimulatedSite.shop(.seed)
        let path = try campaign(&site)
        let plain = try site.get("\(path)/chatbotIntegration")
        #expect(plain["selectedChatbot"] == nil && plain["selectedChatbotId"] == nil)
        let full = try site.get("\(path)/chatbotIntegration?include=chatbot")
        #expect(full["selectedChatbot"]?["name"]?.text == "Trailhead")
        #expect(try site.get("\(path)/KBIntegration")["selectedKB"]?["name"]?.text == "Help Center")
        let changed = try site.send(
            .put, "\(path)/chatbotIntegration",
            full.with("selectedChatbot", ["id": "b0700002-5c1e-4b07-9a31-000000000202"]))
        #expect(changed["selectedChatbot"] == nil)
        let again = try site.get("\(path)/chatbotIntegration?include=chatbot")
        #expect(again["selectedChatbot"]?["name"]?.text == "Wegweiser")
    }

    @Test func `the final dialect shows ids and adds the chatbot if it is included`() throws {
        var site = try SimulatedSite.shop(.final)
        let path = try campaign(&site)
        let plain = try site.get("\(path)/chatbotIntegration")
        #expect(plain["selectedChatbotId"]?.text == "b0700001-5c1e-4b07-9a31-000000000201")
        #expect(plain["selectedChatbot"] == nil)
        let full = try site.get("\(path)/chatbotIntegration?include=Chatbot")
        #expect(full["selectedChatbot"]?["name"]?.text == "Trailhead")
        #expect(full["selectedChatbotId"] == plain["selectedChatbotId"])
        #expect(try site.get("\(path)/kbIntegration")["selectedKBId"]?.text == "6b000001-5c1e-4b07-9a31-000000000301")
        #expect(try site.get("\(path)/kbIntegration?include=knowledgeBase")["selectedKB"] == nil)
    }

    @Test func `webhook events have their dialect's names`() throws {
        var seed = try SimulatedSite.shop(.seed)
        #expect(
            try seed.get("webhooks").elements?.map { $0["event"]?.text } == [
                "chatEnded", "offlineMessageSubmitted", "chatEnded", "operatorEventNotification",
            ])
        #expect(seed.ask(.post, "webhooks", ["event": "chatEnds", "targetUrl": "https://x.test"]).status == 400)
        var final = try SimulatedSite.shop(.final)
        #expect(try final.get("webhooks")[0]?["event"]?.text == "chatEnds")
        let made = try final.send(.post, "webhooks", ["EVENT": "chatstarts", "targeturl": "https://x.test"])
        #expect(made["event"]?.text == "chatStarts" && made["targetUrl"]?.text == "https://x.test")
    }

    @Test func `the dynamic campaign has a second path in the seed and is one object`() throws {
        var site = try SimulatedSite.shop(.seed)
        let value = try site.get("dynamicCampaign")
        #expect(try site.get("liveChatSettings/dynamicCampaign") == value)
        try site.send(.put, "liveChatSettings/dynamicCampaign", value.with("dynamicCampaignRules", []))
        #expect(try site.get("dynamicCampaign")["dynamicCampaignRules"] == [])
        var final = try SimulatedSite.shop(.final)
        #expect(final.ask(.get, "liveChatSettings/dynamicCampaign").status == 404)
    }

    @Test func `images are objects in the seed and read-only keys at the end`() throws {
        var seed = try SimulatedSite.shop(.seed)
        let path = try campaign(&seed, "Boutique Français") + "/chatButton"
        let image = try #require(try seed.get(path)["imageButtonOnlineImage"])
        #expect(image["name"]?.text == "sac.png" && image["id"]?.text?.count == 36)
        var final = try SimulatedSite.shop(.final)
        let value = try final.get(path)
        #expect(value["imageButtonOnlineImage"] == image["id"])
        let changed = try final.send(
            .put, path, value.with("imageButtonOnlineImage", "11111111-2222-4333-8444-555555555555"))
        #expect(changed["imageButtonOnlineImage"] == image["id"])
    }

    @Test func `allowed domains are one text in the seed and a list at the end`() throws {
        var seed = try SimulatedSite.shop(.seed)
        let path = try campaign(&seed) + "/chatButton"
        #expect(try seed.get(path)["allowedDomains"]?.text == "nordpfad.example,*.nordpfad.example")
        var final = try SimulatedSite.shop(.final)
        #expect(try final.get(path)["allowedDomains"] == ["nordpfad.example", "*.nordpfad.example"])
    }

    @Test(arguments: [
        ("campaign", "language"), ("chatButton", "textLinkButtonText"), ("chatWindow", "bannerImageType"),
        ("preChat", "reCAPTCHALabel"), ("postChat", "formFieldLayoutStyle"),
    ])
    func `members of the final document are missing in the seed`(_ part: String, _ member: String) throws {
        for dialect in Dialect.allCases {
            var site = try SimulatedSite.shop(dialect)
            let path = try campaign(&site) + (part == "campaign" ? "" : "/\(part)")
            #expect((try site.get(path)[member] != nil) == (dialect == .final))
        }
    }

    @Test func `members of the other dialect survive a replacement`() throws {
        var site = try SimulatedSite.shop(.seed)
        let path = try campaign(&site) + "/chatButton"
        try site.send(.put, path, site.get(path))
        site.options.dialect = .final
        #expect(try site.get(path)["adaptiveButtonBottomOffset"] == 24)
    }

    @Test func `paths fit in any letter case unless the site is strict`() throws {
        var site = try SimulatedSite.shop(.final)
        let path = try campaign(&site)
        #expect(site.ask(.get, "\(path.uppercased())/KBINTEGRATION").status == 200)
        site.options.isPathCaseStrict = true
        #expect(site.ask(.get, "\(path)/KBIntegration").status == 404)
        #expect(site.ask(.get, "\(path.uppercased())/kbIntegration").status == 404)
        #expect(site.ask(.get, "\(path)/kbIntegration").status == 200)
    }

    @Test func `sessions are listed in the seed only, and their chats too`() throws {
        var seed = try SimulatedSite.shop(.seed)
        let sessions = try seed.get("sessions")
        let id = try #require(sessions[0]?["id"]?.text)
        #expect(try seed.get("sessions/\(id)/chats").elements?.count == 1)
        #expect(try seed.get("sessions/\(id)?include=visitor,%20contact")["contact"]?["name"]?.text == "Lena Brandt")
        var final = try SimulatedSite.shop(.final)
        #expect(final.ask(.get, "sessions").status == 404)
        #expect(final.ask(.get, "sessions/\(id)/chats").status == 404)
        #expect(try final.get("sessions/\(id)")["visitorId"] != nil)
    }

    @Test func `the installation code is a text in the seed and an object at the end`() throws {
        var seed = try SimulatedSite.shop(.seed)
        let path = try campaign(&seed) + "/installationCode"
        #expect(try seed.get(path).text?.contains("siteId=10001") == true)
        var final = try SimulatedSite.shop(.final)
        #expect(try final.get(path)["code"]?.text?.contains("siteId=10001") == true)
        #expect(final.ask(.put, path, [:]).status == 405)
    }

    @Test func `what happened is reported under each dialect's path`() throws {
        var seed = try SimulatedSite.shop(.seed)
        let visitor = "f00d0001-5c1e-4b07-9a31-000000000401"
        let event: JSONValue = [
            "conversionName": "Order placed", "visitorId": .string(visitor), "value": .number("12.5"),
        ]
        #expect(try seed.send(.post, "conversionActions:achieved", event)["code"] == 0)
        var final = try SimulatedSite.shop(.final)
        #expect(try final.send(.post, "conversionActions/achieved", event)["code"] == 0)
        #expect(final.ask(.post, "conversionActions:achieved", event).status == 404)
        let changed = try final.send(.put, "visitors/\(visitor)", [["name": "plan", "value": "gold", "url": ""]])
        #expect(changed["customVariableResults"]?[0]?["value"]?.text == "gold")
        #expect(final.ask(.post, "visitors/\(visitor)/customVariables:change", []).status == 404)
    }

    @Test func `fields of secure forms have endpoints of their own at the end`() throws {
        var site = try SimulatedSite.shop(.final)
        let form = "secureForms/5f000001-5c1e-4b07-9a31-000000000b01"
        #expect(try site.get("\(form)/secureFormFields") == site.get(form)["fields"])
        let made = try site.send(
            .post, "\(form)/secureFormFields", ["name": "cvc", "displayName": "Security code", "type": "text"])
        let id = try #require(made["id"]?.text)
        #expect(try site.get(form)["fields"]?.elements?.count == 4)
        #expect(site.ask(.delete, "\(form)/secureFormFields/\(id)").status == 204)
        #expect(site.ask(.get, "secureForms/5f000002-5c1e-4b07-9a31-000000000b02/secureFormFields/\(id)").status == 404)
        var seed = try SimulatedSite.shop(.seed)
        #expect(seed.ask(.get, "\(form)/secureFormFields").status == 404)
        #expect(try seed.get(form)["fields"]?.elements?.count == 3)
    }
}
