/// Goes through a document too long to be held, a window of it at a time, and finds where values begin and end.
struct JSONScanner {
    private let body: LongBody
    private var window: [UInt8] = []
    /// Where in the document the window begins.
    private var base = 0
    /// The next byte's place in the window.
    private var at = 0
    private var isLost = false

    init(_ body: LongBody) { self.body = body }

    private var offset: Int { base + at }

    /// The next byte; nil at the end.
    private mutating func peek() -> UInt8? {
        if at < window.count { return window[at] }
        base += window.count
        at = 0
        let end = min(body.count, base + 1 << 16)
        guard base < end, !isLost else {
            window = []
            return nil
        }
        window = body.bytes(base..<end) ?? []
        isLost = window.isEmpty
        return window.first
    }

    mutating func step() { at += 1 }

    /// The next byte that is no white space, which is left where it is.
    mutating func skip() -> UInt8? {
        while let byte = peek() {
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            at += 1
        }
        return nil
    }

    /// Steps up to the next element. False if there is none: then it stands behind the bracket.
    mutating func advance(first: Bool, closing: UInt8) throws(JSONError) -> Bool {
        let byte = skip()
        if byte == closing {
            at += 1
            return false
        }
        if first { return true }
        guard byte == UInt8(ascii: ",") else { throw fail("',' or '\(Unicode.Scalar(closing))' expected") }
        at += 1
        _ = skip()
        return true
    }

    /// The elements of the list that begins here; stands behind it then.
    mutating func list() throws(JSONError) -> JSONElements {
        var elements = JSONElements(in: body)
        at += 1
        while try advance(first: elements.count == 0, closing: UInt8(ascii: "]")) { elements.append(try span()) }
        return elements
    }

    /// Where the value that begins here stands; stands behind it then.
    mutating func span() throws(JSONError) -> Range<Int> {
        let start = offset
        switch peek() {
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "["), UInt8(ascii: "{"): try nested()
        default:
            while let byte = peek(), !Self.ends(byte) { at += 1 }
            if offset == start { throw fail("a value expected") }
        }
        return start..<offset
    }

    private static func ends(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), 0x20, 0x0A, 0x0D, 0x09: true
        default: false
        }
    }

    private mutating func nested() throws(JSONError) {
        var depth = 0
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "\""):
                try string()
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
            at += 1
            if depth == 0 { return }
        }
        throw fail("the end of a list or an object expected")
    }

    private mutating func string() throws(JSONError) {
        at += 1
        while let byte = peek() {
            at += 1
            if byte == UInt8(ascii: "\"") { return }
            if byte == UInt8(ascii: "\\") {
                guard peek() != nil else { break }
                at += 1
            }
        }
        throw fail("the end of a text expected")
    }

    /// The value that stands there, which is known to be short.
    func value(_ span: Range<Int>) throws(JSONError) -> JSONValue {
        do throws(JSONError) {
            return try JSONValue(parsing: body.bytes(span) ?? [])
        } catch {
            throw JSONError(offset: span.lowerBound + error.offset, reason: error.reason)
        }
    }

    func fail(_ expected: String) -> JSONError {
        let what = isLost ? "it can't be read back from the temporary folder" : expected
        return JSONError(offset: offset, reason: what + (offset >= body.count ? ", the document ends" : ""))
    }
}
