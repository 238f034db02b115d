import Catalog
import Diffing
import Planning
import Reporting
import TestSupport
import Testing
import Wire

/// A terminal obeys what it is sent: nothing from outside may reach it but as text.
struct HostileTextTests {
    private static let odd =
        Hostile.payloads.filter { $0.utf8.count < 200 } + ["\u{1b}]0;title\u{7}", "\u{9b}31m", "a\rb", "\u{202e}"]

    private static func state(_ label: String, side: Int) -> MemoryState {
        func variable(_ name: String, _ value: String) -> Resource {
            Resource(
                kind: "customVariables", path: "/customVariables/\(name)", id: name, address: "customVariables/\(name)",
                body: ["id": .string(name), "name": .string(name), "value": .string(value)])
        }
        let items = odd.flatMap { [variable($0, side == 0 ? $0 : "old " + $0), variable("\(side)\($0)", "x")] }
        return MemoryState(
            origin: Origin(label: label, site: label), resources: items, coverage: Hostile.coverage)
    }

    private static func plan(_ present: MemoryState, _ wanted: MemoryState) throws -> Report {
        let target = Plan.Target(site: odd[1], url: odd[2])
        let plan = try Planner.plan(
            from: wanted, to: present, target: target, options: PlanOptions(isMirror: true),
            created: "2026-11-20T03:00:00Z",
            circumstances: Circumstances(isProtected: true, site: target), book: RuleBook(.liveChat))
        return Report(plan, guards: plan.guards, .liveChat)
    }

    private static func timeline(_ comparison: Comparison) -> Timeline {
        let unread = odd.map { Difference.Unknown(address: Address($0), reason: "\($0) said no") }
        return Timeline(
            site: odd[0],
            nights: [
                .init(
                    snapshot: 1, at: "2026-11-20T03:00:00Z", checkedAt: nil, quietNights: 0, isComplete: false,
                    isPartial: true,
                    resources: 3, comparison: nil, unread: unread),
                .init(
                    snapshot: 2, at: "2026-11-21T03:00:00Z", checkedAt: nil, quietNights: 2, isComplete: true,
                    isPartial: false,
                    resources: 3, comparison: comparison),
            ])
    }

    private static let versions = odd.prefix(6).enumerated().map { index, text in
        Report.Version(
            kind: text, address: text,
            span: .init(
                first: .init(snapshot: index, at: "2026-11-20T03:00:00Z"),
                last: .init(snapshot: index, at: "2026-11-20T03:00:00Z"), isAnew: index > 2),
            fields: odd.map { FieldChange(pointer: JSONPointer([$0]), from: .string($0), to: .string($0 + "!")) })
    }

    private static func blame() throws -> [Blame.Line] {
        let kind = try #require(Catalog.liveChat["chatWindow"])
        let bodies = versions.map { version in
            JSONValue.object(odd.map { JSONMember($0, .string($0 + version.address)) })
        }
        return Blame(bodies, rules: BodyRules(kind)).lines
    }

    /// Of every subject, made of names and values that people typed to mislead.
    private static func reports() throws -> [(name: String, report: Report)] {
        let (present, wanted) = (state(odd[1], side: 0), state(odd[2], side: 1))
        let comparison = try Differ.compare(present: present, wanted: wanted, book: RuleBook(.liveChat))
        let unread = odd.map { Report.Unread(at: "2026-11-20T03:00:00Z", reason: $0) }
        return [
            ("diff", Report(comparison, .liveChat)), ("plan", try plan(present, wanted)),
            ("timeline", Report(timeline(comparison), .liveChat)),
            ("part", Report(Timeline(site: odd[4], nights: []), isSelection: true, .liveChat)),
            ("versions", Report(versions: versions, of: odd[4], on: odd[5], unread: unread)),
            ("blame", Report(blame: try blame(), versions: versions, of: odd[4], on: odd[5], unread: unread)),
        ]
    }

    @Test(arguments: [nil, 33, 80], [Glyphs.unicode, .plain])
    func `nothing invisible gets into a line, and none is wider than the screen`(width: Int?, glyphs: Glyphs) throws {
        for (name, report) in try Self.reports() {
            let text = ReportText(report, on: Screen(glyphs, width: width, isVerbose: true))
            let lines = text.lines
            #expect(lines.count > 20 || name == "part", "\(name)")
            #expect(text.aside != nil || name != "part" && name != "blame")
            for line in lines + [text.aside].compactMap(\.self) {
                // What is fit to be shown is not changed by being made so once more.
                #expect(Shown.escaped(line.plain) == line.plain, "\(name)")
                #expect(line.rendered(colour: true).unicodeScalars.count { $0 == "\u{1b}" } <= line.spans.count * 2)
            }
            // The table of nights keeps its numbers on the narrowest screen.
            guard let width, width > 33 || name != "timeline" else { continue }
            for line in lines { #expect(line.displayWidth <= width, "\(name): \(line.plain)") }
        }
    }

    @Test func `each address is there, however long its name`() throws {
        for example in try Hostile.reports() {
            let (name, report, addresses) = (example.name, example.report, example.addresses)
            let text = ReportText(report, on: Screen(.unicode, isVerbose: true)).lines.map(\.plain)
                .joined(separator: "\n")
            #expect(addresses.count > 50)
            for address in addresses { #expect(text.contains(Shown.escaped(address)), "\(name) lacks \(address)") }
        }
    }

    /// One value, three writers.
    @Test func `a page, Markdown and a terminal count the same`() throws {
        for (name, report) in try Self.reports().prefix(2) {
            let line = try #require(
                ReportText(report, on: Screen(.unicode)).lines.map(\.plain).last { $0.contains(" fields)") })
            let match = try #require(line.firstMatch(of: /(\d+) to \w+, (\d+) to \w+ \((\d+) fields\), (\d+) to/))
            let (create, update, fields, delete) = (match.1, match.2, match.3, match.4)
            let words = name == "plan" ? ["create", "update", "delete"] : ["add", "change", "remove"]
            #expect(Int(create) ?? 0 > 10 && update == fields && delete == create)
            let totals =
                "+\(create) to \(words[0]), ~\(update) to \(words[1]) (\(fields) fields), -\(delete) to \(words[2])"
            #expect(report.markdown.contains("**\(totals), "))
            for (mark, count, word) in [("+", create, words[0]), ("~", update, words[1]), ("-", delete, words[2])] {
                #expect(report.html.contains("<strong>\(mark)\(count)</strong> to \(word)"), "\(name)")
            }
        }
    }
}
