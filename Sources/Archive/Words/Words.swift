/// A text as the words that a search compares: UTF-8, each without a gap in it.
package enum Words {
    /// What parts one text from the next, so that no phrase reaches from a message into another. No word can be it.
    static let wall: [UInt8] = Array("\u{B6}".utf8)

    /// Appends the words of a text, each followed by a blank.
    static func append(_ text: String, to words: inout [UInt8]) {
        var isOpen = false
        func close(_ words: inout [UInt8]) {
            if isOpen { words.append(UInt8(ascii: " ")) }
            isOpen = false
        }
        for scalar in text.unicodeScalars {
            // Most letters by far.
            if (0x61...0x7A).contains(scalar.value) {
                words.append(UInt8(scalar.value))
                isOpen = true
                continue
            }
            switch Letter(scalar) {
            case .part(let bytes):
                words += bytes
                isOpen = true
            case .alone(let bytes):
                close(&words)
                words += bytes
                words.append(UInt8(ascii: " "))
            case .mark: continue
            case .gap: close(&words)
            }
        }
        close(&words)
    }

    /// The words of a text with where in it each stands.
    static func spans(in text: String) -> [(word: [UInt8], span: Range<String.Index>)] {
        var found: [(word: [UInt8], span: Range<String.Index>)] = []
        var open: (word: [UInt8], start: String.Index)?
        var end = text.startIndex
        func close() {
            if let word = open { found.append((word.word, word.start..<end)) }
            open = nil
        }
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let next = scalars.index(after: index)
            switch Letter(scalars[index]) {
            case .part(let bytes):
                open = ((open?.word ?? []) + bytes, open?.start ?? index)
                end = next
            case .alone(let bytes):
                close()
                found.append((bytes, index..<next))
            case .mark: if open != nil { end = next }
            case .gap: close()
            }
            index = next
        }
        close()
        return found
    }
}
