extension JSONValue {
    /// Parses a document that people write: JSON in which comments (`//` to the end of the line, `/* */`) may stand between values,
    /// and a comma behind the last element or member.
    /// - Throws: `JSONError` with the byte offset of what is wrong, in the document as it was written.
    package init(parsingCommented bytes: [UInt8]) throws(JSONError) {
        try self.init(parsing: Self.withoutComments(bytes))
    }

    /// The same bytes with blanks in place of comments and of commas that JSON does not allow, so that all else stands where it stood.
    package static func withoutComments(_ bytes: [UInt8]) throws(JSONError) -> [UInt8] {
        var document = CommentedJSON(bytes)
        return try document.plain()
    }
}

/// JSON with comments. What plain JSON does not have is blanked out, byte for byte, so that the parser counts as people do.
private struct CommentedJSON {
    private var bytes: [UInt8]
    /// The offset of the next byte.
    private var at = 0
    /// A comma behind a value, while nothing but blanks and comments came behind it.
    private var comma: Int?
    /// The last byte that counts ended a value, or a member's name.
    private var isBehindValue = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func plain() throws(JSONError) -> [UInt8] {
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "/"):
                try blankComment()
                continue
            case 0x20, 0x0A, 0x0D, 0x09: break
            case UInt8(ascii: "\""): passText()
            case UInt8(ascii: ","):
                comma = isBehindValue ? at : nil
                isBehindValue = false
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                if let comma { bytes[comma] = 0x20 }
                count(isValue: true)
            case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ":"): count(isValue: false)
            default: count(isValue: true)
            }
            at += 1
        }
        return bytes
    }

    private mutating func count(isValue: Bool) {
        comma = nil
        isBehindValue = isValue
    }

    /// Steps to the quote that ends a text, in which nothing is a comment; one without an end is for the parser to refuse.
    private mutating func passText() {
        count(isValue: true)
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
    }

    private mutating func blankComment() throws(JSONError) {
        let start = at
        switch at + 1 < bytes.count ? bytes[at + 1] : 0 {
        case UInt8(ascii: "/"):
            while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D { blank() }
        case UInt8(ascii: "*"):
            blank()
            blank()
            while at + 1 < bytes.count, bytes[at] != UInt8(ascii: "*") || bytes[at + 1] != UInt8(ascii: "/") { blank() }
            guard at + 1 < bytes.count else { throw JSONError(offset: start, reason: "a comment without an end") }
            blank()
            blank()
        default: throw JSONError(offset: start, reason: "'/' alone begins no comment")
        }
    }

    /// Lines stay lines.
    private mutating func blank() {
        if bytes[at] != 0x0A, bytes[at] != 0x0D { bytes[at] = 0x20 }
        at += 1
    }
}
