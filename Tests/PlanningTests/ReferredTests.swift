import Catalog
import Diffing
import Planning
import Simulator
import TestSupport
import Testing
import Wire

/// What a plan must not take away without a word.
struct ReferredTests {
    private func shop(_ dialect: Dialect = .final) async throws -> MemoryState {
        try await SampleSite.shopState(dialect)
    }

    private func without(_ state: MemoryState, _ isLeftOut: (StoredResource) -> Bool) throws -> MemoryState {
        var lookups: [String: [JSONValue]] = [:]
        for kind in Catalog.liveChat.lookups { lookups[kind.name] = state.lookups(kind.name) }
        return MemoryState(
            origin: state.origin, resources: try state.resources(below: nil).filter { !isLeftOut($0) },
            coverage: state.coverage, lookups: lookups)
    }

    private func plan(
        _ wanted: MemoryState, _ present: MemoryState, _ options: PlanOptions = PlanOptions(isMirror: true)
    ) throws -> Plan {
        try Planner.plan(
            from: wanted, to: present, target: .init(site: "shop", url: "http://127.0.0.1"), options: options,
            created: "2026-11-21T10:00:00Z", book: RuleBook(.liveChat))
    }

    @Test(arguments: Dialect.allCases, ["campaigns/", "customVariables/", "customerSegments/"])
    func `a mirror does not delete what something that stays refers to`(dialect: Dialect, start: String) async throws {
        let present = try await shop(dialect)
        let wanted = try without(present) { $0.address.text.hasPrefix(start) }
        let only = Selection(only: [Selector(String(start.dropLast()))], except: [])
        let plan = try plan(wanted, present, PlanOptions(selection: only, isMirror: true))
        #expect(plan.operations.contains { $0.action == .delete })
        #expect(!plan.referred.isEmpty)
        #expect(plan.referred.allSatisfy { $0.target.text.hasPrefix(start) && !$0.address.text.hasPrefix(start) })
        let stop = try #require(plan.guards.first { $0.name == .referenced })
        #expect(stop.stops)
        #expect(stop.lift == "--delete-referenced")
        let first = try #require(plan.referred.first)
        #expect(stop.message.contains("\(first.address) \(first.pointer)"))
        // From the file the same, and lifted by its flag.
        let read = try Plan(document: plan.document)
        #expect(read.judged(Lifting()).contains { $0.name == .referenced && $0.stops })
        #expect(!read.judged(Lifting(deletesReferenced: true)).contains { $0.name == .referenced && $0.stops })
    }

    /// The shop's segments alert departments that the bank has not, and its rules ask for these segments.
    @Test(arguments: Dialect.allCases)
    func `what is left out for want of a reference keeps what it would have let go of`(dialect: Dialect) async throws {
        let wanted = try await shop(dialect)
        let bank = try SimulatedSite(file: Samples.document("sites/bank.json"), dialect: dialect)
        let present = try await SiteBehindClosure(bank).state("bank", site: "bank")
        func plan(_ policy: PlanOptions.UnresolvedPolicy) throws -> Plan {
            try self.plan(wanted, present, PlanOptions(isMirror: true, unresolved: policy))
        }
        func isAboutRules(_ item: Plan.Referred) -> Bool {
            item.address == "dynamicCampaign" && item.target.text.hasPrefix("campaigns/")
        }
        let whole = try plan(.stop)
        #expect(whole.operations.contains { $0.address == "dynamicCampaign" })
        #expect(!whole.referred.contains(where: isAboutRules))
        // Left out by the planner, or later by who carries it out.
        for omitted in [try plan(.omit), whole.withoutUnresolved(.liveChat)] {
            #expect(!omitted.operations.contains { $0.address == "dynamicCampaign" })
            #expect(omitted.referred.contains(where: isAboutRules))
            #expect(Set(omitted.referred).count == omitted.referred.count)
            #expect(omitted.judged(Lifting(unresolved: .omit)).contains { $0.name == .referenced && $0.stops })
            let left = omitted.notCarried.filter { $0.pointer.tokens.isEmpty }
            #expect(left.contains { $0.address == "dynamicCampaign" && $0.reason.contains("customerSegments/") })
            let read = try Plan(document: omitted.document)
            #expect(read.notCarried == omitted.notCarried)
            #expect(omitted.withoutUnresolved(.liveChat).operations == omitted.operations)
        }
    }

    @Test func `what goes along with what it refers to does not keep it`() async throws {
        let present = try await shop()
        let unused = try without(present) {
            $0.address.text.hasPrefix("bans/") || $0.address.text.hasPrefix("webhooks/")
        }
        #expect(try plan(unused, present).referred.isEmpty)
    }

    @Test func `a plan of an earlier version says nothing of it and is read`() async throws {
        let present = try await shop()
        let document = try plan(present, present).document
        #expect(document["referred"] != nil)
        _ = try Plan(document: document)
    }

    @Test func `what a campaign that comes back needs by hand is said, and what refers to it`() async throws {
        let wanted = try await shop()
        let dynamic = try #require(try wanted.resource(at: "dynamicCampaign")?.body())
        let id = try #require(dynamic["dynamicCampaignRules"]?.elements?.first?["targetCampaignId"]?.text)
        let campaign = try #require(try wanted.resources(below: nil).first { $0.path == "/campaigns/" + id })
        let present = try without(wanted) { $0.path.hasPrefix(campaign.path) || $0.kind == "dynamicCampaign" }
        let only = Selection(only: [Selector(campaign.address.text)], except: [])
        let plan = try plan(wanted, present, PlanOptions(selection: only))
        let code = try #require(plan.notRestorable.first { $0.address == campaign.address.child("installationCode") })
        #expect(code.reason.contains(id))
        #expect(plan.renewed.map(\.oldID) == [id])
        #expect(plan.warnings.contains { $0.address == "dynamicCampaign" && $0.message.contains("--only") })
        #expect(try Plan(document: plan.document) == plan)
    }

    private func words(_ state: MemoryState, _ words: [String]?) throws -> MemoryState {
        let rest = try state.resources(below: nil).filter { $0.kind != "translationExcludedWords" }
        let body: JSONValue = ["excludedWords": .array((words ?? []).map { .string($0) })]
        let list = StoredResource(
            kind: "translationExcludedWords", path: "/translationExcludedWords", id: nil,
            address: "translationExcludedWords", raw: body.bytes(), record: nil)
        return MemoryState(
            origin: state.origin, resources: words == nil ? rest : rest + [list], coverage: state.coverage)
    }

    @Test(arguments: [["a", "b"], [], nil, ["c", "b", "a"]] as [[String]?])
    func `words in one object go only with a mirror, and count`(asked: [String]?) async throws {
        let shop = try await shop()
        let own = (0..<12).map { "own \($0)" } + ["a"]
        let (present, wanted) = (try words(shop, own), try words(shop, asked))
        let kept = try plan(wanted, present, PlanOptions())
        let fresh = (asked ?? []).filter { !own.contains($0) }
        #expect(kept.operations.count == (fresh.isEmpty ? 0 : 1))
        if let body = kept.operations.first?.body {
            #expect(body["excludedWords"] == .array((own + fresh).map { .string($0) }))
        }
        let mirror = try plan(wanted, present)
        let loss = try #require(mirror.losses.first)
        #expect(loss.present == 13)
        #expect(loss.deleted == 13 - own.count { (asked ?? []).contains($0) })
        #expect(mirror.guards.contains { $0.name == .maxDelete && $0.stops })
    }
}
