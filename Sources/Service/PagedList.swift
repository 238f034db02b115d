import Wire

/// The pages of a list so far, with what shows that they don't make a whole one.
struct PagedList {
    private(set) var items: ListItems
    private(set) var pages = 1
    /// Where the next page is; nil at the end of the list.
    private(set) var next: ListPage.Next?
    private let first: ListPage
    private var shelf = ListShelf()
    private var total: Int?
    /// Known once there is more than one page.
    private var marks: (first: ListMark, last: ListMark)?
    private var ids: Set<Int> = []
    /// The list was another one for one page than for another.
    private(set) var hasMoved = false
    /// The pages lead back to one that has been read.
    private(set) var isEndless = false

    init(_ first: ListPage) {
        self.first = first
        items = first.items
        total = first.total
        next = first.next(after: first.items.count)
    }

    /// False if the page brings nothing, which is the end of the list.
    mutating func add(_ page: ListPage) throws(ServiceError) -> Bool {
        if page.items.count == 0 {
            hasMoved = hasMoved || differs(page.total)
            return false
        }
        let mark = try page.mark()
        let (opening, last) = try known()
        // A service that does not know the parameter sends the first page for ever, or the last one.
        if mark == last || mark == opening {
            if case .link? = next { isEndless = true }
            return false
        }
        hasMoved = hasMoved || differs(page.total) || mark.ids.contains { ids.contains($0) }
        total = total ?? page.total
        ids.formUnion(mark.ids)
        marks = (opening, mark)
        if pages == 1 { items = try shelf.keeping(items) }
        items.append(try shelf.keeping(page.items))
        pages += 1
        next = page.next(after: items.count)
        return true
    }

    /// What the first page and the last one so far are known by.
    private mutating func known() throws(ServiceError) -> (first: ListMark, last: ListMark) {
        if let marks { return marks }
        let mark = try first.mark()
        ids = Set(mark.ids)
        return (mark, mark)
    }

    private func differs(_ other: Int?) -> Bool {
        if let total, let other { total != other } else { false }
    }

    /// A last look at the first page: what went away or came before it was read has moved all others.
    mutating func compare(_ again: ListPage) throws(ServiceError) {
        guard let marks else { return }
        let mark = try again.mark()
        hasMoved = hasMoved || !mark.isSamePlace(as: marks.first)
    }

    /// Why this is not the whole list.
    var flaw: String? {
        if hasMoved { return Self.moved }
        guard let total, total != items.count else { return nil }
        return total > items.count
            ? "\(items.count) of \(total) items came" : "\(items.count) items came and \(total) were said to be there"
    }

    static let moved = "the list changed while it was read"
}
