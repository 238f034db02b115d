import Reporting
import Testing

struct ShownTests {
    @Test(arguments: [
        ("plain \\ text", "plain \\ text"),
        ("\u{1b}[31mred", "\\u{1b}[31mred"),
        ("a\nb\tc\rd", "a\\u{a}b\\u{9}c\\u{d}d"),
        ("\u{7f}\u{9b}\u{0}", "\\u{7f}\\u{9b}\\u{0}"),
        ("a\u{202e}b\u{2066}c", "a\\u{202e}b\\u{2066}c"),
        ("zero\u{200b}width\u{feff}", "zero\\u{200b}width\\u{feff}"),
        ("no\u{a0}break", "no\\u{a0}break"),
        ("\u{3164}\u{2800}\u{34f}", "\\u{3164}\\u{2800}\\u{34f}"),
        ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"),
        ("\u{e000}\u{e0041}", "\\u{e000}\\u{e0041}"),
        ("Grüße 東京　です", "Grüße 東京　です"),
        ("👩‍👩‍👧 ❤️", "👩‍👩‍👧 ❤️"),
        ("a\u{200d}b \u{fe0f}", "a\\u{200d}b \\u{fe0f}"),
        ("\u{10FFFF}\u{E000}!", "\\u{d800}!"),
        ("\u{10FFFF}\u{10FFFF}", "\\u{10ffff}\\u{10ffff}"),
    ])
    func `what cannot be seen is escaped`(text: String, shown: String) {
        #expect(Shown.escaped(text) == shown)
    }

    static let long: [Shown] = [
        "  ~ campaigns/Shop%20English/chatWindow  \("/greetingMessage", .address)  \("Hi there 👋 Which trail are you on?", .removed) → \("Hello!", .added)",
        "\(String(repeating: "unbroken", count: 20))",
        "      \(String(repeating: "東京", count: 30)) and \(String(repeating: "x", count: 70)) end",
        "short", "", "   ", "\("one", .strong)\("two", .faint) three \(String(repeating: "four five ", count: 12))",
    ]

    @Test(arguments: long, [20, 21, 40, 79, 80, 200])
    func `a long line is broken between words, and nothing of it is lost`(line: Shown, width: Int) {
        let lines = line.wrapped(to: width)
        #expect(lines.allSatisfy { $0.displayWidth <= width }, "\(lines.map(\.plain))")
        func text(_ lines: [Shown]) -> String { lines.map(\.plain).joined(separator: " ").filter { $0 != " " } }
        #expect(text(lines) == text([line]))
        if line.displayWidth <= width { #expect(lines == [line]) }
        let colours = lines.flatMap { $0.spans.compactMap(\.style) }
        #expect(Set(colours) == Set(line.spans.compactMap(\.style)))
    }

    @Test func `further lines stand further in than the first`() {
        let line: Shown = "  note  one two three four five six seven eight"
        #expect(
            line.wrapped(to: 24).map(\.plain) == ["  note  one two three", "      four five six", "      seven eight"])
    }

    @Test func `interpolated text is escaped, the wording around it is not`() {
        let name = "a\nb"
        let line: Shown = "site '\(name)':\n\(2) \(Shown("x\t", .strong))"
        #expect(line.plain == "site 'a\\u{a}b':\n2 x\\u{9}")
    }

    @Test func `lines of a text are kept apart and their tabs become blanks`() {
        #expect(Shown.lines(of: "a\tb\r\n\u{1b}\n").map(\.plain) == ["a    b", "\\u{1b}", ""])
    }

    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("東京", 4), ("ｱ", 1), ("Ａ", 2), ("😀", 2), ("👩‍👩‍👧", 2),
        ("🇩🇪", 2), ("❤️", 2), ("❤", 1), ("한", 2), ("\u{1112}\u{1161}\u{11ab}", 2), ("→", 1), ("Привет", 6),
    ])
    func `width is what a terminal takes`(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }

    @Test func `cutting keeps whole characters, styles and the promised width`() {
        let shown: Shown = "\("東京", .added) tower"
        #expect(shown.truncated(to: 6, "…").plain == "東京 …")
        #expect(shown.truncated(to: 4, "…").plain == "東…")
        #expect(shown.truncated(to: 4, "…").rendered(colour: true) == "\u{1b}[32m東\u{1b}[0m\u{1b}[32m…\u{1b}[0m")
        #expect(shown.truncated(to: 10, "…") == shown)
        for width in 0...12 { #expect(shown.truncated(to: width, "...").displayWidth <= width) }
    }
}
