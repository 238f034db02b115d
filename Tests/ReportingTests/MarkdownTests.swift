import Catalog
import Diffing
import Foundation
import Planning
import Reporting
import TestSupport
import Testing
import Wire

struct MarkdownTests {
    /// What is left of a document without its code: everything that Markdown or HTML would give a meaning.
    private static func outsideOfCode(_ text: String) -> String {
        var lines: [Substring] = []
        var fence: Substring?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let run = line.prefix { $0 == "`" }
            if let open = fence {
                if run.count >= open.count, run.count == line.count { fence = nil }
            } else if run.count >= 3, line.dropFirst(run.count) == "diff" {
                fence = run
            } else {
                lines.append(line)
            }
        }
        #expect(fence == nil)
        var out = ""
        for line in lines {
            var rest = line
            while let start = rest.firstIndex(of: "`") {
                out += rest[..<start]
                let run = rest[start...].prefix { $0 == "`" }
                rest = rest[run.endIndex...]
                // A span ends at a run of the same length.
                var end: Range<Substring.Index>?
                var at = rest.startIndex
                while let next = rest[at...].firstIndex(of: "`") {
                    let other = rest[next...].prefix { $0 == "`" }
                    if other.count == run.count { end = next..<other.endIndex }
                    at = other.endIndex
                    if end != nil { break }
                }
                guard let end else { break }
                rest = rest[end.upperBound...]
            }
            out += rest + "\n"
        }
        return out.replacing(/<code>[^<]*<\/code>/, with: "")
    }

    @Test func `nothing from outside is anything but code`() throws {
        for example in try Hostile.reports() {
            let name = example.name
            let text = example.report.markdown
            #expect(text.contains("onerror") && text.contains("octocat"), "\(name)")
            let rest = Self.outsideOfCode(text)
            for word in ["script", "octocat", "#123", "javascript", "onerror", Hostile.host, "![", "srcdoc", "xxx"] {
                #expect(!rest.contains(word), "\(name): \(word) in \(rest.prefix(400))")
            }
            let tags = Set(rest.matches(of: /<\/?([a-z]+)/).map { String($0.1) })
            #expect(tags.isSubset(of: ["details", "summary", "p", "b"]), "\(tags)")
            #expect(rest.components(separatedBy: "<details>").count == rest.components(separatedBy: "</details>").count)
            for scalar in text.unicodeScalars where scalar.value < 0x20 { #expect(scalar == "\n" || scalar == "\t") }
        }
    }

    private static func bans(_ numbers: Range<Int>, _ comment: String = "") -> MemoryState {
        MemoryState(
            origin: Origin(label: "a", site: "a"),
            resources: numbers.map { number in
                Resource(
                    kind: "bans", path: "/bans/\(number)", id: "\(number)", address: "bans/\(number)",
                    body: [
                        "id": .integer(number), "type": "ip", "ip": .string("\(number)"), "comment": .string(comment),
                    ])
            }, coverage: Hostile.coverage)
    }

    @Test func `hundreds of changes fit, and it says how many it left out`() throws {
        let comparison = try Differ.compare(
            present: Self.bans(0..<500, String(repeating: "ä", count: 2000)), wanted: Self.bans(100..<500, "new"),
            book: RuleBook(.liveChat))
        #expect(comparison.changed.count == 400 && comparison.removed.count == 100)
        let text = Report(comparison, .liveChat).markdown
        #expect(text.utf8.count < 60_000 && text.utf8.count > 50_000)
        #expect(text.contains("| `bans` |  | 400 | 100 |"))
        for named in comparison.removed { #expect(text.contains("- `Bans › \(named.address.lastStep)`\n")) }
        let shown = text.components(separatedBy: "<code>Bans › ").count - 1
        #expect(shown > 50)
        #expect(
            text.hasSuffix(
                "… \(400 - shown) more changes are in the HTML report (`--format html --output report.html`)\n"))
    }

    @Test func `more deletions than fit are counted, and guards stay`() throws {
        let plan = try Planner.plan(
            from: Self.bans(0..<1), to: Self.bans(0..<9000), target: .init(site: "b", url: "u"),
            options: PlanOptions(isMirror: true), created: "2026-11-20T03:00:00Z", book: RuleBook(.liveChat))
        #expect(plan.guards.contains { $0.name == .maxDelete && $0.stops })
        let text = Report(plan, guards: plan.guards, .liveChat).markdown
        #expect(text.utf8.count < 60_000)
        #expect(text.contains("- **stop** `8999 of 9000 bans (100 %) would be deleted (--max-delete 100% lifts this)`"))
        #expect(text.contains("<b>8999 to delete</b>"))
        let shown = text.components(separatedBy: "\n- `Bans › ").count - 1
        #expect(shown > 1000)
        #expect(text.contains("… \(8999 - shown) more to delete"))
        #expect(text.contains("… \(8999 - shown) more changes are in the HTML report"))
    }

    @Test func `what is small is whole`() throws {
        let comparison = try Differ.compare(
            present: Self.bans(0..<3, "a\nb\nc"), wanted: Self.bans(1..<4, "a\nx\nc"), book: RuleBook(.liveChat))
        let text = Report(comparison, .liveChat).markdown
        #expect(
            text.hasPrefix(
                "### livechat-sync diff: `a` → `a`\n\nAdds the ban `3`, changes 2 bans, deletes the ban `0`.\n\n**+1 to add, ~2 to change (2 fields), -1 to remove, 0 alike**\n"
            ))
        #expect(
            text.contains(
                "<details><summary>~ <code>Bans › 1</code>, 1 field</summary>\n\n```diff\n  Comment\n  a\n- b\n+ x\n  c\n```\n"
            ))
        #expect(!text.contains("more changes"))
    }
}
