import Applying
import Catalog
import Diffing
import Foundation
import Planning
import Simulator
import Store
import TestSupport
import Testing
import Wire

/// Whatever people do to a site, a plan brings it back; `LIVECHAT_SYNC_SEEDS=200` knows more edits than the usual ones.
struct RandomEditTests {
    private static let seeds =
        1...(ProcessInfo.processInfo.environment["LIVECHAT_SYNC_SEEDS"].flatMap { Int($0) } ?? 8)

    private static func some(for test: String) -> [(Dialect, Int)] {
        Seed.draw(3, of: Dialect.allCases.flatMap { dialect in seeds.map { (dialect, $0) } }, for: test)
    }

    private static func options(_ map: IdentityMap = IdentityMap()) -> PlanOptions {
        PlanOptions(isMirror: true, map: map, lifting: Lifting(maxDelete: .percent(100), deletesReferenced: true))
    }

    @Test(arguments: some(for: "edits taken back"))
    func `forty small edits are taken back by a mirror`(dialect: Dialect, seed: Int) async throws {
        let shop = try await Shop.state(dialect)
        let stage = Stage(try SampleSite.shop(dialect), name: "shop")
        var edits = RandomEdits(seed: UInt64(seed))
        try await edits.make(40, on: stage, dialect: dialect)
        let plan = try Shop.plan(from: shop, to: try await stage.state(), Self.options())
        let sent = stage.log.count
        let report = try await stage.apply(plan)
        let story = Comment(rawValue: "\(Seed.ofThisRun)\n" + edits.done.joined(separator: "\n"))
        let requests = stage.log.count - sent
        #expect(
            (requests * 2 / 3...requests * 3 / 2).contains(plan.estimate.requests),
            "\(plan.estimate.requests) reckoned, \(requests) sent, \(story)")
        #expect(report.steps.filter { $0.state != .done }.map { "\($0.address): \($0.error ?? "")" } == [], story)
        #expect(report.differing.map { "\($0.address) \($0.fields)" } == [], story)
        try await Damage.expectMended(shop, stage, plan, story)
    }

    @Test(arguments: some(for: "edits carried over"))
    func `forty small edits reach the other site`(dialect: Dialect, seed: Int) async throws {
        let source = Stage(try SampleSite.shop(dialect), name: "shop")
        var edits = RandomEdits(seed: UInt64(seed) &* 7919)
        try await edits.make(40, on: source, dialect: dialect)
        let shop = try await source.state()
        let twin = Stage(try SampleSite.shopUnderOtherIDs(dialect == .draft ? .final : .draft))
        let plan = try Shop.plan(from: shop, to: try await twin.state(), Self.options(.knowledgeBasesOfTheTwin))
        let sent = twin.log.count
        let report = try await twin.apply(plan)
        let story = Comment(rawValue: "\(Seed.ofThisRun)\n" + edits.done.joined(separator: "\n"))
        let requests = twin.log.count - sent
        #expect(
            (requests * 2 / 3...requests * 3 / 2).contains(plan.estimate.requests),
            "\(plan.estimate.requests) reckoned, \(requests) sent, \(story)")
        #expect(report.steps.filter { $0.state != .done }.map { "\($0.address): \($0.error ?? "")" } == [], story)
        #expect(report.differing.map { "\($0.address): \($0.fields)" } == report.dropped, story)
        try await Damage.expectMended(
            shop, twin, plan, story, IdentityMap.knowledgeBasesOfTheTwin.pairs, findings: report.findings)
    }

    /// The only campaign with images is another one on the target, which shows image files under keys.
    @Test func `images of what is made anew, where the target takes none, are said to stay away`() async throws {
        let source = Stage(try SampleSite.shop(.draft), name: "shop")
        try Damage.change(source, "/campaigns/c0a80003-5c1e-4b07-9a31-000000000003") { $0.set("name", "Boutique x") }
        let shop = try await source.state()
        let twin = Stage(try SampleSite.shopUnderOtherIDs(.final))
        let plan = try Shop.plan(from: shop, to: try await twin.state(), Self.options(.knowledgeBasesOfTheTwin))
        let left = plan.notRestorable.filter { $0.address == "campaigns/Boutique%20x/chatButton" }
        #expect(left.map(\.field) == ["imageButtonOfflineImage", "imageButtonOnlineImage"])
        let report = try await twin.apply(plan)
        try await Damage.expectMended(
            shop, twin, plan, "", IdentityMap.knowledgeBasesOfTheTwin.pairs, findings: report.findings)
    }
}
