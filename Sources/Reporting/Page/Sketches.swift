import Catalog
import Diffing
import Wire

/// What visitors see of a campaign, before and after, drawn from its settings alone.
struct Sketches {
    let report: Report

    /// Of a group in which something changes that shows; nothing elsewhere, and where nothing of it is known.
    func sketch(of group: Report.Group) -> HTML {
        guard let prefix = group.prefix else { return .nothing }
        let touched = group.changes.filter { change in
            change.inside.contains { isShown($0.address) } || isShown(change.address)
        }
        guard !touched.isEmpty else { return .nothing }
        let whole = touched.first { $0.action != .update && $0.address.isIdentical(to: prefix) }
        let places = Set(touched.flatMap { [$0] + $0.inside }.map { Address($0.address) })
        let halves = [
            whole?.action == .create ? .nothing : half("Before", report.scenery.present, Address(prefix), places),
            whole?.action == .delete ? .nothing : half("After", report.scenery.wanted, wanted(prefix, group), places),
        ].filter { $0 != .nothing }
        guard !halves.isEmpty else { return .nothing }
        let caption = "A sketch of what visitors see, made of the settings alone; the real thing looks otherwise."
        let figure = HTML(.figure, .style(of: "sketch"), content: halves)
        // A whole campaign is long, and what is new in it stands in its row.
        return HTML(
            .details, [.style(of: "drawn")] + (whole == nil ? [.open] : []), [HTML(.summary, text: caption), figure]
        ).line
    }

    private func isShown(_ address: String) -> Bool {
        let shown = [report.scenery.present, report.scenery.wanted].compactMap { $0.shown[Address(address)] }
        return shown.contains { Look.of($0.kind).figure.map { $0 != .rule && $0 != .routing } ?? false }
    }

    /// Where the wanted state has the campaign that the group is about.
    private func wanted(_ prefix: String, _ group: Report.Group) -> Address {
        for change in group.changes {
            if case .paired(let other, _) = change.circumstance, change.address == prefix { return Address(other) }
        }
        return Address(prefix)
    }

    private func half(
        _ title: String, _ side: Scenery.Side, _ place: Address, _ touched: Set<Address>
    ) -> HTML {
        // Of the forms those in which something changes; the window is there to hold them.
        let things = side.shown.filter { address, thing in
            guard address.isAtOrBelow(place) else { return false }
            return Look.of(thing.kind).figure != .form || touched.contains { $0.isAtOrBelow(address) }
        }.sorted { $0.key < $1.key }
        let drawing = SiteDrawing(things.map { ($0.key, $0.value) }, side.names).drawing
        if drawing == .nothing { return .nothing }
        return HTML(.section, .style(of: "half"), content: [HTML(.h3, text: title), drawing])
    }

    /// A rule as a sentence, before and after, where something changes in it.
    func rule(_ change: Report.Change) -> HTML? {
        let lines = report.sentences(of: change).map { when, sentence in
            HTML(.p, content: [HTML(.em, text: when + ": "), HTML(.span, .isolated, text: sentence)])
        }
        return lines.isEmpty ? nil : HTML(.div, .style(of: "told"), content: lines)
    }
}

extension Look {
    static func of(_ kind: String) -> Look { named(kind) }
}
