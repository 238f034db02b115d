/// The part of a text that shows what was found, in pieces.
package struct Snippet: Hashable, Sendable {
    package struct Piece: Hashable, Sendable {
        package let text: String
        package let isFound: Bool
    }

    package let pieces: [Piece]

    /// In one line, with what was found between two stars on either side.
    package var marked: String { pieces.reduce(into: "") { $0 += $1.isFound ? "**\($1.text)**" : $1.text } }

    /// Of the first of the texts that has something of what was looked for; the start of the first one if none has.
    /// - Parameter length: characters around what was found, about.
    init(of texts: [String], _ query: SearchQuery, length: Int = 120) {
        for text in texts {
            let found = Self.found(in: text, query)
            if let first = found.first {
                pieces = Self.pieces(of: text, found, from: first.lowerBound, length)
                return
            }
        }
        let text = texts.first ?? ""
        pieces = Self.pieces(of: text, [], from: text.startIndex, length)
    }

    private static func found(in text: String, _ query: SearchQuery) -> [Range<String.Index>] {
        let spans = Words.spans(in: text)
        let words = spans.map(\.word)
        var found: [Range<String.Index>] = []
        for term in query.wanted {
            for place in term.places(in: words) {
                found.append(spans[place].span.lowerBound..<spans[place + term.words.count - 1].span.upperBound)
            }
        }
        var joined: [Range<String.Index>] = []
        for span in found.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, span.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
            } else {
                joined.append(span)
            }
        }
        return joined
    }

    private static func pieces(
        of text: String, _ found: [Range<String.Index>], from place: String.Index, _ length: Int
    ) -> [Piece] {
        // By scalars: what a grapheme is takes long to say of a text that means to make it long.
        let scalars = text.unicodeScalars
        let start = scalars.index(place, offsetBy: -length / 3, limitedBy: scalars.startIndex) ?? scalars.startIndex
        let end = scalars.index(place, offsetBy: length, limitedBy: scalars.endIndex) ?? scalars.endIndex
        var pieces: [Piece] = []
        var index = start
        func add(_ span: Range<String.Index>, isFound: Bool) {
            guard !span.isEmpty else { return }
            pieces.append(Piece(text: String(scalars[span]).replacing("\n", with: " "), isFound: isFound))
        }
        if start > scalars.startIndex { pieces.append(Piece(text: "…", isFound: false)) }
        for span in found where span.lowerBound >= start && span.lowerBound < end {
            add(index..<span.lowerBound, isFound: false)
            add(span.lowerBound..<min(span.upperBound, end), isFound: true)
            index = min(span.upperBound, end)
        }
        add(index..<end, isFound: false)
        if end < scalars.endIndex { pieces.append(Piece(text: "…", isFound: false)) }
        return pieces
    }
}
