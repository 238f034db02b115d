import Wire

/// A word at a place where none belongs: most often a part of one that the shell has taken apart.
struct StrayWord {
    /// All words of the command line, the command's name included or not.
    let words: [String]

    /// What may have happened; nil where nothing speaks for it.
    func hint(of stray: String) -> String? {
        guard let place = words.lastIndex(where: { $0.isIdentical(to: stray) }), place > 0 else { return nil }
        let before = words[place - 1]
        guard !before.hasPrefix("-") || before.contains("=") else { return nil }
        let value = before.hasPrefix("-") ? String(before.drop { $0 != "=" }.dropFirst()) : before
        if Self.areOfOneFolder(value, stray) {
            return "the shell puts names of files in the place of a *: put quotes around a selector, 'campaigns/*'"
        }
        // Only addresses and words to look for have blanks in them.
        guard place > 1, before.contains("=") || words[place - 2].hasPrefix("--") || value.contains("/") else {
            return nil
        }
        return "a word with a blank in it stands in quotes: '\(value) \(stray)'"
    }

    private static func areOfOneFolder(_ one: String, _ other: String) -> Bool {
        let (left, right) = (one.split(separator: "/"), other.split(separator: "/"))
        return left.count > 1 && left.count == right.count && left.dropLast().elementsEqual(right.dropLast())
    }
}
