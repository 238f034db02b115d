import Testing
import Wire

struct JSONWriterTests {
    static let value: JSONValue = [
        "b": [1, [], [:], ["x": nil]], "a": true, "é": "1", "z": "2", "": false, "b ": 7, "B": .number("1E+2"),
        "a ": [],
    ]

    @Test func `compact keeps the order`() {
        #expect(
            Self.value.written()
                == #"{"b":[1,[],{},{"x":null}],"a":true,"é":"1","z":"2","":false,"b ":7,"B":1E+2,"a ":[]}"#)
    }

    @Test func `sorted goes by the bytes of the names`() {
        #expect(
            Self.value.written(.sorted)
                == #"{"":false,"B":1E+2,"a":true,"a ":[],"b":[1,[],{},{"x":null}],"b ":7,"z":"2","é":"1"}"#)
    }

    @Test func `pretty puts two blanks a level and empty things on one line`() {
        let expected = """
            {
              "b": [
                1,
                [],
                {},
                {
                  "x": null
                }
              ],
              "a": true
            }
            """
        let value: JSONValue = ["b": [1, [], [:], ["x": nil]], "a": true]
        #expect(value.written(.pretty) == expected)
        #expect(JSONValue.array([]).written(.pretty) == "[]")
        #expect(JSONValue.object([]).written(.prettySorted) == "{}")
        #expect(JSONValue.string("x").written(.pretty) == "\"x\"")
    }

    @Test func `pretty and sorted go together`() {
        #expect(
            (["b": 1, "a": ["d": 2, "c": 3]] as JSONValue).written(.prettySorted) == """
                {
                  "a": {
                    "c": 3,
                    "d": 2
                  },
                  "b": 1
                }
                """)
    }

    @Test func `duplicates keep their order when sorted`() {
        let value: JSONValue = ["b": 1, "a": 2, "b": 3, "a": 4, "b": 5]
        #expect(value.written(.sorted) == #"{"a":2,"a":4,"b":1,"b":3,"b":5}"#)
        #expect(value.written(.sorted) == JSONValue.array([value]).written(.sorted).dropFirst().dropLast())
    }

    @Test func `objects of one size and other names are sorted each for itself`() {
        let value: JSONValue = [
            ["b": 1, "a": 2], ["a": 1, "b": 2], ["d": 1, "c": 2], ["a": 1, "a": 2], ["b": 1, "a": 2],
        ]
        #expect(value.written(.sorted) == #"[{"a":2,"b":1},{"a":1,"b":2},{"c":2,"d":1},{"a":1,"a":2},{"a":2,"b":1}]"#)
    }

    @Test func `an object of many members is sorted`() {
        let members = (0..<1000).map { JSONMember("name number \($0 * 7919 % 1000)", .integer($0)) }
        let sorted = members.sorted { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }
        #expect(JSONValue.object(members).written(.sorted) == JSONValue.object(sorted).written())
    }

    @Test(
        arguments: [
            ("\"", #"\""#), ("\\", #"\\"#), ("\n\r\t\u{8}\u{C}", #"\n\r\t\b\f"#),
            ("\0\u{1F}\u{B}", #"\u0000\u001f\u000b"#),
            ("/", "/"), ("\u{7F}\u{80}\u{9F}", "\u{7F}\u{80}\u{9F}"), ("\u{2028}<>&'", "\u{2028}<>&'"), ("é€😀", "é€😀"),
            ("e\u{301}\"\u{301}", "e\u{301}\\\"\u{301}"), ("12345678\"9", #"12345678\"9"#), ("", ""),
            ("\u{10FFFF}\u{E000}", #"\ud800"#), ("\u{10FFFF}\u{E7FF}x", #"\udfffx"#),
            ("\u{10FFFF}\u{10FFFF}", "\u{10FFFF}"),
            ("\u{10FFFE}\u{100000}", "\u{10FFFE}\u{100000}"), ("\u{E000}", "\u{E000}"),
            // Not what the parser makes, but no reason to lose anything or to stumble.
            ("\u{10FFFF}", "\u{10FFFF}"), ("\u{10FFFF}\u{E800}", "\u{10FFFF}\u{E800}"),
            ("\u{10FFFF}\n", "\u{10FFFF}\\n"),
        ])
    func `a text is escaped no more than needed`(text: String, written: String) {
        #expect(JSONValue.string(text).bytes() == Array("\"\(written)\"".utf8))
        #expect(JSONValue.object([JSONMember(text, 1)]).bytes() == Array("{\"\(written)\":1}".utf8))
    }

    @Test func `writing appends`() {
        var out = Array("x ".utf8)
        JSONValue.array([1]).write(to: &out, .compact)
        JSONValue.null.write(to: &out, .pretty)
        #expect(out == Array("x [1]null".utf8))
    }

    @Test func `any scalar survives`() throws {
        for value in UInt32(0)...0x10FFFE {
            guard value % 61 == 0 || value < 0x300 || value & 0xFFFF > 0xFFF0, let scalar = Unicode.Scalar(value) else {
                continue
            }
            let text = JSONValue.string("a" + String(Character(scalar)) + "b")
            #expect(try JSONValue(parsing: text.bytes()) == text)
        }
    }
}
