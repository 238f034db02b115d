import Catalog
import Diffing
import Planning
import Simulator
import TestSupport
import Testing
import Wire

/// Small states written by hand.
struct PlannerTests {
    static func state(
        _ label: String, _ resources: [Resource], incomplete: [String] = [], lookups: [String: [JSONValue]] = [:]
    ) -> MemoryState {
        var coverage: [Coverage] = Catalog.liveChat.roots.map { root in
            let path = root.place.description
            return Coverage(
                kind: root.kind.name, path: path, state: incomplete.contains(path) ? .forbidden : .complete)
        }
        for campaign in resources where campaign.kind == "campaigns" {
            for kind in Catalog.liveChat.configuration {
                for place in kind.paths where place.ids == ["campaigns"] {
                    guard let path = try? place.filled(with: [campaign.id ?? ""]) else { continue }
                    coverage.append(Coverage(kind: kind.name, path: path, state: .complete))
                }
            }
        }
        return MemoryState(
            origin: Origin(label: label, site: label), resources: resources, coverage: coverage, lookups: lookups)
    }

    static func item(_ kind: String, _ id: String, _ name: String, _ more: [JSONMember] = []) -> Resource {
        Resource(
            kind: kind, path: "/\(kind)/\(id)", id: id, address: "\(kind)/\(name)",
            body: .object([JSONMember("id", .string(id)), JSONMember("name", .string(name))] + more))
    }

    static func single(_ kind: String, _ body: JSONValue) -> Resource {
        Resource(kind: kind, path: "/\(kind)", id: nil, address: Address(kind), body: body)
    }

    @Test func `the same input gives the same bytes`() throws {
        let source = Self.state("a", [Self.item("customVariables", "1", "x"), Self.item("campaigns", "2", "y")])
        let plans = try (0..<5).map { _ in try Plan.make(from: source, to: Self.state("b", [])).document.bytes() }
        #expect(Set(plans).count == 1)
    }

    @Test func `duplicates of a name stop the plan and say how to pin them`() throws {
        let source = Self.state("a", [Self.item("campaigns", "1", "Sales")])
        let target = Self.state(
            "b",
            ["8", "9"].map { id in
                var twin = Self.item("campaigns", id, "Sales")
                twin.address = "\(twin.address)~\(id)"
                return twin
            })
        let plan = try Plan.make(from: source, to: target, PlanOptions(isMirror: true))
        #expect(plan.operations == [])
        let stop = try #require(plan.guards.first)
        #expect(stop.name == .ambiguous && stop.stops)
        #expect(stop.lift?.contains("map set") == true)
        #expect(plan.ambiguous.first?.reason.contains("8, 9") == true)
        let pinned = IdentityMap([.init(kind: "campaigns", wantedID: "1", presentID: "9", how: .pinned)])
        let second = try Plan.make(from: source, to: target, PlanOptions(isMirror: true, map: pinned))
        #expect(second.ambiguous == [])
        #expect(second.operations.map(\.path.description) == ["/campaigns/8"])
        #expect(second.operations.map(\.action) == [.delete])
    }

    @Test func `a remembered pair holds though the name has changed, a vanished one does not`() throws {
        let source = Self.state("a", [Self.item("customVariables", "1", "new")])
        let target = Self.state("b", [Self.item("customVariables", "7", "old")])
        let map = IdentityMap([.init(kind: "customVariables", wantedID: "1", presentID: "7", how: .remembered)])
        let plan = try Plan.make(from: source, to: target, PlanOptions(map: map))
        #expect(plan.operations.map(\.action) == [.update])
        #expect(plan.operations.first?.matchedBy == .remembered)
        #expect(plan.operations.first?.fields.map(\.pointer.description) == ["/name"])
        let gone = IdentityMap([.init(kind: "customVariables", wantedID: "1", presentID: "6", how: .remembered)])
        #expect(try Plan.make(from: source, to: target, PlanOptions(map: gone)).operations.map(\.action) == [.create])
    }

