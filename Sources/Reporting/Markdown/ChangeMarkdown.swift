import Diffing
import Wire

/// One change, folded, with its fields as a block of lines that came and went.
struct ChangeMarkdown {
    let change: Report.Change
    let known: KnownNames
    /// A rule, in words.
    var sentences: [(when: String, sentence: String)] = []

    private static let mostLines = 40
    private static let mostOfLine = 240

    /// With its fields.
    var block: String {
        let lines = change.fields.flatMap(Self.lines)
        guard !lines.isEmpty else { return line + told }
        let shown = lines.prefix(Self.mostLines)
        let rest = lines.count - shown.count
        return "<details><summary>\(head)</summary>\n\n" + told
            + MarkdownText.block(shown + (rest > 0 ? ["  … \(rest) more lines"] : [])) + "\n</details>\n\n"
    }

    private var told: String { sentences.isEmpty ? "" : Self.told(sentences) + "\n" }

    /// As items of a list.
    static func told(_ sentences: [(when: String, sentence: String)]) -> String {
        sentences.map { "- \($0.when): \(MarkdownText.code($0.sentence, atMost: 600))\n" }.joined()
    }

    /// Only what it is.
    var line: String { "<p>\(head)</p>\n\n" }

    private var head: String {
        var parts = ["\(change.action.mark) \(MarkdownText.html(known.name(of: change.address)))"]
        if !change.inside.isEmpty { parts.append("with \(Wording.count(change.inside.count, "setting"))") }
        if !change.isWhole, !change.fields.isEmpty {
            parts.append(change.fields.count == 1 ? "1 field" : "\(change.fields.count) fields")
        }
        if let note = change.note { parts.append(note) }
        parts += change.remarks.map { MarkdownText.html($0) }
        return parts.joined(separator: ", ")
    }

    private static func lines(_ field: FieldChange) -> [String] {
        let name = "  " + clipped(KnownNames.label(of: field.pointer) + (field.cause.map { " (\($0))" } ?? ""))
        if field.isLongText, let old = field.old, let new = field.new {
            return [name] + TextRows(from: old.text, to: new.text).told.map(line)
        }
        let (old, new) = (field.old.map { quoted($0, field) }, field.new.map { quoted($0, field) })
        if let old, let new, !old.isIdentical(to: new) {
            let contrast = Contrast(from: old, to: new).cut(to: mostOfLine)
            return [name, "- " + text(contrast.old), "+ " + text(contrast.new)]
        }
        return [name] + values("- ", old) + values("+ ", new)
    }

    private static func quoted(_ value: FieldValue, _ field: FieldChange) -> String {
        value.text.isEmpty || field.changesSort && !value.isData ? "\"\(value.text)\"" : value.text
    }

    private static func values(_ mark: String, _ text: String?) -> [String] {
        guard let text else { return [] }
        return text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(mostLines + 1).map {
            mark + clipped(String(decoding: $0, as: UTF8.self))
        }
    }

    private static func line(_ told: TextRows.Told) -> String {
        switch told {
        case .alike(let line): "  " + text(line.cut(to: mostOfLine))
        case .gone(let line): "- " + text(line.cut(to: mostOfLine))
        case .come(let line): "+ " + text(line.cut(to: mostOfLine))
        case .folded(let count): "  … \(count) lines alike"
        case .cut(let count): "  … \(count) more lines"
        }
    }

    private static func text(_ parts: [Contrast.Part]) -> String {
        parts.map { part in
            switch part {
            case .same(let text), .marked(let text): text.visible
            case .gap(let count): count == 1 ? "…" : " … \(count) characters … "
            }
        }.joined()
    }

    private static func clipped(_ text: String) -> String { MarkdownText.clipped(text.visible, mostOfLine) }
}
