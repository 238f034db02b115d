extension JSONValue {
    /// Parses one whole document: UTF-8, no byte order mark, nothing after it but white space.
    /// - Parameter limit: how many lists and objects may be open inside each other; 512 at most, whatever is asked for,
    ///   since all that walks a value, its release included, recurses.
    /// - Throws: `JSONError` with the byte offset of what is wrong.
    package init(parsing bytes: [UInt8], nesting limit: Int = 256) throws(JSONError) {
        var parser = JSONParser(limit: limit)
        self = try parser.document(bytes.span)
    }

    package init(parsing text: String) throws(JSONError) {
        try self.init(parsing: Array(text.utf8))
    }
}

/// The grammar of RFC 8259, to the letter. It is given the same bytes at every call and remembers where it stands.
struct JSONParser {
    private let limit: Int
    private var depth = 0
    private var names = JSONNames()
    /// The offset of the next byte.
    var at = 0

    init(limit: Int) {
        self.limit = min(max(limit, 0), 512)
    }

    mutating func document(_ bytes: ByteSpan) throws(JSONError) -> JSONValue {
        _ = skip(bytes)
        let result = try value(bytes, of: 0)
        try end(bytes)
        return result
    }

    /// Makes sure that nothing follows.
    mutating func end(_ bytes: ByteSpan) throws(JSONError) {
        _ = skip(bytes)
        if at < bytes.count { throw fail(bytes, "the end of the document expected") }
    }

    /// The value that starts here.
    /// - Parameter parent: the number of the name whose value, or whose list, it stands in.
    mutating func value(_ bytes: ByteSpan, of parent: Int) throws(JSONError) -> JSONValue {
        switch peek(bytes) {
        case UInt8(ascii: "{"): try object(bytes, of: parent)
        case UInt8(ascii: "["): try list(bytes, of: parent)
        default: try scalar(bytes)
        }
    }

    /// A value that holds no others: apart, to keep the frames small that nesting stacks.
    private mutating func scalar(_ bytes: ByteSpan) throws(JSONError) -> JSONValue {
        switch peek(bytes) {
        case UInt8(ascii: "\""): .string(try string(bytes))
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): .number(try number(bytes))
        case UInt8(ascii: "t"): try word(bytes, "true", .bool(true))
        case UInt8(ascii: "f"): try word(bytes, "false", .bool(false))
        case UInt8(ascii: "n"): try word(bytes, "null", .null)
        default: throw fail(bytes, "a value expected")
        }
    }

    private mutating func list(_ bytes: ByteSpan, of parent: Int) throws(JSONError) -> JSONValue {
        try open(bytes)
        var elements: [JSONValue] = []
        while try advance(bytes, first: elements.isEmpty, closing: UInt8(ascii: "]")) {
            if elements.isEmpty { elements.reserveCapacity(names.elements(of: parent)) }
            elements.append(try value(bytes, of: parent))
        }
        names.note(elements: elements.count, of: parent)
        return .array(elements.fitted())
    }

    private mutating func object(_ bytes: ByteSpan, of parent: Int) throws(JSONError) -> JSONValue {
        try open(bytes)
        var members: [JSONMember] = []
        var previous: Int?
        while try advance(bytes, first: members.isEmpty, closing: UInt8(ascii: "}")) {
            if members.isEmpty { members.reserveCapacity(names.members(of: parent)) }
            let (number, name) = try self.name(bytes, in: parent, after: previous)
            try colon(bytes)
            members.append(JSONMember(name, try value(bytes, of: number ?? 0)))
            previous = number
        }
        names.note(members: members.count, of: parent)
        return .object(members.fitted())
    }

    private mutating func name(
        _ bytes: ByteSpan, in parent: Int, after previous: Int?
    ) throws(JSONError) -> (number: Int?, text: String) {
        guard peek(bytes) == UInt8(ascii: "\"") else { throw fail(bytes, "a member's name in quotes expected") }
        if let (number, end) = names.expected(bytes, at: at + 1, in: parent, after: previous) {
            at = end + 1
            return (number, names.text(number))
        }
        let (raw, isPlain) = try quoted(bytes)
        func decode() -> String { isPlain ? bytes.text(raw) : Self.unescaped(bytes, raw) }
        guard let number = names.number(bytes, raw, decode: decode) else { return (nil, decode()) }
        names.note(number, in: parent, after: previous)
        return (number, names.text(number))
    }

    private mutating func colon(_ bytes: ByteSpan) throws(JSONError) {
        guard skip(bytes) == UInt8(ascii: ":") else { throw fail(bytes, "':' expected") }
        at += 1
        _ = skip(bytes)
    }

    /// Steps over the bracket that starts a list or an object.
    mutating func open(_ bytes: ByteSpan) throws(JSONError) {
        guard depth < limit else { throw JSONError(offset: at, reason: "nested deeper than \(limit) levels") }
        depth += 1
        at += 1
    }

    /// Steps up to the next element of the list or object. False if there is none: then it stands behind the bracket.
    mutating func advance(_ bytes: ByteSpan, first: Bool, closing: UInt8) throws(JSONError) -> Bool {
        let byte = skip(bytes)
        if byte == closing {
            depth -= 1
            at += 1
            return false
        }
        if first { return true }
        guard byte == UInt8(ascii: ",") else {
            throw fail(bytes, "',' or '\(Unicode.Scalar(closing))' expected")
        }
        at += 1
        _ = skip(bytes)
        return true
    }

    private mutating func word(_ bytes: ByteSpan, _ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
        for letter in word.utf8 {
            guard peek(bytes) == letter else { throw fail(bytes, "'\(word)' expected") }
            at += 1
        }
        return value
    }

    private mutating func number(_ bytes: ByteSpan) throws(JSONError) -> String {
        let start = at
        if peek(bytes) == UInt8(ascii: "-") { at += 1 }
        if peek(bytes) == UInt8(ascii: "0") {
            at += 1
            if isDigit(peek(bytes)) { throw fail(bytes, "no digit expected behind a leading 0") }
        } else {
            try digits(bytes)
        }
        if peek(bytes) == UInt8(ascii: ".") {
            at += 1
            try digits(bytes)
        }
        if peek(bytes) | 0x20 == UInt8(ascii: "e") {
            at += 1
            if peek(bytes) == UInt8(ascii: "+") || peek(bytes) == UInt8(ascii: "-") { at += 1 }
            try digits(bytes)
        }
        return bytes.text(start..<at)
    }

    private mutating func digits(_ bytes: ByteSpan) throws(JSONError) {
        guard isDigit(peek(bytes)) else { throw fail(bytes, "a digit expected") }
        repeat { at += 1 } while isDigit(peek(bytes))
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// The next byte, or 0, which is allowed nowhere, at the end.
    func peek(_ bytes: ByteSpan) -> UInt8 { at < bytes.count ? bytes[at] : 0 }

    /// Steps over white space, to the byte it answers.
    mutating func skip(_ bytes: ByteSpan) -> UInt8 {
        while true {
            let byte = peek(bytes)
            if byte > 0x20 { return byte }
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            at += 1
        }
    }
}

extension Array {
    /// The same elements without room for more, where appending has left much.
    fileprivate func fitted() -> [Element] {
        if isEmpty { return [] }
        if capacity <= count + count / 8 + 1 { return self }
        var exact: [Element] = []
        exact.reserveCapacity(count)
        exact.append(contentsOf: self)
        return exact
    }
}
