/// What somebody looks for: words that all have to be there, phrases, beginnings, and what must not be there.
///
///     parcel lost        both words, in any order
///     "where is my"      side by side
///     refund*            a word that begins so
///     -spam  -"no news"  not there
///
/// Whatever is typed means something: a quote that is not closed ends with the text, and signs that are no letters part words.
package struct SearchQuery: Hashable, Sendable {
    /// Words side by side, the last of which may be a beginning.
    package struct Term: Hashable, Sendable {
        let words: [[UInt8]]
        let isBeginning: Bool
    }

    package private(set) var wanted: [Term] = []
    package private(set) var unwanted: [Term] = []

    package init(_ text: String) {
        var rest = text[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
                continue
            }
            let isUnwanted = first == "-" || first == "\u{2212}"
            if isUnwanted { rest.removeFirst() }
            let piece: Substring
            if let quote = rest.first, "\"\u{201C}\u{201D}\u{201E}\u{AB}\u{BB}".contains(quote) {
                rest.removeFirst()
                piece = rest.prefix { !"\"\u{201C}\u{201D}\u{AB}\u{BB}".contains($0) }
                rest = rest.dropFirst(piece.count + 1)
                add(String(piece), isBeginning: rest.first == "*", isUnwanted)
            } else {
                piece = rest.prefix { !$0.isWhitespace }
                rest = rest.dropFirst(piece.count)
                add(String(piece), isBeginning: piece.hasSuffix("*"), isUnwanted)
            }
        }
    }

    private mutating func add(_ text: String, isBeginning: Bool, _ isUnwanted: Bool) {
        let words = Words.spans(in: text).map(\.word)
        guard !words.isEmpty else { return }
        let term = Term(words: words, isBeginning: isBeginning)
        if isUnwanted { unwanted.append(term) } else { wanted.append(term) }
    }

    var hasBeginnings: Bool { (wanted + unwanted).contains(where: \.isBeginning) }

    /// Nothing that could be found.
    package var isEmpty: Bool { wanted.isEmpty && unwanted.isEmpty }
}

extension SearchQuery.Term {
    /// The places where it begins in a list of words.
    func places(in words: [[UInt8]]) -> [Int] {
        guard words.count >= self.words.count else { return [] }
        return (0...words.count - self.words.count).filter { start in
            self.words.indices.allSatisfy { index in
                let word = words[start + index]
                return isBeginning && index == self.words.count - 1
                    ? word.starts(with: self.words[index]) : word == self.words[index]
            }
        }
    }
}

extension SearchQuery {
    /// The question to an FTS5 table with the columns `words` and `facets`.
    /// - Parameter facets: of each group at least one has to be there.
    func expression(_ facets: [[String]]) -> String {
        var all = facets.map { "(facets : (" + $0.map { "\"\($0)\"" }.joined(separator: " OR ") + "))" }
        all += wanted.map { "(words : (\($0.expression)))" }
        let joined = all.joined(separator: " AND ")
        guard !unwanted.isEmpty else { return joined }
        return "(\(joined)) NOT (" + unwanted.map { "(words : (\($0.expression)))" }.joined(separator: " OR ") + ")"
    }

    /// Does a record with these texts match? What the index does, without it.
    func matches(_ texts: [String]) -> Bool {
        let words = texts.map { Words.spans(in: $0).map(\.word) }
        func isThere(_ term: Term) -> Bool { words.contains { !term.places(in: $0).isEmpty } }
        return wanted.allSatisfy(isThere) && !unwanted.contains(where: isThere)
    }
}

extension SearchQuery.Term {
    /// Words hold nothing but letters and digits, so none can end the quotes.
    fileprivate var expression: String {
        "\"" + words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") + "\""
            + (isBeginning ? " *" : "")
    }
}
