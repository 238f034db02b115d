import Testing
import Wire

/// What people do who write JSON by hand, and what they are told.
struct PlainErrorTests {
    @Test(arguments: [
        ("store: a.sqlite\nsites:\n  prod:\n", "this is YAML"), ("# ours\n---\nstore: a\n", "this is YAML"),
        ("- a\n- b\n", "this is YAML"), ("[sites]\nurl = 1\n", "this is TOML"), ("store = \"a\"\n", "this is TOML"),
        ("<!doctype html><title>x</title>", "this is a web page"), ("<config/>", "this is XML"),
        ("\u{FEFF}{}", "it begins with a byte order mark"), ("", "there is nothing in it"),
        ("  \n ", "there is nothing in it"), ("{\"a\":1,,\"b\":2}", "a comma too many"), ("[1,]", "a comma too many"),
        ("{\"a\":1,}", "a comma too many"), ("{,}", "a comma too many"),
        ("{\"a\":1\n\"b\":2}", "a comma is missing before this"), ("[{} {}]", "a comma is missing before this"),
        ("{\u{201C}a\u{201D}:1}", "a curly quote"),
        ("{\"a\":[1,2}", "',' or ']' expected, found '}'"), ("{\"a\":1", "a bracket or a quote is not closed"),
    ])
    func `an error says what the document is, or which slip it has`(text: String, words: String) {
        let bytes = Array(text.utf8)
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
        #expect(
            error?.plain(in: bytes).reason.contains(words) == true, "\(String(describing: error?.plain(in: bytes)))")
        #expect(error?.plain(in: bytes).offset == error?.offset)
    }

    @Test func `UTF-16 is told by its first bytes`() {
        let bytes: [UInt8] = [0xFF, 0xFE, 0x7B, 0, 0x7D, 0]
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
        #expect(error?.plain(in: bytes).reason == "this is UTF-16: save it as UTF-8")
    }

    @Test(arguments: ["{\"a\" 1}", "{a: 1}", "[nul]", "[01]"])
    func `what the parser has said well stays as it is`(text: String) {
        let bytes = Array(text.utf8)
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
        #expect(error?.plain(in: bytes) == error)
    }

    @Test func `the places of members are those in the document`() throws {
        let text = #"  { "a" : [1, {"x": "}"}] , "b\u0063":"\"," ,"d":12 } "#
        let bytes = Array(text.utf8)
        let layout = try #require(ObjectLayout(bytes))
        #expect(layout.members.map(\.name) == ["a", "bc", "d"])
        let values = layout.members.map { String(decoding: bytes[$0.value], as: UTF8.self) }
        #expect(values == [#"[1, {"x": "}"}]"#, #""\",""#, "12"])
        #expect(bytes[layout.open] == UInt8(ascii: "{") && bytes[layout.close] == UInt8(ascii: "}"))
        #expect(ObjectLayout(Array("[1]".utf8)) == nil)
    }
}
