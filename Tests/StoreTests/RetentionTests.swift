import Foundation
import Store
import TestSupport
import Testing
import Wire

/// Which snapshots are kept, and why.
struct RetentionTests {
    private func snapshot(
        _ number: Int, _ at: UTCTime, complete: Bool = true, partial: Bool = false, resources: Int = 1, removed: Int = 0
    ) -> SnapshotInfo {
        SnapshotInfo(
            number: number, site: "prod", at: at, checkedAt: nil, isComplete: complete, isPartial: partial,
            resources: resources, changes: .init(removed: removed), requests: 1, seconds: 1, digest: .zero)
    }

    /// Complete ones, a night each, with so many resources, and so many removed on the way.
    private func nights(_ counts: [(resources: Int, removed: Int)]) -> [SnapshotInfo] {
        counts.enumerated().map {
            snapshot($0 + 1, night($0 + 1), resources: $1.resources, removed: $1.removed)
        }
    }

    @Test func `what lost most of a site is never the last complete snapshot alone`() {
        let verdicts = Retention(last: 1).verdicts(on: nights([(189, 0), (189, 3), (0, 189)]))
        #expect(
            reasons(verdicts) == [
                [], ["snapshot 3 lost most of what it has"], ["last snapshot", "last complete snapshot"],
            ])
    }

    struct Loss: CustomTestStringConvertible {
        let testDescription: String
        let nights: [(resources: Int, removed: Int)]
        let kept: [Int]
    }

    @Test(arguments: [
        Loss(testDescription: "half is not most", nights: [(100, 0), (50, 50)], kept: [2]),
        Loss(testDescription: "a little more than half is", nights: [(100, 0), (49, 51)], kept: [1, 2]),
        Loss(testDescription: "as much of something else came", nights: [(100, 0), (120, 90)], kept: [1, 2]),
        Loss(testDescription: "a second bad night", nights: [(189, 0), (0, 189), (3, 0)], kept: [1, 3]),
        Loss(testDescription: "a third", nights: [(189, 0), (0, 189), (3, 0), (2, 1)], kept: [1, 4]),
        Loss(testDescription: "a fall in two steps", nights: [(189, 0), (60, 129), (10, 50)], kept: [1, 2, 3]),
        Loss(testDescription: "it came back", nights: [(189, 0), (0, 189), (188, 0)], kept: [3]),
        Loss(
            testDescription: "it shrank over the nights", nights: [(100, 0), (70, 30), (45, 25), (30, 15)], kept: [4]),
        Loss(testDescription: "there was nothing", nights: [(0, 0), (0, 0)], kept: [2]),
    ])
    func `what a site had stays until it is there again`(_ loss: Loss) {
        let verdicts = Retention(last: 1).verdicts(on: nights(loss.nights))
        #expect(verdicts.filter(\.isKept).map(\.snapshot.number) == loss.kept)
    }

    @Test func `what was not read, or only in part, lost nothing`() {
        let all = [
            snapshot(1, night(1), resources: 100), snapshot(2, night(2), complete: false, resources: 3),
            snapshot(3, night(3), partial: true, resources: 2), snapshot(4, night(4), resources: 99, removed: 1),
        ]
        #expect(Retention(last: 1).verdicts(on: all).map(\.isKept) == [false, false, false, true])
    }

    /// One at each of these times, numbered from 1.
    private func snapshots(_ times: UTCTime...) -> [SnapshotInfo] {
        times.enumerated().map { snapshot($0.offset + 1, $0.element) }
    }

    private func reasons(_ verdicts: [Retention.Verdict]) -> [[String]] { verdicts.map(\.reasons) }

    @Test func `so many of the last are kept, and the others go`() {
        let verdicts = Retention(last: 2).verdicts(on: snapshots(night(1), night(2), night(3)))
        #expect(verdicts.map(\.isKept) == [false, true, true])
        #expect(verdicts[1].reasons == ["last snapshot"])
        #expect(verdicts[2].reasons == ["last snapshot", "last complete snapshot"])
    }

    @Test func `of each day the newest is kept, and a day without any does not count`() {
        let verdicts = Retention(periods: [.day: 2]).verdicts(
            on: snapshots(
                "2026-11-01T02:00:00Z", "2026-11-05T01:00:00Z", "2026-11-05T23:59:59Z", "2026-11-09T00:00:00Z"))
        #expect(
            reasons(verdicts) == [
                [], [], ["daily snapshot"], ["daily snapshot", "last complete snapshot"],
            ])
    }

    @Test func `weeks begin on Monday and run across the end of the year`() {
        // 2026-12-28 is a Monday, 2027-01-03 a Sunday: the last week of 2026.
        let verdicts = Retention(periods: [.week: 2]).verdicts(
            on: snapshots(
                "2026-12-27T02:00:00Z", "2026-12-28T02:00:00Z", "2027-01-03T02:00:00Z", "2027-01-04T02:00:00Z"))
        #expect(verdicts.map(\.isKept) == [false, false, true, true])
        #expect(verdicts[2].reasons == ["weekly snapshot"])
    }

    /// Two snapshots of one week leave a second week open, which goes to the oldest.
    @Test func `days, weeks, months and years are those of the calendar`() throws {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        let units: [Retention.Period: Calendar.Component] = [
            .day: .day, .week: .weekOfYear, .month: .month, .year: .year,
        ]
        var dice = Dice(7)
        for _ in 0..<400 {
            let start = Double(Int.random(in: -3_000_000_000...6_000_000_000, using: &dice))
            let end = start + Double(Int.random(in: 0...86_400 * 40, using: &dice))
            let dates = [start, end].map { Date(timeIntervalSince1970: $0) }
            let moments = [start, end].map { UTCTime(seconds: $0) }
            for (period, unit) in units {
                let verdicts = Retention(periods: [period: 2]).verdicts(on: snapshots(moments[0], moments[1]))
                let isSame = calendar.isDate(dates[0], equalTo: dates[1], toGranularity: unit)
                let word = isSame ? "oldest \(period.adverb) snapshot" : "\(period.adverb) snapshot"
                #expect(verdicts[0].reasons == [word], "\(moments) \(period)")
            }
        }
    }

    @Test func `a snapshot stands for every day on which it was checked`() {
        let verdicts = Retention(periods: [.day: 3]).verdicts(
            on: snapshots(night(1), night(2), night(5)), checks: [2: [night(3), night(4)]])
        #expect(verdicts.map(\.isKept) == [false, true, true])
        #expect(verdicts[1].reasons == ["daily snapshot of 2 days"])
    }

    @Test func `what is still so is kept, however old its own date is`() {
        let all = snapshots("2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z")
        let verdicts = Retention(periods: [.month: 1]).verdicts(on: all, checks: [2: [night(1)]])
        #expect(verdicts.map(\.isKept) == [false, true])
        #expect(Retention(within: .init(seconds: 60, text: "1m")).verdicts(on: all).map(\.isKept) == [false, true])
    }

    @Test func `a length of time ends with the newest backup`() {
        let verdicts = Retention(within: .init(seconds: 3 * 86_400, text: "3d")).verdicts(
            on: snapshots(night(1), night(2), night(4)), checks: [1: [night(2)], 2: [night(3)]])
        #expect(verdicts.map(\.isKept) == [true, true, true])
        #expect(verdicts[0].reasons == ["within 3d"])
        let shorter = Retention(within: .init(seconds: 86_400, text: "24h")).verdicts(
            on: snapshots(night(1), night(2), night(4)), checks: [2: [night(3)]])
        #expect(shorter.map(\.isKept) == [false, false, true])
    }

    @Test func `who asks for more years than there are gets the oldest too`() {
        let all = snapshots("2025-03-01T00:00:00Z", "2025-09-01T00:00:00Z", "2026-02-01T00:00:00Z")
        #expect(
            reasons(Retention(periods: [.year: 3]).verdicts(on: all)) == [
                ["oldest yearly snapshot"], ["yearly snapshot"],
                ["yearly snapshot", "last complete snapshot"],
            ])
        #expect(Retention(periods: [.year: 2]).verdicts(on: all).map(\.isKept) == [false, true, true])
    }

    @Test func `the last complete snapshot of the whole site is kept whatever the rules say`() {
        let all = [
            snapshot(1, night(1)), snapshot(2, night(2)), snapshot(3, night(3), complete: false),
            snapshot(4, night(4), partial: true),
        ]
        let verdicts = Retention(last: 1).verdicts(on: all)
        #expect(
            reasons(verdicts) == [[], ["last complete snapshot"], [], ["last snapshot"]])
    }

    @Test func `the newest is kept too, since the next backup is compared with it`() {
        let all = [snapshot(1, night(1)), snapshot(2, "2026-11-01T03:00:00Z", complete: false)]
        #expect(
            reasons(Retention(periods: [.day: 1]).verdicts(on: all)) == [
                ["daily snapshot", "last complete snapshot"], ["newest snapshot"],
            ])
    }

    @Test func `a day is represented by a whole snapshot where there is one`() {
        let all = [
            snapshot(1, "2026-11-01T02:00:00Z"), snapshot(2, "2026-11-01T12:00:00Z", partial: true),
            snapshot(3, "2026-11-02T02:00:00Z", complete: false), snapshot(4, "2026-11-03T02:00:00Z"),
        ]
        let verdicts = Retention(periods: [.day: 3]).verdicts(on: all)
        #expect(verdicts.map(\.isKept) == [true, false, true, true])
    }

    @Test func `what something else needs is kept with its reason`() {
        let all = [snapshot(1, night(1)), snapshot(2, night(2)), snapshot(3, night(3))]
        let verdicts = Retention(last: 1).verdicts(on: all, needed: [1: ["undo of run 4 needs it"]])
        #expect(reasons(verdicts).prefix(2) == [["undo of run 4 needs it"], []])
    }

    @Test func `rules that keep nothing are empty`() {
        #expect(Retention().isEmpty && Retention(periods: [.day: 0]).isEmpty)
        #expect(!Retention(periods: [.year: 1]).isEmpty && !Retention(last: 1).isEmpty)
        #expect(Retention(last: 1).verdicts(on: []).isEmpty)
    }

    /// Nights that found nothing changed are lines of one snapshot; the rules keep what they would keep of as many snapshots.
    @Test(arguments: 0..<60) func `lines of checks weigh as much as snapshots of their own`(seed: UInt64) {
        var dice = Dice(seed)
        var whole: [SnapshotInfo] = []
        var checks: [Int: [UTCTime]] = [:]
        var nights: [(SnapshotInfo, of: Int)] = []
        var seconds = 1_700_000_000
        for _ in 0..<Int.random(in: 1...60, using: &dice) {
            seconds += Int.random(in: 3_600...86_400 * 12, using: &dice)
            let at = UTCTime(seconds: Double(seconds))
            if let last = whole.last, Bool.random(using: &dice) {
                checks[last.number, default: []].append(at)
            } else {
                whole.append(snapshot(whole.count + 1, at))
            }
            nights.append((snapshot(nights.count + 1, at), of: whole.count))
        }
        let rules = Retention(
            periods: [
                .day: Int.random(in: 0...9, using: &dice), .week: Int.random(in: 0...5, using: &dice),
                .month: Int.random(in: 0...5, using: &dice), .year: Int.random(in: 0...2, using: &dice),
            ])
        let short = rules.verdicts(on: whole, checks: checks).filter(\.isKept).map(\.snapshot.number)
        let long = rules.verdicts(on: nights.map(\.0)).filter(\.isKept).map { nights[$0.snapshot.number - 1].of }
        #expect(!short.isEmpty)
        #expect(Set(short) == Set(long))
    }
}
