package import Wire

/// `{"$ref": "…"}`: what stands in a body for an id that only carrying out a plan will bring.
package enum Placeholder: Hashable, Sendable {
    /// In drafts only: the id of the resource at that address of the source, until the operation that makes it has a number.
    case resource(address: Address)
    /// The id of what that operation of the plan makes.
    case operation(String)

    /// The name of the member. Exports have references of this name too, which stand for themselves and hold an address.
    package static let name = "$ref"

    /// In front of an address. No operation's id begins with it, and no text that the service has.
    private static let mark = "\u{0}"

    package init?(_ value: JSONValue) {
        guard let members = value.members, members.count == 1, members[0].name.isIdentical(to: Self.name),
            let text = members[0].value.text
        else { return nil }
        self =
            text.utf8.first == 0
            ? .resource(address: Address(String(decoding: text.utf8.dropFirst(), as: UTF8.self))) : .operation(text)
    }

    /// What stands behind the member's name.
    package var text: String {
        switch self {
        case .resource(let address): Self.mark + address.text
        case .operation(let id): id
        }
    }

    package var value: JSONValue { .object([JSONMember(Self.name, .string(text))]) }

    /// The address, of one that stands for a resource.
    package var address: Address? { if case .resource(let address) = self { address } else { nil } }

    /// The operation, of one that stands for what an operation makes.
    package var operation: String? { if case .operation(let id) = self { id } else { nil } }
}
