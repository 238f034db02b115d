package import Catalog
package import Service
package import Wire

/// The items of one list, each with the id that its path needs: its own, or where its kind has none its natural key or its
/// place in the list. Holds no item, only what tells them apart.
///
/// What can't be told apart or has no path is left out, and is a reason not to take the list for whole.
package struct CollectedItems: Sendable {
    private let kind: Kind
    private let items: ListItems
    /// Places in the list, from 0, of what is left out.
    private var left: Set<Int> = []
    private(set) var names: ItemNames
    private var flaws = ListFlaws()
    private var isReadable = true
    private let hasIDs: Bool

    package init(_ items: ListItems, of kind: Kind) {
        self.items = items
        self.kind = kind
        names = ItemNames(of: kind)
        hasIDs = Self.hasIDs(items, kind)
        do throws(ServiceError) {
            let (ids, names) = try look()
            try leaveTwinsOut(ids)
            try noteNamesakes(names)
        } catch {
            isReadable = false
            flaws.add(error.words)
        }
    }

    package init(_ bodies: [JSONValue], of kind: Kind) { self.init(ListItems(bodies), of: kind) }

    package var count: Int { items.count - left.count }

    /// Why the list can't be taken for whole, if it can't.
    var problem: String? { flaws.words }

    /// Can the items be read at all?
    var ranges: [Range<Int>] { isReadable ? Array(items.pages) : [] }

    /// The items of a part of the list, but for those left out.
    func items(_ range: Range<Int>) throws(ServiceError) -> [(id: String, body: JSONValue)] {
        var found: [(id: String, body: JSONValue)] = []
        for (index, body) in zip(range, try items.values(range)) where !left.contains(index) {
            if let id = id(of: body, at: index) { found.append((id, body)) }
        }
        return found
    }

    /// The same items with the same values, whatever the order of items and members.
    func agrees(with other: CollectedItems) -> Bool {
        func content(_ list: CollectedItems) -> [String: [UInt8]]? {
            guard list.problem == nil else { return nil }
            var content: [String: [UInt8]] = [:]
            for range in list.ranges {
                guard let items = try? list.items(range) else { return nil }
                for item in items { content[item.id.lowercased()] = item.body.bytes(.sorted) }
            }
            return content
        }
        guard let bodies = content(self), let otherBodies = content(other) else { return false }
        return bodies == otherBodies
    }

    /// Kinds are addressed by id. One that has another form as an object may be listed without any, as words are.
    private static func hasIDs(_ items: ListItems, _ kind: Kind) -> Bool {
        guard kind.asSingleton != nil else { return !kind.itemPaths.isEmpty || kind.shape == .lookup }
        return items.pages.contains { range in
            let bodies = try? items.values(range)
            return bodies?.contains { $0[anyCase: "id"] != nil } ?? true
        }
    }

    private func id(of body: JSONValue, at index: Int) -> String? {
        Resource.id(of: body) ?? (hasIDs ? nil : Addresses.name(of: body, kind: kind) ?? String(index + 1))
    }

    /// Looks at each item once.
    /// - Returns: hashes of the ids and of the names, by the places of the items.
    private mutating func look() throws(ServiceError) -> (ids: [Int], names: [Int]) {
        var ids: [Int] = []
        var names: [Int] = []
        ids.reserveCapacity(items.count)
        names.reserveCapacity(items.count)
        for range in items.pages {
            for (index, body) in zip(range, try items.values(range)) {
                flaws.add(lacking: kind.missingContents(of: body))
                if let id = usableID(of: body, at: index) {
                    ids.append(id.lowercased().hashValue)
                    names.append(ItemNames.hash(of: (id, body), kind))
                } else {
                    left.insert(index)
                    // No one else's.
                    ids.append(index)
                    names.append(index)
                }
            }
        }
        return (ids, names)
    }

    private mutating func usableID(of body: JSONValue, at index: Int) -> String? {
        guard body.members != nil else {
            flaws.add(foreign: index)
            return nil
        }
        // An id of nothing but blanks is as good as none: nothing could be addressed by it.
        guard let id = id(of: body, at: index), !id.allSatisfy(\.isWhitespace) else {
            flaws.add(withoutID: index, named: Addresses.name(of: body, kind: kind))
            return nil
        }
        guard (try? ResourcePath.encoded(id: id)) != nil else {
            flaws.add("the id '\(id.prefix(40).description.visible)' of item \(index + 1) can't be part of a path")
            return nil
        }
        return id
    }

    /// One id is one item. That it comes twice with the same content means nothing; with another one nobody knows which
    /// is meant.
    private mutating func leaveTwinsOut(_ hashes: [Int]) throws(ServiceError) {
        for group in Doubles(hashes).groups {
            var seen: [String: (index: Int, body: JSONValue)] = [:]
            for index in group where !left.contains(index) {
                guard let body = try items.values(index..<(index + 1)).first, let id = id(of: body, at: index) else {
                    continue
                }
                // Guids are one whatever the case of their letters.
                let key = id.lowercased()
                guard let known = seen[key] else {
                    seen[key] = (index, body)
                    continue
                }
                left.insert(index)
                if !Self.isSame(known.body, body) { flaws.add(twins: known.index, index, id: id) }
            }
        }
    }

    private static func isSame(_ one: JSONValue, _ other: JSONValue) -> Bool {
        one.removing(anyOf: ["id"]).bytes(.sorted) == other.removing(anyOf: ["id"]).bytes(.sorted)
    }

    private mutating func noteNamesakes(_ hashes: [Int]) throws(ServiceError) {
        for group in Doubles(hashes).groups {
            var twins: [(id: String, body: JSONValue)] = []
            for index in group where !left.contains(index) { twins += try items(index..<(index + 1)) }
            names.note(twins: twins)
        }
    }
}
