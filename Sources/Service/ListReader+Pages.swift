import Wire

/// A list of records page by page, for what is too long to be one list and is stored as it comes.
extension ListReader {
    /// Where a page is: a path below the site's URL and a query. As text it can be kept and come back to.
    package struct Spot: Hashable, Sendable {
        package let path: String
        package let query: [(name: String, value: String)]
        /// Of the list that it belongs to, counted from 1.
        package let number: Int

        package init(_ path: String, _ query: [(name: String, value: String)], number: Int = 1) {
            self.path = path
            self.query = query
            self.number = number
        }

        package static func == (left: Spot, right: Spot) -> Bool { left.text.isIdentical(to: right.text) }
        package func hash(into hasher: inout Hasher) { hasher.combine(text) }

        /// `3 /livechat/chats?timeFrom=…&pageIndex=3`
        package var text: String { "\(number) \(address)" }

        /// What tells a page from others: one that comes twice has two numbers.
        package var address: String { "\(path)?\(FormText.encoded(query))" }

        /// Nil for what `text` did not write.
        package init?(text: String) {
            let parts = text.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let number = Int(parts[0]), number > 0 else { return nil }
            let path = parts[1].prefix { $0 != "?" }
            guard path.hasPrefix("/") else { return nil }
            self.init(String(path), FormText.fields(in: parts[1].dropFirst(path.count + 1)), number: number)
        }
    }

    /// One page of a list.
    package struct Page: Sendable {
        package let items: ListItems
        /// How many items the whole list has, if the page says so.
        package let total: Int?
        /// Nil at the end of the list, and where pages are counted by whoever asks.
        package let next: Spot?

        package static let empty = Page(items: ListItems([]), total: Optional.none, next: Optional.none)
    }

    /// Reads one page. That the pages lead back to one that was read, or on and on to empty ones, is the caller's to see.
    /// - Parameters:
    ///   - name: the member that the array may stand under in an envelope; else it is under `list`, `value` or `items`, or is the
    ///     only one.
    ///   - count: of the items before this page.
    package func page(at spot: Spot, named name: String, after count: Int) async throws(ServiceError) -> Page {
        let document = try await document(spot.path, spot.query)
        guard let found = ListPage(document, named: name) ?? ListPage(onlyListIn: document) else {
            throw await reader.foreign(spot.path, document.head, expected: "the list of \(name)")
        }
        let next: Spot?
        switch found.next(after: count + found.items.count, isEmptyFollowed: true) {
        case nil: next = nil
        case .counted:
            let rest = spot.query.filter { !$0.name.isSameName(as: "pageIndex") }
            next = Spot(spot.path, rest + [("pageIndex", String(spot.number + 1))], number: spot.number + 1)
        case .link(let link):
            guard let target = PageLink(link, site: reader.line.url, from: spot.path) else {
                throw reader.unreadable(spot.path, "the next page is said to be on another host or outside of the API")
            }
            next = Spot(target.path, target.query, number: spot.number + 1)
        }
        return Page(items: found.items, total: found.total, next: next)
    }
}
