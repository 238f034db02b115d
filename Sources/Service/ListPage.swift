import Wire

/// One page of a list in one of the documented forms: a bare list, or an object that has it under the kind's name, `list`,
/// `value` or `items`. Anything else is no list, however much it looks like one.
struct ListPage {
    enum Next: Hashable {
        case link(String)
        case counted
    }

    let items: ListItems
    /// How many items the whole list has, if the page says so.
    let total: Int?
    private let link: String?
    private let saysLink: Bool
    private let isBare: Bool

    /// Nil if the document is no list.
    init?(_ document: ListDocument, named name: String) {
        self.init(document, under: [name, "list", "value", "items"])
    }

    /// A page whose list stands under a name that nobody knows. Nil if there is none, or another beside it.
    init?(onlyListIn document: ListDocument) {
        let lists = (document.head.members ?? []).filter { $0.value.elements != nil }
        guard let list = lists.first, lists.count == 1 else { return nil }
        self.init(document, under: [list.name])
    }

    private init?(_ document: ListDocument, under names: [String]) {
        if let bare = document.items {
            items = bare
            (total, link, saysLink, isBare) = (nil, nil, false, true)
            return
        }
        let head = document.head
        let found = names.lazy.compactMap { document.items(anyCase: $0) }.first
        guard let found, !head.isError else { return nil }
        items = found
        isBare = false
        func number(_ name: String) -> Int? {
            if case .number(let text)? = head[anyCase: name], let number = Int(text), number >= 0 {
                number
            } else {
                nil
            }
        }
        // A count may be that of the page.
        let count = number("count").flatMap { $0 == found.count ? nil : $0 }
        total = number("total") ?? number("totalCount") ?? count
        let next = head[anyCase: "nextPage"]
        saysLink = next != nil || number("count") == found.count
        link = next?.text.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Where to go on after so many items in all; nil at the end of the list.
    /// - Parameter isEmptyFollowed: also where a page without items names a next one.
    func next(after count: Int, isEmptyFollowed: Bool = false) -> Next? {
        if isBare { return nil }
        if items.count == 0 { return isEmptyFollowed ? link.map { .link($0) } : nil }
        if let link { return .link(link) }
        if let total { return count < total ? .counted : nil }
        // An envelope that says nothing at all: a full page may have a next one.
        return !saysLink && items.count >= 10 ? .counted : nil
    }

    /// What tells this page from another one.
    func mark() throws(ServiceError) -> ListMark { try ListMark(items, total: total) }
}
