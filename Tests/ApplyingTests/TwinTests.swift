import Applying
import Catalog
import Diffing
import Planning
import Simulator
import Store
import TestSupport
import Testing
import Wire

/// Several things of one name, of which some are gone.
struct TwinTests {
    private func ban(_ comment: String) -> JSONValue {
        ["type": "ip", "ip": "198.51.100.77", "comment": .string(comment)]
    }

    private func stage(_ comments: [String]) throws -> (stage: Stage, ids: [String]) {
        let stage = Stage(try SampleSite.shop(.final), name: "shop")
        let ids = try comments.map { try #require(Resource.id(of: try stage.send(.post, "/bans", ban($0)))) }
        return (stage, ids)
    }

    private static let cases = [["a", "a", "a"], ["a", "b", "c"], ["a", "a", "b"]].flatMap { comments in
        [1, 2, 3].map { ($0, comments) }
    }

    @Test(arguments: Seed.draw(5, of: cases, for: "TwinTests"))
    func `those of one name that are gone come back, and then nothing differs`(gone: Int, comments: [String])
        async throws
    {
        let (stage, ids) = try stage(comments)
        let before = try await stage.state()
        for id in ids.prefix(gone) { try stage.send(.delete, "/bans/" + id) }
        let plan = try Shop.plan(from: before, to: try await stage.state())
        #expect(plan.operations.count == gone)
        // The sample has one more of that name.
        #expect(plan.operations.allSatisfy { $0.write.seen.count == 4 - gone })
        let read = try Plan(document: plan.document)
        #expect(read == plan)
        let report = try await stage.apply(read)
        #expect(report.applied == gone)
        #expect(report.verified == gone)
        try await Shop.expectEqual(before, stage)
    }

    @Test(arguments: [Mishap.lostBefore, .lostAfter, .unnamedAfter])
    func `what was made of two of one name is known though the answer was lost`(mishap: Mishap) async throws {
        let (stage, ids) = try stage(["a", "a", "a"])
        let before = try await stage.state()
        for id in ids.prefix(2) { try stage.send(.delete, "/bans/" + id) }
        let plan = try Shop.plan(from: before, to: try await stage.state())
        let report = try await stage.apply(plan, mishap: { _, number in number == 1 ? mishap : nil })
        #expect(report.applied == 2)
        try await Shop.expectEqual(before, stage)
    }

    @Test func `one more than the plan saw is stale`() async throws {
        let (stage, ids) = try stage(["a", "b"])
        let before = try await stage.state()
        try stage.send(.delete, "/bans/" + ids[0])
        let plan = try Shop.plan(from: before, to: try await stage.state())
        try stage.send(.post, "/bans", ban("somebody's"))
        let report = try await stage.apply(plan)
        #expect(report.steps.map(\.state) == [.stale])
    }

    @Test func `an item of a nested collection with a namesake comes back`() async throws {
        let stage = Stage(try SampleSite.shop(.final), name: "shop")
        let path = "/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/invitation/autoInvitations"
        var copy = try #require(try stage.value(path).elements?.first)
        copy.set("id", .null)
        let id = try #require(Resource.id(of: try stage.send(.post, path, copy)))
        let before = try await stage.state()
        try stage.send(.delete, path + "/" + id)
        let plan = try Shop.plan(from: before, to: try await stage.state())
        let report = try await stage.apply(plan)
        #expect(report.applied == 1)
        try await Shop.expectEqual(before, stage)
    }

    @Test func `a twin that is gone is told from the one that stayed by its path`() async throws {
        let (stage, ids) = try stage(["a", "a"])
        let lost = try #require(try await stage.state().resources(below: nil).first { $0.id == ids[1] })
        try stage.send(.delete, "/bans/" + ids[1])
        let present = try await stage.state()
        let wanted = MemoryState(
            origin: present.origin, resources: try present.resources(below: nil) + [lost], coverage: present.coverage)
        let comparison = try Differ.compare(present: present, wanted: wanted, book: RuleBook(.liveChat))
        #expect(comparison.added.map(\.address) == [lost.address])
        #expect(comparison.removed.isEmpty)
    }

    @Test func `where the source has no ids nobody is told to pin them`() {
        func named(_ id: String?) -> NamedResource {
            NamedResource(kind: "bans", address: "bans/x~1", path: "/bans/1", id: id)
        }
        for id in [nil, StandInID.of("bans/x")] {
            let ambiguity = Ambiguity(kind: "bans", present: [named("1")], wanted: [named(id)])
            #expect(!ambiguity.canBePinned)
            #expect(!ambiguity.reason.contains("map set"))
            #expect(ambiguity.reason.contains("--except 'bans/x~*'"))
        }
        #expect(Ambiguity(kind: "bans", present: [named("1")], wanted: [named("2")]).canBePinned)
    }
}
