import Foundation
import Simulator
import Testing
import Wire

struct Version4WritingTests {
    static let absent: JSONValue = "5a3e0001-6d2f-4c18-8b42-00000000dead"

    @Test func `PUT changes what it carries and leaves the rest`() throws {
        var site = try SimulatedSite.teaShop()
        let path = "livechat/segments/\(try site.id4("livechat/segments", "Big carts"))"
        let before = try site.get4(path)
        let after = try site.send4(.put, path, ["description": "More than a hundred"])
        let wanted = before.with("description", "More than a hundred")
        #expect(after.bytes(.sorted) == wanted.bytes(.sorted))
        #expect(try site.get4(path) == after)
    }

    @Test func `rows that a list lacks are deleted, known ones changed, others made with ids of the server's`() throws {
        var site = try SimulatedSite.teaShop()
        let path = "livechat/segments/\(try site.id4("livechat/segments", "Regulars"))"
        let before = try #require(try site.get4(path)["segmentConditions"]?.elements)
        let kept = before[1].with("value", "de")
        let foreign: JSONValue = ["id": Self.absent, "fieldName": "{!Visitor.Page Views}", "value": "3"]
        let body: JSONValue = ["segmentConditions": [kept, foreign], "conditionMetType": "any"]
        let after = try #require(try site.send4(.put, path, body)["segmentConditions"]?.elements)
        #expect(after.map { $0["value"]?.text } == ["de", "3"])
        #expect(after[0].bytes(.sorted) == kept.bytes(.sorted))
        #expect(after[1]["id"] != Self.absent && after[1]["segmentId"] == before[0]["segmentId"])
    }

