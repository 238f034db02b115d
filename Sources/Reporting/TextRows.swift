import Diffing
import Wire

/// Two long texts beside each other, row by row.
struct TextRows: Hashable, Sendable {
    struct Line: Hashable, Sendable {
        let number: Int
        let parts: [Part]
    }

    enum Part: Hashable, Sendable {
        case same(String)
        /// Only this side has it.
        case marked(String)
        /// So many characters that both sides have were left out.
        case gap(Int)
    }

    enum Row: Hashable, Sendable {
        /// Both sides have it.
        case same(Line, Line)
        case changed(Line?, Line?)
    }

    enum Block: Hashable, Sendable {
        case shown([Row])
        /// Nothing changes here, and nobody wants to read it first.
        case folded([Row])
        /// So many lines were left out.
        case cut(Int)
    }

    let blocks: [Block]

    /// Lines of context around a change.
    private static let context = 3
    /// What of one text is shown at most; whoever needs more of it takes the JSON.
    static let mostLines = 4000

    init(from old: String, to new: String) {
        let rows = Self.rows(LineDifference.lines(from: old, to: new))
        blocks = Self.folded(Array(rows.prefix(Self.mostLines))) + Self.rest(rows.count - Self.mostLines)
    }

    private static func rest(_ count: Int) -> [Block] { count > 0 ? [.cut(count)] : [] }

    private static func rows(_ lines: [LineDifference]) -> [Row] {
        var rows: [Row] = []
        var (left, right) = (0, 0)
        var removed: [String] = []
        var added: [String] = []
        func flush() {
            for index in 0..<max(removed.count, added.count) {
                let old = index < removed.count ? removed[index] : nil
                let new = index < added.count ? added[index] : nil
                if old != nil { left += 1 }
                if new != nil { right += 1 }
                let (first, second) = parts(old, new)
                rows.append(
                    .changed(
                        old.map { _ in Line(number: left, parts: first) },
                        new.map { _ in Line(number: right, parts: second) }))
            }
            removed = []
            added = []
        }
        for line in lines {
            switch line {
            case .removed(let text): removed.append(text)
            case .added(let text): added.append(text)
            case .same(let text):
                flush()
                (left, right) = (left + 1, right + 1)
                let parts = shortened([.same(text)])
                rows.append(.same(Line(number: left, parts: parts), Line(number: right, parts: parts)))
            }
        }
        flush()
        return rows
    }

    /// The parts of a line as it was and as it will be, with the words marked that differ.
    static func parts(_ old: String?, _ new: String?) -> (old: [Part], new: [Part]) {
        guard let old, let new else {
            return (shortened(old.map { [.marked($0)] } ?? []), shortened(new.map { [.marked($0)] } ?? []))
        }
        let words = WordDifference(from: old, to: new)
        guard words.isTelling else { return (shortened([.marked(old)]), shortened([.marked(new)])) }
        var (left, right): ([Part], [Part]) = ([], [])
        for part in words.parts {
            switch part {
            case .same(let text):
                left.append(.same(text))
                right.append(.same(text))
            case .removed(let text): left.append(.marked(text))
            case .added(let text): right.append(.marked(text))
            }
        }
        return (shortened(left), shortened(right))
    }

    /// What is alike for long is left out, but for both its ends; what is marked is cut where nobody reads on.
    private static func shortened(_ parts: [Part]) -> [Part] {
        parts.flatMap { part -> [Part] in
            switch part {
            case .same(let text) where text.utf8.count > 2000 && text.count > 600:
                return [.same(String(text.prefix(200))), .gap(text.count - 400), .same(String(text.suffix(200)))]
            case .marked(let text) where text.utf8.count > 40_000 && text.count > 10_000:
                return [
                    .marked(String(text.prefix(9_000))), .gap(text.count - 10_000), .marked(String(text.suffix(1_000))),
                ]
            default: return [part]
            }
        }
    }

    private static func folded(_ rows: [Row]) -> [Block] {
        var near = Array(repeating: false, count: rows.count)
        for (index, row) in rows.enumerated() {
            guard case .changed = row else { continue }
            for place in max(0, index - context)...min(rows.count - 1, index + context) { near[place] = true }
        }
        var blocks: [Block] = []
        var start = 0
        while start < rows.count {
            var end = start
            while end < rows.count, near[end] == near[start] { end += 1 }
            let slice = Array(rows[start..<end])
            // To unfold one or two lines costs more than to read them.
            blocks.append(near[start] || slice.count < 3 ? .shown(slice) : .folded(slice))
            start = end
        }
        return blocks
    }
}
