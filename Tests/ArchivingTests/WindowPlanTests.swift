import Archiving
import Catalog
import Testing
import TestSupport
import Wire

/// A service with records at some seconds, which gives so many of a window and no more.
private struct Past {
    let seconds: [Int]
    let cap: Int

    func count(_ window: TimeWindow) -> Int {
        seconds.count { (window.since.seconds...window.until.seconds).contains($0) }
    }
}

struct WindowPlanTests {
    private static let now: UTCTime = "2026-11-28T12:00:00Z"

    /// Asks until nothing is left: what came, what is a gap, and how often was asked.
    private func run(_ past: Past, since: UTCTime? = nil) -> (seen: [Int], gaps: [TimeWindow], asked: [TimeWindow]) {
        let wanted = TimeWanted(since: since, until: Self.now, covered: [], records: nil)
        var plan = WindowPlan(wanted.spans, endsAtEmptiness: wanted.endsAtEmptiness, emptiness: wanted.emptiness)
        var (seen, gaps, asked): ([Int], [TimeWindow], [TimeWindow]) = ([], [], [])
        while let step = plan.next(), asked.count < 100_000 {
            switch step {
            case .gap(let window): gaps.append(window)
            case .read(let window):
                asked.append(window)
                let count = past.count(window)
                guard count <= past.cap else {
                    plan.took(window, .cut)
                    continue
                }
                seen += past.seconds.filter { (window.since.seconds...window.until.seconds).contains($0) }
                plan.took(window, .whole(count))
            }
        }
        return (seen, gaps, asked)
    }

    private static let pasts: [(name: String, seconds: [Int])] = [
        ("none", []), ("one now", [now.seconds]),
        ("both ends of a day", [now.seconds, now.seconds - 86_399, now.seconds - 86_400]),
        ("thirty years ago", [now.seconds - 360 * 86_400]), ("busy", (0..<5_000).map { now.seconds - $0 * 97 }),
        ("a burst in a quiet year", (0..<900).map { now.seconds - 200 * 86_400 - $0 / 3 }),
        ("eleven months apart", (0..<6).map { now.seconds - $0 * 330 * 86_400 }),
    ]

    @Test(arguments: pasts.map(\.name), [7, 100, 1_000_000])
    func `every record comes once, from the newest back, whatever the service gives at once`(name: String, cap: Int)
        throws
    {
        let past = Past(seconds: try #require(Self.pasts.first { $0.name == name }).seconds, cap: cap)
        let (seen, gaps, asked) = run(past)
        #expect(seen.sorted() == past.seconds.sorted())
        #expect(gaps.isEmpty)
        for (window, next) in zip(asked, asked.dropFirst()) where past.count(window) <= cap {
            #expect(next.until < window.since)
        }
    }

    @Test func `what is in one second and more than comes at once is a gap of that second`() throws {
        let second = Self.now.seconds - 1_000_000
        let past = Past(seconds: Array(repeating: second, count: 20) + [second - 1, second + 1], cap: 7)
        let (seen, gaps, _) = run(past)
        #expect(seen.sorted() == [second - 1, second + 1])
        #expect(gaps == [try #require(TimeWindow(UTCTime(seconds: Double(second)), UTCTime(seconds: Double(second))))])
    }

    @Test func `a year without a record is the end, and costs few requests`() {
        let (_, _, asked) = run(Past(seconds: [], cap: 100))
        #expect(asked.count < 20)
        #expect(asked.reduce(0) { $0 + $1.length } >= 365 * 86_400)
        #expect(asked.reduce(0) { $0 + $1.length } < 600 * 86_400)
    }

    @Test func `with an end it goes no further, and to it`() throws {
        let (_, _, asked) = run(Past(seconds: [], cap: 100), since: "2026-11-20T00:00:00Z")
        #expect(asked.last?.since == "2026-11-20T00:00:00Z")
    }

    @Test func `how much is done is said where it is known, never falls, and is everything at the end`() throws {
        var plan = WindowPlan(
            [try #require(TimeWindow("2026-11-01T00:00:00Z", Self.now))], endsAtEmptiness: false)
        var shares: [Double] = []
        while let step = plan.next() {
            shares.append(try #require(plan.share))
            // Every tenth is not whole, down to the second.
            if case .read(let window) = step { plan.took(window, shares.count % 10 == 9 ? .cut : .whole(600)) }
        }
        #expect(shares.first == 0 && shares.count > 20)
        #expect(shares == shares.sorted())
        #expect(plan.share == 1)
    }

    @Test func `nobody knows how much is done of what only emptiness ends`() throws {
        let (day, past) = (
            try #require(TimeWindow("2026-11-27T00:00:00Z", Self.now)),
            try #require(TimeWindow("2000-01-01T00:00:00Z", "2025-01-01T00:00:00Z"))
        )
        #expect(WindowPlan([past, day], endsAtEmptiness: true).share == nil)
        // A year above the past is empty: the day is all there is to do.
        var plan = WindowPlan([past, day], endsAtEmptiness: true, emptiness: 366 * 86_400, length: 200_000)
        #expect(plan.share == 0)
        #expect(plan.next() == .read(day))
        plan.took(day, .whole(3))
        #expect(plan.share == 1)
        #expect(plan.next() == nil)
    }
}
