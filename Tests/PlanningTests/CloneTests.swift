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
        let shop = try await SampleSite.shopState(source)
        let site = SiteBehindClosure(
            try SimulatedSite.empty(target, showing: source == target ? [] : SampleSite.spelledKinds))
        let empty = try await site.state("twin", site: "twin")
        let plan = try Plan.make(from: shop, to: empty, PlanOptions(isMirror: true, map: .knowledgeBasesOfTheTwin))
        #expect(plan.unresolved == [])
        #expect(plan.guards.filter(\.stops) == [])
        #expect(plan.notRestorable.contains { $0.address.text.hasPrefix("bans/") })
        #expect(plan.warnings.contains { $0.message.contains("will call the same address") })
        var rehearsal = Rehearsal(site, target)
        try rehearsal.carryOut(plan)
        let after = try await site.state("twin", site: "twin")
        let map = IdentityMap(IdentityMap.knowledgeBasesOfTheTwin.pairs + rehearsal.pairs)
        let evidence = TargetEvidence(rehearsal.findings)
        let comparison = try Differ.compare(
            present: after, wanted: shop, map: map, evidence: evidence, book: RuleBook(.liveChat))
        #expect(comparison.added == [])
        #expect(comparison.removed == [])
        #expect(comparison.changed == [])
        for map in [map, .knowledgeBasesOfTheTwin] {
            var options = PlanOptions(isMirror: true, map: map)
            options.evidence = evidence
            let second = try Plan.make(from: shop, to: after, options)
            #expect(second.operations.map(\.address) == [])
        }
        let foreign = "-5c1e-4b07-"
        let written = site.requests.filter { $0.method != .get }.map {
            $0.target + String(decoding: $0.body, as: UTF8.self)
        }
        #expect(written.filter { $0.contains(foreign) } == [])
    }

    @Test(arguments: Dialect.allCases)
    func `what the service puts into a new campaign goes if the source has it no more`(dialect: Dialect) async throws {
        let campaign = "c0a80001-5c1e-4b07-9a31-000000000001"
        let source = SiteBehindClosure(try SampleSite.shop(dialect))
        let list = "/campaigns/\(campaign)/invitation/autoInvitations"
        for item in try #require(source.value(list)?.elements) {
            try source.send(.delete, list + "/" + (try #require(Resource.id(of: item))))
        }
        let shop = try await source.state("shop", site: "shop")
        let site = SiteBehindClosure(try SimulatedSite.empty(dialect))
        let only = Selection(only: [Selector("campaigns/Shop%20English")], except: [])
        let options = PlanOptions(selection: only, map: .knowledgeBasesOfTheTwin)
        let plan = try Plan.make(from: shop, to: try await site.state("twin", site: "twin"), options)
        #expect(plan.settlements.contains { $0.kind == "autoInvitations" && $0.after.count == 1 })
        #expect(plan.operations.allSatisfy { $0.action != .delete })
        var rehearsal = Rehearsal(site, dialect)
        try rehearsal.carryOut(plan)
        let after = try await site.state("twin", site: "twin")
        let comparison = try Differ.compare(
            present: after, wanted: shop, map: .knowledgeBasesOfTheTwin, selection: only, book: RuleBook(.liveChat))
        #expect(comparison.isEmpty)
        #expect(try after.resources(below: nil).count { $0.kind == "autoInvitations" } == 0)
        #expect(try Plan.make(from: shop, to: after, options).isEmpty)
    }

    @Test func `a department that was made anew is found by its name, a deleted one is unresolved`() throws {
        func site(_ id: String, _ departments: [JSONValue]) -> MemoryState {
            PlannerTests.state(
                "a",
                [
                    PlannerTests.item("campaigns", "c", "S"),
                    Resource(
                        kind: "routing", path: "/campaigns/c/routing", id: nil, address: "campaigns/S/routing",
                        body: ["routeTo": "department", "routeToId": .string(id)]),
                ], lookups: ["departments": departments])
        }
        let old = site("d1", [["id": "d1", "name": "Support"]])
        let anew = try Plan.make(from: old, to: site("", [["id": "d2", "name": "Support"]]))
        #expect(anew.operations.first?.body?["routeToId"] == "d2")
        let gone = try Plan.make(from: old, to: site("", [["id": "d3", "name": "Sales"]]))
        #expect(gone.operations == [] && gone.unresolved.count == 1)
        let alike = try Plan.make(from: old, to: site("d1", [["id": "d3", "name": "Sales"]]))
        #expect(alike.operations == [] && alike.unresolved == [])
    }
}
