import Wire

/// A place where two bodies differ.
struct FieldDifference: Hashable, Sendable {
    let pointer: JSONPointer
    /// Nil where there is nothing.
    let from: JSONValue?
    let to: JSONValue?

    /// Differences from the old to the new body: members by name, elements of lists that have ids or names by those, others
    /// by their place.
    static func between(_ old: JSONValue, _ new: JSONValue, at pointer: JSONPointer = JSONPointer([]))
        -> [FieldDifference]
    {
        switch (old, new) {
        case (.object(let left), .object(let right)):
            var found: [FieldDifference] = []
            for member in left {
                found += compare(member.value, new[member.name], pointer.appending(member.name))
            }
            for member in right where old[member.name] == nil {
                found.append(FieldDifference(pointer: pointer.appending(member.name), from: nil, to: member.value))
            }
            return found
        case (.array(let left), .array(let right)):
            return (0..<max(left.count, right.count)).flatMap { index in
                compare(
                    index < left.count ? left[index] : nil, index < right.count ? right[index] : nil,
                    pointer.appending(String(index)))
            }
        default: return old == new ? [] : [FieldDifference(pointer: pointer, from: old, to: new)]
        }
    }

    private static func compare(_ old: JSONValue?, _ new: JSONValue?, _ pointer: JSONPointer) -> [FieldDifference] {
        guard let old, let new else {
            return old == nil && new == nil ? [] : [FieldDifference(pointer: pointer, from: old, to: new)]
        }
        return between(old, new, at: pointer)
    }

    var document: JSONValue {
        ["pointer": .string(pointer.description), "from": from ?? .null, "to": to ?? .null]
    }

    /// `/greetingMessage  "Hello" → "Hi"`
    func line(_ arrow: String) -> Shown {
        "\(pointer.description)  \(Self.short(from), .removed) \(arrow) \(Self.short(to), .added)"
    }

    private static func short(_ value: JSONValue?) -> String {
        guard let value else { return "(none)" }
        let text = value.written()
        return text.count > 120 ? text.prefix(119) + "…" : text
    }
}
