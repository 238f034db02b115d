import Diffing
import Testing

@Suite struct ContrastTests {
    private static func written(_ parts: [Contrast.Part]) -> String {
        parts.map { part in
            switch part {
            case .same(let text), .marked(let text): text
            case .gap: "…"
            }
        }.joined()
    }

    @Test(arguments: [
        ("Hello", "Hello\r", "Hello", "Hello\\r"), ("a\tb", "a    b", "a→b", "a␠␠␠␠b"),
        ("end", "end  ", "end", "end␠␠"), (" x", "x", "␠x", "x"), ("a b", "a\u{A0}b", "a␠b", "a<U+00A0>b"),
        ("caf\u{E9}", "cafe\u{301}", "caf<U+00E9>", "cafe<U+0301>"), ("ab", "a\u{200B}b", "ab", "a<U+200B>b"),
        ("ab", "a\u{AD}b", "ab", "a<U+00AD>b"), ("ab", "\u{FEFF}ab", "ab", "<U+FEFF>ab"),
        ("a b", "a\u{3000}b", "a␠b", "a<U+3000>b"), ("\u{2764}", "\u{2764}\u{FE0F}", "\u{2764}", "\u{2764}<U+FE0F>"),
        ("ab", "a\u{200E}b", "ab", "a<U+200E>b"), ("pay", "p\u{430}y", "pay", "p<U+0430>y"),
        ("one  two", "one two", "one ␠two", "one two"), ("", " ", "", "␠"), ("", "\u{200D}", "", "<U+200D>"),
        ("Say hi to all", "Say\u{A0}hi to none", "Say␠hi to all", "Say<U+00A0>hi to none"),
    ])
    func `what looks the same is written so that it can be told apart`(
        _ old: String, _ new: String, _ before: String, _ after: String
    ) {
        let contrast = Contrast(from: old, to: new)
        #expect(Self.written(contrast.old).unicodeScalars.elementsEqual(before.unicodeScalars))
        #expect(Self.written(contrast.new).unicodeScalars.elementsEqual(after.unicodeScalars))
    }

    @Test(arguments: [0, 50, 300, 590, 600], [100, 240])
    func `a long line is cut around what changed, wherever that is`(_ place: Int, _ limit: Int) {
        let words = (0..<300).map { "w\($0)" }.joined(separator: " ")
        let index = words.index(words.startIndex, offsetBy: place)
        let old = words[..<index] + "OLD" + words[index...]
        let new = words[..<index] + "NEWER" + words[index...]
        let contrast = Contrast(from: String(old), to: String(new)).cut(to: limit)
        let (before, after) = (Self.written(contrast.old), Self.written(contrast.new))
        #expect(before != after)
        #expect(before.contains("OLD") && after.contains("NEWER"))
        #expect(before.count <= limit + 10 && after.count <= limit + 10)
    }

    @Test func `what only one side has shows on both where it is missing`() {
        let text = String(repeating: "x y ", count: 100)
        let contrast = Contrast(from: text + "tail " + text, to: text + "tail more " + text).cut(to: 100)
        #expect(contrast.old != contrast.new)
        #expect(Self.written(contrast.new).contains("more"))
        #expect(Self.written(contrast.old).contains("tail"))
    }

    @Test(arguments: [10, 3000])
    func `lines that stay are not shown as gone, however far apart two changes are`(_ count: Int) {
        let old = (0..<count).map { "line \($0)" }
        var new = old
        new[1] = "changed"
        new[count - 2] = "changed too"
        new.insert("added", at: count / 2)
        let lines = LineDifference.lines(from: old.joined(separator: "\n"), to: new.joined(separator: "\n"))
        #expect(lines.count { if case .same = $0 { true } else { false } } == count - 2)
    }

    @Test func `where all ends of lines changed, an added line is still only that`() {
        let lines = LineDifference.lines(from: "a\r\nb\r\nc\r\n", to: "a\nnew\nb\nc\n")
        #expect(
            lines == [
                .retouched("a\r", "a"), .added("new"), .retouched("b\r", "b"), .retouched("c\r", "c"), .same(""),
            ])
    }
}
