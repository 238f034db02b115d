import Wire

extension JSONValue {
    /// The same object with that member replaced in its place, or appended.
    func with(_ name: String, _ value: JSONValue) -> JSONValue {
        var members = self.members ?? []
        if let index = members.firstIndex(where: { $0.name.isIdentical(to: name) }) {
            members[index].value = value
        } else {
            members.append(JSONMember(name, value))
        }
        return .object(members)
    }

    /// The same object without the members of those names.
    func without(_ names: some Sequence<String>) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { member in !names.contains { $0.isIdentical(to: member.name) } })
    }

    /// The same object with the members of another laid over it.
    func overlaid(with other: JSONValue) -> JSONValue {
        (other.members ?? []).reduce(self) { $0.with($1.name, $1.value) }
    }

    /// An id as the service compares it: guids and agent numbers alike, without regard to letter case. Nil for what the
    /// documents call "no reference": null, empty, zero, the guid of zeros.
    var reference: String? {
        let text: String
        switch self {
        case .string(let value): text = value.lowercased()
        case .number(let value): text = value
        default: return nil
        }
        return ["", "0", "00000000-0000-0000-0000-000000000000"].contains(text) ? nil : text
    }

    var integer: Int? {
        switch self {
        case .number(let text), .string(let text): Int(text)
        default: nil
        }
    }

    var truth: Bool? {
        switch self {
        case .bool(let value): value
        case .string(let text):
            switch text.lowercased() {
            case "true", "yes": true
            case "false", "no": false
            default: nil
            }
        default: nil
        }
    }
}
