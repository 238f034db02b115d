import Testing
import Wire

struct JSONPointerTests {
    /// The document of RFC 6901, section 5.
    static let document: JSONValue = [
        "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8,
    ]

    @Test(
        arguments: [
            ("/foo", ["bar", "baz"]), ("/foo/0", "bar"), ("/", 0), ("/a~1b", 1), ("/c%d", 2), ("/e^f", 3), ("/g|h", 4),
            ("/i\\j", 5), ("/k\"l", 6), ("/ ", 7), ("/m~0n", 8), ("", document),
        ] as [(String, JSONValue)])
    func `the examples of the RFC are found`(text: String, value: JSONValue) throws {
        let pointer = try #require(JSONPointer(text))
        #expect(Self.document.value(at: pointer) == value)
        #expect(pointer.description == text)
    }

    @Test(
        arguments: [
            "/foo/-", "/foo/2", "/foo/00", "/foo/01", "/foo/+1", "/foo/-1", "/foo/", "/foo/1e0", "/foo/bar", "/foo/0/x",
            "/foo/99999999999999999999", "/missing", "/ /", "//", "/foo/\u{661}",
        ])
    func `what is not there is not found`(text: String) throws {
        #expect(Self.document.value(at: try #require(JSONPointer(text))) == nil)
    }

    @Test(arguments: ["foo", "~", "/~", "/~2", "/a~", "/~/", "#/foo", " /"])
    func `what is no pointer is refused`(text: String) {
        #expect(JSONPointer(text) == nil)
    }

    @Test(arguments: [[], [""], ["", ""], ["~1", "~0", "/"], ["\u{301}", "é", "e\u{301}"], ["a b", "\0"]])
    func `tokens survive being written`(tokens: [String]) throws {
        let pointer = try #require(JSONPointer(JSONPointer(tokens).description))
        #expect(pointer == JSONPointer(tokens))
        #expect(pointer.tokens.count == tokens.count)
    }

    @Test func `tokens are compared by bytes`() {
        #expect(JSONPointer(["é"]) != JSONPointer(["e\u{301}"]))
        #expect(Set([JSONPointer(["é"]), JSONPointer(["e\u{301}"]), JSONPointer(["é"])]).count == 2)
        #expect(JSONPointer(["a", "b"]) != JSONPointer(["a"]))
    }

    @Test func `appending goes one level down`() {
        #expect(JSONPointer().appending("a/b").appending(3).description == "/a~1b/3")
    }

    @Test func `the first of two members of a name counts`() {
        #expect((["a": 1, "a": 2] as JSONValue).value(at: JSONPointer(["a"])) == 1)
    }
}
