import Applying
import Catalog
import Diffing
import Planning
import Simulator
import TestSupport
import Testing
import Wire

/// Ten ways to do damage to the shop. Ids are those of the sample site.
enum Damage {
    static let english = "/campaigns/c0a80001-5c1e-4b07-9a31-000000000001"

    static func all(on stage: Stage) throws {
        for damage in ways { try damage.1(stage) }
    }

    static let ways: [(String, @Sendable (Stage) throws -> Void)] = [
        ("a campaign deleted", { try $0.send(.delete, "/campaigns/c0a80004-5c1e-4b07-9a31-000000000004") }),
        (
            "a campaign renamed",
            { stage in
                try change(stage, "/campaigns/c0a80003-5c1e-4b07-9a31-000000000003") { $0.set("name", "Boutique") }
            }
        ),
        (
            "a field of a form removed",
            { stage in
                try change(stage, english + "/preChat") { form in
                    for name in ["field", "fields"] {
                        guard let fields = form[name]?.elements else { continue }
                        form.set(name, .array(fields.filter { $0["field"]?["name"] != "Shoe size" }))
                    }
                }
            }
        ),
        (
            "a segment changed, another one deleted",
            { stage in
                try change(stage, "/customerSegments/5e600003-5c1e-4b07-9a31-000000000503") { $0.set("name", "Spies") }
                try stage.send(.delete, "/customerSegments/5e600002-5c1e-4b07-9a31-000000000502")
            }
        ),
        ("bans halved", { try $0.send(.delete, "/bans/ba000002-5c1e-4b07-9a31-000000000902") }),
        (
            "a stray webhook",
            { stage in
                try stage.send(.post, "/webhooks", ["event": "chatRequested", "targetUrl": "https://evil.example"])
            }
        ),
        (
            "settings flipped",
            { stage in
                try change(stage, "/settings") { $0.set("isAutoTranslationEnabled", false) }
            }
        ),
        (
            "secure forms gone",
            { stage in
                for form in try stage.value("/secureForms").elements ?? [] {
                    try stage.send(.delete, "/secureForms/" + require(form["id"]?.text))
                }
            }
        ),
        ("a custom variable gone", { try $0.send(.delete, "/customVariables/ca000003-5c1e-4b07-9a31-000000000803") }),
        (
            "a reference sent elsewhere",
            { stage in
                try change(stage, english + "/routing/customRules/10000002-5c1e-4b07-9a31-000000000f02") {
                    $0.set("routeToId", "2")
                }
            }
        ),
        ("a stray campaign", { try $0.send(.post, "/campaigns", ["name": "Black Friday"]) }),
        (
            "another greeting",
            { stage in
                try change(stage, english + "/chatWindow") { $0.set("greetingMessage", "pwned") }
            }
        ),
    ]

    static func change(_ stage: Stage, _ path: String, _ body: (inout JSONValue) -> Void) throws {
        var value = try stage.value(path)
        body(&value)
        try stage.send(.put, path, value)
    }

    /// All is as it was, but for what the plan said can't be brought back.
    static func expectMended(
        _ shop: MemoryState, _ stage: Stage, _ plan: Plan, _ name: Comment,
        _ pinned: [IdentityMap.Pair] = [], findings: [WriteFinding] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let map = IdentityMap(
            pinned
                + stage.journal.pairs.map {
                    IdentityMap.Pair(kind: $0.kind, wantedID: $0.source, presentID: $0.target, how: .created)
                })
        let after = try await stage.state()
        var options = PlanOptions(isMirror: true, map: map)
        options.evidence = TargetEvidence(findings.map { $0.evidence(at: "2026-11-21T10:00:00Z") })
        let comparison = try Differ.compare(
            present: after, wanted: shop, map: map, evidence: options.evidence, book: RuleBook(.liveChat))
        let excused = Set(plan.notRestorable.map(\.address.text))
        let differences =
            comparison.added.map { "+\($0.address)" } + comparison.removed.map { "-\($0.address)" }
            + comparison.changed.filter { !$0.resource.address.text.hasSuffix("/installationCode") }.flatMap { change in
                change.fields.map { "\(change.resource.address) \($0.pointer) \($0.from as Any) -> \($0.to as Any)" }
            }
        let unexcused = differences.filter { difference in
            !excused.contains { difference.dropFirst().hasPrefix($0) || difference.hasPrefix($0) }
        }
        #expect(unexcused == [], name, sourceLocation: sourceLocation)
        let second = try Shop.plan(from: shop, to: after, options)
        // What showed how the target spells a kind may be gone with what the run deleted.
        let again = second.operations.map(\.address).filter { !excused.contains($0.text) }
        #expect(again == [], name, sourceLocation: sourceLocation)
    }
}
