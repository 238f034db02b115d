import Catalog
import Wire

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