    @Test func `a renamed campaign of one site is found by its id, with all that lives in it`() throws {
        func site(_ name: String, _ color: String) -> MemoryState {
            let campaign = Self.item("campaigns", "c1", name)
            let button = Resource(
                kind: "chatButton", path: "/campaigns/c1/chatButton", id: nil, address: "campaigns/\(name)/chatButton",
                body: ["adaptiveButtonColor": .string(color)])
            let base = Self.state("a", [campaign, button])
            return base
        }
        let plan = try Plan.make(from: site("Sales", "red"), to: site("Sails", "blue"), PlanOptions(isMirror: true))
        #expect(plan.operations.map(\.address) == ["campaigns/Sails", "campaigns/Sails/chatButton"])
        #expect(plan.operations.map(\.path.description) == ["/campaigns/c1", "/campaigns/c1/chatButton"])
        #expect(plan.operations.map(\.action) == [.update, .update])
        #expect(plan.operations.first?.matchedBy == .id)
    }

    @Test func `two that swap their names are not mixed up`() throws {
        func site(_ first: String, _ second: String) -> MemoryState {
            Self.state("a", [Self.item("customVariables", "1", first), Self.item("customVariables", "2", second)])
        }
        let plan = try Plan.make(from: site("x", "y"), to: site("y", "x"), PlanOptions(isMirror: true))
        #expect(
            Set(plan.operations.map { "\($0.action) \($0.path) \($0.body?["name"]?.text ?? "")" }) == [
                "update /customVariables/1 x", "update /customVariables/2 y",
            ])
    }

    @Test func `a name is freed before another one takes it`() throws {
        let source = Self.state("a", [Self.item("customVariables", "1", "n"), Self.item("customVariables", "2", "m")])
        let target = Self.state("a", [Self.item("customVariables", "2", "n")])
        let plan = try Plan.make(from: source, to: target)
        #expect(plan.operations.map(\.action) == [.update, .create])
        #expect(plan.operations.last?.dependsOn == ["1"])
    }

    static let departments: JSONValue = ["id": "d1", "name": "Support"]

    private func routed(_ policy: PlanOptions.UnresolvedPolicy, map: IdentityMap = IdentityMap()) throws -> Plan {
        func site(_ label: String, _ campaign: String, _ department: String, _ lookups: [JSONValue]) -> MemoryState {
            Self.state(
                label,
                [
                    Self.item("campaigns", campaign, "S"),
                    Resource(
                        kind: "routing", path: "/campaigns/\(campaign)/routing", id: nil,
                        address: "campaigns/S/routing",
                        body: [
                            "isEnable": .bool(label == "a"), "routeTo": "department", "routeToId": .string(department),
                        ]),
                ], lookups: ["departments": lookups])
        }
        return try Plan.make(
            from: site("a", "c1", "d1", [["id": "d1", "name": "Support"]]),
            to: site("b", "c2", "e9", [["id": "e9", "name": "Sales"]]), PlanOptions(unresolved: policy, map: map))
    }

    @Test func `a reference that nothing stands for is listed and never sent`() throws {
        let stopped = try routed(.stop)
        #expect(stopped.guards.map(\.name) == [.unresolved])
        #expect(stopped.guards.first?.stops == true)
        let listed = try #require(stopped.unresolved.first)
        #expect(listed.address == "campaigns/S/routing" && listed.pointer.description == "/routeToId")
        #expect(listed.kind == "departments" && listed.value == "d1")
        #expect(listed.reason == "b has no departments 'Support'")
        #expect(stopped.operations.allSatisfy { $0.body?["routeToId"] == "e9" })
        #expect(stopped.guards.first?.lift?.contains("--unresolved") == true)
        #expect(stopped.judged(Lifting(unresolved: .keep)).filter(\.stops) == [])
        #expect(stopped.withoutUnresolved(.liveChat).operations == [])
        #expect(try routed(.omit).operations == [])
        let kept = try routed(.keep)
        #expect(kept.operations.map(\.body) == [["isEnable": true, "routeTo": "department", "routeToId": "e9"]])
        #expect(kept.unresolved.count == 1 && kept.guards.filter(\.stops) == [])
        let map = IdentityMap([.init(kind: "departments", wantedID: "d1", presentID: "e9", how: .pinned)])
        let pinned = try routed(.stop, map: map)
        #expect(pinned.unresolved == [] && pinned.operations.first?.fields.count == 1)
    }

    @Test func `what a selection needs comes along, marked, and what is there stays as it is`() throws {
        let condition: JSONValue = ["field": "Segmentation", "operator": "is", "value": "VIP", "order": 1]
        let source = Self.state(
            "a",
            [
                Self.item("customVariables", "v1", "basket"), Self.item("customVariables", "v2", "unused"),
                Self.item(
                    "customerSegments", "s1", "VIP",
                    [JSONMember("conditions", [["field": "basket", "operator": "is", "value": "1", "order": 1]])]),
                Self.item("campaigns", "c1", "Sales"),
                Resource(
                    kind: "autoInvitations", path: "/campaigns/c1/invitation/autoInvitations/i1", id: "i1",
                    address: "campaigns/Sales/invitation/autoInvitations/hi",
                    body: ["id": "i1", "name": "hi", "conditions": [condition]]),
                Self.item("campaigns", "c2", "Other"),
            ])
        let only = PlanOptions(selection: Selection(only: [Selector("campaigns/Sales")], except: []))
        let plan = try Plan.make(from: source, to: Self.state("b", []), only)
        #expect(
            plan.operations.map(\.address) == [
                "customVariables/basket", "customerSegments/VIP", "campaigns/Sales",
                "campaigns/Sales/invitation/autoInvitations/hi",
            ])
        #expect(plan.operations.map(\.isNeeded) == [true, true, false, false])
        #expect(plan.operations.map(\.level) == [1, 2, 3, 4])
        #expect(plan.operations.last?.dependsOn == ["2", "3"])
        #expect(plan.operations.last?.path.description == "/campaigns/{$ref:3}/invitation/autoInvitations")
        guard case .adoption(let adoption)? = plan.operations.last?.write else { Issue.record("no adoption"); return }
        #expect(adoption.policy == .orCreate)
        #expect(plan.settlements.contains { $0.kind == "autoInvitations" && $0.after == ["3", "4"] })
        let other = Self.item("customerSegments", "t9", "VIP", [JSONMember("conditions", [])])
        let second = try Plan.make(from: source, to: Self.state("b", [other]), only)
        #expect(
            second.operations.map(\.address) == [
                "campaigns/Sales", "campaigns/Sales/invitation/autoInvitations/hi",
            ])
        var except = only
        except.selection = Selection(only: only.selection.only, except: [Selector("customerSegments")])
        let third = try Plan.make(from: source, to: Self.state("b", []), except)
        #expect(!third.operations.contains { $0.kind == "customerSegments" })
    }

    @Test func `ids of what the plan makes stand as references to the operations`() throws {
        let source = Self.state(
            "a",
            [
                Self.item("campaigns", "c1", "Sales"),
                Self.single("dynamicCampaign", ["defaultCampaignId": "c1", "dynamicCampaignRules": []]),
            ])
        let target = Self.state(
            "b",
            [
                Self.single("dynamicCampaign", ["defaultCampaignId": nil, "dynamicCampaignRules": []])
            ])
        let plan = try Plan.make(from: source, to: target)
        let update = try #require(plan.operations.last)
        #expect(update.body?["defaultCampaignId"] == ["$ref": "1"])
        #expect(update.dependsOn == ["1"] && update.level > (plan.operations.first?.level ?? 9))
        #expect(update.content?.resolved { _ in "77" }?["defaultCampaignId"] == "77")
        #expect(update.content?.resolved { _ in Optional.none } == Optional.none)
        #expect(plan.levels.flatMap { $0 }.count == plan.operations.count)
        let except = PlanOptions(selection: Selection(only: [], except: [Selector("campaigns")]))
        let left = try Plan.make(from: source, to: target, except)
        #expect(left.operations == [])
        #expect(left.unresolved.map(\.address) == ["dynamicCampaign"])
        #expect(left.guards.contains { $0.name == .unresolved && $0.stops })
    }

    @Test func `only a mirror deletes, children of a deleted campaign go along, and only what was read`() throws {
        let target = Self.state(
            "b",
            [
                Self.item("campaigns", "c1", "Old"),
                Resource(
                    kind: "chatButton", path: "/campaigns/c1/chatButton", id: nil, address: "campaigns/Old/chatButton",
                    body: [:]),
                Self.item("customVariables", "v", "x"), Self.item("conversionActions", "a", "won"),
                Self.item("webhooks", "w", "h"),
            ])
        let source = Self.state("a", [Self.item("customerSegments", "s", "t")], incomplete: ["/webhooks"])
        #expect(try Plan.make(from: source, to: target).operations.allSatisfy { $0.action == .create })
        let plan = try Plan.make(from: source, to: target, PlanOptions(isMirror: true))
        let deletions = plan.operations.filter { $0.action == .delete }
        #expect(deletions.map(\.address) == ["campaigns/Old", "customVariables/x"])
        #expect(deletions.allSatisfy { $0.level > (plan.operations.first?.level ?? 9) })
        #expect(plan.summary.cascaded == 1 && plan.summary.delete == 2)
        #expect(plan.notRestorable.map(\.address) == ["conversionActions/won"])
        #expect(plan.guards.contains { $0.name == .coverage && !$0.stops && $0.message.contains("webhooks") })
    }

    @Test func `a PUT is the target's own document with the source's values in it`() throws {
        func window(_ label: String, _ body: JSONValue) -> MemoryState {
            Self.state(
                label,
                [
                    Self.item("campaigns", "1", "S"),
                    Resource(
                        kind: "chatWindow", path: "/campaigns/1/chatWindow", id: nil, address: "campaigns/S/chatWindow",
                        body: body),
                ])
        }
        let source = window(
            "a",
            [
                "style": "bubble", "customCSSOfClassic": "new", "customSMTPServer": ["password": "", "port": 25],
                "logo": ["url": "u"],
            ])
        let target = window(
            "b",
            [
                "customCSS": "old", "unknownHere": 7, "style": "bubble",
                "customSMTPServer": ["port": 99, "password": "***", "x": true], "logo": "key",
            ])
        let update = try #require(try Plan.make(from: source, to: target).operations.first)
        #expect(
            update.body == [
                "customCSS": "new", "unknownHere": 7, "style": "bubble", "customSMTPServer": ["port": 25, "x": true],
                "logo": "key",
            ])
        #expect(update.fields.map(\.pointer.description) == ["/customCSS", "/customSMTPServer/port"])
    }

    @Test func `a form's PUT carries the fields that are there`() async throws {
        let kind = try #require(Catalog.liveChat["preChat"])
        let update = Operation.Update(
            .init(body: ["isEnable": true]), matchedBy: .parent, before: ["isEnable": false], fields: [], expect: "",
            carries: [["fields", "field"]])
        let operation = Operation(
            .update(update), kind: "preChat", path: OperationPath(segments: []), address: "campaigns/S/preChat")
        let request = LiveDocument.request(
            for: operation, body: ["isEnable": true], live: ["isEnable": false, "field": [["id": "f"]]], kind: kind)
        #expect(request == ["isEnable": true, "field": [["id": "f"]]])
    }
}
