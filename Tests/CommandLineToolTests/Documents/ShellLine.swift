import Foundation

/// The program's own words in a line for the shell: `17 2 * * *  livechat-sync check --quiet >/dev/null` is
/// `check --quiet`.
struct ShellLine {
    let words: [String]

    /// Nil for a line that does not call the program.
    init?(_ line: String) {
        let parts = Self.split(line)
        // In `sudo -u livechat-sync` and `install livechat-sync` it is somebody else's operand.
        let start = parts.indices.first { index in
            (parts[index] == "livechat-sync" || parts[index].hasSuffix("/livechat-sync"))
                && (index == 0 || !parts[index - 1].hasPrefix("-"))
        }
        guard let start, !parts[..<start].contains("install") else { return nil }
        words = Array(
            parts[(start + 1)...].prefix { part in
                !["|", "||", "&", "&&", ";", "#"].contains(part) && !part.hasPrefix(">") && !part.hasPrefix("2>")
            }
            // What the shell puts there is a number in all of them.
            .map { $0.replacing(/\$[a-z]+/, with: "1") })
    }

    /// Words at blanks, quotes taken off.
    private static func split(_ line: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isOpen = false
        var quote: Character?
        for character in line {
            if let open = quote {
                if character == open { quote = nil } else { word.append(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                isOpen = true
            } else if character == " " {
                if isOpen || !word.isEmpty { words.append(word) }
                (word, isOpen) = ("", false)
            } else {
                word.append(character)
            }
        }
        return word.isEmpty && !isOpen ? words : words + [word]
    }
}

extension ShellLine {
    /// The calls of the program in the code blocks of a document that are meant for a shell.
    static func all(inDocument text: String) -> [ShellLine] {
        var language: String?
        var lines: [ShellLine] = []
        for line in text.components(separatedBy: "\n") {
            if line.hasPrefix("```") {
                language = language == nil ? String(line.dropFirst(3)) : nil
            } else if language == "sh" || language == "crontab" || (language == "console" && line.hasPrefix("$ ")) {
                if let line = ShellLine(line) { lines.append(line) }
            }
        }
        return lines
    }
}
