import Testing
import Wire

struct JSONListReaderTests {
    static func read(_ text: String, nesting: Int = 256) throws(JSONError) -> [JSONValue] {
        var reader = JSONListReader(bytes: Array(text.utf8), nesting: nesting)
        var elements: [JSONValue] = []
        while let element = try reader.next() { elements.append(element) }
        return elements
    }

    @Test(arguments: [
        "[]", " [ ] ", "[1]", "[1, \"x\" ,null]\n", "[[1,[2]],{\"a\":[{\"a\":1}]},{\"a\":2}]", "[null,null]",
    ])
    func `the elements are those of the whole document`(text: String) throws {
        #expect(try .array(Self.read(text)) == JSONValue(parsing: text))
    }

    @Test(
        arguments: [
            "", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1]]", "[1] x", "[[1]", "[{\"a\":1]", "[1}", "\u{FEFF}[]",
            "[1],",
            "[1,\"\\x\"]",
        ])
    func `an invalid document fails where the parser fails`(text: String) {
        let whole = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        let parts = #expect(throws: JSONError.self) { try Self.read(text) }
        #expect(parts?.offset == whole?.offset)
    }

    @Test(arguments: [("{}", 0), (" 1", 1), ("\"[]\"", 0), ("null", 0)])
    func `a document that is no list is refused`(text: String, offset: Int) {
        let error = #expect(throws: JSONError.self) { try Self.read(text) }
        #expect(error?.offset == offset)
        #expect(error?.reason.hasPrefix("a list expected") == true)
    }

    @Test func `elements before the damage are read, and the error stays`() throws {
        var reader = JSONListReader(bytes: Array("[1,{\"a\":2},x,3]".utf8))
        #expect(try reader.next() == 1)
        #expect(try reader.next() == ["a": 2])
        let first = #expect(throws: JSONError.self) { try reader.next() }
        let second = #expect(throws: JSONError.self) { try reader.next() }
        #expect(first == second)
        #expect(first?.offset == 11)
    }

    @Test func `the end stays the end`() throws {
        var reader = JSONListReader(bytes: Array("[1]".utf8))
        #expect(try reader.next() == 1)
        #expect(try reader.next() == nil)
        #expect(try reader.next() == nil)
    }

    @Test func `the list itself counts as a level`() throws {
        #expect(try Self.read("[[],[]]", nesting: 2) == [[], []])
        #expect(throws: JSONError(offset: 1, reason: "nested deeper than 1 levels")) {
            try Self.read("[[]]", nesting: 1)
        }
        #expect(throws: JSONError.self) { try Self.read(String(repeating: "[", count: 1_000_000)) }
    }
}
