package import Catalog
package import Service
package import Wire

/// Goes through the pages of one window: hands out one after the other, is told what each brought, and says in the end whether the
/// window is whole. Who stores them, or holds them, is another's affair.
///
///     while let page = try await walk.next() { …; walk.took(page, taken: count) }
package struct WindowWalk: Sendable {
    private enum Course: Sendable {
        /// The service is asked for the window, and names the next page.
        case linked(WindowReading, ListReader.Spot?)
        /// It gives one list, the newest first.
        case sorted(SortedReading, WindowReading.Verdict)
    }

    private let reading: RecordReading
    private var course: Course
    private var isFirst: Bool
    /// Nothing speaks against everything of the window having come. False as long as pages are left.
    package private(set) var isWhole = false
    private var isOver = false
    /// When the last record of the last page happened; nil where the list does not come in that order.
    package private(set) var reached: UTCTime?

    /// - Parameters:
    ///   - mark: where a run before broke off, as `mark(behind:)` gave it; nil for the first page.
    ///   - pages: that it read, and `taken`, the different records on them.
    package init(
        _ reading: RecordReading, _ window: TimeWindow, from mark: String? = nil, pages: Int = 0, taken: Int = 0
    ) {
        self.reading = reading
        isFirst = pages == 0
        let size = reading.listing.pageSize
        if reading.isSorted {
            course = .sorted(SortedReading(window, pageSize: size, from: mark), .goOn)
        } else {
            let judge = WindowReading(window, pageSize: size, pages: pages, shown: taken)
            let spot = mark.flatMap { ListReader.Spot(text: $0) } ?? reading.first(of: window)
            course = .linked(judge, spot)
            if spot == nil { end(isWhole: true) }
        }
    }

    /// How much of what is to be read was read, 0 to 1; nil where the walk can't tell.
    package var share: Double? { if case .sorted(let judge, _) = course { judge.share } else { nil } }

    /// The next page; nil when the walk is over.
    /// - Throws: where the first page does not come, or the service. A later page that it does not give is a limit of the service,
    ///   and the window not whole.
    package mutating func next() async throws(ServiceError) -> ListReader.Page? {
        guard !isOver else { return nil }
        let page: ListReader.Page
        do throws(ServiceError) {
            page = try await asked()
        } catch {
            guard !isFirst, error.isOfOnePage else { throw error }
            if case .sorted(let judge, _) = course { end(isWhole: judge.hasMetTotal) } else { end(isWhole: false) }
            return nil
        }
        isFirst = false
        if case .sorted(var judge, _) = course {
            let rows = try rows(of: page)
            reached = rows.last { $0.at != nil }?.at
            let verdict = judge.took(rows, total: page.total)
            course = .sorted(judge, verdict)
        }
        return page
    }

    /// Where to go on behind a page that `next` gave; nil at the end.
    package func mark(behind page: ListReader.Page) -> String? {
        switch course {
        case .linked: page.next?.text
        case .sorted(let judge, _): judge.mark
        }
    }

    /// Takes down what the page brought.
    /// - Parameter taken: how many different records the window has brought with it.
    package mutating func took(_ page: ListReader.Page, taken: Int) {
        let verdict: WindowReading.Verdict
        switch course {
        case .linked(var judge, _):
            verdict = judge.took(page.items.count, taken: taken, total: page.total, next: page.next?.address)
            course = .linked(judge, page.next)
        case .sorted(_, let found): verdict = found
        }
        switch verdict {
        case .goOn: break
        case .whole: end(isWhole: true)
        case .cut: end(isWhole: false)
        }
    }

    private mutating func end(isWhole whole: Bool) {
        isOver = true
        isWhole = whole
    }

    private func asked() async throws(ServiceError) -> ListReader.Page {
        switch course {
        case .linked(let judge, let spot):
            guard let spot else { return ListReader.Page.empty }
            return try await reading.page(at: spot, after: judge.shown)
        case .sorted(let judge, _): return try await reading.sortedPage(judge.number)
        }
    }

    private func rows(of page: ListReader.Page) throws(ServiceError) -> [SortedReading.Row] {
        var rows: [SortedReading.Row] = []
        for range in page.items.pages {
            for record in try page.items.values(range) {
                rows.append(.init(id: Resource.id(of: record), at: reading.moment(of: record)))
            }
        }
        return rows
    }
}
