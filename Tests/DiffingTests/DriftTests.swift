import Catalog
import Diffing
import Testing
import Wire

/// The order in which people are told of what has drifted.
struct DriftTests {
    private static func state(_ label: String, _ resources: [Resource]) -> MemoryState {
        let coverage = [
            ("campaigns", "/campaigns"), ("bans", "/bans"), ("customVariables", "/customVariables"),
            ("settings", "/settings"), ("chatWindow", "/campaigns/1/chatWindow"), ("routing", "/campaigns/1/routing"),
            ("chatWindow", "/campaigns/2/chatWindow"), ("routing", "/campaigns/2/routing"),
        ].map { Coverage(kind: $0, path: $1, state: .complete) }
        return MemoryState(origin: Origin(label: label, site: "shop"), resources: resources, coverage: coverage)
    }

    private static func item(_ kind: String, _ id: String, _ body: JSONValue) -> Resource {
        var body = body
        body.set("id", .string(id))
        let name = body["name"]?.text ?? id
        return Resource(kind: kind, path: "/\(kind)/\(id)", id: id, address: "\(kind)/\(name)", body: body)
    }

    private static func part(_ kind: String, of campaign: String, _ name: String, _ body: JSONValue) -> Resource {
        Resource(
            kind: kind, path: "/campaigns/\(campaign)/\(kind)", id: Optional.none,
            address: "campaigns/\(name)/\(kind)", body: body)
    }

    private func drift(_ should: [Resource], _ site: [Resource]) throws -> Drift {
        let comparison = try Differ.compare(
            present: Self.state("shop@1", should), wanted: Self.state("shop", site), book: RuleBook(.liveChat))
        return Drift(comparison, .liveChat)
    }

    @Test func `what is gone, routing and access come first, texts last`() throws {
        let sales = Self.item("campaigns", "1", ["name": "Sales"])
        let drift = try drift(
            [
                sales, Self.item("customVariables", "5", ["name": "plan", "value": "a"]),
                Self.item("bans", "6", ["type": "ip", "ip": "1.1.1.1"]),
                Self.part("chatWindow", of: "1", "Sales", ["greetingMessage": "a"]),
                Self.part("routing", of: "1", "Sales", ["isEnabled": true]),
            ],
            [
                sales, Self.item("customVariables", "5", ["name": "plan", "value": "b"]),
                Self.part("chatWindow", of: "1", "Sales", ["greetingMessage": "b"]),
                Self.part("routing", of: "1", "Sales", ["isEnabled": false]),
            ])
        #expect(
            drift.items.map { "\($0.concern.rawValue) \($0.change.rawValue) \($0.resource.kind)" } == [
                "high removed bans", "high changed routing", "usual changed customVariables", "low changed chatWindow",
            ])
    }

    @Test func `a member that matters lifts what it stands in`() throws {
        let sales = Self.item("campaigns", "1", ["name": "Sales"])
        let drift = try drift(
            [sales, Self.part("chatWindow", of: "1", "Sales", ["customJS": "a()", "greetingMessage": "a"])],
            [sales, Self.part("chatWindow", of: "1", "Sales", ["customJS": "evil()", "greetingMessage": "b"])])
        #expect(drift.items.map(\.concern) == [.high])
    }

    @Test func `a campaign that is gone is told once, with what went with it`() throws {
        let whole = [
            Self.item("campaigns", "2", ["name": "Outlet"]),
            Self.part("chatWindow", of: "2", "Outlet", ["greetingMessage": "a"]),
            Self.part("routing", of: "2", "Outlet", ["isEnabled": true]),
        ]
        for (should, site, change) in [(whole, [], Drift.Change.removed), ([], whole, .added)] {
            let items = try drift(should, site).items
            #expect(items.map(\.change) == [change])
            #expect(items.map(\.below) == [2])
            #expect(items.map(\.resource.address) == ["campaigns/Outlet"])
        }
    }
}
