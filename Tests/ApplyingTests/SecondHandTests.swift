import Applying
import Catalog
import Diffing
import Planning
import Simulator
import Store
import Synchronization
import TestSupport
import Testing
import Wire

/// Another pair of hands at work: in the moments around a write, and another machine with the same plan.
struct SecondHandTests {
    private static let window = Damage.english + "/chatWindow"

    /// A shop whose greeting was changed, and the plan that brings it back.
    private func edited() async throws -> (stage: Stage, plan: Plan) {
        let shop = try await Shop.state(.final)
        let stage = Stage(try SampleSite.shop(.final), name: "shop")
        try Damage.change(stage, Self.window) { $0.set("greetingMessage", "pwned") }
        let plan = try Shop.plan(from: shop, to: try await stage.state())
        #expect(plan.operations.count == 1)
        return (stage, plan)
    }

    @Test func `what somebody changes right after a write is named, and stays`() async throws {
        let (stage, plan) = try await edited()
        let report = try await stage.apply(
            plan,
            answer: { request, response in
                if request.method == .put {
                    try? Damage.change(stage, Self.window) { $0.set("greetingMessage", "mine") }
                }
                return response
            })
        #expect(report.verified == 0)
        #expect(
            report.differing.map { "\($0.address): \($0.fields)" } == [
                "campaigns/Shop%20English/chatWindow: [\"/greetingMessage\"]"
            ])
        #expect(try stage.value(Self.window)["greetingMessage"] == "mine")
    }

    /// No request can be made to fail for it; the journal is where what was read before stays.
    @Test func `what somebody changes between the reading and the write is overwritten, as the manual says`()
        async throws
    {
        let (stage, plan) = try await edited()
        let report = try await stage.apply(
            plan,
            mishap: { request, _ in
                if request.method == .put {
                    try? Damage.change(stage, Self.window) { $0.set("greetingMessage", "mine") }
                }
                return nil
            })
        #expect(report.verified == 1)
        #expect(try stage.value(Self.window)["greetingMessage"] != "mine")
        #expect(stage.journal.steps.map { $0.before?["greetingMessage"] } == ["pwned"])
    }

    /// Each machine has a journal of its own, and no lock that the other one would see.
    @Test(arguments: [1, 4, 9, 16])
    func `two machines with one plan make nothing twice`(moment: Int) async throws {
        let (shop, first, plan) = try await Shop.clone(.final, .final)
        let second = Stage(sharing: first.service, name: first.name)
        await #expect(throws: MemoryJournal.Death.self) {
            try await first.apply(
                plan, journal: first.journal.journal { number, _ in number == moment ? .dieAfter : .keep })
        }
        let other = try await second.apply(plan)
        #expect(other.count(.failed, .unknown) == 0)
        let report = try await first.apply(plan)
        #expect(report.count(.failed, .unknown) == 0)
        for kind in Catalog.liveChat.configuration where kind.shape == .collection {
            for path in kind.paths where path.ids.isEmpty {
                let names = try first.value(path.description).elements?.map { kind.naturalKey(of: $0) } ?? []
                #expect(Set(names).count == names.count, "\(path)")
            }
        }
        // What neither did by itself is planned for once more, and done.
        let rest = try Shop.plan(from: shop, to: try await first.state(), Shop.twinOptions)
        #expect(rest.operations.allSatisfy { $0.action != .delete })
    }

    /// Rules that the service asks one after the other.
    @Test(arguments: [[1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]])
    func `the order of routing rules comes back`(orders: [Int]) async throws {
        let rules = Damage.english + "/routing/customRules"
        let stage = Stage(try SampleSite.shop(.final), name: "shop")
        var third = try require(try stage.value(rules).elements?.first)
        third.set("name", "Sizes")
        try stage.send(.post, rules, third)
        let before = try await stage.state("before")
        let ordered = try self.order(of: rules, stage)
        #expect(ordered.count == 3)
        for (rule, order) in zip(try stage.value(rules).elements ?? [], orders) {
            var changed = rule
            changed.set("order", .integer(order))
            try stage.send(.put, rules + "/" + require(rule["id"]?.text), changed)
        }
        #expect(try self.order(of: rules, stage) != ordered)
        let report = try await stage.apply(try Shop.plan(from: before, to: try await stage.state()))
        #expect(report.verified == report.steps.count)
        #expect(try self.order(of: rules, stage) == ordered)
    }

    @Test(arguments: [0, 1, 2])
    func `a rule that was deleted comes back at its place`(index: Int) async throws {
        let rules = Damage.english + "/routing/customRules"
        let stage = Stage(try SampleSite.shop(.final), name: "shop")
        var third = try require(try stage.value(rules).elements?.first)
        third.set("name", "Sizes")
        try stage.send(.post, rules, third)
        let before = try await stage.state("before")
        let ordered = try self.order(of: rules, stage)
        let gone = try require(try stage.value(rules).elements?[index]["id"]?.text)
        try stage.send(.delete, rules + "/" + gone)
        let report = try await stage.apply(try Shop.plan(from: before, to: try await stage.state()))
        #expect(report.differing.map { "\($0.address): \($0.fields)" } == [])
        #expect(try self.order(of: rules, stage) == ordered)
    }

    private func order(of rules: String, _ stage: Stage) throws -> [String: JSONValue] {
        Dictionary(
            (try stage.value(rules).elements ?? []).map { ($0["name"]?.text ?? "", $0["order"] ?? .null) },
            uniquingKeysWith: { first, _ in first })
    }
}
