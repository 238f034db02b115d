import Testing
import Wire

/// JSON that people write: with comments, and a comma too many.
struct CommentedJSONTests {
    private static func value(_ text: String) throws(JSONError) -> JSONValue {
        try JSONValue(parsingCommented: Array(text.utf8))
    }

    @Test(arguments: [
        ("// a\n{\"a\": 1 /* b */, // c\n \"b\": [1, 2,],\r\n/* d\n // e */ }", #"{"a":1,"b":[1,2]}"#),
        (
            #"{"a": "// no", "b": "/* no */", "c": "\"// no", "d": "\\",}"#,
            #"{"a":"// no","b":"/* no */","c":"\"// no","d":"\\"}"#
        ),
        ("[1, /* , */ ] // the end", "[1]"), ("/**/[]/***/", "[]"), ("[{\"a\":1,},\n]", #"[{"a":1}]"#),
        ("/* Größe */ [\"é,]\",]", "[\"é,]\"]"), ("[1]//", "[1]"),
    ])
    func `what people put in beside the values is passed over`(text: String, plain: String) throws {
        #expect(try Self.value(text) == JSONValue(parsing: plain))
    }

    @Test func `plain JSON means what it means`() throws {
        #expect(try Self.value(JSONParserTests.sample) == JSONValue(parsing: JSONParserTests.sample))
    }

    @Test(arguments: [
        ("[1, /* 2]", 4, "a comment without an end"), ("{/*/", 1, "a comment without an end"),
        ("[1 / 2]", 3, "'/' alone begins no comment"), ("[/", 1, "'/' alone begins no comment"),
        ("[,]", 1, "a value expected, found ','"), ("[1,,]", 3, "a value expected, found ','"),
        ("{,}", 1, "a member's name in quotes expected, found ','"), ("{\"a\":,}", 5, "a value expected, found ','"),
        ("// é\n[1 /* é */ x]", 18, "',' or ']' expected, found 'x'"),
        ("[1],", 3, "the end of the document expected, found ','"),
        ("// nothing", 10, "a value expected, the document ends"), ("[\"a // b", 8, ""),
    ])
    func `a mistake is said with its place in what was written`(text: String, offset: Int, reason: String) {
        let error = #expect(throws: JSONError.self) { try Self.value(text) }
        #expect(error?.offset == offset, "\(text): \(String(describing: error))")
        if !reason.isEmpty { #expect(error?.reason == reason) }
    }
}
