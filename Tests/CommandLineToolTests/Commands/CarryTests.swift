import CommandLineTool
import Simulator
import TestSupport
import Testing
import Wire

/// What people and scripts are told of what a copy can't bring over.
struct CarryTests {
    private let bench: Workbench

    /// The shop in the draft's spelling, and a site in the final one that shows it with one campaign.
    private static let prepared = PreparedBench.once {
        var twin = try SampleSite.twin("t")
        twin.options.dialect = .final
        let bench = try Workbench(["shop": SampleSite.shop(.draft), "twin": twin])
        await bench.run("backup --all")
        await bench.run("map set --from shop --to twin knowledgeBases 4101 9101")
        return bench
    }

    init() async throws { bench = try await Workbench.copy(of: Self.prepared) }

    private static let clone = "clone --from shop --to twin --mirror --unresolved keep --max-delete 100% --yes --json"

    @Test func `a run names what the service dropped and ends with 3, and the next plan does not try again`()
        async throws
    {
        // A PUT is the whole object: it carries what only the draft's document has.
        for campaign in bench.ask(.get, "/campaigns")?.elements ?? [] {
            let path = "/campaigns/\(campaign["id"]?.text ?? "")/chatWindow"
            var body = bench.ask(.get, path) ?? [:]
            body.set("greetingMessage", "Moin")
            bench.ask(.put, path, body)
        }
        let first = await bench.run(Self.clone)
        #expect(first.code == .incomplete)
        let dropped = try #require(try first.document["notCarried"]?.elements).filter {
            $0["reason"]?.text?.contains("dropped") == true
        }
        #expect(!dropped.isEmpty)
        for item in dropped {
            for name in ["address", "pointer", "reason"] { #expect(item[name]?.text?.isEmpty == false) }
        }
        let writes = bench.writes.count
        let second = await bench.run(Self.clone)
        #expect(try second.document["applied"] == 0)
        #expect(bench.writes.count == writes)
        let left = try #require(try second.document["notCarried"]?.elements)
        for item in dropped {
            #expect(left.contains { $0["address"] == item["address"] && $0["pointer"] == item["pointer"] })
        }
        let text = await bench.run("plan --from shop --to twin --mirror")
        #expect(text.output.contains("not carried"))
        let diff = await bench.run("diff twin shop --json")
        #expect(try diff.document["notCarried"]?.elements?.isEmpty == false)

        let listed = await bench.run("map findings --to twin --json")
        let findings = try #require(try listed.document["findings"]?.elements)
        #expect(findings.contains { $0["finding"] == "dropped" && $0["run"] == 1 })
        let kind = try #require(findings.first?["kind"]?.text)
        let pointer = try #require(findings.first?["pointer"]?.text)
        #expect(diff.output.contains("map clear"))
        // With the slash or without it.
        #expect(await bench.run(["map", "clear", "--to", "twin", kind, String(pointer.dropFirst())]).code == .done)
        let again = await bench.run(["map", "clear", "--to", "twin", kind, pointer, "--json"])
        #expect(try again.document == ["site": "twin", "removed": 0])
        let rest = try await bench.run("map findings --to twin --json").document["findings"]?.elements ?? []
        #expect(!rest.contains { $0["kind"]?.text == kind && $0["pointer"]?.text == pointer })
        let cleared = try await bench.run("map clear --to twin --json").document
        #expect(cleared == ["site": "twin", "removed": .integer(rest.count)])
        #expect(try await bench.run("map findings --to twin --json").document["findings"] == [])
        let third = try await bench.run("plan --from shop --to twin --mirror --json").document
        #expect(third["notCarried"]?.elements?.contains { $0["reason"]?.text?.contains("not sent") == true } == false)
    }
}
