/// What a document too long to be held is made of, one level deep: found by brackets and quotes alone, in one pass.
///
/// Whether its parts are JSON shows when they are read. That the document is whole has been seen: one that was cut short
/// has no outline.
package struct JSONOutline: Sendable {
    /// A list, if the document is one.
    package private(set) var list: JSONElements?
    /// An object without the elements of the lists in it, and without members that are long themselves (null then); an
    /// empty list if the document is one.
    package private(set) var head: JSONValue = []
    private var lists: [(name: String, elements: JSONElements)] = []

    /// - Throws: `JSONError` if the document is neither a list nor an object, or has no end.
    package init(_ body: LongBody) throws(JSONError) {
        var scanner = JSONScanner(body)
        switch scanner.skip() {
        case UInt8(ascii: "["): list = try scanner.list()
        case UInt8(ascii: "{"): try read(&scanner)
        default: throw scanner.fail("a list or an object expected")
        }
        if scanner.skip() != nil { throw scanner.fail("the end of the document expected") }
    }

    /// The list under that name, whatever the case of its letters.
    package func list(anyCase name: String) -> JSONElements? {
        let exact = lists.first { $0.name.isIdentical(to: name) }
        return (exact ?? lists.first { $0.name.isSameName(as: name) })?.elements
    }

    private mutating func read(_ scanner: inout JSONScanner) throws(JSONError) {
        var members: [JSONMember] = []
        var isFirst = true
        scanner.step()
        while try scanner.advance(first: isFirst, closing: UInt8(ascii: "}")) {
            isFirst = false
            guard scanner.skip() == UInt8(ascii: "\"") else { throw scanner.fail("a member's name in quotes expected") }
            let name = try scanner.value(try scanner.span()).text ?? ""
            guard scanner.skip() == UInt8(ascii: ":") else { throw scanner.fail("':' expected") }
            scanner.step()
            if scanner.skip() == UInt8(ascii: "[") {
                lists.append((name, try scanner.list()))
                members.append(JSONMember(name, []))
            } else {
                let span = try scanner.span()
                members.append(JSONMember(name, span.count > 1 << 16 ? .null : try scanner.value(span)))
            }
        }
        head = .object(members)
    }
}
