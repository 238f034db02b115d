package import Catalog
package import Wire

/// Of what time a series is to be asked for, given what it has: pure arithmetic over spans of seconds.
package struct TimeWanted: Hashable, Sendable {
    /// In no order, without overlaps.
    package let spans: [TimeWindow]
    /// The oldest of them goes back until there is nothing any more.
    package let endsAtEmptiness: Bool
    /// Seconds above the oldest one that are known to hold nothing.
    package let emptiness: Int

    /// Nothing of the service is older.
    package static let beginning = UTCTime(seconds: 946_684_800)
    /// What was archived a day ago or less may still change.
    package static let overlap = 86_400

    /// From the oldest second that is wanted to the newest; nil where none is.
    package var whole: TimeWindow? {
        guard let since = spans.map(\.since).min(), let until = spans.map(\.until).max() else { return nil }
        return TimeWindow(since, until)
    }

    /// - Parameters:
    ///   - since: how far back; nil: until a whole year was empty.
    ///   - until: the newest second wanted.
    ///   - covered: what was asked for before, oldest first, gaps too.
    ///   - records: the time of the oldest and the newest record; nil if there is none.
    ///   - overlaps: whether the newest day of what is covered is asked for again.
    package init(
        since: UTCTime?, until: UTCTime, covered: [TimeWindow], records: TimeWindow?, overlaps: Bool = true
    ) {
        var known = covered.sorted { $0.since < $1.since }
        if overlaps, let last = known.popLast() {
            let end = UTCTime(seconds: Double(last.until.seconds - Self.overlap))
            if let rest = TimeWindow(last.since, end) { known.append(rest) }
        }
        var spans: [TimeWindow] = []
        var next = since ?? Self.beginning
        for window in known where window.until >= next {
            if let hole = TimeWindow(next, min(until, UTCTime(seconds: Double(window.since.seconds - 1)))) {
                spans.append(hole)
            }
            next = UTCTime(seconds: Double(window.until.seconds + 1))
        }
        if let rest = TimeWindow(next, until) { spans.append(rest) }
        self.spans = spans
        let oldest = known.first?.since
        endsAtEmptiness = since == nil && (oldest.map { $0 > Self.beginning } ?? true)
        emptiness = oldest.map { max(0, (records?.since ?? until).seconds - $0.seconds) } ?? 0
    }
}
