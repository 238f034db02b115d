import Archiving
import Catalog
import Testing
import TestSupport
import Wire

struct WindowReadingTests {
    typealias Page = (count: Int, total: Int?, hasNext: Bool)

    private static let cases: [(name: String, pages: [Page], isSecond: Bool, whole: Bool)] = [
        ("nothing", [(0, 0, false)], false, true),
        ("one page and its total", [(37, 37, false)], false, true),
        ("three pages", [(50, 137, true), (50, 137, true), (37, 137, false)], false, true),
        ("fewer than the total", [(50, 137, true), (50, 137, false)], false, false),
        ("no total, a short page", [(37, nil, false)], false, true),
        ("no total, a round page", [(50, nil, false)], false, false),
        ("a full last page", [(100, 200, true), (100, 200, false)], false, false),
        ("a full last page of one second", [(100, 200, true), (100, 200, false)], true, true),
        ("a round page of one second without a total", [(100, nil, false)], true, false),
        ("more than was asked for, in one piece", [(731, nil, false)], false, true),
        ("an empty page, and the rest behind it", [(50, 60, true), (0, 60, true), (10, 60, false)], false, true),
        ("an empty page without a total", [(50, nil, true), (0, nil, true), (37, nil, false)], false, false),
        ("empty pages without end", [(50, 60, true), (0, 60, true), (0, 60, true), (0, 60, true)], false, false),
        ("next pages without end", [(37, nil, true), (0, nil, true), (0, nil, true), (0, nil, true)], false, true),
        ("an empty page when all have come", [(60, 60, true), (0, 60, true)], false, true),
    ]

    @Test(arguments: cases.map(\.name)) func `a window is whole only where nothing speaks against it`(name: String)
        throws
    {
        let (_, pages, isSecond, whole) = try #require(Self.cases.first { $0.name == name })
        let window = try #require(
            TimeWindow("2026-11-20T00:00:00Z", isSecond ? "2026-11-20T00:00:00Z" : "2026-11-20T23:59:59Z"))
        var reading = WindowReading(window, pageSize: 100)
        var (taken, verdict) = (0, WindowReading.Verdict.goOn)
        for (index, page) in pages.enumerated() {
            taken += page.count
            verdict = reading.took(
                page.count, taken: taken, total: page.total, next: page.hasNext ? "\(index + 2)" : nil)
        }
        #expect(verdict == (whole ? .whole : .cut))
    }

    @Test func `pages that lead back do not go on`() throws {
        let window = try #require(TimeWindow("2026-11-20T00:00:00Z", "2026-11-20T23:59:59Z"))
        var reading = WindowReading(window, pageSize: 100)
        #expect(reading.took(50, taken: 50, total: 90, next: "2") == .goOn)
        #expect(reading.took(50, taken: 50, total: 90, next: "2") == .cut)
    }

    /// A record that came twice may have come in place of another one.
    @Test(arguments: [(nil, false), (74, true), (50, false), (75, false)] as [(Int?, Bool)])
    func `records that came twice are no whole window but where a total is met`(total: Int?, whole: Bool) throws {
        let window = try #require(TimeWindow("2026-11-20T00:00:00Z", "2026-11-20T23:59:59Z"))
        var reading = WindowReading(window, pageSize: 100)
        #expect(reading.took(50, taken: 50, total: total, next: "2") == .goOn)
        #expect(reading.took(27, taken: 74, total: total, next: nil) == (whole ? .whole : .cut))
    }
}
