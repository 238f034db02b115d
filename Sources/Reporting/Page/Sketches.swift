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
        let gone = touched.contains { $0.action == .delete && $0.address == prefix }
        let halves = [
            half("Before", report.scenery.present, Address(prefix)),
            gone ? .nothing : half("After", report.scenery.wanted, wanted(prefix, group)),
        ].filter { $0 != .nothing }
        guard !halves.isEmpty else { return .nothing }
        return HTML(
            .figure, .style(of: "sketch"),
            content: [
                HTML(
                    .figcaption,
                    text: "A sketch of what visitors see, made of the settings alone; the real thing looks otherwise.")
            ] + halves
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

    private func half(_ title: String, _ side: Scenery.Side, _ place: Address) -> HTML {
        let things = side.shown.filter { $0.key.isAtOrBelow(place) }.sorted { $0.key < $1.key }
        let drawing = SiteDrawing(things.map { ($0.key, $0.value) }, side.names).drawing
        if drawing == .nothing { return .nothing }
        return HTML(.section, .style(of: "half"), content: [HTML(.h3, text: title), drawing])
    }

    /// A rule as a sentence, before and after, where something changes in it.
    func rule(_ change: Report.Change) -> HTML? {
        let address = Address(change.address)
        let before = RuleSentence(report.scenery.present.shown[address], report.scenery.present.names)?.text
        let after =
            change.action == .delete
            ? nil : RuleSentence(report.scenery.wanted.shown[address], report.scenery.wanted.names)?.text
        guard before != nil || after != nil else { return nil }
        if let before, let after, before.isIdentical(to: after) { return nil }
        let lines = [before.map { ("was", $0) }, after.map { ("is to be", $0) }].compactMap(\.self).map { mark, text in
            HTML(.p, content: [HTML(.em, text: mark + ": "), HTML(.span, .isolated, text: text)])
        }
        return HTML(.div, .style(of: "told"), content: lines)
    }
}

extension Look {
    static func of(_ kind: String) -> Look { named(kind) }
}
