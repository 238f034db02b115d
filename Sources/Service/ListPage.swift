import Wire

/// One page of an enveloped list.
struct ListPage {
    enum Next: Hashable {
        case link(String)
        case counted
    }

    let items: [JSONValue]
    /// How many items the whole list has.
    let total: Int?
    private let link: String?
    private let saysLink: Bool

    /// Nil if the document holds no array that can be the list.
    init?(_ document: JSONValue, named name: String) {
        if let elements = document.elements {
            items = elements
            (total, link, saysLink) = (nil, nil, false)
            return
        }
        guard let members = document.members else { return nil }
        let named = [name, "list", "value", "items", "data", "results"].lazy.compactMap {
            document[anyCase: $0]?.elements
        }.first
        let arrays = members.compactMap(\.value.elements)
        guard let found = named ?? (arrays.count == 1 ? arrays.first : nil) else { return nil }
        items = found
        total =
            ["total", "totalCount", "count"].lazy.compactMap { key -> Int? in
                if case .number(let text)? = document[anyCase: key] { Int(text) } else { nil }
            }.first
        let next = document[anyCase: "nextPage"]
        saysLink = next != nil
        link = next?.text.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Where to go on after so many items in all; nil at the end of the list.
    func next(after count: Int) -> Next? {
        if items.isEmpty { return nil }
        if let link { return .link(link) }
        if let total { return count < total ? .counted : nil }
        // An envelope that says nothing at all: a full page may have a next one.
        return !saysLink && items.count >= 10 ? .counted : nil
    }
}
