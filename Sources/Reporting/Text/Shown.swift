import Wire

/// Text that is fit for a terminal. What is put into it with `\( )` comes out with everything invisible written as an
/// escape, so that no name on a site can colour the screen, move the cursor, turn the reading direction or look
/// like another name; the literal around it is the program's own wording and stays as it is.
///
///     console.note("site '\(name)' has \(count)")
package struct Shown: Hashable, Sendable {
    package struct Span: Hashable, Sendable {
        package var text: String
        package var style: Style?
    }

    package private(set) var spans: [Span]

    /// Escapes `text`, line ends and tabs too.
    package init(_ text: String, _ style: Style? = nil) {
        spans = [Span(text: Self.escaped(text), style: style)]
    }

    /// `text` with everything that cannot be seen written as an escape.
    package static func escaped(_ text: String) -> String { text.visible }

    /// Text that was made fit to be shown before.
    init(shown text: String, _ style: Style?) { spans = [Span(text: text, style: style)] }

    /// Each line of a text that may have several; its tabs become blanks.
    package static func lines(of text: String, _ style: Style? = nil) -> [Shown] {
        // By scalars, since "\r\n" is one character.
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in
                let content = line.last == "\r" ? line.dropLast() : line
                let parts = content.split(separator: "\t", omittingEmptySubsequences: false)
                return Shown(parts.map { String(Substring($0)) }.joined(separator: "    "), style)
            }
    }

    /// Without any style.
    package var plain: String { spans.map(\.text).joined() }

    package var displayWidth: Int { spans.reduce(0) { $0 + $1.text.displayWidth } }

    /// With the codes for the terminal, or without.
    package func rendered(colour: Bool) -> String {
        guard colour else { return plain }
        return spans.map { span in
            span.style.map { "\u{1b}[\($0.rawValue)m\(span.text)\u{1b}[0m" } ?? span.text
        }.joined()
    }

    /// The same text, in `style` where it has no style yet.
    package func styled(_ style: Style) -> Shown {
        var result = self
        for index in result.spans.indices where result.spans[index].style == nil { result.spans[index].style = style }
        return result
    }

    /// No wider than `width` columns; what is cut off is replaced by `ellipsis`.
    package func truncated(to width: Int, _ ellipsis: String) -> Shown {
        guard displayWidth > width else { return self }
        var result = Shown("")
        var left = max(0, width - ellipsis.displayWidth)
        for span in spans {
            let text = span.text.prefix(columns: left)
            result.spans.append(Span(text: text, style: span.style))
            left -= text.displayWidth
            if text.utf8.count < span.text.utf8.count { break }
        }
        if width >= ellipsis.displayWidth { result.spans.append(Span(text: ellipsis, style: result.spans.last?.style)) }
        return result
    }

    package static func + (left: Shown, right: Shown) -> Shown {
        var result = left
        result.spans += right.spans
        return result
    }
}

/// How a piece of text stands out; the raw value is the terminal's number for it.
package enum Style: Int, Sendable {
    case strong = 1
    case faint = 2
    case removed = 31
    case added = 32
    case changed = 33
    case address = 36
}

extension Shown: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { spans = [Span(text: value, style: nil)] }

    package init(stringInterpolation: StringInterpolation) { spans = stringInterpolation.spans }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var spans: [Span] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { spans.append(Span(text: literal, style: nil)) }
        }

        package mutating func appendInterpolation(_ text: String, _ style: Style? = nil) {
            spans.append(Span(text: Shown.escaped(text), style: style))
        }

        package mutating func appendInterpolation(_ number: Int, _ style: Style? = nil) {
            spans.append(Span(text: String(number), style: style))
        }

        package mutating func appendInterpolation(_ shown: Shown) { spans += shown.spans }

        package mutating func appendInterpolation(_ value: some CustomStringConvertible, _ style: Style? = nil) {
            appendInterpolation(value.description, style)
        }
    }
}
