import Catalog
import Exchange
import TestSupport
import Testing
import Wire

struct PortableBodyTests {
    private static let campaign = "c0a80001-0000-4b07-9a31-000000000001"

    private static var names: NameBook {
        get throws {
            var names = NameBook(.liveChat)
            names.add("campaigns", id: campaign, address: "campaigns/Sales")
            names.add("customerSegments", id: "5e900001-0000-4b07-9a31-000000000001", address: "customerSegments/VIP")
            let departments = try require(Catalog.liveChat["departments"])
            let agents = try require(Catalog.liveChat["agents"])
            names.add(
                [["id": "d1", "name": "Sales"], ["id": "d2", "name": "Sales"], ["id": "d3", "name": "Q & A"]],
                of: departments)
            names.add([["id": 7, "email": "anna@shop.example"]], of: agents)
            return names
        }
    }

    private func portable(_ kind: String, _ body: JSONValue) throws -> JSONValue {
        PortableBody(try require(Catalog.liveChat[kind]), try Self.names).of(body)
    }

    @Test func `ids of other things become their addresses, and numbers stay known as numbers`() throws {
        let body = try portable(
            "autoDistribution",
            [
                "agentAutoDistributions": [["agentId": 7, "maxConcurrentChats": 2]],
                "departmentAutoDistributions": [["departmentId": "d3"]],
            ])
        #expect(
            body["agentAutoDistributions"]?.elements?.first?["agentId"] == [
                "$ref": "agents/anna%40shop.example", "as": "number",
            ])
        #expect(
            body["departmentAutoDistributions"]?.elements?.first?["departmentId"] == ["$ref": "departments/Q%20%26%20A"]
        )
    }

    @Test func `two things of one name are told apart`() throws {
        let body = try portable("routing", ["routeTo": "department", "routeToId": "d2"])
        #expect(body["routeToId"] == ["$ref": "departments/Sales~d2"])
    }

    @Test func `an id that nothing explains stays`() throws {
        #expect(try portable("routing", ["routeTo": "department", "routeToId": "gone"])["routeToId"] == "gone")
        let draft = try portable("kbIntegration", ["isEnable": true, "selectedKB": ["id": "k1", "name": "Help"]])
        #expect(draft["selectedKB"]?["id"] == "k1")
    }

    @Test func `a condition's value that is a segment's id becomes its address, a name stays`() throws {
        func value(_ text: String) throws -> JSONValue? {
            let body: JSONValue = ["conditions": [["field": "Segmentation", "order": 1, "value": .string(text)]]]
            return try portable("customRules", body)["conditions"]?.elements?.first?["value"]
        }
        #expect(try value("5e900001-0000-4b07-9a31-000000000001") == ["$ref": "customerSegments/VIP"])
        #expect(try value("VIP") == "VIP")
    }

    @Test(arguments: ["conditions", "condition"])
    func `lists without an order stand sorted by what keys them, in either spelling`(_ member: String) throws {
        let list: JSONValue = [["order": 10], ["order": 9], ["order": 1, "id": "c"]]
        let body = try portable("customRules", .object([JSONMember("id", "x"), JSONMember(member, list)]))
        #expect(body == .object([JSONMember(member, [["order": 1], ["order": 9], ["order": 10]])]))
    }

    @Test func `what only the service sets is left out, and copies of other objects`() throws {
        let body = try portable(
            "dynamicCampaign",
            [
                "defaultCampaignId": .string(Self.campaign),
                "defaultCampaign": ["id": .string(Self.campaign), "name": "Sales"],
            ])
        #expect(body == ["defaultCampaignId": ["$ref": "campaigns/Sales"]])
        let ban = try portable("bans", ["id": "1", "type": "ip", "lastUpdatedTime": "2026", "lastUpdatedByAgentId": 7])
        #expect(ban == ["type": "ip"])
    }

    @Test func `data that uses the reserved name comes back as it was`() throws {
        let kind = try require(Catalog.liveChat["settings"])
        let body: JSONValue = ["a": ["$ref": "x"], "b": ["$$ref": "y"], "c": [["$ref": 1, "z": 2]]]
        let portable = try portable("settings", body)
        #expect(portable["a"] == ["$$ref": "x"])
        let back = try PortableBody.resolved(portable, kind) { (_, _) throws(ExchangeError) in "never" }
        #expect(back == body)
    }

    @Test func `addresses become ids again, where an object stood as an object`() throws {
        let kind = try require(Catalog.liveChat["chatbotIntegration"])
        let back = try PortableBody.resolved(
            [
                "selectedChatbot": ["$ref": "bots/Helper"],
                "selectedChatbotId": ["$ref": "bots/Helper", "as": "number"],
            ], kind
        ) { (address, isNumber) throws(ExchangeError) in isNumber ? "12" : "\(address)!" }
        #expect(back["selectedChatbot"] == ["id": "bots/Helper!"])
        #expect(back["selectedChatbotId"] == 12)
    }
}
