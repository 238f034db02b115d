import Catalog
import Planning
import Reporting
import TestSupport
import Testing
import Wire

/// A plan that deletes old conversations, as the three writers tell it.
struct PurgeReportTests {
    private static let first = TimeWindow("2025-09-01T08:00:00Z", "2025-09-12T09:00:00Z")
    private static let second = TimeWindow("2025-09-13T08:00:00Z", "2025-09-13T19:00:00Z")

    private static func batch(_ ids: Range<Int>, _ window: TimeWindow) throws -> Planning.Operation.BatchDeletion {
        try #require(.init(ids.map { .init(id: "id<\($0)>", digest: "d") }, in: window))
    }

    private static func report() throws -> Report {
        let path = try #require(OperationPath("/chats"))
        let (first, second) = (try #require(Self.first), try #require(Self.second))
        let batches = [
            (kind: "chats", path: path, batch: try Self.batch(0..<100, first)),
            (kind: "chats", path: path, batch: try Self.batch(100..<130, second)),
        ]
        let plan = Plan(
            .init(
                before: "2025-11-21T00:00:00Z", kinds: ["chats"],
                kept: [.init(address: "chats/c<1>", reason: "is not in the archive")], notes: ["nothing older <2>"]),
            batches, of: [:], on: .init(site: "shop", url: "https://shop.example/api/v3"),
            created: "2026-11-20T03:00:00Z",
            rate: nil, lifting: Lifting(), Circumstances())
        return Report(plan, guards: plan.judged(Lifting(), Circumstances()), .liveChat)
    }

    private enum Writer: CaseIterable {
        case text, page, markdown

        func write(_ report: Report) -> String {
            switch self {
            case .text:
                ReportText(report, on: Screen(.unicode, isVerbose: true)).lines.map(\.plain).joined(separator: "\n")
            case .page: Markup(report.html).text
            case .markdown: report.markdown
            }
        }
    }

    @Test(arguments: Writer.allCases)
    private func `each writer says how many go, of which time, what stays and that there is no way back`(
        writer: Writer
    ) throws {
        let words = writer.write(try Self.report())
        for part in [
            "100 records, 2025-09-01 to 2025-09-12", "30 records of 2025-09-13", "130", "is not in the archive",
            "nothing older", "confirm",
        ] {
            #expect(words.contains(part), "\(writer) lacks \(part): \(words)")
        }
        #expect(!words.contains("nothing is deleted"))
    }

    @Test func `text and page say from before when, for good`() throws {
        for writer in [Writer.text, .page] {
            let words = writer.write(try Self.report())
            #expect(words.contains("chats from before 2025-11-21T00:00:00Z"))
            #expect(words.contains("for good"))
        }
    }

    @Test func `ids and reasons from outside are text in the page and code in Markdown`() throws {
        let report = try Self.report()
        for id in ["<1>", "<2>"] {
            #expect(!report.html.contains(id))
            #expect(!report.markdown.replacing(/`[^`]*`/, with: "").contains(id))
        }
    }
}
