import Wire

/// A report as lines for a terminal or a pipe. Nothing from outside gets into a line but through `Shown`.
package struct ReportText: Sendable {
    /// How much of a report is told.
    package enum Extent: Sendable {
        case whole
        /// The totals, and what nobody could read or tell apart: counts say nothing of that.
        case counts
    }

    let report: Report
    let screen: Screen
    let extent: Extent

    package init(_ report: Report, on screen: Screen, _ extent: Extent = .whole) {
        self.report = report
        self.screen = screen
        self.extent = extent
    }

    /// The result, each line as wide as the screen at most.
    package var lines: [Shown] {
        switch report.subject {
        case .comparison(let present, let wanted, let isSure):
            fitted(comparison(present, wanted, isSure: isSure))
        case .plan(let head): fitted(plan(head))
        // Tables are fitted as a whole.
        case .timeline(_, let isSelection): nights(isSelection) + fitted(unread(of: report.nights))
        case .versions: fitted(versions)
        case .blame(let blamed): fields(of: blamed) + fitted(unreadVersions)
        }
    }

    /// What is said beside the result, to people only.
    package var aside: Shown? {
        switch report.subject {
        case .comparison, .plan, .versions: nil
        case .timeline(let site, let isSelection): nothing(of: site, isSelection)
        case .blame(let blamed):
            blamed.versions.last?.last.map {
                "\(blamed.address) was last there in snapshot \($0.snapshot) (\($0.at))"
            }
        }
    }

    /// What a thing is called; its address for who wants to type it.
    func name(_ address: String) -> String {
        if screen.isVerbose { return address }
        return report.known.parts(of: address).joined(separator: screen.glyphs.step)
    }

    var notices: NoticeText { NoticeText(naming: { name($0) }, isTyped: screen.isVerbose) }

    /// What comes or goes with something, in a word.
    func extra(_ change: Report.Change) -> Shown {
        change.inside.isEmpty || screen.isVerbose
            ? "" : "  \("with \(Wording.count(change.inside.count, "setting"))", .faint)"
    }

    /// The same, one by one, for who wants to see them.
    func inside(_ change: Report.Change) -> [Shown] {
        guard screen.isVerbose else { return [] }
        return change.inside.map { "    \($0.action.sign) \(name($0.address))" }
    }

    /// A rule that changes, as sentences.
    func sentences(_ change: Report.Change) -> [Shown] {
        report.sentences(of: change).map { when, sentence in "      \(when + ": ", .faint)\(sentence)" }
    }

    /// The sentence on top.
    var told: [Shown] {
        let pieces = report.sentence.pieces
        if pieces.isEmpty { return [] }
        let line = pieces.reduce(Shown("")) { line, piece in
            switch piece {
            case .words(let text): line + "\(text)"
            case .name(let text): line + "\(text, .strong)"
            }
        }
        return [line, ""]
    }

    private func fitted(_ lines: [Shown]) -> [Shown] {
        screen.width.map { width in lines.flatMap { $0.wrapped(to: width) } } ?? lines
    }
}

extension Report.Action {
    /// `+`, in its colour.
    var sign: Shown { Shown(mark, style) }

    private var style: Style {
        switch self {
        case .create: .added
        case .update: .changed
        case .delete: .removed
        }
    }
}
