extension Shown {
    /// The line in lines no wider than `width` columns, broken between words, further lines indented by four more than the
    /// first. A word that is wider than that is broken where it has to be.
    /// - Parameter further: columns that further lines are indented by; nil for four more than the first.
    package func wrapped(to width: Int, further: Int? = nil) -> [Shown] {
        guard displayWidth > width, width >= 20 else { return [self] }
        let own = plain.prefix { $0 == " " }.count
        let hanging = Shown(String(repeating: " ", count: min(further ?? own + 4, width / 2)))
        var lines: [Shown] = []
        var line = Shown("")
        var left = width
        for word in words {
            if word.gap + word.text.displayWidth <= left {
                line = line + Shown(String(repeating: " ", count: word.gap)) + word.text
                left -= word.gap + word.text.displayWidth
                continue
            }
            var rest = word.text
            // A line of its own, unless this one has nothing yet.
            if left < width - hanging.displayWidth || lines.isEmpty && left < width { lines.append(line) }
            line = hanging
            left = width - hanging.displayWidth
            while rest.displayWidth > left {
                let piece = rest.truncated(to: left, "")
                guard piece.displayWidth > 0 else { break }
                lines.append(line + piece)
                rest = rest.dropping(piece)
            }
            line = line + rest
            left -= rest.displayWidth
        }
        return lines + [line]
    }

    /// What stands between blanks, with how many blanks stand before it.
    private var words: [(gap: Int, text: Shown)] {
        var words: [(gap: Int, text: Shown)] = []
        var gap = 0
        var isOpen = false
        for span in spans {
            var rest = Substring(span.text)
            while !rest.isEmpty {
                let blanks = rest.prefix { $0 == " " }
                if !blanks.isEmpty {
                    gap += blanks.count
                    isOpen = false
                    rest = rest.dropFirst(blanks.count)
                    continue
                }
                let text = rest.prefix { $0 != " " }
                let piece = Shown(shown: String(text), span.style)
                if isOpen, let last = words.popLast() {
                    words.append((last.gap, last.text + piece))
                } else {
                    words.append((gap, piece))
                }
                (gap, isOpen) = (0, true)
                rest = rest.dropFirst(text.count)
            }
        }
        return words
    }

    /// What follows a piece of its beginning.
    private func dropping(_ piece: Shown) -> Shown {
        var count = piece.plain.count
        var result = Shown("")
        for span in spans {
            let text = span.text.dropFirst(count)
            count = max(0, count - span.text.count)
            if !text.isEmpty { result = result + Shown(shown: String(text), span.style) }
        }
        return result
    }
}
