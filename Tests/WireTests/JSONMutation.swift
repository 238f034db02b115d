import TestSupport

/// Good answers with something wrong in them, drawn by chance.
struct JSONMutation {
    private var dice: Dice
    private let answers: [[UInt8]]

    init(seed: Int) {
        dice = Dice(UInt64(bitPattern: Int64(seed)))
        answers = Self.samples.map { Array($0.utf8) }
    }

    /// What a site answers: a list, a page of one, a resource with all kinds of values, an error, single values.
    static let samples = [
        JSONParserTests.sample,
        #"[{"id":"5a0c4f1e-9b7d-4a60","name":"Café","isEnabled":true,"order":1,"rate":0.50,"url":"https:\/\/a.example\/?b=c"}]"#,
        #"{"total":2,"pageIndex":1,"nextPage":null,"bans":[{"id":1,"ip":"203.0.113.9"},{"id":2,"ip":"::1"}]}"#,
        #"{"custom":{"js":"if (a < b) {\n\tx(\"y\");\r\n}","css":"\u0000\u001f\u007f\ud83d\ude00"},"list":[[],[[]],{"":{}}]}"#,
        #"{"code":400013,"message":"Ungültig: \"name\" — 名前","errors":[{"field":"a~1b","value":-1.5E-07}]}"#,
        #""one text""#, "-0.0", "12345678901234567890", "[1e400,-1E+2,0,10.00]", "\"\u{10FFFF}\u{E000}\"",
        String(repeating: "[", count: 250) + String(repeating: "]", count: 250),
    ]

    private static let tokens = [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "false", "\"\"", "\"a\":", "\\\"", "\\u", "\\ud800",
        "\\udc00", "\\uDBFF\\uDFFF", "\\u0000", "\\/", "\\x", "/*", "//", "-", "+", ".", "0", "00", "1", "e5", "E",
        "1.0",
        "NaN", "Infinity", "0x1F", " ", "\n", "\t", "\u{C}", "\u{A0}", "\u{FEFF}", "'", "é", "e\u{301}", "\u{10FFFF}",
        "\u{E7FF}", "\u{0}", "[[[[[[[[", "]]]]]]]]", "{\"a\":{\"a\":", "123456789012345678901234567890",
    ].map { Array($0.utf8) }

    /// Bytes that are not UTF-8: a continuation, a start, too long, a surrogate, beyond the end, never allowed.
    private static let broken: [[UInt8]] = [
        [0x80], [0xC3], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF],
        [0xF0, 0x9F],
    ]

    mutating func next() -> [UInt8] {
        var bytes = answers[below(answers.count)]
        for _ in 0...below(4) { change(&bytes) }
        return bytes
    }

    private mutating func below(_ count: Int) -> Int { Int.random(in: 0..<max(count, 1), using: &dice) }

    /// A stretch of up to that many bytes.
    private mutating func stretch(_ bytes: [UInt8], _ most: Int) -> Range<Int> {
        let start = below(bytes.count + 1)
        return start..<min(bytes.count, start + below(most + 1))
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        switch below(11) {
        case 0 where !bytes.isEmpty: bytes[below(bytes.count)] ^= 1 << UInt8(below(8))
        case 1: bytes.removeSubrange(stretch(bytes, 12))
        case 2: bytes.removeLast(below(bytes.count))
        case 3: bytes.insert(contentsOf: Self.broken[below(Self.broken.count)], at: below(bytes.count + 1))
        case 4: bytes.insert(contentsOf: bytes[stretch(bytes, 24)], at: below(bytes.count + 1))
        case 5: bytes.replaceSubrange(stretch(bytes, 24), with: bytes[stretch(bytes, 24)])
        case 6: nest(&bytes)
        case 7: double(&bytes)
        case 8 where !bytes.isEmpty: bytes[below(bytes.count)] = UInt8(below(256))
        case 9: bytes.replaceSubrange(stretch(bytes, 3), with: Self.tokens[below(Self.tokens.count)])
        default: bytes.insert(contentsOf: Self.tokens[below(Self.tokens.count)], at: boundary(bytes))
        }
    }

    /// A place where a token may begin, so that many mutants stay documents.
    private mutating func boundary(_ bytes: [UInt8]) -> Int {
        let marks = bytes.indices.filter { [0x2C, 0x3A, 0x5B, 0x5D, 0x7B, 0x7D].contains(bytes[$0]) }
        return marks.isEmpty ? 0 : marks[below(marks.count)] + below(2)
    }

    private mutating func nest(_ bytes: inout [UInt8]) {
        let levels = [1, 3, 255, 256, 257, 300][below(6)]
        let isList = below(2) == 0
        bytes.insert(
            contentsOf: Array(repeating: isList ? [0x5B] : Array("{\"a\":".utf8), count: levels).joined(), at: 0)
        bytes.append(contentsOf: repeatElement(isList ? 0x5D : 0x7D, count: below(10) == 0 ? levels - 1 : levels))
    }

    /// The first member once more: a name that comes twice.
    private mutating func double(_ bytes: inout [UInt8]) {
        guard let start = bytes.firstIndex(of: 0x7B), let end = bytes[start...].firstIndex(of: 0x2C) else { return }
        bytes.insert(contentsOf: bytes[start + 1...end], at: start + 1)
    }
}
