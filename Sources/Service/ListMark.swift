import Wire

/// What a page is known by without being kept: hashes of its items and of who stands where.
struct ListMark: Hashable {
    /// Of each item's id; of the whole item where it has none.
    let ids: [Int]
    let total: Int?
    private let content: Int

    init(_ items: ListItems, total: Int?) throws(ServiceError) {
        var ids: [Int] = []
        var content = Hasher()
        for range in items.pages {
            for item in try items.values(range) {
                ids.append((Self.id(of: item) ?? item).hashValue)
                content.combine(item)
            }
        }
        self.ids = ids
        self.total = total
        self.content = content.finalize()
    }

    /// An id as the service means it: a guid is one whatever the case of its letters.
    private static func id(of item: JSONValue) -> JSONValue? {
        switch item[anyCase: "id"] {
        case .string(let text)?: .string(text.lowercased())
        case .number(let text)?: .string(text)
        default: nil
        }
    }

    /// Are the same items at the same places? Their content may have changed.
    func isSamePlace(as other: ListMark) -> Bool { ids == other.ids && total == other.total }
}
