package import Catalog
import Service
import Wire

/// The pages of one window so far, and whether they make all that the service has of it: a value that does nothing itself.
package struct WindowReading: Hashable, Sendable {
    package enum Verdict: Hashable, Sendable {
        case goOn
        case whole
        /// Fewer came than there are, or nothing shows that these are all.
        case cut
    }

    /// Records that came, again or not.
    package private(set) var shown: Int
    private var pages: Int
    /// The most that any page had.
    private var longest = 0
    private var total: Int?
    /// Pages without a record, one behind the other, to the last one.
    private var emptyPages = 0
    /// Records came behind an empty page, in whose place others may have been.
    private var hasHole = false
    private var asked: Set<String> = []
    private let pageSize: Int
    /// One second can't be halved: what it says of itself has to do.
    private let isSmallest: Bool

    /// So many in a row, and there is nothing behind them: some services name a next page for ever.
    package static let mostEmptyPages = 3

    /// - Parameters:
    ///   - pages: that a run before read, and `shown`, the records on them.
    ///   - pageSize: what is asked for.
    package init(_ window: TimeWindow, pageSize: Int, pages: Int = 0, shown: Int = 0) {
        self.pageSize = pageSize
        self.pages = pages
        self.shown = shown
        isSmallest = window.length == 1
    }

    /// Takes down a page.
    /// - Parameters:
    ///   - count: of its records; `taken`, how many different ones the window has brought with it.
    ///   - total: what the page says of the whole.
    ///   - next: where the next one is, the same for one page whenever it is named; nil at the end.
    package mutating func took(_ count: Int, taken: Int, total: Int?, next: String?) -> Verdict {
        pages += 1
        shown += count
        longest = max(longest, count)
        // A late record makes it grow; what went away has been read before, or is missed by nobody.
        if let total { self.total = max(self.total ?? 0, total) }
        hasHole = hasHole || emptyPages > 0 && count > 0
        emptyPages = count == 0 ? emptyPages + 1 : 0
        guard let next, isWorthAsking(taken) else { return end(taken, isFull: isFull(count)) }
        return asked.insert(next).inserted ? .goOn : end(taken, isFull: true)
    }

    /// May there have been more behind a last page of so many records?
    private func isFull(_ count: Int) -> Bool {
        if pages > 1 { return count == longest && count > 0 }
        // A service that gives more than it was asked for knows no pages.
        return count == pageSize || total == nil && count > 0 && count < pageSize && count.isMultiple(of: 10)
    }

    /// Is a next page asked for that the last one names? Behind an empty one only as long as something may be missing.
    private func isWorthAsking(_ taken: Int) -> Bool {
        if emptyPages == 0 { return true }
        if let total, taken >= total { return false }
        return emptyPages < Self.mostEmptyPages
    }

    private func end(_ taken: Int, isFull: Bool) -> Verdict {
        if let total, taken < total { return .cut }
        // What came twice, or a page that was empty, may stand in place of others: only a total that is met says that it does not.
        if shown > taken || hasHole, total != taken { return .cut }
        if isFull, !isSmallest || total == nil { return .cut }
        return .whole
    }
}
