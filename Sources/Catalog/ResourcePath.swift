import Wire

/// Concrete paths of resources, after the base of their kind: `/campaigns/<id>/chatButton`.
package enum ResourcePath {
    /// An id as one segment of a path. Ids are whatever the service says, so this is the door they have to pass.
    package static func encoded(id: String) throws(UnusableID) -> String {
        guard !id.isEmpty, id != ".", id != "..", id.utf8.count <= 512, !id.utf8.contains(0) else {
            throw UnusableID(id: id)
        }
        return Percent.encoded(id)
    }

    /// The path of an item: its collection's path and its id, whatever path its PUT goes to.
    package static func item(_ id: String, in collection: String) throws(UnusableID) -> String {
        collection + "/" + (try encoded(id: id))
    }

    /// Everything before the last segment.
    package static func parent(of path: String) -> String { Steps.parent(of: path) }

    /// Is it below that path? The service takes paths that differ in the case of letters for one.
    package static func isBelow(_ path: String, _ other: String) -> Bool {
        guard path.utf8.count > other.utf8.count else { return false }
        let start = String(decoding: path.utf8.prefix(other.utf8.count), as: UTF8.self)
        return start.isSameName(as: other) && path.utf8.dropFirst(other.utf8.count).first == Steps.slash
    }

    package static func isAtOrBelow(_ path: String, _ other: String) -> Bool {
        path.isSameName(as: other) || isBelow(path, other)
    }

    /// Is it below one of these paths, to the letter? Paths in lower case can be told apart so.
    package static func isBelow(_ path: String, oneOf paths: Set<String>) -> Bool {
        guard !paths.isEmpty else { return false }
        var above = path[...]
        while let slash = above.utf8.lastIndex(of: Steps.slash) {
            above = above[..<slash]
            if paths.contains(String(above)) { return true }
        }
        return false
    }
}

/// Percent-encoding of one segment: all but the unreserved characters of RFC 3986 (and `~`, which addresses use to tell
/// twins apart).
package enum Percent {
    package static func encoded(_ text: String) -> String {
        // Ids mostly need nothing.
        if text.utf8.allSatisfy(isUnreserved) { return text }
        return String(decoding: text.utf8.flatMap(encoded(_:)), as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
    }

    /// The byte as it is, or its escape.
    static func encoded(_ byte: UInt8) -> [UInt8] {
        isUnreserved(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    /// Undoes `encoded`; a `%` that starts no escape stays what it is.
    package static func decoded(_ text: String) -> String {
        if !text.utf8.contains(UInt8(ascii: "%")) { return text }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var at = 0
        while at < bytes.count {
            let escape = decoded(bytes[at...])
            out.append(escape ?? bytes[at])
            at += escape == nil ? 1 : 3
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The byte that an escape at the beginning stands for; nil if there is none.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> UInt8? {
        let escape = Array(bytes.prefix(3))
        guard escape.count == 3, escape[0] == UInt8(ascii: "%"), let high = hexadecimal(escape[1]),
            let low = hexadecimal(escape[2])
        else { return nil }
        return high << 4 | low
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
