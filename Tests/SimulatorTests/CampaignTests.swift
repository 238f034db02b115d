import Simulator
import Testing
import Wire

/// Campaigns, what comes with them, and the forms and invitations inside.
struct CampaignTests {
    private let english = "campaigns/c0a80001-5c1e-4b07-9a31-000000000001"

    private func field(_ dialect: Dialect) -> String { dialect == .draft ? "field" : "fields" }

    private func item(_ dialect: Dialect, _ id: String) -> String {
        (dialect == .draft ? "" : "\(english)/") + "campaignFormFields/\(id)"
    }

    @Test(arguments: Dialect.allCases)
    func `a new campaign comes with its parts`(_ dialect: Dialect) throws {
        var site = try SimulatedSite.shop(dialect)
        let made = try site.send(.post, "campaigns", ["name": "Neu"])
        let path = try "campaigns/" + #require(made["id"]?.text)
        let counts = ["preChat": 7, "postChat": 2, "offlineMessage": 10, "agentWrapup": 2]
        for (form, count) in counts {
            let fields = try #require(try site.get("\(path)/\(form)/campaignFormFields").elements)
            #expect(fields.count == count)
            #expect(fields.allSatisfy { $0["field"]?["isSystem"] == true })
            #expect(try site.get("\(path)/\(form)")[field(dialect)] == .array(fields))
        }
        #expect(try site.get("\(path)/invitation/autoInvitations").elements?.count == 2)
        #expect(try site.get("\(path)/routing/customRules") == [])
        for part in [
            "chatButton", "chatWindow", "language", "routing", "chatbotIntegration", "kbIntegration",
            "invitation", "invitation/manualInvitation", "installationCode",
        ] {
            #expect(site.ask(.get, "\(path)/\(part)").status == 200)
        }
    }

    @Test func `a deleted campaign takes everything along`() throws {
        var site = try SimulatedSite.shop(.draft)
        let german = "campaigns/c0a80002-5c1e-4b07-9a31-000000000002"
        let field = "campaignFormFields/ff000011-5c1e-4b07-9a31-000000000d11"
        #expect(site.ask(.get, field).status == 200)
        #expect(site.ask(.delete, german).status == 204)
        #expect(site.ask(.get, "\(german)/chatButton").status == 404)
        #expect(site.ask(.get, field).status == 404)
        let dynamic = try site.get("dynamicCampaign")
        #expect(dynamic["dynamicCampaignRules"]?.elements?.count == 2)
        #expect(site.ask(.put, "dynamicCampaign", dynamic).status == 200)
        #expect(!site.file.written().contains("c0a80002-5c1e-4b07-9a31-000000000002/"))
    }

    @Test func `parents show their children`() throws {
        var site = try SimulatedSite.shop(.final)
        #expect(try site.get("\(english)/routing")["customRules"] == site.get("\(english)/routing/customRules"))
        let invitation = try site.get("\(english)/invitation")
        #expect(invitation["autoInvitations"] == (try site.get("\(english)/invitation/autoInvitations")))
        #expect(invitation["manualInvitation"] == (try site.get("\(english)/invitation/manualInvitation")))
        site.options.hollow = ["customRules"]
        #expect(try site.get("\(english)/routing")["customRules"] == [])
    }

    @Test(arguments: Dialect.allCases)
    func `system fields can be changed but neither made nor deleted`(_ dialect: Dialect) throws {
        var site = try SimulatedSite.shop(dialect)
        let list = "\(english)/preChat/campaignFormFields"
        let phone = try #require(try site.get(list).field("Phone"))
        let path = try item(dialect, #require(phone["id"]?.text))
        #expect(site.ask(.delete, path).status == 400)
        let changed = try site.send(
            .put, path, ["field": ["name": "Fax", "type": "file"], "isVisible": true, "isRequired": true, "order": 3])
        #expect(changed["isRequired"] == true)
        #expect(changed["field"]?["name"]?.text == "Phone" && changed["field"]?["type"]?.text == "textBox")
        #expect(site.ask(.post, list, ["field": ["name": "phone", "type": "textBox"]]).status == 400)
        #expect(site.ask(.post, list, ["field": ["name": "New", "type": "textBox", "isSystem": true]]).status == 400)
        #expect(try site.get(list).elements?.count == 9)
    }

    @Test(arguments: Dialect.allCases)
    func `a form's fields are replaced by those of the body, system ones stay`(_ dialect: Dialect) throws {
        var site = try SimulatedSite.shop(dialect)
        let path = "\(english)/preChat"
        let form = try site.get(path)
        let fields = try #require(form[field(dialect)])
        let size = try #require(fields.field("Shoe size"))
        let new: JSONValue = ["field": ["name": "Tent colour", "type": "textBox"], "isVisible": true, "order": 12]
        let email: JSONValue = ["field": ["name": "email", "type": "textBox"], "isVisible": false, "order": 2]
        let after = try site.send(
            .put, path, form.with(field(dialect), [size.with("isRequired", true), new, email]))
        let left = try #require(after[field(dialect)])
        #expect(left.elements?.count == 9)
        #expect(left.field("Order no") == nil && left.field("Tent colour")?["id"]?.text?.count == 36)
        #expect(left.field("Shoe size")?["isRequired"] == true && left.field("Shoe size")?["id"] == size["id"])
        #expect(
            left.field("Email")?["isVisible"] == false && left.field("Email")?["id"] == fields.field("Email")?["id"])
        #expect(try site.get("\(path)/campaignFormFields") == left)
    }

