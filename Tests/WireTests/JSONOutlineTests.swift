import Testing
import Wire

struct JSONOutlineTests {
    private static func body(_ text: String) -> LongBody {
        let bytes = Array(text.utf8)
        return LongBody(count: bytes.count) { Array(bytes[$0]) }
    }

    @Test(arguments: [
        "[]", " [ ] ", "[1]", #"[1 , "a,]" ,{"x":[1,2,{"y":"}\"]\\"}]} , [] ,null]"#, #"["\\","\\\"",-1.50e3]"#,
        "[\"é\u{1F600}\",\"\",{}]",
    ])
    func `a list has the elements that a parser finds`(text: String) throws {
        let list = try #require(try JSONOutline(Self.body(text)).list)
        let elements = try #require(try JSONValue(parsing: text).elements)
        #expect(try list.values(0..<list.count) == elements)
        for index in elements.indices { #expect(try list.values(index..<(index + 1)) == [elements[index]]) }
    }

    @Test func `an object shows its members, and its lists by themselves`() throws {
        let outline = try JSONOutline(
            Self.body(#" {"total": 3, "List":[{"id":1},{"id":2}] ,"a\"b":{"c":[1]},"nextPage":null} "#))
        #expect(outline.list == nil)
        #expect(outline.head == ["total": 3, "List": [], "a\"b": ["c": [1]], "nextPage": nil])
        let list = try #require(outline.list(anyCase: "list"))
        #expect(try list.values(0..<2) == [["id": 1], ["id": 2]])
        #expect(outline.list(anyCase: "c") == nil)
    }

    @Test(arguments: [
        "", " ", "1", "\"a\"", "[", "[1", "[1,", "[1,]", "[,]", "[1 2]", "[\"a", "[\"a\\", "[{", "[{}", "{", "{\"a\"",
        "{\"a\":",
        "{\"a\":1", "{\"a\":1,", "{\"a\":[1}", "{a:1}", "[1]x", "{}{}", "{1:2}",
    ])
    func `what is cut short or no document has no outline`(text: String) {
        #expect(throws: JSONError.self) { try JSONOutline(Self.body(text)) }
    }

    @Test(arguments: ["[1,tru,3]", #"[1,{"a"},3]"#, "[1,[},3]", "[1,01,3]"])
    func `an element that is none shows when it is read`(text: String) throws {
        let list = try #require(try JSONOutline(Self.body(text)).list)
        #expect(try list.values(0..<1) == [1])
        #expect(throws: JSONError.self) { try list.values(1..<2) }
        #expect(throws: JSONError.self) { try list.values(0..<list.count) }
    }

    @Test func `every cut of a document is found`() throws {
        let text = #"{"total":2,"list":[{"id":"a,\"]"},{"id":[1,2]}],"n":null}"#
        _ = try JSONOutline(Self.body(text))
        for length in 0..<text.utf8.count {
            #expect(throws: JSONError.self) { try JSONOutline(Self.body(String(text.prefix(length)))) }
        }
    }

    @Test func `a document longer than a window is read across its edges`() throws {
        let rows = (0..<9_000).map { "{\"id\":\"\($0)\",\"text\":\"\(String(repeating: "\\\"]", count: $0 % 11))\"}" }
        let list = try #require(try JSONOutline(Self.body("[" + rows.joined(separator: ",\n") + "]")).list)
        #expect(list.count == 9_000)
        #expect(try list.values(8_000..<8_500).map { $0["id"]?.text } == (8_000..<8_500).map { String($0) })
    }

    @Test func `what can't be had any more is an error`() throws {
        let bytes = Array("[1,2,3]".utf8)
        #expect(throws: JSONError.self) { try JSONOutline(LongBody(count: 7) { _ in nil }) }
        #expect(throws: JSONError.self) { try JSONOutline(LongBody(count: 9) { Array(bytes[$0.clamped(to: 0..<7)]) }) }
    }
}
