import Catalog
package import Wire

/// Where a member stands in the bodies of a kind, whichever element of a list it is in: `/conditions/[]/operator`. Written
/// as a JSON pointer, in which `[]` stands for a position.
package struct MemberPlace: Hashable, Sendable, CustomStringConvertible {
    package let pointer: JSONPointer

    /// Of a place in one body. A member whose name is a number counts as a position.
    package init(_ pointer: JSONPointer) {
        self.pointer = JSONPointer(
            pointer.tokens.map { token in
                let isPosition = !token.utf8.isEmpty && token.utf8.allSatisfy { (0x30...0x39).contains($0) }
                return isPosition ? "[]" : token.lowercased()
            })
    }

    /// Reads the written form; nil for what is no JSON pointer.
    package init?(_ text: String) {
        guard let pointer = JSONPointer(text) else { return nil }
        self.init(pointer)
    }

    package var description: String { pointer.description }

    /// A member of an object, rather than an element of a list.
    package var isMember: Bool { pointer.tokens.last.map { $0 != "[]" } ?? false }

    /// Does a body have it, with any value but null?
    func isIn(_ body: JSONValue) -> Bool { Self.has(pointer.tokens[...], body) }

    private static func has(_ tokens: ArraySlice<String>, _ value: JSONValue) -> Bool {
        guard let token = tokens.first else { return !value.isNull }
        let rest = tokens.dropFirst()
        if token == "[]" { return value.elements?.contains { has(rest, $0) } ?? false }
        return value.members?.contains { $0.name.isSameName(as: token) && has(rest, $0.value) } ?? false
    }
}
