import TestSupport
import Testing
import Wire

struct JSONParserTests {
    /// A bit of everything.
    static let sample = #"""
        {"name":"Café \"Süd\"","list":[1,-2.50,1E+2,true,false,null,[],{}],"näme":{"a":"\u00e9\uD83D\uDE00\uD800",
         "averyveryverylongnamewithmanyletters":"","a":"\u0000\n"} , "averyveryverylongnamewithmanyletters":[{"x":1,"y":2},
         {"x":3,"y":4},{"y":5,"x":6}],"last":"€𝄞"}
        """#

    @Test func `numbers keep their text`() throws {
        let texts = ["0", "-0", "1.0", "1E+2", "1e400", "12345678901234567890", "0.10", "-1.5e-07"]
        let value = try JSONValue(parsing: "[" + texts.joined(separator: ", ") + "]")
        #expect(value == .array(texts.map { .number($0) }))
    }

    @Test func `members keep their order and their duplicates`() throws {
        let value = try JSONValue(parsing: #"{"b":1,"a":2,"b":3,"\u0062":4}"#)
        #expect(value.members == [.init("b", 1), .init("a", 2), .init("b", 3), .init("b", 4)])
    }

    @Test func `canonically equivalent names stay two`() throws {
        let value = try JSONValue(parsing: "{\"\u{E9}\":1,\"e\u{301}\":2}")
        #expect(value["\u{E9}"] == 1)
        #expect(value["e\u{301}"] == 2)
    }

    @Test(
        arguments: [
            (#""\uD800""#, "\u{10FFFF}\u{E000}"), (#""\uDFFF""#, "\u{10FFFF}\u{E7FF}"),
            (#""x\uDC00\uD800y""#, "x\u{10FFFF}\u{E400}\u{10FFFF}\u{E000}y"),
            (#""\uDBFF\uDFFF""#, "\u{10FFFF}\u{10FFFF}"),
            ("\"\u{10FFFF}\"", "\u{10FFFF}\u{10FFFF}"), ("\"\u{10FFFE}\"", "\u{10FFFE}"), (#""\uD83D\uDE00""#, "😀"),
            (#""\uE000""#, "\u{E000}"), (#""\uD800\uD83D\uDE00""#, "\u{10FFFF}\u{E000}😀"), (#""\u0000""#, "\0"),
        ])
    func `a lone surrogate is held by a stand-in`(document: String, text: String) throws {
        #expect(try JSONValue(parsing: document) == .string(text))
        #expect(try JSONValue(parsing: "{\(document):[]}").members == [JSONMember(text, [])])
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"a\":"])
    func `a million open brackets are an error`(opening: String) {
        let bytes = Array(String(repeating: opening, count: 1_000_000).utf8)
        for limit in [256, .max] {
            let error = #expect(throws: JSONError.self) { try JSONValue(parsing: bytes, nesting: limit) }
            #expect(error?.reason == "nested deeper than \(min(limit, 512)) levels")
        }
    }

    @Test func `as many levels as allowed are taken, one more is not`() throws {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + "1" + String(repeating: "]", count: levels)
        }
        #expect(try JSONValue(parsing: Array(nested(256).utf8)).written() == nested(256))
        #expect(throws: JSONError(offset: 256, reason: "nested deeper than 256 levels")) {
            try JSONValue(parsing: nested(257))
        }
        #expect(try JSONValue(parsing: Array("[[],[],{}]".utf8), nesting: 2) == [[], [], [:]])
        #expect(try JSONValue(parsing: Array("7".utf8), nesting: 0) == 7)
        #expect(throws: JSONError(offset: 0, reason: "nested deeper than 0 levels")) {
            try JSONValue(parsing: Array("[]".utf8), nesting: -5)
        }
    }

    @Test(
        arguments: [
            ("{\"a\":1,}", "a member's name in quotes expected, found '}'"),
            ("[1 2]", "',' or ']' expected, found '2'"),
            ("[", "a value expected, the document ends"),
            ("// x", "a value expected, found '/' (JSON has no comments)"),
            ("\u{FEFF}1", "a value expected, found a byte order mark"), ("trux", "'true' expected, found 'x'"),
            ("\"\u{1}\"", "an escape expected for a control character, found byte 0x01"),
            ("[01]", "no digit expected behind a leading 0, found '1'"),
        ])
    func `an error says what was expected and what was found`(document: String, reason: String) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: document) }
        #expect(error?.reason == reason)
    }

    @Test func `a document cut off anywhere is an error at its end`() throws {
        let bytes = Array(Self.sample.utf8)
        #expect(try JSONValue(parsing: bytes)["last"] == "€𝄞")
        for count in bytes.indices {
            let error = #expect(throws: JSONError.self) { try JSONValue(parsing: Array(bytes[..<count])) }
            let offset = error?.offset ?? -1
            // Inside a character the error is at the character's start.
            #expect(offset == count || (offset >= count - 3 && offset < count && bytes[offset] >= 0xC0))
        }
    }

    @Test func `twenty thousand mutations are refused or come out the same`() throws {
        var random = Dice(20_240_601)
        let sample = Array(Self.sample.utf8)
        let letters =
            Array("{}[]:,\"\\ue+-.0129tfn \n/*".utf8) + [0x00, 0x1F, 0x7F, 0x80, 0xBF, 0xC3, 0xED, 0xF4, 0x8F, 0xFF]
        var accepted = 0
        for _ in 0..<20_000 {
            var bytes = sample
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let index = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes.remove(at: index)
                case 1: bytes.insert(letters.randomElement(using: &random) ?? 0, at: index)
                case 2: bytes.insert(contentsOf: bytes[index..<min(index + 9, bytes.count)], at: 0)
                default: bytes[index] = letters.randomElement(using: &random) ?? 0
                }
            }
            do throws(JSONError) {
                let value = try JSONValue(parsing: bytes)
                accepted += 1
                let again = try JSONValue(parsing: value.bytes())
                #expect(again == value)
                #expect(again.bytes(.prettySorted) == value.bytes(.prettySorted))
            } catch {
                #expect((0...bytes.count).contains(error.offset))
            }
        }
        #expect(accepted > 1000)
    }

    @Test func `a table of two hundred rows keeps every number`() throws {
        let rows = (0..<200).map { row in (0..<12).map { "\(row * 977 - 5000).\($0)e\($0 - 6)" } }
        let text = "[" + rows.map { "[" + $0.joined(separator: ",") + "]" }.joined(separator: ",") + "]"
        let value = try JSONValue(parsing: text)
        #expect(value == .array(rows.map { .array($0.map { .number($0) }) }))
        #expect(value.written() == text)
    }

    @Test func `more names than the table holds stay apart`() throws {
        let names = (0..<10_000).map { "a name of more than fifteen bytes \($0)" }
        let object = "{" + names.map { "\"\($0)\":1" }.joined(separator: ",") + "}"
        let value = try JSONValue(parsing: "[\(object),\(object)]")
        for element in value.elements ?? [] { #expect(element.members?.map(\.name) == names) }
    }

    @Test func `objects of different shapes in one list don't mix`() throws {
        var random = Dice(7)
        let names = [
            "a", "aa", "identifierOfTheCampaign", "identifierOfTheCampaigN", "é", "\\u00e9", "", "x\\n", "aaaaaaaa",
        ]
        let objects = (0..<500).map { _ in
            let members = (0..<Int.random(in: 0...9, using: &random)).map {
                "\"\(names.randomElement(using: &random) ?? "")\":\($0)"
            }
            return "{" + members.joined(separator: ",") + "}"
        }
        let together = try JSONValue(parsing: "[" + objects.joined(separator: ",") + "]")
        #expect(together == .array(try objects.map { try JSONValue(parsing: $0) }))
    }
}
