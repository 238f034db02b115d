extension JSONValue {
    /// Puts another value in the place of the one that a pointer names; nothing happens where there is none.
    package mutating func replace(at pointer: JSONPointer, with value: JSONValue) {
        replace(at: pointer.tokens[...], with: value)
    }

    private mutating func replace(at tokens: ArraySlice<String>, with value: JSONValue) {
        guard let token = tokens.first else {
            self = value
            return
        }
        switch self {
        case .object(var members):
            guard let index = members.firstIndex(where: { $0.name.isIdentical(to: token) }) else { return }
            members[index].value.replace(at: tokens.dropFirst(), with: value)
            self = .object(members)
        case .array(var elements):
            guard let index = Int(token), elements.indices.contains(index) else { return }
            elements[index].replace(at: tokens.dropFirst(), with: value)
            self = .array(elements)
        case .null, .bool, .number, .string: return
        }
    }
}
