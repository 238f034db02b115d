import Catalog
import Diffing
import Planning
import Wire

// A plan as a page that somebody reads before saying yes: where it goes first, what changes by campaign or kind, what
// can't be done, and at the end, where the eye is, deletions, guards and totals.
extension ReportText {
    func plan(_ head: Report.PlanHead) -> [Shown] {
        let addresses = Dictionary(
            report.changes.compactMap { change in change.step.map { ($0.id, change.address) } },
            uniquingKeysWith: { first, _ in first }
        ).mapValues(name)
        return lines(of: head) + (told.isEmpty ? [] : [""] + told.dropLast())
            + report.groups.flatMap { group -> [Shown] in
                ["", "  \(title(group), .strong)"] + operations(group.changes, addresses)
            }
            + remarks + deletions + totals + guards
    }

    private func lines(of head: Report.PlanHead) -> [Shown] {
        let scope =
            if let purge = head.purge {
                "\(Wording.list(purge.kinds)) from before \(purge.before) are deleted for good"
            } else {
                head.isMirror
                    ? "mirror: also deletes what the source lacks" : "adds and changes only (--mirror also deletes)"
            }
        let seconds = head.estimate.seconds
        let time = seconds > 0 ? ", \(Wording.duration(Double(seconds)))" : ""
        let title: Shown =
            "\("Plan \(head.id)", .strong)  \(head.source) \(screen.glyphs.arrow) \("\(head.target.site)", .strong)"
        return [
            title + "  \(scope, .faint)",
            "  writes to \(head.target.site) (\(head.target.url))",
            "  target read \(head.created), about \(Wording.count(head.estimate.requests, "request"))\(time)",
        ]
    }

    private func title(_ group: Report.Group) -> String {
        screen.isVerbose ? group.prefix ?? "" : group.title.joined(separator: screen.glyphs.step)
    }

    /// What the service makes along with something new is a line in all: dozens of them, each set to match the source,
    /// would bury what a person has to see.
    private func operations(_ changes: [Report.Change], _ addresses: [String: String]) -> [Shown] {
        let companions = changes.count(where: \.isCompanion)
        let isFolded = companions > 3 && !screen.isVerbose
        let needed = Set(changes.filter(\.isNeeded).map { Address($0.address) })
        var isTold = false
        return changes.flatMap { change -> [Shown] in
            guard isFolded, change.isCompanion else {
                // Said once, of what the others belong to.
                let isBelow = needed.count > 1 && Address(change.address).isBelow(oneOf: needed)
                return operation(change, addresses, sayingIfNeeded: !isBelow)
            }
            if isTold { return [] }
            isTold = true
            let remark: Shown = "\("set to match the source (--verbose)", .faint)"
            return ["    \("~", .changed) \(companions) more that come with it  " + remark]
        }
    }

    private func operation(
        _ change: Report.Change, _ addresses: [String: String], sayingIfNeeded: Bool
    ) -> [Shown] {
        // That it has the same id, or goes with its parent, is no news.
        let how = change.step?.matching.flatMap { $0 == .id || $0 == .parent ? nil : "matched by \($0.words)" }
        let remarks = [
            how, change.isNeeded && sayingIfNeeded ? "needed by what was asked for" : nil,
            change.step?.evidence,
        ].compactMap(\.self)
        let remark: Shown = remarks.isEmpty ? "" : "  \(remarks.joined(separator: ", "), .faint)"
        let line: Shown = "    \(change.action.sign) \(name(change.address))"
        switch change.action {
        case .create:
            return [line + extra(change) + remark] + sentences(change).map { "  " + $0 }
                + inside(change).map { "  " + $0 }
        case .delete:
            let what: Shown = change.step?.batch.map { "  \($0.words)" } ?? ""
            return [line + what + extra(change) + "  \("deleted", .removed)" + remark]
                + sentences(change).map { "  " + $0 } + inside(change).map { "  " + $0 }
        // What comes with something that is made has no value yet that could be shown as changing.
        case .update where change.isCompanion:
            return [line + remark, "        \("set to match the source", .faint)"]
        case .update:
            let text = FieldText(
                glyphs: screen.glyphs, isTyped: screen.isVerbose,
                addresses: change.step?.hasReferences == true ? addresses : [:])
            return [line + remark] + (sentences(change) + change.fields.flatMap(text.lines)).map { "  " + $0 }
        }
    }

    private var remarks: [Shown] {
        let plain: [Report.Topic] = [.unresolved, .ambiguous, .warnings]
        let notices = self.notices
        let notes =
            plain.flatMap { report.notices($0).compactMap(notices.line) }
            + notices.kept(report.notices(.kept))
            + notices.unknown(report.notices(.unknown)) + notices.notCarried(report.notices(.notCarried))
            + report.notices(.translated).compactMap(notices.line) + notices.byHand(report.notices(.byHand))
        return notes.isEmpty ? [] : [""] + notes
    }

    /// Once more, where the list is too long to be kept in mind.
    private var deletions: [Shown] {
        let changes = report.changes
        // Batches have no names to be read once more.
        let deletions = changes.filter { $0.action == .delete && $0.step?.batch == nil }.sorted {
            ($0.step?.number ?? 0) < ($1.step?.number ?? 0)
        }
        guard changes.count > 12, !deletions.isEmpty else { return [] }
        return [""] + deletions.map { "  \("- \(name($0.address))", .removed)" }
    }

    private var totals: [Shown] {
        ["", "\(report.totals.line)"] + report.notices(.losses).compactMap(notices.line)
    }

    private var guards: [Shown] {
        let guards = report.notices(.guards)
        // The places stand above, each with its reason.
        let unread = guards.count(where: \.isOfCoverage)
        let places = Wording.count(unread, "place was", plural: "places were")
        let note: Shown = "  \("note", .changed)  \(places) not read completely, so nothing there is deleted"
        return (unread > 0 ? [note] : []) + guards.filter { !$0.isOfCoverage }.compactMap(notices.line)
    }
}

extension Report.Change {
    fileprivate var isCompanion: Bool { step?.isCompanion ?? false }
    fileprivate var isNeeded: Bool { step?.isNeeded ?? false }
}

extension Report.Notice {
    fileprivate var isOfCoverage: Bool { if case .judged(let item) = self { item.name == .coverage } else { false } }
}
