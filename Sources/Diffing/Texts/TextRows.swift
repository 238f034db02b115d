/// Two long texts beside each other, row by row, for whatever writes them: a terminal, a page, Markdown.
package struct TextRows: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package let number: Int
        package let contrast: Contrast
        let isOld: Bool

        package var parts: [Contrast.Part] { isOld ? contrast.old : contrast.new }

        /// No more than about `limit` characters, those around what differs.
        package func cut(to limit: Int) -> [Contrast.Part] {
            let contrast = contrast.cut(to: limit)
            return isOld ? contrast.old : contrast.new
        }
    }

    package enum Row: Hashable, Sendable {
        /// Both sides have it.
        case same(Line, Line)
        case changed(Line?, Line?)
    }

    package enum Block: Hashable, Sendable {
        case shown([Row])
        /// Nothing changes here, and nobody wants to read it first.
        case folded([Row])
        /// So many lines were left out.
        case cut(Int)
    }

    package let blocks: [Block]

    /// What of one text is shown at most; whoever needs more of it takes the JSON.
    package static let mostLines = 4000

    /// - Parameter context: how many lines around a change stay in sight.
    package init(from old: String, to new: String, context: Int = 3) {
        let rows = Self.rows(LineDifference.lines(from: old, to: new))
        let blocks = Self.folded(rows, context)
        self.blocks = rows.count > Self.mostLines ? Self.cut(blocks) : blocks
    }

    /// Of a long text what changes stays, rather than what comes first.
    private static func cut(_ blocks: [Block]) -> [Block] {
        let isAlike = blocks.allSatisfy { if case .folded = $0 { true } else { false } }
        var left = mostLines
        return blocks.flatMap { block -> [Block] in
            switch block {
            case .folded(let rows) where isAlike:
                return [.folded(Array(rows.prefix(left))), .cut(rows.count - left)]
            case .folded(let rows): return [.cut(rows.count)]
            case .shown(let rows):
                let shown = rows.prefix(left)
                left -= shown.count
                return [.shown(Array(shown))] + (shown.count < rows.count ? [.cut(rows.count - shown.count)] : [])
            case .cut: return [block]
            }
        }
    }

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
                let contrast = contrast(old, new)
                rows.append(
                    .changed(
                        old.map { _ in Line(number: left, contrast: contrast, isOld: true) },
                        new.map { _ in Line(number: right, contrast: contrast, isOld: false) }))
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
                // A carriage return at its end is the same on both sides, so nobody needs to see it.
                let ends = text.utf8.last == 0x0D
                let shown = ends ? String(decoding: text.utf8.dropLast(), as: UTF8.self) : text
                let contrast = Contrast(from: shown, to: shown)
                rows.append(
                    .same(
                        Line(number: left, contrast: contrast, isOld: true),
                        Line(number: right, contrast: contrast, isOld: false)))
            case .retouched(let old, let new):
                flush()
                removed.append(old)
                added.append(new)
                flush()
            }
        }
        // Behind the last end of a line there is nothing, and that it is there is what differs.
        if removed.last?.isEmpty == true, added.isEmpty { removed[removed.count - 1] = "\n" }
        if added.last?.isEmpty == true, removed.isEmpty { added[added.count - 1] = "\n" }
        flush()
        return rows
    }

    private static func contrast(_ old: String?, _ new: String?) -> Contrast {
        switch (old, new) {
        case (let old?, let new?): Contrast(from: old, to: new)
        case (let text?, nil): Contrast(only: text, isOld: true)
        case (nil, let text?): Contrast(only: text, isOld: false)
        case (nil, nil): Contrast(from: "", to: "")
        }
    }

    private static func folded(_ rows: [Row], _ context: Int) -> [Block] {
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
