package import Wire

/// Addresses: the names that people use for resources, made from paths by putting names in place of ids.
package enum Addresses {
    /// The addresses of all items of one collection, in the items' order.
    package static func items(
        _ items: [(id: String, body: JSONValue)], of kind: Kind, in collection: Address
    ) -> [Address] {
        let names = ItemNames(items, of: kind)
        return items.map { names.address(of: $0, in: collection) }
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
    /// How many ids begin with these characters, of items that share this name with another.
    private var starts: [String: [Substring: Int]] = [:]

    package init(_ items: [(id: String, body: JSONValue)], of kind: Kind) {
        self.init(of: kind)
        for twins in Doubles(items.map { Self.hash(of: $0, kind) }).groups { note(twins: twins.map { items[$0] }) }
    }

    /// Names that are no one else's, until twins are noted.
    package init(of kind: Kind) { self.kind = kind }

    /// What two items of one name have in common, and two of different names hardly ever.
    package static func hash(of item: (id: String, body: JSONValue), _ kind: Kind) -> Int {
        name(of: item, kind).hashValue
    }

    /// Takes down items that may share a name: all of those that have it.
    package mutating func note(twins: [(id: String, body: JSONValue)]) {
        for (name, group) in Dictionary(grouping: twins, by: { Self.name(of: $0, kind) }) where group.count > 1 {
            for item in group { starts[name, default: [:]][item.id.prefix(8), default: 0] += 1 }
        }
    }

    /// The address of one of the items that this was made of.
    package func address(of item: (id: String, body: JSONValue), in collection: Address) -> Address {
        let own = Self.name(of: item, kind)
        let group = starts[own]
        guard group != nil || own.isEmpty || own == "." || own == ".." else { return collection.child(own) }
        let start = item.id.prefix(8)
        let isAmbiguous = (group?[start] ?? 0) > 1
        return collection.child(own + "~" + Percent.encoded(isAmbiguous ? item.id : String(start)))
    }

    private static func name(of item: (id: String, body: JSONValue), _ kind: Kind) -> String {
        Percent.encoded(Addresses.name(of: item.body, kind: kind) ?? item.id)
    }
}
