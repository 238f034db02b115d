import CommandLineTool
import Simulator
import TestSupport
import Testing
import Wire

/// Parts of states, which stand behind a colon, and ids in the place of names.
struct PartTests {
    private let bench: Workbench

    /// The shop with a copy of one of its campaigns.
    init() async throws { bench = try await Workbench.copy(of: NamedCopyTests.prepared) }

    @Test func `two campaigns are compared whatever they are called`() async throws {
        let same = await bench.run([
            "diff", "shop:campaigns/Shop English", "shop:campaigns/Shop %2F Two", "--json",
        ])
        let document = try same.document
        #expect(document["from"] == "shop:campaigns/Shop%20English")
        #expect(document["to"] == "shop:campaigns/Shop%20%2F%20Two")
        #expect(document["added"] == [] && document["removed"] == [])
        let fields = (document["changed"]?.elements ?? []).flatMap { $0["fields"]?.elements ?? [] }
        #expect(fields.compactMap { $0["pointer"] } == ["/name"])
        let other = await bench.run([
            "diff", "shop@1:campaigns/Shop English", "shop:campaigns/Shop Deutsch", "--exit-code",
        ])
        #expect(other.code == .differences)
        #expect(other.output.contains("~ Shop English › Chat window"))
        #expect(other.output.contains("Moin! Wie können wir helfen?"))
    }

    @Test func `parts below campaigns are compared, too, and have to be of one kind`() async throws {
        let window = await bench.run([
            "diff", "shop:campaigns/Shop English/chatWindow", "shop@1:campaigns/Shop Deutsch/chatWindow", "--json",
        ])
        let changed = try window.document["changed"]?.elements ?? []
        #expect(changed.compactMap { $0["address"] } == ["campaigns/Shop%20English/chatWindow"])
        for (from, to, message) in [
            ("shop:campaigns/Shop English", "shop:settings", "not of one kind"),
            ("shop:campaigns/Shop English/chatButton", "shop:campaigns/Shop Deutsch/chatWindow", "not of one kind"),
            ("shop:campaigns/Shop English", "shop", "is a whole one"),
            ("shop", "shop:campaigns/Shop English", "is a whole one"),
            (
                "shop:campaigns/Shop Englsh", "shop:campaigns/Shop Deutsch",
                "there is no 'campaigns/Shop%20Englsh' in shop"
            ),
            ("shop:campaigns/*", "shop:campaigns/*", "one address"),
        ] {
            let answer = await bench.run(["diff", from, to])
            #expect(answer.code == .usage, "\(from) \(to)")
            #expect(answer.error.contains(message), "\(answer.error)")
        }
    }

    @Test func `a part is shown and written, and elsewhere --only is pointed to`() async throws {
        let shown = await bench.run(["show", "shop@1:campaigns/Shop English/chatButton", "--json"])
        #expect(try shown.document["address"] == "campaigns/Shop%20English/chatButton")
        #expect(await bench.run(["export", "shop@1:campaigns/Shop English", "part.ndjson"]).code == .done)
        let lines = try bench.file("part.ndjson").split(separator: "\n")
        #expect(lines.count == 46)
        let plan = await bench.run(["plan", "--from", "shop@1:campaigns/Shop English", "--to", "shop"])
        #expect(plan.code == .usage)
        #expect(plan.error.contains("elsewhere write 'shop@1' and --only"))
    }

    @Test func `an id is taken where a name is`() async throws {
        let id = "c0a80001-5c1e-4b07-9a31-000000000001"
        for state in ["shop@1", "shop"] {
            let shown = await bench.run(["show", state, "campaigns/\(id)/chatButton", "--json"])
            #expect(try shown.document["address"] == "campaigns/Shop%20English/chatButton")
        }
        let diff = await bench.run(["diff", "shop@1", "shop", "--only", "campaigns/\(id)", "--json"])
        #expect(try diff.document["unchanged"] == 46)
        let plan = await bench.run(["plan", "--from", "shop@1", "--to", "shop", "--only", "campaigns/\(id)/chatButton"])
        #expect(plan.code == .done)
        let unknown = await bench.run(["diff", "shop@1", "shop", "--only", "campaigns/\(id.dropLast())2"])
        #expect(unknown.code == .usage)
    }
}
