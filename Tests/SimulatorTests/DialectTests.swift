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
    func `lists have singular names in the draft`(_ part: String, _ draft: String, _ final: String) throws {
        for (dialect, there, missing) in [(Dialect.draft, draft, final), (.final, final, draft)] {
            var site = try SimulatedSite.shop(dialect)
            let path = try campaign(&site)
            let value = try site.get("\(path)/\(part)")
            #expect(value[there]?.elements?.isEmpty == false)
            #expect(value[missing] == nil)
        }
    }

    @Test func `the conditions of an invitation are called condition in the draft`() throws {
        var draft = try SimulatedSite.shop(.draft)
        var final = try SimulatedSite.shop(.final)
        let path = try campaign(&draft) + "/invitation/autoInvitations"
        #expect(try draft.get(path)[0]?["condition"]?[0]?["field"]?.text == "Numberofvisits")
        #expect(try final.get(path)[0]?["conditions"]?[0]?["field"]?.text == "Numberofvisits")
        let invitation = try draft.get(try campaign(&draft) + "/invitation")
        #expect(invitation["autoInvitation"]?[0]?["condition"] != nil)
        #expect(invitation["manualInvitation"]?[0]?["manualInvitationText"] != nil)
        #expect(try final.get(try campaign(&final) + "/invitation")["manualInvitation"]?["manualInvitationText"] != nil)
    }

    @Test func `a spelling of the other dialect is not heard`() throws {
        var site = try SimulatedSite.shop(.draft)
        let path = try campaign(&site) + "/preChat"
        let before = try site.get(path)["field"]
        let after = try site.send(.put, path, ["isEnable": true, "fields": []])
        #expect(after["field"] == before)
        #expect(after["fields"] == nil)
    }

    @Test func `excluded words are objects in the draft and one list of texts at the end`() throws {
        var draft = try SimulatedSite.shop(.draft)
        #expect(try draft.get("translationExcludedWords")[2]?["word"]?.text == "Fjällräven")
        #expect(draft.ask(.put, "translationExcludedWords", ["excludedWords": []]).status == 405)
        var final = try SimulatedSite.shop(.final)
        #expect(try final.get("translationExcludedWords") == ["excludedWords": ["Nordpfad", "Gore-Tex", "Fjällräven"]])
        let changed: JSONValue = ["excludedWords": ["Gore-Tex", "Kiel"]]
        #expect(try final.send(.put, "translationExcludedWords", changed) == changed)
        #expect(final.ask(.post, "translationExcludedWords", ["word": "x"]).status == 405)
        #expect(final.ask(.get, "translationExcludedWords/e0c10002-5c1e-4b07-9a31-000000000702").status == 404)
    }

    @Test func `form fields are addressed without their campaign in the draft and with it at the end`() throws {
        let id = "ff000001-5c1e-4b07-9a31-000000000d01"
        var draft = try SimulatedSite.shop(.draft)
        let path = try campaign(&draft)
        #expect(try draft.get("campaignFormFields/\(id)")["field"]?["name"]?.text == "Shoe size")
        #expect(draft.ask(.get, "\(path)/campaignFormFields/\(id)").status == 404)
        var final = try SimulatedSite.shop(.final)
        #expect(try final.get("\(path)/campaignFormFields/\(id)")["field"]?["name"]?.text == "Shoe size")
        #expect(final.ask(.get, "campaignFormFields/\(id)").status == 404)
        let other = try campaign(&final, "Shop Deutsch")
        #expect(final.ask(.get, "\(other)/campaignFormFields/\(id)").status == 404)
        #expect(final.ask(.get, "\(path)/preChat/campaignFormFields/\(id)").status == 404)
    }

    @Test func `only the draft has its misprint, and nothing in its place`() throws {
        let id = "ca000001-5c1e-4b07-9a31-000000000801"
        var draft = try SimulatedSite.shop(.draft)
        #expect(try draft.get("campacustomVariablesigns/\(id)")["name"]?.text == "cart value")
        #expect(draft.ask(.get, "customVariables/\(id)").status == 405)
        var final = try SimulatedSite.shop(.final)
        #expect(try final.get("customVariables/\(id)")["name"]?.text == "cart value")
        #expect(final.ask(.get, "campacustomVariablesigns/\(id)").status == 404)
    }

    @Test func `the draft shows the chatbot only if it is included, and the knowledge base always`() throws {
        var site = try SimulatedSite.shop(.draft)
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
        var draft = try SimulatedSite.shop(.draft)
        #expect(
            try draft.get("webhooks").elements?.map { $0["event"]?.text } == [
                "chatEnded", "offlineMessageSubmitted", "chatEnded", "operatorEventNotification",
            ])
        #expect(draft.ask(.post, "webhooks", ["event": "chatEnds", "targetUrl": "https://x.test"]).status == 400)
        var final = try SimulatedSite.shop(.final)
        #expect(try final.get("webhooks")[0]?["event"]?.text == "chatEnds")
        let made = try final.send(.post, "webhooks", ["EVENT": "chatstarts", "targeturl": "https://x.test"])
        #expect(made["event"]?.text == "chatStarts" && made["targetUrl"]?.text == "https://x.test")
    }

    @Test func `the dynamic campaign has a second path in the draft and is one object`() throws {
        var site = try SimulatedSite.shop(.draft)
        let value = try site.get("dynamicCampaign")
        #expect(try site.get("liveChatSettings/dynamicCampaign") == value)
        try site.send(.put, "liveChatSettings/dynamicCampaign", value.with("dynamicCampaignRules", []))
        #expect(try site.get("dynamicCampaign")["dynamicCampaignRules"] == [])
        var final = try SimulatedSite.shop(.final)
        #expect(final.ask(.get, "liveChatSettings/dynamicCampaign").status == 404)
    }

    @Test func `images are objects in the draft and read-only keys at the end`() throws {
        var draft = try SimulatedSite.shop(.draft)
        let path = try campaign(&draft, "Boutique Français") + "/chatButton"
        let image = try #require(try draft.get(path)["imageButtonOnlineImage"])
        #expect(image["name"]?.text == "sac.png" && image["id"]?.text?.count == 36)
        var final = try SimulatedSite.shop(.final)
        let value = try final.get(path)
        #expect(value["imageButtonOnlineImage"] == image["id"])
        let changed = try final.send(
            .put, path, value.with("imageButtonOnlineImage", "11111111-2222-4333-8444-555555555555"))
        #expect(changed["imageButtonOnlineImage"] == image["id"])
    }

    @Test func `allowed domains are one text in the draft and a list at the end`() throws {
        var draft = try SimulatedSite.shop(.draft)
        let path = try campaign(&draft) + "/chatButton"
        #expect(try draft.get(path)["allowedDomains"]?.text == "nordpfad.example,*.nordpfad.example")
        var final = try SimulatedSite.shop(.final)
        #expect(try final.get(path)["allowedDomains"] == ["nordpfad.example", "*.nordpfad.example"])
    }

    @Test(arguments: [
        ("campaign", "language"), ("chatButton", "textLinkButtonText"), ("chatWindow", "bannerImageType"),
        ("preChat", "reCAPTCHALabel"), ("postChat", "formFieldLayoutStyle"),
    ])
    func `members of the final document are missing in the draft`(_ part: String, _ member: String) throws {
        for dialect in Dialect.allCases {
            var site = try SimulatedSite.shop(dialect)
            let path = try campaign(&site) + (part == "campaign" ? "" : "/\(part)")
            #expect((try site.get(path)[member] != nil) == (dialect == .final))
        }
    }

    @Test func `members of the other dialect survive a replacement`() throws {
        var site = try SimulatedSite.shop(.draft)
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

    @Test func `sessions are listed in the draft only, and their chats too`() throws {
        var draft = try SimulatedSite.shop(.draft)
        let sessions = try draft.get("sessions")
        let id = try #require(sessions[0]?["id"]?.text)
        #expect(try draft.get("sessions/\(id)/chats").elements?.count == 1)
        #expect(try draft.get("sessions/\(id)?include=visitor,%20contact")["contact"]?["name"]?.text == "Lena Brandt")
        var final = try SimulatedSite.shop(.final)
        #expect(final.ask(.get, "sessions").status == 404)
        #expect(final.ask(.get, "sessions/\(id)/chats").status == 404)
        #expect(try final.get("sessions/\(id)")["visitorId"] != nil)
    }

    @Test func `the installation code is a text in the draft and an object at the end`() throws {
        var draft = try SimulatedSite.shop(.draft)
        let path = try campaign(&draft) + "/installationCode"
        #expect(try draft.get(path).text?.contains("siteId=10001") == true)
        var final = try SimulatedSite.shop(.final)
        #expect(try final.get(path)["code"]?.text?.contains("siteId=10001") == true)
        #expect(final.ask(.put, path, [:]).status == 405)
    }

    @Test func `what happened is reported under each dialect's path`() throws {
        var draft = try SimulatedSite.shop(.draft)
        let visitor = "f00d0001-5c1e-4b07-9a31-000000000401"
        let event: JSONValue = [
            "conversionName": "Order placed", "visitorId": .string(visitor), "value": .number("12.5"),
        ]
        #expect(try draft.send(.post, "conversionActions:achieved", event)["code"] == 0)
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
        var draft = try SimulatedSite.shop(.draft)
        #expect(draft.ask(.get, "\(form)/secureFormFields").status == 404)
        #expect(try draft.get(form)["fields"]?.elements?.count == 3)
    }
}
