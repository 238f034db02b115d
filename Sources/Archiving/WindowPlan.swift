package import Catalog
import Wire

/// Which window of time to ask for next: a value that is told what came of each, and does nothing itself.
///
/// From the newest moment back, so that what matters is there after a minute. A window that was not whole is halved, the later half
/// first; what one second holds and no page can carry is a gap. Empty time is crossed with windows that grow, and where nothing was
/// for a whole year there is taken to be nothing.
package struct WindowPlan: Sendable {
    /// What came of a window.
    package enum Outcome: Hashable, Sendable {
        /// Everything in it came: so many records.
        case whole(Int)
        /// The service said, or let see, that there is more than it gave.
        case cut
    }

    package enum Step: Hashable, Sendable {
        case read(TimeWindow)
        /// What can't be had, in whole seconds.
        case gap(TimeWindow)
    }

    /// As long as this without a record, and there are no older ones.
    static let emptyYear = 365 * 86_400
    /// So many records a window are aimed at: some pages, so that a stop in between loses little.
    static let comfortable = 500
    private static let longest = 64 * 86_400

    /// Spans still to ask for, the newest last.
    private var spans: [TimeWindow]
    /// Halves of what was cut, the next one last.
    private var halves: [TimeWindow] = []
    private var gaps: [TimeWindow] = []
    private var length: Int
    /// Whether the oldest span ends where a year was empty.
    private let endsAtEmptiness: Bool
    /// How long nothing was found, from the newest moment back.
    private var emptiness = 0
    /// The end of the oldest span, and how long it is known to be empty above it.
    private let oldest: (until: UTCTime?, emptiness: Int)
    /// Seconds to ask for; nil where only emptiness ends it, and nobody knows when that is.
    private let seconds: Int?
    private var asked = 0
    /// How often one window may be read in vain that can't be halved; nil where windows are halved.
    private var readings: Int?

    /// - Parameters:
    ///   - spans: to ask for, in any order; they do not overlap.
    ///   - endsAtEmptiness: the oldest one has no end but emptiness.
    ///   - emptiness: seconds that are known to be empty above the oldest span.
    ///   - length: of the first window, in seconds.
    package init(_ spans: [TimeWindow], endsAtEmptiness: Bool, emptiness: Int = 0, length: Int = 86_400) {
        self.spans = spans.sorted { $0.since < $1.since }
        self.endsAtEmptiness = endsAtEmptiness
        oldest = (self.spans.first?.until, emptiness)
        // What is known to be empty for long enough is not asked for again.
        let isOpen = endsAtEmptiness && emptiness < Self.emptyYear
        seconds = isOpen ? nil : self.spans.dropFirst(endsAtEmptiness ? 1 : 0).reduce(0) { $0 + $1.length }
        self.length = max(1, length)
    }

    /// Of a list that can't be asked for a window: all in one, read again where it was not whole.
    /// - Parameter readings: in vain, and it is a gap.
    package init(sorted window: TimeWindow?, readings: Int = 3) {
        self.init(window.map { [$0] } ?? [], endsAtEmptiness: false, length: window?.length ?? 1)
        self.readings = readings
    }

    /// How much of the time was asked for, 0 to 1; nil where nobody knows how much there is.
    package var share: Double? { seconds.map { $0 == 0 ? 1 : Double(asked) / Double($0) } }

    /// What to do next; nil when there is nothing left.
    package mutating func next() -> Step? {
        if let gap = gaps.popLast() { return .gap(gap) }
        if let half = halves.popLast() { return .read(half) }
        while let span = spans.popLast() {
            // What lies between is covered, and what it held is known.
            if spans.isEmpty, span.until == oldest.until { emptiness = oldest.emptiness }
            if spans.isEmpty, endsAtEmptiness, emptiness >= Self.emptyYear { return nil }
            let start = max(span.since.seconds, span.until.seconds - length + 1)
            guard let window = TimeWindow(UTCTime(seconds: Double(start)), span.until) else { continue }
            if let rest = TimeWindow(span.since, UTCTime(seconds: Double(start - 1))) { spans.append(rest) }
            return .read(window)
        }
        return nil
    }

    /// Takes down what came of a window that `next` gave.
    package mutating func took(_ window: TimeWindow, _ outcome: Outcome) {
        switch outcome {
        case .whole(let count):
            asked += window.length
            emptiness = count == 0 ? emptiness + window.length : 0
            if count == 0 || count < Self.comfortable / 4 { length = min(Self.longest, max(length, window.length) * 2) }
            if count > Self.comfortable { length = max(1, min(length, window.length) * Self.comfortable / count) }
        case .cut where readings.map({ $0 > 1 }) ?? false:
            readings = readings.map { $0 - 1 }
            spans.append(window)
        case .cut:
            emptiness = 0
            guard window.length > 1, readings == nil else {
                gaps.append(window)
                asked += window.length
                return
            }
            let middle = window.since.seconds + window.length / 2
            for half in [
                TimeWindow(window.since, UTCTime(seconds: Double(middle - 1))),
                TimeWindow(UTCTime(seconds: Double(middle)), window.until),
            ] {
                if let half { halves.append(half) }
            }
            length = max(1, window.length / 2)
        }
    }
}
