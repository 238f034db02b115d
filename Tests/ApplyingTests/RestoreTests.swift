import Applying
import Catalog
import Diffing
import Planning
import Simulator
import Store
import TestSupport
import Testing
import Wire

struct RestoreTests {
    @Test(arguments: Dialect.allCases)
    func `a site damaged in ten ways comes back, surviving ids and the stored password untouched`(
        dialect: Dialect
    ) async throws {
        let shop = try await Shop.state(dialect)
        let stage = Stage(try SampleSite.shop(dialect), name: "shop")
        let password = try stage.password()
        for (_, damage) in Damage.ways { try damage(stage) }
        let survivors = Set(try stage.value("/campaigns").elements?.compactMap { $0["id"]?.text } ?? [])
        let plan = try Shop.plan(from: shop, to: try await stage.state())
        let report = try await stage.apply(plan)
        #expect(report.steps.filter { $0.state != .done }.map { "\($0.address): \($0.error ?? "")" } == [])
        #expect(report.verified == report.steps.count)
        try await Damage.expectMended(shop, stage, plan, "all of them")
        let kept = Set(try stage.value("/campaigns").elements?.compactMap { $0["id"]?.text } ?? [])
        #expect(survivors.intersection(kept).count == 3)
        #expect(try stage.password() == password)
    }

    @Test(arguments: Dialect.allCases, Dialect.allCases)
    func `one campaign is copied with what it needs, and nothing else is touched`(
        source: Dialect, target: Dialect
    ) async throws {
        let shop = try await Shop.state(source)
        let stage = Stage(try SampleSite.shopUnderOtherIDs(target))
        // The twin has the shop's other campaigns and a life of its own.
        try stage.send(.delete, "/campaigns/c0a80004-AAAA-4b07-9a31-000000000004")
        try Damage.change(stage, "/settings") { $0.set("isAutoTranslationEnabled", false) }
        let before = try await stage.state("before")
        let plan = try Shop.plan(
            from: shop, to: before,
            PlanOptions(selection: .init(only: [.init("campaigns/B2B*")], except: []), map: .knowledgeBasesOfTheTwin))
        let report = try await stage.apply(plan)
        #expect(report.applied == report.steps.count)
        #expect(report.differing.map { "\($0.address): \($0.fields)" } == report.dropped)
        #expect(report.verified + report.dropped.count == report.steps.count)
        let after = try await stage.state("after")
        let comparison = try Differ.compare(present: before, wanted: after, book: RuleBook(.liveChat))
        #expect(comparison.removed.map(\.address) == [])
        #expect(comparison.changed.map(\.resource.address) == [])
        #expect(!comparison.added.isEmpty)
        #expect(
            comparison.added.filter { !$0.address.text.hasPrefix("campaigns/B2B%20%2F%20Trade") }.map(\.address) == [])
    }

    @Test(arguments: Dialect.allCases)
    func `what was changed after the plan is left alone, and so is what depends on it`(dialect: Dialect) async throws {
        let shop = try await Shop.state(dialect)
        let stage = Stage(try SampleSite.shop(dialect), name: "shop")
        for (_, damage) in Damage.ways { try damage(stage) }
        let plan = try Shop.plan(from: shop, to: try await stage.state())
        // Somebody else is at work too: a change, a deletion, one of a name that the plan will make, a spared stray.
        try Damage.change(stage, Damage.english + "/chatWindow") { $0.set("greetingMessage", "mine") }
        try stage.send(.delete, "/campaigns/c0a80003-5c1e-4b07-9a31-000000000003")
        try stage.send(.post, "/campaigns", ["name": "B2B / Trade", "description": "mine"])
        let stray = try require(
            try stage.value("/webhooks").elements?.first {
                $0["targetUrl"] == "https://evil.example" || $0["name"] == "https://evil.example"
            })
        var changed = stray
        changed.set("event", "chatEnded")
        if dialect == .final { changed.set("event", "chatEnds") }
        try stage.send(.put, "/webhooks/" + require(stray["id"]?.text), changed)
        let report = try await stage.apply(plan)
        let stale = report.steps.filter { $0.state == .stale }.map(\.address)
        #expect(
            Set(stale) == [
                "campaigns/Shop%20English/chatWindow", "campaigns/Boutique", "campaigns/B2B%20%2F%20Trade",
                try require(plan.operations.first { $0.kind == "webhooks" && $0.action == .delete }?.address),
            ])
        #expect(report.count(.failed, .unknown) == 0)
        #expect(report.skipped > 0)
        for step in report.steps where step.state == .skipped {
            let depends = plan.operations.first { $0.id == step.operation }?.dependsOn ?? []
            #expect(!depends.isEmpty, "\(step.address)")
        }
        #expect(report.applied > 5)
        #expect(try stage.value(Damage.english + "/chatWindow")["greetingMessage"] == "mine")
        let campaigns = try require(try stage.value("/campaigns").elements)
        #expect(campaigns.filter { $0["name"] == "B2B / Trade" }.map { $0["description"] } == ["mine"])
        #expect(try stage.value("/webhooks").elements?.contains { $0["id"] == stray["id"] } == true)
        // Nothing of it was sent.
        #expect(report.steps.filter { $0.state == .stale }.allSatisfy { $0.sent == nil })
    }

    @Test func `with stop nothing is begun after an operation that was not done`() async throws {
        let shop = try await Shop.state(.final)
        let stage = Stage(try SampleSite.shop(.final), name: "shop")
        for (_, damage) in Damage.ways { try damage(stage) }
        let plan = try Shop.plan(from: shop, to: try await stage.state())
        try Damage.change(stage, "/settings") { $0.set("isVisitorSSOEnabled", true) }
        let report = try await stage.apply(plan, onError: .stop)
        let place = try require(report.steps.firstIndex { $0.state == .stale })
        #expect(report.steps[..<place].allSatisfy { $0.state == .done })
        #expect(report.steps[(place + 1)...].allSatisfy { $0.state == .skipped })
        #expect(report.skipped > 0)
    }
}

extension Stage {
    /// The stored SMTP password, which no request shows.
    func password() throws -> [JSONValue] {
        (file["campaigns"]?.elements ?? []).compactMap { $0["parts"]?["chatWindow"]?["customSMTPServer"]?["password"] }
    }
}
