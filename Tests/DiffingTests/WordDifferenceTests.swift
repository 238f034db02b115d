import Catalog
import Diffing
import Testing
import Wire

struct WordDifferenceTests {
    @Test(arguments: [
        ("a b c", "a x c", [WordDifference.Part.same("a "), .removed("b"), .added("x"), .same(" c")]),
        ("same", "same", [.same("same")]), ("", "new", [.added("new")]), ("old", "", [.removed("old")]), ("", "", []),
        ("one two", "three four", [.removed("one two"), .added("three four")]),
        (
            "nine to six", "eight to eight",
            [.removed("nine"), .added("eight"), .same(" to "), .removed("six"), .added("eight")]
        ),
        ("你好吗", "你不好", [.same("你"), .added("不"), .same("好"), .removed("吗")]),
    ])
    func `words that differ are told from those that don't`(old: String, new: String, parts: [WordDifference.Part]) {
        #expect(WordDifference(from: old, to: new).parts == parts)
    }

    @Test(arguments: [
        ("the quick brown fox", "a slow red dog <b>"), ("x, y; z", "y; z, x"), ("e\u{301}te\u{301}", "été"),
        ("👋🏽 a", "👋 a"),
    ])
    func `both sides can be put together from the parts`(old: String, new: String) {
        var (left, right) = ("", "")
        for part in WordDifference(from: old, to: new).parts {
            switch part {
            case .same(let text):
                left += text
                right += text
            case .removed(let text): left += text
            case .added(let text): right += text
            }
        }
        #expect(left.isIdentical(to: old) && right.isIdentical(to: new))
    }

    @Test func `marks are worth it only where enough is alike`() {
        #expect(WordDifference(from: "one two three four", to: "one two three five").isTelling)
        #expect(!WordDifference(from: "one two three four", to: "six seven eight nine").isTelling)
        let many = (0..<3000).map { "w\($0)" }.joined(separator: " ")
        let others = (0..<3000).map { "v\($0)" }.joined(separator: " ")
        #expect(WordDifference(from: many, to: others).parts.count == 2)
    }

    @Test func `a whole object that comes or goes does not carry its secrets along`() throws {
        let rules = try #require(RuleBook(.liveChat)["chatWindow"])
        let body: JSONValue = ["customSMTPServer": ["username": "u", "password": "s3cret"]]
        let without: JSONValue = ["customSMTPServer": nil]
        for (present, wanted) in [(body, without), (without, body)] {
            let changes = BodyComparison(present: present, wanted: wanted, rules: rules).changes
            let change = try #require(changes.first)
            #expect(change.pointer.description == "/customSMTPServer")
            let shown = change.document.written()
            #expect(shown.contains("•••") && shown.contains("username") && !shown.contains("s3cret"))
        }
    }
}
