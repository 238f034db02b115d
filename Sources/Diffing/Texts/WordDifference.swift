import Wire

/// How one line of text became another, word by word.
package struct WordDifference: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case same(String)
        case removed(String)
        case added(String)
    }

    /// In order; no two neighbours are of one case.
    package let parts: [Part]

    /// Long lines of which little is alike are taken as replaced altogether, so time and memory stay small.
    package init(from old: String, to new: String) {
        var parts: [Part] = []
        for piece in LineDifference.pieces(from: Self.words(of: old), to: Self.words(of: new), limit: 200_000) {
            switch (piece, parts.last) {
            case (.same(let text), .same(let before)?), (.retouched(let text, _), .same(let before)?):
                parts[parts.count - 1] = .same(before + text)
            case (.removed(let text), .removed(let before)?): parts[parts.count - 1] = .removed(before + text)
            case (.added(let text), .added(let before)?): parts[parts.count - 1] = .added(before + text)
            case (.same(let text), _), (.retouched(let text, _), _): parts.append(.same(text))
            case (.removed(let text), _): parts.append(.removed(text))
            case (.added(let text), _): parts.append(.added(text))
            }
        }
        self.parts = Self.joined(parts)
    }

    /// Whether so much is alike that marking the words says more than two lines beside each other.
    package var isTelling: Bool {
        var (alike, all) = (0, 0)
        for part in parts {
            switch part {
            case .same(let text):
                alike += 2 * text.utf8.count { $0 > 0x20 }
                all += 2 * text.utf8.count
            case .removed(let text), .added(let text): all += text.utf8.count
            }
        }
        return alike * 4 >= all
    }

    /// A lone blank between two changed words is changed too: one mark reads better than two.
    private static func joined(_ parts: [Part]) -> [Part] {
        var result: [Part] = []
        var (removed, added) = ("", "")
        func flush() {
            if !removed.isEmpty { result.append(.removed(removed)) }
            if !added.isEmpty { result.append(.added(added)) }
            (removed, added) = ("", "")
        }
        for (index, part) in parts.enumerated() {
            switch part {
            case .removed(let text): removed += text
            case .added(let text): added += text
            case .same(let text):
                let isBetween = index + 1 < parts.count && !(removed.isEmpty && added.isEmpty)
                if isBetween, text.isIdentical(to: " "), !removed.isEmpty, !added.isEmpty {
                    removed += text
                    added += text
                } else {
                    flush()
                    result.append(part)
                }
            }
        }
        flush()
        return result
    }

    /// Runs of letters and digits, runs of blanks, and everything else one by one; scripts without blanks between words
    /// are taken letter by letter.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var last: Sort?
        for character in text {
            let sort = Sort(character)
            if sort == last, sort != .single {
                words[words.count - 1].append(character)
            } else {
                words.append(String(character))
            }
            last = sort
        }
        return words
    }

    private enum Sort {
        case word, blank, single

        init(_ character: Character) {
            guard let scalar = character.unicodeScalars.first else {
                self = .single
                return
            }
            if scalar == " " || scalar == "\t" {
                self = .blank
            } else if scalar.value < 0x2E80, scalar.properties.isAlphabetic || character.isNumber {
                self = .word
            } else {
                self = .single
            }
        }
    }
}
