import Catalog
import Crawling
import Testing

/// What is learnt of a site, and what is not learnt again.
struct SiteHabitsTests {
    private static let rules = SiteHabits.Relation(parent: "routing", segment: "customRules")
    private static let fields = SiteHabits.Relation(parent: "preChat", segment: "campaignFormFields")

    private static func kind(_ name: String) throws -> Kind { try #require(Catalog.liveChat[name]) }

    @Test func `a parent is trusted or not once it was tried, each by itself`() {
        var habits = SiteHabits(isThorough: false)
        #expect(!habits.isThorough)
        #expect(habits.trust(Self.rules) == .unknown)
        habits.learn(Self.rules, .trusted)
        #expect(habits.trust(Self.rules) == .trusted)
        #expect(habits.trust(Self.fields) == .unknown)
        // The same segment below another parent is another relation.
        #expect(habits.trust(.init(parent: "postChat", segment: "campaignFormFields")) == .unknown)
        habits.learn(Self.rules, .untrusted)
        #expect(habits.trust(Self.rules) == .untrusted)
    }

    @Test func `a thorough crawl trusts nobody, whatever it sees`() {
        var habits = SiteHabits(isThorough: true)
        #expect(habits.trust(Self.rules) == .untrusted)
        habits.learn(Self.rules, .trusted)
        #expect(habits.trust(Self.rules) == .untrusted)
    }

    @Test func `whether a reference shows by itself is asked of kinds that have one`() throws {
        var habits = SiteHabits(isThorough: false)
        let (routing, button) = (try Self.kind("routing"), try Self.kind("chatButton"))
        #expect(habits.needsInclude(routing) == nil)
        #expect(habits.needsInclude(button) == false)
        habits.learnInclude(routing, needed: true)
        #expect(habits.needsInclude(routing) == true)
        habits.learnInclude(routing, needed: false)
        #expect(habits.needsInclude(routing) == false)
        #expect(habits.needsInclude(try Self.kind("kbIntegration")) == nil)
    }

    @Test func `the other path of a kind is tried once, and none where there is no other`() throws {
        var habits = SiteHabits(isThorough: false)
        let kind = try Self.kind("kbIntegration")
        let (first, second) = (try #require(kind.paths.first), try #require(kind.otherPaths.first))
        #expect(habits.alternative(for: kind, after: first) == second)
        #expect(habits.alternative(for: kind, after: second) == nil)
        // Both were in vain, so the next campaign is spared the second.
        #expect(habits.alternative(for: kind, after: first) == nil)
        let button = try Self.kind("chatButton")
        #expect(habits.alternative(for: button, after: try #require(button.paths.first)) == nil)
    }

    @Test func `what answers at its other path is asked there, and its 404 counts`() throws {
        var habits = SiteHabits(isThorough: false)
        let kind = try Self.kind("kbIntegration")
        let (first, second) = (try #require(kind.paths.first), try #require(kind.otherPaths.first))
        #expect(habits.template(for: kind, first) == first)
        habits.learn(kind, answersAt: second)
        #expect(habits.template(for: kind, first) == second)
        #expect(habits.alternative(for: kind, after: first) == nil)
        #expect(habits.alternative(for: kind, after: second) == nil)
    }

    @Test func `a place of several is not taken for another path of all`() throws {
        var habits = SiteHabits(isThorough: false)
        let kind = try Self.kind("campaignFormFields")
        #expect(kind.paths.count == 4)
        for place in kind.paths { habits.learn(kind, answersAt: place) }
        for place in kind.paths { #expect(habits.template(for: kind, place) == place) }
    }
}
