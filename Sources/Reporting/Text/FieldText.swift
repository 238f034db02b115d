import Diffing
import Wire

/// A field and its two values in lines; long texts line by line.
struct FieldText {
    let glyphs: Glyphs
    /// Whether fields are told as they are typed.
    var isTyped = false
    /// By the ids of operations, what stands in place of their numbers, which mean nothing to a reader.
    var addresses: [String: String] = [:]

    private static let mostOfValue = 100
    /// Of one line of a long text.
    private static let mostOfLine = 240

    func lines(_ change: FieldChange) -> [Shown] {
        let pointer = Shown(isTyped ? change.pointer.description : KnownNames.label(of: change.pointer, glyphs))
        let (old, new) = (change.shownFrom, change.shownTo.map(named))
        if let old = old?.text, let new = new?.text, old.isLong || new.isLong {
            return ["      \(pointer)"] + TextRows(from: old, to: new, context: 1).told.map(line)
        }
        guard let from = old?.written(), let to = new?.written() else {
            let (old, new) = (old.map(told) ?? "(none)", new.map(told) ?? "(none)")
            let line: Shown = "      \(pointer)  \(old, .removed) \(glyphs.arrow) \(new, .added)"
            return [change.cause.map { line + "  \($0, .faint)" } ?? line]
        }
        let contrast = Contrast(from: from, to: to).cut(to: Self.mostOfValue)
        let (left, right) = (shown(contrast.old), shown(contrast.new))
        return ["      \(pointer)  \(left.styled(.removed)) \(glyphs.arrow) \(right.styled(.added))"]
    }

    /// A value that has nothing to be compared with: of an entry with a name that, unless fields are told as they are typed.
    private func told(_ value: JSONValue) -> String {
        guard !isTyped, let members = value.members, members.count > 1, let name = value[anyCase: "name"]?.text,
            !name.isEmpty
        else { return Self.short(value) }
        return "\(Self.short(.string(name))) (\(Wording.count(members.count, "member")))"
    }

    static func short(_ value: JSONValue) -> String {
        let text = value.written()
        return text.count > mostOfValue ? text.prefix(mostOfValue - 1) + "…" : text
    }

    private func line(_ told: TextRows.Told) -> Shown {
        switch told {
        case .alike(let line): "          " + shown(line.cut(to: Self.mostOfLine))
        case .gone(let line): "        \("- ", .removed)" + shown(line.cut(to: Self.mostOfLine)).styled(.removed)
        case .come(let line): "        \("+ ", .added)" + shown(line.cut(to: Self.mostOfLine)).styled(.added)
        case .folded(let count): "        \("... \(count) lines alike", .faint)"
        case .cut(let count): "        \("... \(count) more lines", .faint)"
        }
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

    private func named(_ value: JSONValue) -> JSONValue {
        if addresses.isEmpty { return value }
        switch value {
        case .object(let members):
            if let id = value.operationReference, let address = addresses[id] {
                return ["$ref": .string(address)]
            }
            return .object(members.map { JSONMember($0.name, named($0.value)) })
        case .array(let elements): return .array(elements.map(named))
        default: return value
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
    fileprivate var isLong: Bool { utf8.count > FieldValue.long || utf8.contains(0x0A) }
}
