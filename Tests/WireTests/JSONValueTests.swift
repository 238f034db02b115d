import Testing
import Wire

struct JSONValueTests {
    @Test(
        arguments: [
            (.number("1"), .number("1.0")), (.string("1"), .number("1")), (.string("\u{E9}"), .string("e\u{301}")),
            (["a": 1, "b": 2], ["b": 2, "a": 1]), (.bool(false), .null), ([], [:]), (["\u{212B}": 1], ["\u{C5}": 1]),
            (.string("aaaaaaaaaaaaaaaaaaab"), .string("aaaaaaaaaaaaaaaaaaaa")), (["ab", "c"], ["a", "bc"]),
            (.string("a\u{323}\u{307}"), .string("a\u{307}\u{323}")),
        ] as [(JSONValue, JSONValue)])
    func `what differs in a byte is not equal`(left: JSONValue, right: JSONValue) {
        #expect(left != right)
        #expect(Set([left, right, left]).count == 2)
    }

    @Test(arguments: ["", "a", "12345678", "123456789", "a longer text, of more than fifteen bytes", "é"])
    func `a text is identical to itself and to nothing longer`(text: String) {
        var built = ""
        for scalar in text.unicodeScalars { built.unicodeScalars.append(scalar) }
        #expect(text.isIdentical(to: built))
        #expect(!text.isIdentical(to: text + "x"))
        #expect(!text.precedesByBytes(built))
        #expect(text.precedesByBytes(text + "\0"))
        #expect(!(text + "\0").precedesByBytes(text))
    }

    @Test func `order by bytes is the order of the scalars`() {
        #expect("Z".precedesByBytes("a"))
        #expect("z".precedesByBytes("é"))
        #expect("\u{FFFF}".precedesByBytes("\u{10000}"))
        #expect("12345678a".precedesByBytes("12345678b"))
        #expect(!"12345679".precedesByBytes("12345678z"))
    }

    @Test func `a member is found in its own case, else in any`() {
        let value: JSONValue = ["isactive": 1, "isActive": 2, "Größe": 3, "na[me": 4]
        #expect(value["isActive"] == 2)
        #expect(value["ISACTIVE"] == nil)
        #expect(value[anyCase: "isActive"] == 2)
        #expect(value[anyCase: "ISACTIVE"] == 1)
        #expect(value[anyCase: "größe"] == 3)
        #expect(value[anyCase: "GRÖSSE"] == nil)
        #expect(value[anyCase: "na{me"] == nil)
        #expect(JSONValue.null[anyCase: "x"] == nil)
        #expect(([1] as JSONValue)["0"] == nil)
    }

    @Test func `setting replaces the first member of the name or appends`() {
        var value: JSONValue = ["a": 1, "b": 2, "a": 3]
        value.set("a", "x")
        value.set("c", nil)
        #expect(value.written() == #"{"a":"x","b":2,"a":3,"c":null}"#)
        value.remove("a")
        value.remove("missing")
        #expect(value.written() == #"{"b":2,"c":null}"#)
    }

    @Test(arguments: [nil, 1, "x", [1], true] as [JSONValue])
    func `what is no object has no members to change`(value: JSONValue) {
        var changed = value
        changed.set("a", 1)
        changed.remove("a")
        #expect(changed == value)
    }

    @Test func `a change leaves copies alone`() {
        let original: JSONValue = ["a": 1]
        var copy = original
        copy.set("a", 2)
        #expect(original == ["a": 1])
        #expect(copy == ["a": 2])
    }
}
