import Catalog
import Diffing
import Planning
import TestSupport
import Testing
import Wire

/// Rows whose members are known in part, between two sites of version 4.
struct OtherSiteTests {
    private static let (ownCampaign, otherCampaign) = (
        "11111111-aaaa-4aaa-8aaa-000000000001", "22222222-aaaa-4aaa-8aaa-000000000001"
    )
    private static let (ownDepartment, otherDepartment) = (
        "11111111-bbbb-4bbb-8bbb-000000000001", "22222222-bbbb-4bbb-8bbb-000000000001"
    )
    private static let shared = "33333333-cccc-4ccc-8ccc-000000000001"

    /// A site with one campaign and a rule that leads to it.
    private static func site(
        _ label: String, campaign: String, department: String, window: JSONValue, rule: JSONValue = [:],
        push: JSONValue = [:]
    ) -> MemoryState {
        func part(_ name: String, _ body: JSONValue) -> Resource {
            Resource(
                kind: name, path: "/campaigns/\(campaign)/\(name)", id: nil, address: Address("campaigns/Shop/\(name)"),
                body: body)
        }
        var resources = [
            PlannerTests.item("campaigns", campaign, "Shop"), part("chatWindow", window),
            PlannerTests.single("androidPush", push), PlannerTests.item("customVariables", "12345678", "Number"),
        ]
        if rule.members?.isEmpty == false {
            resources.append(PlannerTests.item("dynamicCampaignRules", campaign + "9", "Rule", rule.members ?? []))
        }
        var coverage = Catalog.liveChat4.roots.map {
            Coverage(kind: $0.kind.name, path: $0.place.description, state: .complete)
        }
        coverage.append(Coverage(kind: "chatWindow", path: "/campaigns/\(campaign)/chatWindow", state: .complete))
        return MemoryState(
            origin: Origin(label: label, site: label), resources: resources, coverage: coverage,
            lookups: [
                "departments": [
                    ["id": .string(department), "name": "Support"], ["id": .string(shared), "name": "All"],
                ]
            ])
    }

    private static func own(_ window: JSONValue, rule: JSONValue = [:], push: JSONValue = [:]) -> MemoryState {
        site("a", campaign: ownCampaign, department: ownDepartment, window: window, rule: rule, push: push)
    }

    private static func other(_ label: String = "b", push: JSONValue = [:]) -> MemoryState {
        site(
            label, campaign: otherCampaign, department: otherDepartment, window: ["greetingMessage": "Hello"],
            push: push)
    }

    private static func plan(_ wanted: MemoryState, _ present: MemoryState, mirror: Bool = false) throws -> Plan {
        try Planner.plan(
            from: wanted, to: present, target: .init(site: present.origin.label, url: "http://127.0.0.1/api/v4"),
            options: PlanOptions(isMirror: mirror), created: "2026-11-21T10:00:00Z", book: RuleBook(.liveChat4))
    }

    @Test(
        arguments: [
            (["routeTo": .string(ownDepartment)], "routeTo", "departments"),
            (["routeTo": .string(ownDepartment.uppercased())], "routeTo", "departments"),
            (
                ["texts": [["html": .string("<a href='https://x.example/c/\(ownCampaign)/y?z'>")]]], "texts.0.html",
                "campaigns"
            ),
            (["ids": ["a", .string(ownCampaign)]], "ids.1", "campaigns"),
            (["link": "https://x.example/12345678/"], "link", "customVariables"),
            (["number": .number("12345678")], "number", "customVariables"),
        ] as [(JSONValue, String, String)])
    func `a body with an id of the source in a member of which nothing is known does not go over`(
        window: JSONValue, field: String, kind: String
    ) throws {
        let plan = try Self.plan(Self.own(window), Self.other())
        #expect(plan.operations == [])
        let problem = try #require(plan.notRestorable.first { $0.address == "campaigns/Shop/chatWindow" })
        #expect(problem.field == field)
        #expect(problem.reason.contains("of \(kind)"), "\(problem.reason)")
    }

    @Test(
        arguments: [
            // Texts, a guid that both sites have, the target's own id, a number within a longer one, members of the row.
            ["greetingMessage": "Welcome"], ["routeTo": .string(shared)], ["routeTo": .string(otherDepartment)],
            ["order": .number("9123456780")], ["greetingMessage": "Hello", "x": "11111111-aaaa"],
            ["campaignId": .string(ownCampaign), "greetingMessage": "Welcome"],
            ["id": .string(ownCampaign), "greetingMessage": "Welcome"],
        ] as [JSONValue])
    func `a body without one goes over`(window: JSONValue) throws {
        let plan = try Self.plan(Self.own(window), Self.other())
        #expect(plan.operations.map(\.address) == ["campaigns/Shop/chatWindow"])
        #expect(plan.operations.first?.body?.written().contains(Self.ownCampaign) == false)
    }

    @Test func `what is new is looked through, its references apart`() throws {
        let rule: JSONValue = ["targetCampaignId": .string(Self.ownCampaign), "conditions": ["x"]]
        let plain = try Self.plan(Self.own(["greetingMessage": "Hello"], rule: rule), Self.other())
        #expect(plain.operations.map(\.action) == [.create])
        #expect(plain.operations.first?.body?["targetCampaignId"] == .string(Self.otherCampaign))
        let odd = rule.with("page", .string("/" + Self.ownDepartment))
        let barred = try Self.plan(Self.own(["greetingMessage": "Hello"], rule: odd), Self.other())
        #expect(barred.operations == [])
        #expect(barred.notRestorable.map(\.field).contains("page"))
    }

    @Test func `on the same site an id is an id`() throws {
        let wanted = Self.own(["routeTo": .string(Self.ownDepartment)])
        let present = Self.own(["greetingMessage": "Hello"])
        #expect(try Self.plan(wanted, present).operations.count == 1)
    }

    @Test func `what is said to go nowhere does not, and takes nothing along that lies in it`() throws {
        // The other site has no campaign of that name, the own one has keys of its apps.
        let wanted = Self.own(["greetingMessage": "Welcome"], push: ["androidThirdPartyURL": "https://x.example"])
        let empty = MemoryState(
            origin: Origin(label: "b", site: "b"),
            resources: [PlannerTests.single("androidPush", ["androidThirdPartyURL": ""])],
            coverage: Self.other().coverage)
        for selection in [Selection.everything, Selection(only: [Selector("campaigns/Shop/chatWindow")], except: [])] {
            let plan = try Planner.plan(
                from: wanted, to: empty, target: .init(site: "b", url: "http://127.0.0.1/api/v4"),
                options: PlanOptions(selection: selection), created: "2026-11-21T10:00:00Z",
                book: RuleBook(.liveChat4))
            #expect(plan.operations.map(\.address).filter { $0.text.hasPrefix("campaigns") } == [])
            #expect(plan.operations.map(\.kind).filter { $0 == "androidPush" } == [])
            #expect(plan.notRestorable.contains { $0.address == "campaigns/Shop" })
        }
        // Nor does a mirror take such a thing away.
        let plan = try Self.plan(empty, wanted, mirror: true)
        #expect(plan.operations.filter { $0.address.text.hasPrefix("campaigns") } == [])
    }
}

extension JSONValue {
    fileprivate func with(_ name: String, _ value: JSONValue) -> JSONValue {
        var copy = self
        copy.set(name, value)
        return copy
    }
}
