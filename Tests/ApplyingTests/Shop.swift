import Applying
import Catalog
import Diffing
import Planning
import Simulator
import Store
import TestSupport
import Testing
import Wire

/// The plans that tests carry out.
enum Shop {
    static func state(_ dialect: Dialect) async throws -> MemoryState { try await SampleSite.shopState(dialect) }

    private static let smallStates = Prepared<Dialect, MemoryState> { dialect in
        let site = SiteBehindClosure(try SampleSite.shop(dialect))
        for number in [2, 3] {
            try site.send(.delete, "/campaigns/c0a8000\(number)-5c1e-4b07-9a31-00000000000\(number)")
        }
        for number in [1, 4] {
            let path = "/campaigns/c0a8000\(number)-5c1e-4b07-9a31-00000000000\(number)/invitation/autoInvitations"
            for id in (site.value(path)?.elements ?? []).suffix(2).compactMap({ $0["id"]?.text }) {
                try site.send(.delete, path + "/" + id)
            }
        }
        return try await site.state("shop", site: "shop")
    }

    /// The shop with the campaign that has most in it and the one that has least, without two invitations that the service
    /// gives each campaign: every kind is there, and half the work for tests that do it all many times.
    static func smallState(_ dialect: Dialect) async throws -> MemoryState { try await smallStates(dialect) }

    /// A site with departments, agents and bots of the shop under other ids and none of its configuration.
    /// - Parameter shown: kinds of which it has one, so that it can be seen how it spells them.
    static func empty(_ dialect: Dialect, showing shown: [String] = []) throws -> SimulatedSite {
        try SimulatedSite(file: try SampleSite.renumberedFile.emptied(showing: shown), dialect: dialect)
    }

    static func plan(
        from wanted: any State, to present: any State, _ options: PlanOptions = PlanOptions(isMirror: true)
    ) throws -> Plan {
        let plan = try Planner.plan(
            from: wanted, to: present, target: .init(site: present.origin.label, url: "http://127.0.0.1/api/v3"),
            options: options, created: "2026-11-21T10:00:00Z", book: RuleBook(.liveChat))
        #expect(plan.guards.filter(\.stops) == [])
        return plan
    }

    static let twinOptions = PlanOptions(isMirror: true, map: .knowledgeBasesOfTheTwin)

    private struct Clone: Hashable {
        let source: Dialect
        let target: Dialect
        let isSmall: Bool
    }

    private static let clones = Prepared<Clone, (shop: MemoryState, target: SimulatedSite, plan: Plan)> { clone in
        let shop = try await clone.isSmall ? smallState(clone.source) : state(clone.source)
        let target = try empty(
            clone.target, showing: clone.source == clone.target ? [] : SampleSite.spelledKinds)
        return (shop, target, try plan(from: shop, to: try await Stage(target).state(), twinOptions))
    }

    /// A clone of the shop onto an empty site, ready to be carried out.
    static func clone(
        _ source: Dialect, _ target: Dialect, isSmall: Bool = true
    ) async throws -> (shop: MemoryState, stage: Stage, plan: Plan) {
        let (shop, target, plan) = try await clones(Clone(source: source, target: target, isSmall: isSmall))
        return (shop, Stage(target), plan)
    }

    private static let cloned = Prepared<
        Dialect, (service: SimulatedService, steps: [JournalStep], pairs: Set<MemoryJournal.Pair>)
    > {
        let (_, stage, plan) = try await clone($0, $0)
        try await stage.apply(plan)
        return (stage.service.withService { $0 }, stage.journal.steps, stage.journal.pairs)
    }

    /// The small clone after it was carried out without a mishap, and the plan.
    static func cloned(_ dialect: Dialect) async throws -> (calm: Stage, plan: Plan) {
        let (service, steps, pairs) = try await cloned(dialect)
        return (Stage(service, steps, pairs, name: "twin"), try await clone(dialect, dialect).plan)
    }

    /// Nothing differs by meaning, and nothing is left to plan: first with the remembered pairs, then without.
    static func expectEqual(
        _ shop: MemoryState, _ stage: Stage, _ name: Comment? = nil, findings: [WriteFinding] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let twin = try await stage.state()
        let remembered = stage.journal.pairs.map {
            IdentityMap.Pair(kind: $0.kind, wantedID: $0.source, presentID: $0.target, how: .created)
        }
        let pinned = IdentityMap.knowledgeBasesOfTheTwin
        for map in [IdentityMap(pinned.pairs + remembered), pinned] {
            let evidence = TargetEvidence(findings.map { $0.evidence(at: "2026-11-21T10:00:00Z") })
            let comparison = try Differ.compare(
                present: twin, wanted: shop, map: map, evidence: evidence, book: RuleBook(.liveChat))
            let differences =
                comparison.added.map(\.address) + comparison.removed.map(\.address)
                + comparison.changed.map { "\($0.resource.address) \($0.fields)" }
            #expect(differences == [], name, sourceLocation: sourceLocation)
            var options = PlanOptions(isMirror: true, map: map)
            options.evidence = evidence
            let second = try plan(from: shop, to: twin, options)
            #expect(second.operations.map(\.address) == [], name, sourceLocation: sourceLocation)
        }
    }
}
