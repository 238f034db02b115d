import Wire

/// The address of a resource or of a place in a site, as people use it: `campaigns/Sales/chatWindow`.
///
/// Its steps stand between slashes, none of them empty, and what is a name in them is percent-encoded, so an address that this
/// program made is ASCII. What comes from outside passes `Addresses.meant` or the reader of an export first. Two addresses
/// are one if their bytes are.
package struct Address: Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }

    /// The site itself, above everything.
    package static let site = Address("")

    package var isSite: Bool { text.isEmpty }
}

extension Address: Hashable, Comparable, CustomStringConvertible, ExpressibleByStringInterpolation {
    package static func == (left: Address, right: Address) -> Bool { left.text.isIdentical(to: right.text) }

    package func hash(into hasher: inout Hasher) { hasher.combine(text) }

    /// The order of states, exports and plans: that of the bytes.
    package static func < (left: Address, right: Address) -> Bool { left.text.precedesByBytes(right.text) }

    package var description: String { text }

    package init(stringLiteral text: String) { self.init(text) }
}

// Steps.
extension Address {
    /// The steps without copies, for what looks at every address of a site.
    var slices: [Substring.UTF8View] { Steps.slices(of: text) }

    package var steps: [String] { slices.map { String(decoding: $0, as: UTF8.self) } }

    /// The first step, which says of what root kind it is; empty for the site.
    package var firstStep: String { text.utf8.firstIndex(of: Steps.slash).map { String(text[..<$0]) } ?? text }

    /// The last step; empty for the site.
    package var lastStep: String {
        text.utf8.lastIndex(of: Steps.slash).map { String(text[text.utf8.index(after: $0)...]) } ?? text
    }

    /// How many slashes there are.
    package var depth: Int { text.utf8.count { $0 == Steps.slash } }

    /// What stands below by a step that is an address's already: the last segment of a path, or an encoded name.
    package func child(_ step: String) -> Address { isSite ? Address(step) : Address(text + "/" + step) }

    /// What stands below by a name.
    package func item(named name: String) -> Address { child(Percent.encoded(name)) }

    /// The address that it would have without a twin; nil if it has none.
    package var untwinned: Address? {
        guard let mark = text.utf8.lastIndex(of: UInt8(ascii: "~")), !text[mark...].utf8.contains(Steps.slash) else {
            return nil
        }
        return Address(String(text[..<mark]))
    }
}

// Above and below.
extension Address {
    /// Without its last step; the site for what has only one.
    package var parent: Address { Address(Steps.parent(of: text)) }

    /// The addresses above it, outermost first, without the site.
    package var ancestors: [Address] { lineage.dropLast() }

    /// The addresses above it, outermost first, and itself.
    package var lineage: [Address] {
        var lineage: [Address] = []
        let bytes = text.utf8
        for index in bytes.indices where bytes[index] == Steps.slash { lineage.append(Address(String(text[..<index]))) }
        lineage.append(self)
        return lineage
    }

    package func isBelow(_ other: Address) -> Bool {
        if other.isSite { return !isSite }
        let (bytes, above) = (text.utf8, other.text.utf8)
        return bytes.count > above.count && bytes.starts(with: above)
            && bytes[bytes.index(bytes.startIndex, offsetBy: above.count)] == Steps.slash
    }

    package func isAtOrBelow(_ other: Address) -> Bool { self == other || isBelow(other) }

    /// Is it in something of these addresses?
    package func isBelow(oneOf addresses: Set<Address>) -> Bool {
        guard !addresses.isEmpty else { return false }
        var above = parent
        while !above.isSite, !addresses.contains(above) { above = above.parent }
        return !above.isSite
    }

    /// Whatever lies below it, and nothing else, is in this range of the order: the byte after `/` is `0`. No address begins
    /// with a byte above those of letters.
    package var rangeBelow: Range<Address> {
        isSite ? Address("")..<Address("\u{7F}") : Address(text + "/")..<Address(text + "0")
    }

    /// Where it is once something above it, or itself, has another address.
    package func moved(with ancestor: Address, to other: Address) -> Address {
        Address(other.text + String(decoding: text.utf8.dropFirst(ancestor.text.utf8.count), as: UTF8.self))
    }
}
