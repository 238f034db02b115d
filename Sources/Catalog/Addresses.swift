package import Wire

/// Addresses: the names that people use for resources, made from paths by putting names in place of ids.
package enum Addresses {
    /// The address of a singleton below its parent's address (empty for the site itself).
    package static func singleton(_ segment: String, in parent: String) -> String {
        parent.isEmpty ? segment : parent + "/" + segment
    }

    /// The addresses of all items of one collection, in the items' order.
    package static func items(
        _ items: [(id: String, body: JSONValue)], of kind: Kind, in collection: String
    ) -> [String] {
        let names = ItemNames(items, of: kind)
        return items.indices.map { names.address(of: $0, among: items, in: collection) }
    }

    /// The name of an item as its row says, or nil if the fields are not there.
    package static func name(of body: JSONValue, kind: Kind) -> String? {
        let parts = kind.labelPaths.compactMap { path in kind.value(at: path, in: body).flatMap(Self.text) }
        return parts.isEmpty ? nil : parts.joined(separator: "-")
    }

    private static func text(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text) where !text.isEmpty: text
        case .number(let text): text
        default: nil
        }
    }
}

/// Which names of a collection's items are no one else's. Two with one name get `~` and the start of their ids appended,
/// as much of it as tells them apart. Holds little, so that a list of a hundred thousand can be named one by one.
package struct ItemNames: Sendable {
    private let kind: Kind
    /// Items that share their name's hash with another, by their whole name.
    private var twins: [String: [Int]] = [:]

    package init(_ items: [(id: String, body: JSONValue)], of kind: Kind) {
        self.kind = kind
        var hashes: [Int: Bool] = [:]
        hashes.reserveCapacity(items.count)
        for item in items {
            let hash = Self.name(of: item, kind).hashValue
            hashes[hash] = hashes[hash] != nil
        }
        for (index, item) in items.enumerated() {
            let name = Self.name(of: item, kind)
            if hashes[name.hashValue] == true { twins[name, default: []].append(index) }
        }
    }

    /// The address of one of the items that this was made of.
    package func address(of index: Int, among items: [(id: String, body: JSONValue)], in collection: String) -> String {
        let own = Self.name(of: items[index], kind)
        let group = twins[own] ?? []
        guard group.count > 1 || own.isEmpty || own == "." || own == ".." else { return collection + "/" + own }
        let id = items[index].id
        let start = id.prefix(8)
        let isAmbiguous = group.contains { $0 != index && items[$0].id.prefix(8) == start }
        return collection + "/" + own + "~" + Percent.encoded(isAmbiguous ? id : String(start))
    }

    private static func name(of item: (id: String, body: JSONValue), _ kind: Kind) -> String {
        Percent.encoded(Addresses.name(of: item.body, kind: kind) ?? item.id)
    }
}
