import Diffing
import Wire

/// Differences for people: one line a resource, its fields below, deletions and totals where they can be seen.
struct DifferenceText {
    let glyphs: Glyphs

    /// A field and its two values; long texts line by line.
    func field(_ change: FieldChange) -> [Shown] {
        let pointer = Shown(change.pointer.description)
        if let old = change.shownFrom?.text, let new = change.shownTo?.text, old.isLong || new.isLong {
            return ["      \(pointer)"] + lines(from: old, to: new)
        }
        guard let from = change.shownFrom?.written(), let to = change.shownTo?.written() else {
            return [
                "      \(pointer)  \(Self.short(change.shownFrom), .removed) \(glyphs.arrow) \(Self.short(change.shownTo), .added)"
            ]
        }
        let contrast = Contrast(from: from, to: to).cut(to: Self.mostOfValue)
        let (old, new) = (shown(contrast.old), shown(contrast.new))
        return ["      \(pointer)  \(old.styled(.removed)) \(glyphs.arrow) \(new.styled(.added))"]
    }

    static let mostOfValue = 100
    /// Of one line of a long text.
    static let mostOfLine = 240

    static func short(_ value: JSONValue?) -> String {
        guard let value else { return "(none)" }
        let text = value.written()
        return text.count > mostOfValue ? text.prefix(mostOfValue - 1) + "…" : text
    }

    /// Line by line, with a line around what changes.
    private func lines(from old: String, to new: String) -> [Shown] {
        TextRows(from: old, to: new, context: 1).blocks.flatMap { block -> [Shown] in
            switch block {
            case .folded(let rows): ["        \("... \(rows.count) lines alike", .faint)"]
            case .cut(let count): ["        \("... \(count) more lines", .faint)"]
            case .shown(let rows): shown(rows)
            }
        }
    }

    /// What goes stands before what comes in its place, as far as no line between them stays.
    private func shown(_ rows: [TextRows.Row]) -> [Shown] {
        var result: [Shown] = []
        var added: [Shown] = []
        for row in rows {
            switch row {
            case .same(let line, _):
                result += added + ["          " + shown(line.cut(to: Self.mostOfLine))]
                added = []
            case .changed(let old, let new):
                if let old {
                    result.append("        \("- ", .removed)" + shown(old.cut(to: Self.mostOfLine)).styled(.removed))
                }
                if let new {
                    added.append("        \("+ ", .added)" + shown(new.cut(to: Self.mostOfLine)).styled(.added))
                }
            }
        }
        return result + added
    }

    private func shown(_ parts: [Contrast.Part]) -> Shown {
        parts.reduce("") { text, part in
            switch part {
            case .same(let piece): text + Shown.line(piece)
            case .marked(let piece): text + Shown.line(glyphs.legible(piece))
            case .gap: text + "\(glyphs.ellipsis)"
            }
        }
    }
}

extension Shown {
    /// A piece of a line, its tabs as blanks.
    fileprivate static func line(_ text: String) -> Shown { lines(of: text).first ?? "" }
}

extension Glyphs {
    /// The signs for tabs and blanks, where the terminal has them.
    fileprivate func legible(_ text: String) -> String {
        guard arrow.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        return text.unicodeScalars.map { scalar in
            switch scalar {
            case "→": "\\t"
            case "␠": "\\x20"
            default: String(scalar)
            }
        }.joined()
    }
}

extension String {
    fileprivate var isLong: Bool { utf8.count > 80 || utf8.contains(0x0A) }
}
