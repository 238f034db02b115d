import Wire

/// The pages of a list so far, with what shows that they don't make a whole one.
struct PagedList {
    private(set) var items: [JSONValue]
    private(set) var pages = 1
    /// Where the next page is; nil at the end of the list.
    private(set) var next: ListPage.Next?
    private let first: ListPage
    private var last: ListPage
    private var ids: Set<JSONValue>
    private var hasTwins = false
    private var shrank = false
    private var isEndless = false

    init(_ first: ListPage) {
        self.first = first
        last = first
        items = first.items
        ids = Set(first.items.compactMap { $0[anyCase: "id"] })
        next = first.next(after: first.items.count)
    }

    /// False if the page brings nothing, which is the end of the list.
    mutating func add(_ page: ListPage) -> Bool {
        // A service that does not know the parameter sends the first page for ever, or the last one.
        if page.items.isEmpty { return false }
        if page.items == last.items || page.items == first.items {
            if case .link? = next { isEndless = true }
            return false
        }
        let found = page.items.compactMap { $0[anyCase: "id"] }
        hasTwins = hasTwins || found.contains { ids.contains($0) }
        ids.formUnion(found)
        if let before = last.total, let now = page.total, now < before { shrank = true }
        items += page.items
        pages += 1
        last = page
        next = page.next(after: items.count)
        return true
    }

    /// Why this is not the whole list.
    var flaw: String? {
        if let total = last.total, total > items.count { return "\(items.count) of \(total) items came" }
        if isEndless { return "the pages of this list have no end" }
        return hasTwins || shrank ? "the list changed while it was read" : nil
    }
}
