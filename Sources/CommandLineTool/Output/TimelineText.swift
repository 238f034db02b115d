import Diffing
import Foundation
import Wire

/// A timeline as a table with a line a night.
struct TimelineText {
    let console: Console
    /// Only a part of the site was asked about, so nights that did not touch it are left out.
    let isSelection: Bool

    func show(_ timeline: Timeline) {
        if console.json { return console.document(timeline.document) }
        let nights = timeline.nights.filter { !isSelection || $0.counts.total > 0 }
        defer { console.result(UnknownText.lines(timeline.nights.flatMap(\.unread))) }
        guard !nights.isEmpty else {
            console.note(
                timeline.nights.isEmpty
                    ? "no snapshots of '\(timeline.site)' in this time"
                    : "none of \(Wording.count(timeline.nights.count, "snapshot")) of '\(timeline.site)' changed any of this"
            )
            return
        }
        var table = Table([
            .init("SNAPSHOT", .right), .init("AT (UTC)", isFixed: true), .init("QUIET", .right),
            .init("CHANGES", isFixed: true), .init("HOW MUCH", isFixed: true),
            .init("OF WHICH"),
        ])
        for night in nights {
            table.add([
                "\(night.snapshot)", "\(night.at.dayAndMinute)",
                night.quietNights == 0 ? "" : "\(night.quietNights, .faint)", Self.changes(night),
                "\(bar(night.counts.total, most: timeline.most), .changed)", Self.kinds(night),
            ])
        }
        console.result(table)
    }

    private static func changes(_ night: Timeline.Night) -> Shown {
        guard night.comparison != nil else { return "\("first", .faint)" }
        return night.counts.shown
    }

    /// The kinds, the most changed first, and what the night did not read.
    private static func kinds(_ night: Timeline.Night) -> Shown {
        var parts: [Shown] = night.kinds.map { "\($0.kind) \($0.counts.shownNonzero)" }
        if night.comparison == nil { parts.append("\(Wording.count(night.resources, "resource"), .faint)") }
        if !night.isComplete { parts.append("\("with gaps", .changed)") }
        if night.isPartial { parts.append("\("in part", .faint)") }
        return parts.dropFirst().reduce(parts.first ?? "") { $0 + ", " + $1 }
    }

    /// Grows with the number of digits rather than with the number, so that one import leaves something of the other nights.
    private func bar(_ count: Int, most: Int) -> String {
        guard count > 0 else { return "" }
        let share = log(Double(count) + 1) / log(Double(max(count, most)) + 1)
        return String(repeating: console.glyphs.full, count: max(1, Int((share * 8).rounded())))
    }
}

extension Timeline.Counts {
    /// `+1 ~3 -0`
    var shown: Shown {
        guard total > 0 else { return "\("+0 ~0 -0", .faint)" }
        return
            "\("+\(added)", added > 0 ? .added : .faint) \("~\(changed)", changed > 0 ? .changed : .faint) \("-\(removed)", removed > 0 ? .removed : .faint)"
    }

    /// Only what there is of it: `~3`, `+1 -2`.
    var shownNonzero: Shown {
        let parts: [(String, Int, Style)] = [("+", added, .added), ("~", changed, .changed), ("-", removed, .removed)]
        let shown = parts.filter { $0.1 > 0 }.map { Shown("\($0.0)\($0.1)", $0.2) }
        return shown.dropFirst().reduce(shown.first ?? "") { $0 + " " + $1 }
    }
}
