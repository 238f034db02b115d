import Catalog
import Diffing
import Planning
import Simulator
import TestSupport
import Testing
import Wire

struct RestoreTests {
    /// Ten ways to do damage. Ids are those of the sample site.
    static let damages: [(String, @Sendable (SiteBehindClosure) throws -> Void)] = [
        (
            "a switch",
            { site in
                var settings = try require(site.value("/settings"))
                settings.set("isAutoTranslationEnabled", false)
                try site.send(.put, "/settings", settings)
            }
        ),
        (
            "a deleted variable",
            { site in
                try site.send(.delete, "/customVariables/ca000003-5c1e-4b07-9a31-000000000803")
            }
        ),
        (
            "a renamed segment",
            { site in
                let path = "/customerSegments/5e600003-5c1e-4b07-9a31-000000000503"
                var segment = try require(site.value(path))
                segment.set("name", "Spies")
                try site.send(.put, path, segment)
            }
        ),
        (
            "a deleted segment that invitations name",
            { site in
                try site.send(.delete, "/customerSegments/5e600002-5c1e-4b07-9a31-000000000502")
            }
        ),
        (
            "a webhook too much",
            { site in
                try site.send(.post, "/webhooks", ["event": "chatRequested", "targetUrl": "https://evil.example"])
            }
        ),
        ("a ban gone", { site in try site.send(.delete, "/bans/ba000002-5c1e-4b07-9a31-000000000902") }),
        (
            "a greeting",
            { site in
                let path = "/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/chatWindow"
                var window = try require(site.value(path))
                window.set("greetingMessage", "pwned")
                try site.send(.put, path, window)
            }
        ),
        (
            "a form field gone and a form switched off",
            { site in
                let campaign = "/campaigns/c0a80001-5c1e-4b07-9a31-000000000001"
                var form = try require(site.value(campaign + "/preChat"))
                form.set("isEnable", false)
                for name in ["field", "fields"] {
                    guard let fields = form[name]?.elements else { continue }
                    form.set(name, .array(fields.filter { $0["field"]?["name"] != "Shoe size" }))
                }
                try site.send(.put, campaign + "/preChat", form)
            }
        ),
        (
            "a custom rule sent elsewhere",
            { site in
                let path =
                    "/campaigns/c0a80001-5c1e-4b07-9a31-000000000001/routing/customRules/"
                    + "10000002-5c1e-4b07-9a31-000000000f02"
                var rule = try require(site.value(path))
                rule.set("routeToId", "2")
                try site.send(.put, path, rule)
            }
        ),
        ("a campaign too much", { site in try site.send(.post, "/campaigns", ["name": "Black Friday"]) }),
        (
            "a deleted campaign",
            { site in
                try site.send(.delete, "/campaigns/c0a80004-5c1e-4b07-9a31-000000000004")
            }
        ),
        (
            "an excluded word",
            { site in
                if site.value("/translationExcludedWords")?.elements != nil {
                    try site.send(.post, "/translationExcludedWords", ["word": "foo"])
                    try site.send(.delete, "/translationExcludedWords/e0c10002-5c1e-4b07-9a31-000000000702")
                } else {
                    try site.send(.put, "/translationExcludedWords", ["excludedWords": ["Nordpfad", "foo"]])
                }
            }
        ),
    ]

    @Test(arguments: Dialect.allCases)
    func `each damage is taken back by a mirror, and then nothing is left to do`(dialect: Dialect) async throws {
        for (name, damage) in Seed.draw(4, of: Self.damages, for: "damages in \(dialect)") {
            try await restore(dialect, "\(name), \(Seed.ofThisRun)", [damage])
        }
    }

    @Test(arguments: Dialect.allCases)
    func `all damages at once are taken back`(dialect: Dialect) async throws {
        try await restore(dialect, "all", Self.damages.map(\.1))
    }

    @Test(arguments: [(Dialect.draft, Dialect.final), (.final, .draft)])
    func `a snapshot in one dialect restores the site that now speaks the other`(
        old: Dialect, new: Dialect
    ) async throws {
        try await restore(old, "other dialect", Self.damages.map(\.1), now: new)
    }

    private func restore(
        _ dialect: Dialect, _ name: String, _ damages: [@Sendable (SiteBehindClosure) throws -> Void],
        now: Dialect? = nil
    ) async throws {
        let site = SiteBehindClosure(try SampleSite.shop(dialect))
        let snapshot = try await SampleSite.shopState(dialect)
        for damage in damages { try damage(site) }
        if let now { site.change { $0.options.dialect = now } }
        let damaged = try await site.state("shop", site: "shop")
        let plan = try Plan.make(from: snapshot, to: damaged, PlanOptions(isMirror: true))
        #expect(!plan.isEmpty, "\(name)")
        #expect(plan.unresolved == [], "\(name)")
        #expect(plan.guards.filter(\.stops) == [], "\(name)")
        var rehearsal = Rehearsal(site, now ?? dialect)
        try rehearsal.carryOut(plan)
        let restored = try await site.state("shop", site: "shop")
        let comparison = try Differ.compare(
            present: restored, wanted: snapshot, map: IdentityMap(rehearsal.pairs),
            evidence: TargetEvidence(rehearsal.findings), book: RuleBook(.liveChat))
        let images = Set(plan.notRestorable.map(\.address))
        #expect(comparison.added == [], "\(name)")
        #expect(comparison.removed == [], "\(name)")
        #expect(comparison.changed.filter { !images.contains($0.resource.address) } == [], "\(name)")
        var options = PlanOptions(isMirror: true, map: IdentityMap(rehearsal.pairs))
        options.evidence = TargetEvidence(rehearsal.findings)
        let second = try Plan.make(from: snapshot, to: restored, options)
        #expect(second.operations.map(\.address) == [], "\(name)")
        #expect(second.settlements == [])
    }
}
