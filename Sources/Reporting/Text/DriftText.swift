package import Catalog
package import Diffing
import Wire

/// What of a site is not as it should be in lines for a terminal or a pipe, what matters most first.
package struct DriftText: Sendable {
    private let comparison: Comparison
    private let drift: Drift
    private let screen: Screen
    private let known: KnownNames

    /// - Parameters:
    ///   - comparison: from what should be to what is.
    ///   - catalog: whose rows say what things are called.
    package init(_ comparison: Comparison, _ drift: Drift, _ catalog: Catalog, on screen: Screen) {
        self.comparison = comparison
        self.drift = drift
        self.screen = screen
        known = KnownNames(catalog)
    }

    private func name(_ address: String) -> String {
        screen.isVerbose ? address : known.parts(of: address).joined(separator: screen.glyphs.step)
    }

    /// Each line as wide as the screen at most.
    package var lines: [Shown] {
        var lines = Concern.allCases.sorted(by: >).flatMap(section)
        let notices = NoticeText(naming: { name($0) }, isTyped: screen.isVerbose)
        lines += notices.unknown(comparison.unknown.map(Report.Notice.unknown))
        lines += notices.notCarried(comparison.notCarried.map(Report.Notice.notCarried))
        lines += comparison.ambiguous.map(Report.Notice.ambiguous).compactMap(notices.line)
        lines.append(totals)
        return screen.width.map { width in lines.flatMap { $0.wrapped(to: width) } } ?? lines
    }

    private func section(_ concern: Concern) -> [Shown] {
        let items = drift.items.filter { $0.concern == concern }
        if items.isEmpty { return [] }
        let text = FieldText(glyphs: screen.glyphs, isTyped: screen.isVerbose)
        return ["\(Self.title(concern))"]
            + items.flatMap { item -> [Shown] in
                let below: Shown = item.below > 0 ? "  \("with \(item.below) below it", .faint)" : ""
                let line: Shown = "  \(item.change.action.sign) \(name(item.resource.address.text))" + below
                return [line] + item.fields.flatMap(text.lines)
            }
    }

    private static func title(_ concern: Concern) -> String {
        switch concern {
        case .high: "what matters most: gone, routing, forms, access"
        case .usual: "what else is not as it should be"
        case .low: "texts and looks"
        }
    }

    private var totals: Shown {
        let (should, site) = (comparison.present, comparison.wanted)
        let counts = comparison.counts
        let rest =
            [(comparison.unknown.count, "unknown"), (comparison.ambiguous.count, "ambiguous")]
            .filter { $0.0 > 0 }.map { ", \($0.0) \($0.1)" }.joined()
            + Totals.uncarried(comparison.notCarried.count)
        guard !comparison.isEmpty else {
            let part = comparison.isSure ? "" : " in what could be compared"
            return "\(site) is as \(should) has it\(part): \(comparison.unchanged) alike\(rest)"
        }
        let fields = comparison.changed.reduce(0) { $0 + $1.fields.count }
        return
            "\(site) has drifted from \(should): \(counts.removed) removed, \(counts.changed) changed (\(Wording.count(fields, "field"))), \(counts.added) added, \(comparison.unchanged) alike\(rest)"
    }
}

extension Drift.Change {
    fileprivate var action: Report.Action {
        switch self {
        case .removed: .delete
        case .changed: .update
        case .added: .create
        }
    }
}
