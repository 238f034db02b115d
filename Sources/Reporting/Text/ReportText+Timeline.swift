import Diffing
import Foundation
import Wire

// A timeline as a table with a line a night.
extension ReportText {
    func nights(_ isSelection: Bool) -> [Shown] {
        let nights = touched(isSelection)
        guard !nights.isEmpty else { return [] }
        let most = report.nights.map(\.counts.total).max() ?? 0
        var table = Table([
            .init("SNAPSHOT", .right), .init("AT (UTC)", isFixed: true), .init("QUIET", .right),
            .init("CHANGES", isFixed: true), .init("HOW MUCH", isFixed: true, isSpare: true),
            .init("OF WHICH", isProse: true),
        ])
        for night in nights {
            table.add([
                "\(night.snapshot)", "\(night.at.dayAndMinute)",
                night.quietNights == 0 ? "" : "\(night.quietNights, .faint)",
                night.isFirst ? "\("first", .faint)" : night.counts.shown,
                "\(bar(night.counts.total, most: most), .changed)", kinds(night),
            ])
        }
        return table.lines(width: screen.width, screen.glyphs)
    }

    func unread(of nights: [Report.Night]) -> [Shown] { notices.unknown(nights.flatMap(\.unread)) }

    /// Why there is no table.
    func nothing(of site: String, _ isSelection: Bool) -> Shown? {
        guard touched(isSelection).isEmpty else { return nil }
        if report.nights.isEmpty { return "no snapshots of '\(site)' in this time" }
        return "none of \(Wording.count(report.nights.count, "snapshot")) of '\(site)' changed any of this"
    }

    /// Of a part of the site only the nights that touched it.
    private func touched(_ isSelection: Bool) -> [Report.Night] {
        report.nights.filter { !isSelection || $0.counts.total > 0 }
    }

    /// The kinds, the most changed first, and what the night did not read.
    private func kinds(_ night: Report.Night) -> Shown {
        var parts: [Shown] = night.kinds.map {
            "\(PlainWords.plural(report.known.noun(of: $0.kind))) \($0.counts.shownNonzero)"
        }
        if night.isFirst { parts.append("\(Wording.count(night.resources, "resource"), .faint)") }
        if !night.isComplete { parts.append("\("with gaps", .changed)") }
        if night.isPartial { parts.append("\("in part", .faint)") }
        return parts.dropFirst().reduce(parts.first ?? "") { $0 + ", " + $1 }
    }

    /// Grows with the number of digits rather than with the number, so that one import leaves something of the other nights.
    private func bar(_ count: Int, most: Int) -> String {
        guard count > 0 else { return "" }
        let share = log(Double(count) + 1) / log(Double(max(count, most)) + 1)
        return String(repeating: screen.glyphs.full, count: max(1, Int((share * 8).rounded())))
    }
}

extension Timeline.Counts {
    private var signs: [(sign: String, count: Int, style: Style)] {
        [("+", added, .added), ("~", changed, .changed), ("-", removed, .removed)]
    }

    /// `+1 ~3 -0`
    fileprivate var shown: Shown {
        guard total > 0 else { return "\("+0 ~0 -0", .faint)" }
        return joined(signs.map { Shown("\($0.sign)\($0.count)", $0.count > 0 ? $0.style : .faint) })
    }

    /// Only what there is of it: `~3`, `+1 -2`.
    fileprivate var shownNonzero: Shown {
        joined(signs.filter { $0.count > 0 }.map { Shown("\($0.sign)\($0.count)", $0.style) })
    }

    private func joined(_ parts: [Shown]) -> Shown {
        parts.dropFirst().reduce(parts.first ?? "") { $0 + " " + $1 }
    }
}
