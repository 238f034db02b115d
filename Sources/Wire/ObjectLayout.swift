/// Where the members of an object stand in the bytes of a document: for whoever changes one place and leaves all others alone.
package struct ObjectLayout: Sendable {
    package struct Member: Sendable {
        package let name: String
        /// Of the quote that begins the name.
        package let start: Int
        package let value: Range<Int>
    }

    /// The offsets of its brackets.
    package let open: Int
    package let close: Int
    package let members: [Member]

    /// - Parameters:
    ///   - plain: a document that the parser takes, without comments (`JSONValue.withoutComments`).
    ///   - offset: of the object's bracket, or of blanks before it.
    /// - Returns: nil if no object begins there.
    package init?(_ plain: [UInt8], at offset: Int = 0) {
        var walk = Walk(bytes: plain, at: offset)
        guard walk.skip() == UInt8(ascii: "{") else { return nil }
        open = walk.at
        walk.at += 1
        var members: [Member] = []
        while walk.skip() == UInt8(ascii: "\"") {
            let start = walk.at
            walk.pass()
            let name = (try? JSONValue(parsing: Array(plain[start..<walk.at])))?.text ?? ""
            guard walk.skip() == UInt8(ascii: ":") else { return nil }
            walk.at += 1
            _ = walk.skip()
            let value = walk.at
            walk.pass()
            members.append(Member(name: name, start: start, value: value..<walk.at))
            if walk.skip() == UInt8(ascii: ",") { walk.at += 1 }
        }
        guard walk.skip() == UInt8(ascii: "}") else { return nil }
        close = walk.at
        self.members = members
    }

    package func member(_ name: String) -> Member? { members.first { $0.name.isIdentical(to: name) } }

    private struct Walk {
        let bytes: [UInt8]
        var at: Int

        /// The next byte that is no blank; nil at the end.
        mutating func skip() -> UInt8? {
            while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
            return at < bytes.count ? bytes[at] : nil
        }

        /// Steps behind the value that begins here.
        mutating func pass() {
            var depth = 0
            while at < bytes.count {
                switch bytes[at] {
                case UInt8(ascii: "\""):
                    passText()
                    if depth == 0 { return }
                    continue
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    if depth == 0 { return }
                    depth -= 1
                    if depth == 0 {
                        at += 1
                        return
                    }
                case UInt8(ascii: ","), 0x20, 0x0A, 0x0D, 0x09: if depth == 0 { return }
                default: break
                }
                at += 1
            }
        }

        private mutating func passText() {
            at += 1
            while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
            at = min(at + 1, bytes.count)
        }
    }
}
