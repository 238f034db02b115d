import Diffing
import Wire

// A comparison: one line a resource, its fields below, what nobody can tell and the totals at the end.
extension ReportText {
    func comparison(_ present: String, _ wanted: String, isSure: Bool) -> [Shown] {
        let isWhole = extent == .whole
        let notices = notices
        return (isWhole ? told + changes : [])
            + notices.unknown(report.notices(.unknown))
            + (isWhole ? notices.notCarried(report.notices(.notCarried)) : [])
            + report.notices(.ambiguous).compactMap(notices.line)
            + [totals(present, wanted, isSure: isSure)]
    }

    /// What matters first, first, whatever they belong to.
    private var changes: [Shown] {
        let text = FieldText(glyphs: screen.glyphs, isTyped: screen.isVerbose)
        return [.delete, .create, .update].flatMap { action in
            report.groups.flatMap(\.changes).filter { $0.action == action }.flatMap { change -> [Shown] in
                var remark: Shown = ""
                if case .paired(let address, let how) = change.circumstance {
                    remark = "  \("is \(name(address)), matched by \(how.words)", .faint)"
                }
                let line: Shown = "  \(action.sign) \(name(change.address))" + remark + extra(change)
                // Whole bodies are for pages.
                return [line] + sentences(change) + inside(change)
                    + (change.isWhole ? [] : change.fields.flatMap(text.lines))
            }
        }
    }

    /// ` (2026-11-20 03:00)`
    private func moment(_ side: Scenery.Side) -> Shown { side.at.map { " (\($0.dayAndMinute))" } ?? "" }

    private func totals(_ present: String, _ wanted: String, isSure: Bool) -> Shown {
        let totals = report.totals
        guard report.isEmpty, totals.ambiguous == 0 else {
            return
                "\(present)\(moment(report.scenery.present)) \(screen.glyphs.arrow) \(wanted)\(moment(report.scenery.wanted)): \(totals.line)"
        }
        let part: Shown = isSure ? "" : " in what could be compared"
        return "\(present) and \(wanted): nothing differs\(part), \(totals.rest)"
    }
}
