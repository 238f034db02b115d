import Wire

/// A second opinion on what is JSON, which shares no code with the parser: it recognises a document by the grammar of RFC
/// 8259, and writes down what it means as a run of tokens. A text is the UTF-16 code units that it stands for, so that
/// lone surrogates need no stand-in.
struct JSONJudge {
    private let bytes: [UInt8]
    private var at = 0
    private var depth = 0
    private var tokens: [UInt16] = []

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What the document means; nil if it is none, or nested deeper than 256 levels.
    static func tokens(of bytes: [UInt8]) -> [UInt16]? {
        var judge = JSONJudge(bytes)
        judge.blank()
        guard judge.value() else { return nil }
        judge.blank()
        return judge.at == bytes.count ? judge.tokens : nil
    }

    private mutating func take(_ letter: Unicode.Scalar) -> Bool {
        guard at < bytes.count, UInt32(bytes[at]) == letter.value else { return false }
        at += 1
        return true
    }

    private mutating func take(word: String) -> Bool {
        guard bytes[at...].starts(with: word.utf8) else { return false }
        at += word.utf8.count
        return true
    }

    private mutating func take(in range: ClosedRange<UInt8>) -> Bool {
        guard at < bytes.count, range.contains(bytes[at]) else { return false }
        at += 1
        return true
    }

    private mutating func blank() { while take(" ") || take("\n") || take("\r") || take("\t") {} }

    private mutating func value() -> Bool {
        if take("[") { return sequence(closing: "]", isObject: false) }
        if take("{") { return sequence(closing: "}", isObject: true) }
        if take("\"") { return text() }
        let start = at
        guard take(word: "null") || take(word: "true") || take(word: "false") || number() else { return false }
        for index in start..<at { tokens.append(UInt16(bytes[index])) }
        return true
    }

    private mutating func sequence(closing: Unicode.Scalar, isObject: Bool) -> Bool {
        depth += 1
        guard depth <= 256 else { return false }
        tokens += (isObject ? "{" : "[").utf16
        blank()
        if !take(closing) {
            repeat {
                blank()
                if isObject {
                    guard take("\""), text() else { return false }
                    blank()
                    guard take(":") else { return false }
                    blank()
                }
                guard value() else { return false }
                tokens += ",".utf16
                blank()
            } while take(",")
            guard take(closing) else { return false }
        }
        tokens.append(UInt16(closing.value))
        depth -= 1
        return true
    }

    private mutating func number() -> Bool {
        _ = take("-")
        if !take("0") {
            guard take(in: 0x31...0x39) else { return false }
            while take(in: 0x30...0x39) {}
        }
        if take(".") {
            guard take(in: 0x30...0x39) else { return false }
            while take(in: 0x30...0x39) {}
        }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            guard take(in: 0x30...0x39) else { return false }
            while take(in: 0x30...0x39) {}
        }
        return true
    }

    /// The text whose first quote was taken.
    private mutating func text() -> Bool {
        tokens += "\"".utf16
        while at < bytes.count {
            let byte = bytes[at]
            if byte >= 0x20, byte < 0x80, byte != 0x22, byte != 0x5C {
                tokens.append(UInt16(byte))
                at += 1
                continue
            }
            if take("\"") {
                tokens += "\"".utf16
                return true
            }
            let isRead = take("\\") ? escape() : byte >= 0x80 && scalar()
            guard isRead else { return false }
        }
        return false
    }

    private mutating func escape() -> Bool {
        if take("u") {
            let digits = bytes[at...].prefix(4).map { Character(Unicode.Scalar($0)) }
            guard digits.count == 4, digits.allSatisfy(\.isHexDigit), let unit = UInt16(String(digits), radix: 16)
            else {
                return false
            }
            at += 4
            tokens.append(unit)
            return true
        }
        let meanings: [(Unicode.Scalar, UInt16)] = [
            ("n", 10), ("r", 13), ("t", 9), ("b", 8), ("f", 12), ("/", 47), ("\\", 92), ("\"", 34),
        ]
        for (letter, meaning) in meanings where take(letter) {
            tokens.append(meaning)
            return true
        }
        return false
    }

    /// A character beyond ASCII.
    private mutating func scalar() -> Bool {
        for length in 2...4 where at + length <= bytes.count {
            guard let read = String(validating: bytes[at..<at + length], as: UTF8.self) else { continue }
            tokens += read.utf16
            at += length
            return true
        }
        return false
    }
}

extension JSONValue {
    /// What a value means, written down as the judge does.
    var tokens: [UInt16] {
        var tokens: [UInt16] = []
        note(in: &tokens)
        return tokens
    }

    private func note(in tokens: inout [UInt16]) {
        switch self {
        case .null: tokens += "null".utf16
        case .bool(let value): tokens += (value ? "true" : "false").utf16
        case .number(let text): tokens += text.utf16
        case .string(let text): Self.note(text, in: &tokens)
        case .array(let elements):
            tokens += "[".utf16
            for element in elements {
                element.note(in: &tokens)
                tokens += ",".utf16
            }
            tokens += "]".utf16
        case .object(let members):
            tokens += "{".utf16
            for member in members {
                Self.note(member.name, in: &tokens)
                member.value.note(in: &tokens)
                tokens += ",".utf16
            }
            tokens += "}".utf16
        }
    }

    /// Takes back the stand-ins that `JSONValue` describes.
    private static func note(_ text: String, in tokens: inout [UInt16]) {
        tokens += "\"".utf16
        var isAnnounced = false
        for scalar in text.unicodeScalars {
            if isAnnounced, 0xE000..<0xE800 ~= scalar.value {
                tokens.append(UInt16(scalar.value - 0xE000 + 0xD800))
                isAnnounced = false
            } else if scalar == "\u{10FFFF}", !isAnnounced {
                isAnnounced = true
            } else {
                tokens += String(scalar).utf16
                isAnnounced = false
            }
        }
        tokens += "\"".utf16
    }
}