    @Test func `rows of a form are written through it, and those of built-in fields stay`() throws {
        var site = try SimulatedSite.teaShop()
        let path = "livechat/campaigns/\(try site.id4("livechat/campaigns", "Shop"))/preChat"
        let rows = try #require(try site.get4(path)["preChatFormFields"]?.elements)
        let order = try site.id4("livechat/fields", "Order number")
        let new: JSONValue = ["fieldId": .string(order), "label": "Order", "isRequired": true]
        let after = try #require(
            try site.send4(.put, path, ["preChatFormFields": [rows[0], new]])["preChatFormFields"])
        #expect(after.elements?.compactMap { $0["label"]?.text } == ["Your name", "Order", "E-mail"])
        #expect(try site.get4("livechat/preChatFormFields/\(try #require(after[1]?["id"]?.text))") == after[1])
        #expect(try site.refusal4(.post, "livechat/preChatFormFields", new) == "405 MethodNotSupported")
        let dangling: JSONValue = ["preChatFormFields": [["fieldId": Self.absent]]]
        #expect(try site.refusal4(.put, path, dangling) == "404 EntityNotFound")
    }

    @Test(arguments: ["segmentConfig", "customVariableConfig", "shiftConfig", "autoDistributionConfig"])
    func `a switch is switched by verbs and nothing else, once`(_ name: String) throws {
        var site = try SimulatedSite.teaShop()
        let path = "livechat/\(name)"
        #expect(try site.refusal4(.post, path + ":enable") == "409 AccessViolation")
        #expect(try site.send4(.post, path + ":disable")["isEnabled"] == false)
        #expect(try site.get4(path)["isEnabled"] == false)
        #expect(try site.refusal4(.post, path + ":disable") == "409 AccessViolation")
        #expect(site.ask4(.post, path + ":connect").status == 404)
        let put = site.ask4(.put, path, ["isEnabled": true])
        #expect(put.status == (name.hasPrefix("auto") ? 200 : 405))
        #expect(try site.get4(path)["isEnabled"] == false)
        site.options.version4.isSwitchInBody = true
        _ = site.ask4(.put, path, ["isEnabled": true])
        #expect(try site.get4(path)["isEnabled"] == .bool(name.hasPrefix("auto")))
    }

    @Test(arguments: ["livechat/autoInvitations", "livechat/dynamicCampaignRules"])
    func `items are switched by verbs, and may be made switched on`(_ list: String) throws {
        var site = try SimulatedSite.teaShop()
        let body = try #require(site.example(.post, list)).with("isEnabled", true)
        let made = try site.send4(.post, list, body)
        #expect(made["isEnabled"] == true)
        let path = "\(list)/\(try #require(made["id"]?.text))"
        #expect(try site.send4(.put, path, ["isEnabled": false])["isEnabled"] == true)
        #expect(try site.send4(.post, path + ":disable")["isEnabled"] == false)
    }

    @Test(
        arguments: [
            (
                "global/publicCannedMessages", ["name": "x", "message": "y", "categoryId": absent],
                "400 ParameterInvalid"
            ),
            ("global/publicCannedMessages", ["name": "x", "message": "y"], "400 ParameterMissing"),
            ("global/publicCannedMessageCategories", ["name": "x", "parentId": absent], "404 EntityNotFound"),
            ("livechat/autoInvitations", ["name": "x", "campaignId": absent], "404 EntityNotFound"),
            ("livechat/customVariables", ["name": 1, "type": "text"], "400 ParameterInvalid"),
            ("livechat/customVariables", ["name": "x", "type": "date"], "400 ParameterInvalid"),
            ("livechat/webhooks", ["event": "chatEnds", "targetUrl": "nowhere"], "400 ParameterFormatIncorrect"),
            ("livechat/fields", ["name": "x", "type": "radioBox"], "400 ParameterMissing"),
            ("livechat/campaigns", ["name": "Shop"], "400 EntityDuplicated"),
            (
                "livechat/segments", ["name": "x", "conditionMetType": "logicalExpression"],
                "400 LogicExpressionInvalid"
            ),
        ] as [(String, JSONValue, String)])
    func `errors are told by a word`(path: String, body: JSONValue, expected: String) throws {
        var site = try SimulatedSite.teaShop()
        #expect(try site.refusal4(.post, path, body) == expected)
        let answer = try site.ask4(.post, path, body).json
        #expect(answer["id"]?.text != nil && answer["message"]?.text != nil && answer["code"] == nil)
    }

    @Test func `a member that can't be changed makes the whole PUT fail`() throws {
        var site = try SimulatedSite.teaShop()
        let path = "global/agents/\(try site.id4("global/agents", "joao@teekontor.example"))"
        #expect(try site.refusal4(.put, path, ["lastName": "X", "password": "p"]) == "400 ParameterIsNotEditable")
        #expect(try site.get4(path)["lastName"] == "Prado")
    }

    @Test func `a new campaign comes with its singletons and rows, and takes them along`() throws {
        var site = try SimulatedSite.teaShop()
        let id = try #require(try site.send4(.post, "livechat/campaigns", ["name": "Fair"])["id"]?.text)
        let invitations = try site.get4("livechat/autoInvitations?campaignId=\(id)").elements ?? []
        #expect(invitations.count == 3 && invitations.allSatisfy { $0["isEnabled"] == false })
        #expect(try site.get4("livechat/wrapupFormFields?campaignId=\(id)&isSystem=true").elements?.count == 2)
        let form = try site.get4("livechat/campaigns/\(id)/postChat")
        #expect(form["campaignId"]?.text == id && form["postChatFormFields"]?.elements?.count == 2)
        #expect(site.ask4(.delete, "livechat/campaigns/\(id)").status == 204)
        #expect(try site.get4("livechat/autoInvitations?campaignId=\(id)").elements?.isEmpty == true)
        #expect(site.ask4(.get, "livechat/campaigns/\(id)/postChat").status == 404)
    }

    @Test func `what is built in is not deleted, and a field takes its rows along`() throws {
        var site = try SimulatedSite.teaShop()
        let system = try site.id4("livechat/fields", "Email")
        #expect(try site.refusal4(.delete, "livechat/fields/\(system)") == "400 ActionNotSupported")
        let own = try site.id4("livechat/fields", "Order number")
        #expect(site.ask4(.delete, "livechat/fields/\(own)").status == 204)
        let rows =
            (try site.get4("livechat/wrapupFormFields").elements ?? [])
            + (try site.get4("livechat/preChatFormFields").elements ?? [])
        #expect(!rows.isEmpty && rows.allSatisfy { $0["fieldId"]?.text != own })
    }

    @Test func `groups of categories are made through the config and changed by themselves`() throws {
        var site = try SimulatedSite.teaShop()
        let groups = try #require(try site.get4("livechat/wrapupCategoryGroups").elements)
        let new: JSONValue = ["name": "Other", "order": 3, "wrapupCategoryOptions": [["name": "Joke"]]]
        try site.send4(
            .put, "livechat/wrapupCategoryConfig", ["wrapupCategoryGroups": .array([groups[1], new])])
        #expect(
            try site.get4("livechat/wrapupCategoryGroups").elements?.compactMap { $0["name"] } == ["After", "Other"])
        #expect(
            try site.get4("livechat/wrapupCategoryOptions").elements?.compactMap { $0["name"] } == ["Refund", "Joke"])
        let path = "livechat/wrapupCategoryGroups/\(try #require(groups[1]["id"]?.text))"
        #expect(try site.send4(.put, path, ["name": "Later"])["wrapupCategoryOptions"]?.elements?.count == 1)
        #expect(try site.refusal4(.post, "livechat/wrapupCategoryGroups", new) == "405 MethodNotSupported")
    }

    @Test func `many are deleted by an array of ids, and a singleton's DELETE is there to be fallen into`() throws {
        var site = try SimulatedSite.teaShop()
        let ids = try site.get4("livechat/bannedIps?pageSize=3")["bannedIps"]?.elements?.compactMap { $0["id"] } ?? []
        #expect(site.ask4(.delete, "livechat/bannedIps", .array(ids)).status == 204)
        #expect(try site.get4("livechat/bannedIps")["total"] == 9)
        try site.send4(.post, "global/creditCardMaskingConfig:disable")
        #expect(site.ask4(.delete, "global/creditCardMaskingConfig").status == 204)
        #expect(try site.get4("global/creditCardMaskingConfig")["isEnabled"] == true)
    }

    @Test func `permission, plan and firewall are three kinds of 403`() throws {
        var site = try SimulatedSite.teaShop()
        site.options.forbidden = ["webhooks"]
        site.options.version4.unplanned = ["segments"]
        #expect(try site.refusal4(.get, "livechat/webhooks") == "403 AuthorizationFailed")
        #expect(site.ask4(.get, "livechat/segments").status == 200)
        #expect(try site.refusal4(.post, "livechat/segments", ["name": "x"]) == "403 FeatureNotAvailable")
        site.options.version4.refusesMarkup = true
        let blocked = site.ask4(.post, "livechat/campaigns", ["name": "<b>"])
        #expect(blocked.status == 403 && blocked.body.starts(with: Array("<html>".utf8)))
    }
}
