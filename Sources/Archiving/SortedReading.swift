package import Catalog
import Service
package import Wire

/// The pages of a list that is asked for with the newest first and knows no window: which one to ask for, and whether all of a
/// window have come. A value that does nothing itself.
///
/// What is new comes in above what was read and pushes the rest down, so that some come twice. What is deleted above pulls the rest
/// up, past the page that is asked for next: a total that falls shows it, and as many pages are read again.
package struct SortedReading: Hashable, Sendable {
    /// A row of a page.
    package struct Row: Hashable, Sendable {
        package let id: String?
        /// Nil for one that does not say when it happened.
        package let at: UTCTime?

        package init(id: String?, at: UTCTime?) {
            self.id = id
            self.at = at
        }
    }

    /// The page to ask for, counted from 1.
    package private(set) var number = 1
    /// Rows before that page.
    package private(set) var shown = 0
    /// What the list said last of the whole.
    private var total: Int?
    private let window: TimeWindow
    private let pageSize: Int
    /// The most that any page had, which is what the service takes for a page.
    private var longest = 0
    /// The first row of the page before, and the newest moment on it.
    private var (first, newest): (String?, UTCTime?)
    /// Nothing yet has shown that the service sorts otherwise than it is asked to.
    private var isInOrder = true
    private var emptyPages = 0
    private var stepsBack = 0

    /// A list from which so often something was deleted while it was read is in movement, or counts otherwise than we think.
    private static let mostStepsBack = 20

    /// - Parameters:
    ///   - pageSize: what is asked for.
    ///   - mark: of a reading that was broken off; what it did not write is as none.
    package init(_ window: TimeWindow, pageSize: Int, from mark: String? = nil) {
        self.window = window
        self.pageSize = pageSize
        let parts = (mark ?? "").split(separator: " ").map { Int($0) }
        guard parts.count == 5, let number = parts[0], let shown = parts[1], let longest = parts[3], number > 0,
            shown >= 0, longest >= 0, parts[4] == pageSize
        else { return }
        (self.number, self.shown, self.longest) = (number, shown, longest)
        total = parts[2].flatMap { $0 < 0 ? nil : $0 }
    }

    /// What to go on from in another run: `7 600 1042 100 100`.
    package var mark: String { "\(number) \(shown) \(total ?? -1) \(longest) \(pageSize)" }

    /// How much was read, 0 to 1: of the list, or of the time where it is not read whole; nil where nobody can tell.
    package var share: Double? {
        if window.since <= TimeWanted.beginning {
            return total.flatMap { $0 > 0 ? min(1, Double(shown) / Double($0)) : nil }
        }
        guard isInOrder, let newest else { return nil }
        return min(1, max(0, Double(window.until.seconds - newest.seconds) / Double(window.length)))
    }

    /// Takes down the page that was asked for.
    package mutating func took(_ rows: [Row], total: Int?) -> WindowReading.Verdict {
        if let total, let before = self.total, total < before, number > 1 { return stepBack(before - total, to: total) }
        self.total = total ?? self.total
        longest = max(longest, rows.count)
        guard let top = rows.first else {
            emptyPages += 1
            number += 1
            return isShort ? emptyPages < WindowReading.mostEmptyPages ? .goOn : .cut : .whole
        }
        // The page of before once more: the service does not go on.
        if let id = top.id, number > 1, first.map({ $0.isIdentical(to: id) }) == true { return .cut }
        first = top.id
        // What stood in the place of empty pages nobody knows.
        if emptyPages > 0 { return .cut }
        shown += rows.count
        number += 1
        if hasPassed(rows) { return .whole }
        return self.total != nil && rows.count < pageSize && !isShort ? .whole : .goOn
    }

    /// As many have come as the list says that there are: nothing is missing if there is no further page.
    package var hasMetTotal: Bool { total != nil && !isShort }

    /// Have fewer come than there are?
    private var isShort: Bool { total.map { shown < $0 } ?? false }

    /// Is everything that is still to come older than the window?
    private mutating func hasPassed(_ rows: [Row]) -> Bool {
        let moments = rows.compactMap(\.at)
        guard let top = moments.first, let last = moments.last else { return false }
        let isSorted = zip(moments, moments.dropFirst()).allSatisfy { $0 >= $1 }
        isInOrder = isInOrder && isSorted && newest.map { top <= $0 } ?? true
        newest = top
        return isInOrder && last < window.since
    }

    /// So many went away, maybe all of them above what was read.
    private mutating func stepBack(_ count: Int, to total: Int) -> WindowReading.Verdict {
        stepsBack += 1
        self.total = total
        guard stepsBack <= Self.mostStepsBack, longest > 0 else { return .cut }
        let pages = min(number - 1, (count + longest - 1) / longest)
        number -= pages
        shown = max(0, shown - pages * longest)
        (first, newest, emptyPages) = (Optional.none, Optional.none, 0)
        return .goOn
    }
}
