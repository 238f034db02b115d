extension JSONValue {
    /// The first member of that name, byte for byte; nil if there is none or this is not an object.
    package subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name.isIdentical(to: name) }?.value
    }

    /// The member of that name, or else the first whose name differs from it in the case of ASCII letters only: the
    /// service and what people write by hand don't agree on case.
    package subscript(anyCase name: String) -> JSONValue? {
        if let exact = self[name] { return exact }
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name.isSameName(as: name) }?.value
    }

    /// Puts the value in the place of the first member of that name, or behind the last member if there is none. Other
    /// members of the same name stay. What is not an object stays as it is.
    package mutating func set(_ name: String, _ value: JSONValue) {
        change { members in
            if let index = members.firstIndex(where: { $0.name.isIdentical(to: name) }) {
                members[index].value = value
            } else {
                members.append(JSONMember(name, value))
            }
        }
    }

    /// Removes all members of that name.
    package mutating func remove(_ name: String) {
        change { members in
            members.removeAll { $0.name.isIdentical(to: name) }
        }
    }

    private mutating func change(_ work: (inout [JSONMember]) -> Void) {
        guard case .object(var members) = self else { return }
        // Two owners of the members would mean a copy.
        self = .null
        work(&members)
        self = .object(members)
    }
}

extension String {
    /// Names that the service takes for one: equal byte for byte but for the case of ASCII letters.
    package func isSameName(as other: String) -> Bool {
        let (left, right) = (utf8, other.utf8)
        guard left.count == right.count else { return false }
        return zip(left, right).allSatisfy { a, b in
            a == b || (a ^ b == 0x20 && (0x61...0x7A).contains(a | 0x20))
        }
    }
}