    @Test func `a form without the member for its fields keeps them`() throws {
        var site = try SimulatedSite.shop(.final)
        let before = try site.get("\(english)/preChat/campaignFormFields")
        let after = try site.send(.put, "\(english)/preChat", ["isEnable": false])
        #expect(after["fields"] == before && after["greetingMessage"] == nil)
    }

    @Test func `a field of another site is not taken for one of this form`() throws {
        var site = try SimulatedSite.shop(.final)
        let form = try site.get("\(english)/preChat")
        let foreign: JSONValue = [
            "id": "99999999-2222-4333-8444-555555555555", "field": ["name": "x", "type": "textBox"],
        ]
        #expect(site.ask(.put, "\(english)/preChat", form.with("fields", [foreign])).status == 400)
        #expect(try site.get("\(english)/preChat") == form)
    }

    @Test func `two fields may share a definition`() throws {
        var site = try SimulatedSite.shop(.final)
        let first = try #require(try site.get("\(english)/preChat/campaignFormFields").field("Shoe size"))
        let definition = try #require(first["field"]?["id"])
        let made = try site.send(.post, "\(english)/postChat/campaignFormFields", ["field": ["id": definition]])
        #expect(made["field"]?["name"]?.text == "Shoe size" && made["id"] != first["id"])
        let unknown: JSONValue = ["field": ["id": "99999999-2222-4333-8444-555555555555"]]
        #expect(site.ask(.post, "\(english)/postChat/campaignFormFields", unknown).status == 400)
    }

    @Test(arguments: Dialect.allCases)
    func `an invitation takes its style and nothing else`(_ dialect: Dialect) throws {
        var site = try SimulatedSite.shop(dialect)
        let before = try site.get("\(english)/invitation")
        let member = dialect == .draft ? "autoInvitation" : "autoInvitations"
        let body = before.with("style", "chatwindow").with(member, []).with("extra", 1).with("id", "x")
        let after = try site.send(.put, "\(english)/invitation", body)
        #expect(after["style"]?.text == "chatWindow" && after["extra"] == nil)
        #expect(after[member] == before[member] && after["id"] == before["id"])
    }

    @Test func `bubbles need an adaptive button at the end`() throws {
        var site = try SimulatedSite.shop(.final)
        let french = "campaigns/c0a80003-5c1e-4b07-9a31-000000000003"
        #expect(site.ask(.put, "\(french)/invitation", ["style": "bubble"]).status == 400)
        try site.send(.put, "\(french)/chatButton", ["type": "adaptive"])
        #expect(site.ask(.put, "\(french)/invitation", ["style": "bubble"]).status == 200)
    }

    @Test func `routing replaces its rules only if the body has some say on them`() throws {
        var site = try SimulatedSite.shop(.final)
        let before = try site.get("\(english)/routing")
        let rules = try #require(before["customRules"]?.elements)
        #expect(
            try site.send(.put, "\(english)/routing", before.with("customRules", nil))["customRules"] == .array(rules))
        let changed: JSONValue = [rules[1], ["name": "Norge", "routeTo": "agent", "routeToId": "1"]]
        let after = try site.send(.put, "\(english)/routing", before.with("customRules", changed))
        #expect(after["customRules"]?.elements?.map { $0["name"]?.text } == ["Ireland", "Norge"])
        #expect(after["customRules"]?[0]?["id"] == rules[1]["id"])
    }

    @Test func `a new object goes to the end of the order`() throws {
        var site = try SimulatedSite.shop(.final)
        #expect(try site.send(.post, "\(english)/routing/customRules", ["name": "last"])["order"] == 3)
        let segment = try site.send(.post, "customerSegments", ["name": "n", "conditions": []])
        #expect(segment["order"] == 4 && segment["color"]?.text == "339FD9")
    }

    @Test func `items of a custom language keep their ids by name`() throws {
        var site = try SimulatedSite.shop(.draft)
        let before = try #require(try site.get("\(english)/language")["customLanguageItem"])
        let body: JSONValue = [
            ["systemName": "Submit", "customText": "Go"], ["systemName": "End Chat", "customText": "Bye"],
        ]
        let language = try site.get("\(english)/language").with("customLanguageItem", body)
        let after = try #require(try site.send(.put, "\(english)/language", language)["customLanguageItem"])
        #expect(after[0]?["id"] == before.first("systemName", "Submit")?["id"])
        #expect(after[1]?["id"]?.text?.count == 36)
        site.options.dialect = .final
        #expect(try site.get("\(english)/language")["customLanguageItems"]?[0]?["id"] == nil)
    }
}
