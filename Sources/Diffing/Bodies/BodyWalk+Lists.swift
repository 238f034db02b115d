import Catalog
import Wire

// Lists.
extension BodyWalk {
    mutating func compareLists(
        _ present: [JSONValue], _ wanted: [JSONValue], _ rule: BodyRules.Node, _ pointer: JSONPointer
    ) {
        guard let key = rule.key else {
            for index in 0..<max(present.count, wanted.count) {
                compare(
                    present.indices.contains(index) ? .some(present[index]) : .none,
                    wanted.indices.contains(index) ? .some(wanted[index]) : .none,
                    rule.element, pointer.appending(index), Siblings.none)
            }
            return
        }
        let pairs = pairs(present, wanted, key: key, rule.element)
        if key.isEmpty {
            let isSame = pairs.allSatisfy { $0.present != nil && $0.wanted != nil }
            if !isSame { note(pointer, .array(present), .array(wanted)) }
            return
        }
        // Every change of a list has a place of its own, counted as the present list counts: what comes in stands behind it,
        // whatever its number in the wanted list, so that a diff and the plan made of it point alike.
        var added = present.count
        for pair in pairs {
            switch (pair.present, pair.wanted) {
            case (let presentIndex?, let wantedIndex?):
                compare(
                    present[presentIndex], wanted[wantedIndex], rule.element, pointer.appending(presentIndex),
                    Siblings.none)
            case (let presentIndex?, nil): note(pointer.appending(presentIndex), present[presentIndex], nil)
            case (nil, let wantedIndex?):
                note(pointer.appending(added), nil, wanted[wantedIndex])
                added += 1
            case (nil, nil): break
            }
        }
    }

    mutating func compareJoined(
        _ present: JSONValue, _ wanted: JSONValue, _ rule: BodyRules.Node, _ pointer: JSONPointer
    ) -> Bool {
        guard let presentParts = present.joinedParts, let wantedParts = wanted.joinedParts else { return false }
        let pairs = pairs(presentParts, wantedParts, key: [], rule.element)
        if !pairs.allSatisfy({ $0.present != nil && $0.wanted != nil }) { note(pointer, present, wanted) }
        return true
    }

    struct ElementPair {
        var present: Int?
        var wanted: Int?
    }

    /// Elements of two lists that mean the same thing, in the order of the present list; what only the wanted one has
    /// comes last.
    func pairs(_ present: [JSONValue], _ wanted: [JSONValue], key: [String], _ element: Int) -> [ElementPair] {
        var waiting: [[ElementIdentity]: [Int]] = [:]
        for index in wanted.indices.reversed() {
            waiting[identity(of: wanted[index], key: key, element, .wanted), default: []].append(index)
        }
        var pairs: [ElementPair] = []
        var used: Set<Int> = []
        for index in present.indices {
            let twin = waiting[identity(of: present[index], key: key, element, .present)]?.popLast()
            if let twin { used.insert(twin) }
            pairs.append(ElementPair(present: index, wanted: twin))
        }
        for index in wanted.indices where !used.contains(index) {
            pairs.append(ElementPair(present: nil, wanted: index))
        }
        return pairs
    }

    /// What tells an element from the others of its list: what its keys mean, or else all of it.
    func identity(of element: JSONValue, key: [String], _ node: Int, _ side: Side) -> [ElementIdentity] {
        guard let members = element.members, !key.isEmpty else {
            return [identity(of: element, node, side, siblings: [])]
        }
        var parts: [ElementIdentity] = []
        for name in key {
            guard let child = rules.child(name, of: node).node,
                let value = members.first(where: { $0.name.isSameName(as: name) })?.value
            else { continue }
            parts.append(identity(of: value, child, side, siblings: members))
        }
        return parts.isEmpty ? [identity(of: element, node, side, siblings: [])] : parts
    }

    func identity(of value: JSONValue, _ node: Int, _ side: Side, siblings: [JSONMember]) -> ElementIdentity {
        if let index = rules[node].reference {
            return .reference(meaning(of: value, rules.kind.references[index], side, siblings))
        }
        return .value(CanonicalBody(rules).canonical(value, node, siblings: siblings).written(.sorted))
    }
}

/// What tells a value from others, whichever side it is of and however it is spelt.
enum ElementIdentity: Hashable {
    /// What a reference names; nil for one that names nothing.
    case reference(Meaning?)
    /// Anything else in its canonical form.
    case value(String)

    func isIdentical(to other: Self) -> Bool {
        switch (self, other) {
        case (.reference(let own), .reference(let other)): BodyWalk.isSame(own, other)
        case (.value(let own), .value(let other)): own.isIdentical(to: other)
        default: false
        }
    }
}

extension JSONValue {
    /// The elements of a list that may be written as one text with commas.
    var joinedParts: [JSONValue]? {
        switch self {
        case .array(let elements): elements
        case .string(let text): CanonicalBody.parts(of: text).map { .string($0) }
        case .null: []
        default: nil
        }
    }
}
