import Catalog
import Testing
import Wire

struct AccountTests {
    @Test(arguments: [
        (Account(number: "1"), Account(number: "2"), true),
        (Account(number: "1"), Account(number: "1"), false),
        (Account(number: "1", marks: ["a"]), Account(number: "2", marks: ["a"]), true),
        (Account(number: "1", marks: ["a"]), Account(number: "1", marks: ["b"]), false),
        (Account(login: "1"), Account(login: "2"), true),
        (Account(number: "1"), Account(login: "2"), true),
        (Account(number: "1"), Account(login: "1"), false),
        // A partner's log-in has a number of its own.
        (Account(login: "9", marks: ["a"]), Account(number: "1", marks: ["a", "b"]), false),
        (Account(marks: ["a", "b"]), Account(marks: ["b", "c"]), false),
        (Account(marks: ["A"]), Account(marks: ["a"]), false),
        (Account(marks: ["a"]), Account(marks: ["b"]), true),
        (Account(), Account(number: "1", login: "1", marks: ["a"]), false),
        (Account(marks: ["a"]), Account(), false),
    ])
    func `two accounts are other ones only where something says so`(one: Account, other: Account, isOther: Bool) {
        #expect(one.isOther(than: other) == isOther)
        #expect(other.isOther(than: one) == isOther)
    }

    @Test func `a document is read as it was written`() {
        for account in [
            Account(), Account(number: "007"), Account(number: "1", login: "2", marks: ["b", "a"]),
            Account(marks: ["ü"]),
        ] { #expect(Account(document: account.document) == account) }
        let wrong: [JSONValue] = [1, [], ["number": 1], ["marks": "a"], ["marks": [1]], ["login": true]]
        for document in wrong { #expect(Account(document: document) == nil) }
    }

    @Test func `of many marks some are kept, and new ones come first`() {
        let many = Account(marks: (100..<400).map(String.init))
        #expect(many.marks.count == 50)
        let marked = many.marked(by: ["new"])
        #expect(marked.marks.count == 50 && marked.marks.contains("new"))
        #expect(!Account(marks: ["399"]).isOther(than: many, knowing: Set((100..<400).map(String.init))))
    }

    @Test func `a number is a text or digits, and no number is none`() {
        #expect(Account.number("10001") == "10001")
        #expect(Account.number(10001) == "10001")
        for value in ["", 0, "0", .null, true, [], [:]] as [JSONValue] { #expect(Account.number(value) == nil) }
        #expect(Account.number(nil) == nil)
    }
}
