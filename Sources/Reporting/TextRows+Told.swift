import Diffing

extension TextRows {
    /// A line of two long texts, as what is written line by line tells them.
    enum Told: Hashable, Sendable {
        case alike(Line)
        case gone(Line)
        case come(Line)
        /// So many lines are alike.
        case folded(Int)
        /// So many lines are left out.
        case cut(Int)
    }

    /// What goes stands before what comes in its place, as far as no line between them stays.
    var told: [Told] {
        blocks.flatMap { block -> [Told] in
            switch block {
            case .folded(let rows): [.folded(rows.count)]
            case .cut(let count): [.cut(count)]
            case .shown(let rows): Self.told(rows)
            }
        }
    }

    private static func told(_ rows: [Row]) -> [Told] {
        var result: [Told] = []
        var come: [Told] = []
        for row in rows {
            switch row {
            case .same(let line, _):
                result += come + [.alike(line)]
                come = []
            case .changed(let old, let new):
                if let old { result.append(.gone(old)) }
                if let new { come.append(.come(new)) }
            }
        }
        return result + come
    }
}
