import Catalog
import Diffing
import Planning
import Simulator
import TestSupport
import Testing
import Wire

struct CloneTests {
    @Test(arguments: Dialect.allCases, Dialect.allCases)
    func `a clone onto an empty site compares equal and leaves nothing to do`(
        source: Dialect, target: Dialect
    ) async throws {
        let shop = try await SiteBehindClosure(try SampleSite.shop(source)).state("shop", site: "shop")
        let site = SiteBehindClosure(try SimulatedSite.empty(target))
        let empty = try await site.state("twin", site: "twin")
        let plan = try Plan.make(from: shop, to: empty, PlanOptions(isMirror: true, map: .knowledgeBasesOfTheTwin))
        #expect(plan.unresolved == [])
        #expect(plan.guards.filter(\.stops) == [])
        #expect(plan.notRestorable.contains { $0.address.hasPrefix("bans/") })
        #expect(plan.warnings.count == 4)
        var rehearsal = Rehearsal(site, target)
        try rehearsal.carryOut(plan)
        let after = try await site.state("twin", site: "twin")
        let map = IdentityMap(IdentityMap.knowledgeBasesOfTheTwin.pairs + rehearsal.pairs)
        let comparison = try Differ.compare(present: after, wanted: shop, map: map, book: RuleBook(.liveChat))
        #expect(comparison.added == [])
        #expect(comparison.removed == [])
        #expect(comparison.changed == [])
        for map in [map, .knowledgeBasesOfTheTwin] {
            let second = try Plan.make(from: shop, to: after, PlanOptions(isMirror: true, map: map))
            #expect(second.operations.map(\.address) == [])
        }
        let foreign = "-5c1e-4b07-"
        let written = site.requests.filter { $0.method != .get }.map {
            $0.target + String(decoding: $0.body, as: UTF8.self)
        }
        #expect(written.filter { $0.contains(foreign) } == [])
    }
}
