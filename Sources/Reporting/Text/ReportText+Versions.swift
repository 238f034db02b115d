import Diffing
import Wire

// One resource: version by version, the oldest first, or field by field.
extension ReportText {
    var versions: [Shown] {
        let text = FieldText(glyphs: screen.glyphs, isTyped: screen.isVerbose)
        return report.groups.reversed().flatMap(\.changes).flatMap { change -> [Shown] in
            guard case .version(let span) = change.circumstance else { return [] }
            let end: Shown = span.last.map { "to snapshot \($0.snapshot) (\($0.at))" } ?? "until now"
            let news = change.action == .create ? "first seen  " : span.isAnew ? "made anew  " : ""
            let line: Shown = "\("snapshot \(span.first.snapshot)", .strong)  \(span.first.at)  \(news)"
            return [line + end] + change.fields.flatMap(text.lines)
        } + unreadVersions
    }

    var unreadVersions: [Shown] { report.notices(.unread).compactMap(notices.line) }

    /// Where each field is from, a line a field.
    func fields(of blamed: Report.Blamed) -> [Shown] {
        var table = Table([.init("SNAPSHOT", .right), .init("DATE", isFixed: true), .init("FIELD"), .init("VALUE")])
        let newest = blamed.versions.last?.first.snapshot
        for line in blamed.lines {
            let moment = blamed.versions[line.version].first
            let style: Style = moment.snapshot == newest && blamed.versions.count > 1 ? .changed : .faint
            table.add([
                "\(moment.snapshot, style)", "\(moment.at.day, style)",
                "\(screen.isVerbose ? line.pointer.description : KnownNames.label(of: line.pointer, screen.glyphs))",
                "\(line.shownValue.written())",
            ])
        }
        return table.lines(width: screen.width, screen.glyphs)
    }
}
