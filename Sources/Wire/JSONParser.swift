extension JSONValue {
    /// Parses one whole document: UTF-8, no byte order mark, nothing after it but white space.
    /// - Throws: `JSONError` with the byte offset of what is wrong.
    package init(parsing bytes: [UInt8], nesting limit: Int = 256) throws(JSONError) {
        var parser = JSONParser(bytes: bytes, limit: limit)
        self = try parser.document()
    }

    package init(parsing text: String) throws(JSONError) {
        try self.init(parsing: Array(text.utf8))
    }
}

private struct JSONParser {
    let bytes: [UInt8]
    let limit: Int
    var at = 0

    init(bytes: [UInt8], limit: Int) {
        self.bytes = bytes
        self.limit = limit
    }

    func fail(_ reason: String) -> JSONError { JSONError(offset: at, reason: reason) }

    mutating func skip() {
        while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
    }

    mutating func document() throws(JSONError) -> JSONValue {
        skip()
        let result = try value(depth: 0)
        skip()
        if at < bytes.count { throw fail("more after the end of the document") }
        return result
    }

    mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard at < bytes.count else { throw fail("the document ends where a value should stand") }
        guard depth <= limit else { throw fail("nested deeper than \(limit) levels") }
        switch bytes[at] {
        case UInt8(ascii: "{"):
            at += 1
            var members: [JSONMember] = []
            skip()
            if at < bytes.count, bytes[at] == UInt8(ascii: "}") {
                at += 1
                return .object([])
            }
            while true {
                skip()
                guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw fail("a member's name expected") }
                let name = try string()
                skip()
                guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { throw fail("':' expected") }
                at += 1
                skip()
                members.append(JSONMember(name, try value(depth: depth + 1)))
                skip()
                guard at < bytes.count else { throw fail("the document ends inside an object") }
                at += 1
                if bytes[at - 1] == UInt8(ascii: "}") { return .object(members) }
                if bytes[at - 1] != UInt8(ascii: ",") {
                    at -= 1
                    throw fail("',' or '}' expected")
                }
            }
        case UInt8(ascii: "["):
            at += 1
            var elements: [JSONValue] = []
            skip()
            if at < bytes.count, bytes[at] == UInt8(ascii: "]") {
                at += 1
                return .array([])
            }
            while true {
                skip()
                elements.append(try value(depth: depth + 1))
                skip()
                guard at < bytes.count else { throw fail("the document ends inside a list") }
                at += 1
                if bytes[at - 1] == UInt8(ascii: "]") { return .array(elements) }
                if bytes[at - 1] != UInt8(ascii: ",") {
                    at -= 1
                    throw fail("',' or ']' expected")
                }
            }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
        guard bytes[at...].starts(with: word.utf8) else { throw fail("a value expected") }
        at += word.utf8.count
        return value
    }

    mutating func number() throws(JSONError) -> String {
        let start = at
        func digit() -> Bool { at < bytes.count && (0x30...0x39).contains(bytes[at]) }
        if at < bytes.count, bytes[at] == UInt8(ascii: "-") { at += 1 }
        guard digit() else { throw fail("a value expected") }
        if bytes[at] == 0x30 { at += 1 } else { while digit() { at += 1 } }
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            at += 1
            guard digit() else { throw fail("a digit expected") }
            while digit() { at += 1 }
        }
        if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
            at += 1
            if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
            guard digit() else { throw fail("a digit expected") }
            while digit() { at += 1 }
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    mutating func string() throws(JSONError) -> String {
        at += 1
        var out: [UInt8] = []
        while true {
            guard at < bytes.count else { throw fail("the document ends inside a string") }
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") { break }
            if byte < 0x20 { throw fail("a control character inside a string") }
            at += 1
            if byte != UInt8(ascii: "\\") {
                out.append(byte)
                continue
            }
            guard at < bytes.count else { throw fail("the document ends inside a string") }
            let escape = bytes[at]
            at += 1
            switch escape {
            case UInt8(ascii: "n"): out.append(0x0A)
            case UInt8(ascii: "t"): out.append(0x09)
            case UInt8(ascii: "r"): out.append(0x0D)
            case UInt8(ascii: "b"): out.append(0x08)
            case UInt8(ascii: "f"): out.append(0x0C)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(escape)
            case UInt8(ascii: "u"):
                var unit = try hex()
                if (0xD800..<0xDC00).contains(unit), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
                    bytes[at + 1] == UInt8(ascii: "u")
                {
                    let back = at
                    at += 2
                    let low = try hex()
                    if (0xDC00..<0xE000).contains(low) {
                        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
                    } else {
                        at = back
                    }
                }
                if let scalar = Unicode.Scalar(unit) {
                    out.append(contentsOf: String(Character(scalar)).utf8)
                } else {
                    out.append(contentsOf: "\u{10FFFF}".utf8)
                    if let stand = Unicode.Scalar(unit - 0xD800 + 0xE000) {
                        out.append(contentsOf: String(Character(stand)).utf8)
                    }
                }
            default:
                at -= 1
                throw fail("an unknown escape")
            }
        }
        at += 1
        guard let text = String(validating: out, as: UTF8.self) else { throw fail("not UTF-8 inside a string") }
        return text
    }

    mutating func hex() throws(JSONError) -> UInt32 {
        guard at + 4 <= bytes.count,
            let unit = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
        else { throw fail("four hexadecimal digits expected") }
        at += 4
        return unit
    }
}
