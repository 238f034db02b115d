import Catalog
import Wire

/// The items of one list, each with the id that its path needs: its own, or where it has none its natural key or its
/// place in the list. An id that comes twice is one item: pages shift while they are read.
struct CollectedItems: Sendable {
    private(set) var items: [(id: String, body: JSONValue)] = []
    /// Why the list can't be taken for whole, if it can't.
    private(set) var problem: String?

    init(_ bodies: [JSONValue], of kind: Kind) {
        items.reserveCapacity(bodies.count)
        var seen: Set<String> = []
        seen.reserveCapacity(bodies.count)
        for (index, body) in bodies.enumerated() {
            guard body.members != nil else {
                problem = "item \(index + 1) of the list is not an object"
                continue
            }
            let id = Resource.id(of: body) ?? Addresses.name(of: body, kind: kind) ?? String(index + 1)
            guard (try? ResourcePath.encoded(id: id)) != nil else {
                problem = "the id '\(id)' of item \(index + 1) can't be part of a path"
                continue
            }
            // Guids are one whatever the case of their letters.
            let hasCapitals = id.utf8.contains { (0x41...0x5A).contains($0) }
            if seen.insert(hasCapitals ? id.lowercased() : id).inserted {
                items.append((id, body))
            } else if let place = items.firstIndex(where: { $0.id.isSameName(as: id) }) {
                items[place].body = body
            }
        }
    }

    /// The same items with the same values, whatever the order of items and members.
    func agrees(with other: CollectedItems) -> Bool {
        func content(_ list: CollectedItems) -> [String: [UInt8]] {
            Dictionary(list.items.map { ($0.id.lowercased(), $0.body.bytes(.sorted)) }, uniquingKeysWith: { $1 })
        }
        return problem == nil && other.problem == nil && content(self) == content(other)
    }
}

extension JSONValue {
    /// The children that stand in this body under one of the names: a list, or of a kind that exists once one object or a
    /// list of one. Nil if they don't stand there.
    func embedded(_ names: [String], of kind: Kind) -> [JSONValue]? {
        guard let members,
            let found = members.first(where: { member in
                names.contains { member.name.isSameName(as: $0) }
            })
        else { return nil }
        if kind.shape == .collection {
            // Children that can't be told apart by an id are better asked for.
            guard let elements = found.value.elements, elements.allSatisfy({ Resource.id(of: $0) != nil }) else {
                return nil
            }
            return elements
        }
        switch found.value {
        case .object: return [found.value]
        case .array(let elements) where elements.count == 1 && elements[0].members != nil: return elements
        default: return nil
        }
    }

    func removing(anyOf names: [String]) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { member in !names.contains { member.name.isSameName(as: $0) } })
    }
}
