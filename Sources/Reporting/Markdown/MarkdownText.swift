import Wire

/// Text from outside in a Markdown document: always as code, where no markup, no mention and no number of an issue has a
/// meaning, behind a fence that it can't close.
enum MarkdownText {
    /// A code span, cut after so many characters.
    static func code(_ text: String, atMost limit: Int = 200) -> String {
        let visible = clipped(text.visible, limit)
        guard !visible.isEmpty else { return "`\"\"`" }
        let fence = String(repeating: "`", count: longestRun(in: visible) + 1)
        let isPadded = [visible.utf8.first, visible.utf8.last].contains { [UInt8(ascii: "`"), 0x20].contains($0) }
        let pad = isPadded ? " " : ""
        return fence + pad + visible + pad + fence
    }

    /// The same in a cell of a table, where a bar would end it.
    static func cell(_ text: String) -> String {
        code(
            text.utf8.contains(UInt8(ascii: "|"))
                ? text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\u{7c}") : text)
    }

    /// For inside a line of HTML, which Markdown leaves alone; code again.
    static func html(_ text: String, atMost limit: Int = 200) -> String {
        HTML(.code, text: clipped(text.visible, limit)).written
    }

    /// Lines as a fenced block that shows `+` and `-` as what came and went.
    static func block(_ lines: [String]) -> String {
        let fence = String(repeating: "`", count: max(3, (lines.map(longestRun).max() ?? 0) + 1))
        return "\(fence)diff\n" + lines.map { $0 + "\n" }.joined() + fence + "\n"
    }

    static func clipped(_ text: String, _ limit: Int) -> String {
        text.utf8.count > limit && text.count > limit ? text.prefix(limit - 1) + "…" : text
    }

    private static func longestRun(in text: String) -> Int {
        var (longest, run) = (0, 0)
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
