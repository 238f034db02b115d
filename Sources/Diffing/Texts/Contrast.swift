/// One line of text before and after, each side with what only it has marked. Where both would look the same, what
/// differs is written out: an end of a line, a tab, a blank, the number of a character.
package struct Contrast: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case same(String)
        /// Only this side has it.
        case marked(String)
        /// So many characters were left out.
        case gap(Int)
    }

    package var old: [Part] { Self.tidy(left) }
    package var new: [Part] { Self.tidy(right) }

    /// Where only the other side has something, nothing stands marked, so that both are cut at the same places.
    private var left: [Part]
    private var right: [Part]

    package init(from old: String, to new: String) {
        if old.utf8.elementsEqual(new.utf8) {
            self.init(old: [.same(old)], new: [.same(new)])
        } else if Looks(old) == Looks(new) {
            self.init(scalarsOf: old, new)
        } else {
            let words = WordDifference(from: old, to: new)
            if words.isTelling { self.init(words) } else { self.init(replacing: old, by: new) }
        }
    }

    /// A line that only one side has.
    package init(only text: String, isOld: Bool) {
        // Nothing at all would not be seen as something that came or went.
        let last = text.unicodeScalars.last
        var part = text
        if let last, last.isBlankToTheEye || last.isUnseen {
            let kept = text.unicodeScalars.reversed().drop { $0.isBlankToTheEye || $0.isUnseen }.reversed()
            let tail = text.unicodeScalars.dropFirst(kept.count)
            part = String(String.UnicodeScalarView(kept)) + tail.map(\.unmistakable).joined()
        }
        self.init(old: isOld ? [.marked(part)] : [], new: isOld ? [] : [.marked(part)])
    }

    private init(old: [Part], new: [Part]) {
        left = old
        right = new
    }

    private static func tidy(_ parts: [Part]) -> [Part] {
        var tidy: [Part] = []
        for part in parts where part != .marked("") && part != .same("") { add(part, to: &tidy) }
        return tidy
    }

    /// Texts of one look, sign by sign.
    private init(scalarsOf old: String, _ new: String) {
        self.init(old: [], new: [])
        let pieces = LineDifference.pieces(from: Self.signs(of: old), to: Self.signs(of: new), limit: 200_000)
        for piece in pieces {
            switch piece {
            case .same(let text), .retouched(let text, _):
                add(.same(text), .same(text))
            case .removed(let text): add(.marked(Self.unmistakable(text)), .marked(""))
            case .added(let text): add(.marked(""), .marked(Self.unmistakable(text)))
            }
        }
    }

    private init(_ words: WordDifference) {
        self.init(old: [], new: [])
        var removed: String?
        for part in words.parts {
            switch part {
            case .same(let text):
                if let removed { replace(removed, by: "") }
                removed = nil
                add(.same(text), .same(text))
            case .removed(let text): removed = text
            case .added(let text):
                replace(removed ?? "", by: text)
                removed = nil
            }
        }
        if let removed { replace(removed, by: "") }
    }

    private mutating func replace(_ removed: String, by added: String) {
        guard Looks(removed) == Looks(added) else { return add(.marked(removed), .marked(added)) }
        let inner = Contrast(scalarsOf: removed, added)
        for part in inner.left { Self.add(part, to: &left) }
        for part in inner.right { Self.add(part, to: &right) }
    }

    private mutating func add(_ old: Part, _ new: Part) {
        Self.add(old, to: &left)
        Self.add(new, to: &right)
    }

    /// Little is alike: what both begin and end with is set apart only where the line is too long to be seen whole.
    private init(replacing old: String, by new: String) {
        guard max(old.utf8.count, new.utf8.count) > 80 else {
            self.init(old: [.marked(old)], new: [.marked(new)])
            return
        }
        let (a, b) = (Array(old), Array(new))
        func isSame(_ left: Character, _ right: Character) -> Bool { left.utf8.elementsEqual(right.utf8) }
        var start = 0
        while start < min(a.count, b.count), isSame(a[start], b[start]) { start += 1 }
        var end = 0
        while end < min(a.count, b.count) - start, isSame(a[a.count - 1 - end], b[b.count - 1 - end]) { end += 1 }
        func parts(_ text: [Character]) -> [Part] {
            let middle = String(text[start..<text.count - end])
            return [.same(String(text[..<start])), .marked(middle), .same(String(text[(text.count - end)...]))]
        }
        self.init(old: parts(a), new: parts(b))
    }

    private static func signs(of text: String) -> [String] { text.unicodeScalars.map { String($0) } }

    private static func unmistakable(_ text: String) -> String { text.unicodeScalars.map(\.unmistakable).joined() }

    private static func add(_ part: Part, to parts: inout [Part]) {
        switch (parts.last, part) {
        case (.same(let before)?, .same(let text)): parts[parts.count - 1] = .same(before + text)
        case (.marked(let before)?, .marked(let text)): parts[parts.count - 1] = .marked(before + text)
        default: parts.append(part)
        }
    }
}

// Cutting.
extension Contrast {
    /// No more than about `limit` characters a side, those around what differs; what stands further off becomes a gap.
    package func cut(to limit: Int) -> Contrast {
        Contrast(old: Self.cut(left, to: limit), new: Self.cut(right, to: limit))
    }

    private static func cut(_ parts: [Part], to limit: Int) -> [Part] {
        guard parts.reduce(0, { $0 + $1.length }) > limit else { return parts }
        var around = max(8, limit / 5)
        var result = near(parts, around)
        while around > 8, result.reduce(0, { $0 + $1.length }) > limit {
            around = max(8, around / 2)
            result = near(parts, around)
        }
        var left = limit
        var kept: [Part] = []
        for (index, part) in result.enumerated() {
            let length = part.length
            guard length > left else {
                kept.append(part)
                left -= length
                continue
            }
            let rest = result[(index + 1)...].reduce(0) { $0 + $1.length }
            switch part {
            case .same(let text): if left > 0 { kept.append(.same(String(text.prefix(left)))) }
            case .marked(let text): if left > 0 { kept.append(.marked(String(text.prefix(left)))) }
            case .gap: break
            }
            kept.append(.gap(length - max(0, left) + rest))
            break
        }
        return kept
    }

    /// What is alike, but for so many characters beside what differs.
    private static func near(_ parts: [Part], _ around: Int) -> [Part] {
        parts.enumerated().flatMap { index, part -> [Part] in
            guard case .same(let text) = part else { return [part] }
            let (head, tail) = (index > 0 ? around : 0, index + 1 < parts.count ? around : 0)
            let count = text.count
            let ends = parts.count == 1 ? (around, around) : (head, tail)
            guard count > ends.0 + ends.1 + 4 else { return [part] }
            return [
                .same(String(text.prefix(ends.0))), .gap(count - ends.0 - ends.1), .same(String(text.suffix(ends.1))),
            ]
            .filter { $0 != .same("") }
        }
    }
}

extension Contrast.Part {
    fileprivate var length: Int {
        switch self {
        case .same(let text), .marked(let text): text.count
        case .gap: 1
        }
    }
}
