/// Quoted strings: what may stand in them, and what they stand for.
extension JSONParser {
    mutating func string(_ bytes: ByteSpan) throws(JSONError) -> String {
        let (raw, isPlain) = try quoted(bytes)
        return isPlain ? bytes.text(raw) : Self.unescaped(bytes, raw)
    }

    /// Steps over the string that starts here. Answers what stands between the quotes, checked through, and whether that
    /// is already the text it stands for.
    @inline(__always)
    mutating func quoted(_ bytes: ByteSpan) throws(JSONError) -> (raw: Range<Int>, isPlain: Bool) {
        let start = at + 1
        at = bytes.endOfPlainText(from: start)
        if peek(bytes) == UInt8(ascii: "\"") {
            at += 1
            return (start..<at - 1, true)
        }
        return try quotedFurther(bytes, start)
    }

    @inline(never)
    private mutating func quotedFurther(
        _ bytes: ByteSpan, _ start: Int
    ) throws(JSONError) -> (raw: Range<Int>, isPlain: Bool) {
        var isPlain = true
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") {
                at += 1
                return (start..<at - 1, isPlain)
            } else if byte == UInt8(ascii: "\\") {
                try escape(bytes)
                isPlain = false
            } else if byte < 0x20 {
                throw fail(bytes, "an escape expected for a control character")
            } else if byte < 0x80 {
                at = bytes.endOfPlainText(from: at)
            } else {
                let length = bytes.lengthOfScalar(at: at)
                guard length > 0 else { throw fail(bytes, "UTF-8 expected") }
                if bytes.holdsLastScalar(at: at) { isPlain = false }
                at += length
            }
        }
        throw fail(bytes, "the quote that ends a string expected")
    }

    private mutating func escape(_ bytes: ByteSpan) throws(JSONError) {
        at += 1
        switch peek(bytes) {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            at += 1
        case UInt8(ascii: "u"):
            at += 1
            for _ in 0..<4 {
                guard hexadecimal(peek(bytes)) != nil else { throw fail(bytes, "a hexadecimal digit expected") }
                at += 1
            }
        default: throw fail(bytes, "one of \" \\ / b f n r t u expected behind '\\'")
        }
    }

    /// The text of a string that holds escapes or U+10FFFF, in the form that `JSONValue` describes.
    @inline(never)
    static func unescaped(_ bytes: ByteSpan, _ raw: Range<Int>) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(raw.count)
        var at = raw.lowerBound
        while at < raw.upperBound {
            let start = at
            while at < raw.upperBound, bytes[at] != UInt8(ascii: "\\"), bytes[at] != 0xF4 { at += 1 }
            out.append(bytes, start..<at)
            guard at < raw.upperBound else { break }
            if bytes[at] == 0xF4 {
                out.append(bytes, at..<at + 4)
                if bytes.holdsLastScalar(at: at) { out.append(bytes, at..<at + 4) }
                at += 4
                continue
            }
            let letter = bytes[at + 1]
            at += 2
            switch letter {
            case UInt8(ascii: "n"): out.append(0x0A)
            case UInt8(ascii: "t"): out.append(0x09)
            case UInt8(ascii: "r"): out.append(0x0D)
            case UInt8(ascii: "b"): out.append(0x08)
            case UInt8(ascii: "f"): out.append(0x0C)
            case UInt8(ascii: "u"):
                var unit = codeUnit(bytes, at)
                at += 4
                if 0xD800..<0xDC00 ~= unit, at + 6 <= raw.upperBound, bytes[at] == UInt8(ascii: "\\"),
                    bytes[at + 1] == UInt8(ascii: "u"), case let low = codeUnit(bytes, at + 2), 0xDC00..<0xE000 ~= low
                {
                    unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
                    at += 6
                }
                append(unit, to: &out)
            default: out.append(letter)
            }
        }
        return out.span.text(0..<out.count)
    }

    private static func append(_ unit: UInt32, to out: inout [UInt8]) {
        if let scalar = Unicode.Scalar(unit) {
            out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            if scalar != "\u{10FFFF}" { return }
            out.append(contentsOf: "\u{10FFFF}".utf8)
        } else if let stand = Unicode.Scalar(unit - 0xD800 + 0xE000) {
            out.append(contentsOf: "\u{10FFFF}".utf8)
            out.append(contentsOf: UTF8.encode(stand) ?? UTF8.encodedReplacementCharacter)
        }
    }

    /// The number that four hexadecimal digits make, which have been checked before.
    private static func codeUnit(_ bytes: ByteSpan, _ at: Int) -> UInt32 {
        (at..<at + 4).reduce(0) { $0 << 4 | UInt32(hexadecimal(bytes[$1]) ?? 0) }
    }
}

/// The value of a hexadecimal digit.
func hexadecimal(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
}

extension ByteSpan {
    /// The first index, from `start` on, of a quote, a backslash, a control character or a byte beyond ASCII.
    @inline(__always)
    func endOfPlainText(from start: Int) -> Int {
        var at = start
        while at + 8 <= count {
            // The highest bit of a byte of `found` is set if the byte is one of them. A borrow may set it in bytes behind
            // the first one, which don't matter.
            let word = word(at: at)
            let quote = (word ^ 0x2222_2222_2222_2222) &- 0x0101_0101_0101_0101
            let backslash = (word ^ 0x5C5C_5C5C_5C5C_5C5C) &- 0x0101_0101_0101_0101
            let control = word &- 0x2020_2020_2020_2020
            let found = (word | quote | backslash | control) & 0x8080_8080_8080_8080
            if found != 0 { return at + found.trailingZeroBitCount / 8 }
            at += 8
        }
        while at < count {
            let byte = self[at]
            if byte < 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
            at += 1
        }
        return at
    }

    /// How many bytes the scalar at that index has; 0 if what stands there is not UTF-8: cut off, longer than needed, a
    /// surrogate, or beyond U+10FFFF.
    func lengthOfScalar(at index: Int) -> Int {
        func follows(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + offset < count && range ~= self[index + offset]
        }
        return switch self[index] {
        case 0x00...0x7F: 1
        case 0xC2...0xDF: follows(1) ? 2 : 0
        case 0xE0: follows(1, 0xA0...0xBF) && follows(2) ? 3 : 0
        case 0xED: follows(1, 0x80...0x9F) && follows(2) ? 3 : 0
        case 0xE1...0xEF: follows(1) && follows(2) ? 3 : 0
        case 0xF0: follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : 0
        case 0xF1...0xF3: follows(1) && follows(2) && follows(3) ? 4 : 0
        case 0xF4: follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : 0
        default: 0
        }
    }

    /// True where U+10FFFF starts, which announces a lone surrogate in the strings of a `JSONValue`.
    @inline(__always)
    func holdsLastScalar(at index: Int) -> Bool {
        index + 4 <= count && self[index] == 0xF4 && self[index + 1] == 0x8F && self[index + 2] == 0xBF
            && self[index + 3] == 0xBF
    }
}
