import Diffing
import Wire

// A comparison: one line a resource, its fields below, what nobody can tell and the totals at the end.
extension ReportText {
    func comparison(_ present: String, _ wanted: String, isSure: Bool) -> [Shown] {
        let isWhole = extent == .whole
        return (isWhole ? [.update, .create, .delete].flatMap(changes) : [])
            + NoticeText.unknown(report.notices(.unknown))
            + (isWhole ? NoticeText.notCarried(report.notices(.notCarried)) : [])
            + report.notices(.ambiguous).compactMap(NoticeText.line)
            + [totals(present, wanted, isSure: isSure)]
    }

    /// By address, whatever they belong to.
    private func changes(_ action: Report.Action) -> [Shown] {
        let text = FieldText(glyphs: screen.glyphs)
        return report.changes.filter { $0.action == action }.sorted { $0.address.precedesByBytes($1.address) }
            .flatMap { change -> [Shown] in
                var remark: Shown = ""
                if case .paired(let address, let how) = change.circumstance {
                    remark = "  \("is \(address), matched by \(how.words)", .faint)"
                }
                let line: Shown = "  \(action.sign) \(change.address)" + remark
                // Whole bodies are for pages.
                return [line] + (change.isWhole ? [] : change.fields.flatMap(text.lines))
            }
    }

    private func totals(_ present: String, _ wanted: String, isSure: Bool) -> Shown {
        let totals = report.totals
        guard report.isEmpty, totals.ambiguous == 0 else {
            return "\(present) \(screen.glyphs.arrow) \(wanted): \(totals.line)"
        }
        let part: Shown = isSure ? "" : " in what could be compared"
        return "\(present) and \(wanted): nothing differs\(part), \(totals.rest)"
    }
}
