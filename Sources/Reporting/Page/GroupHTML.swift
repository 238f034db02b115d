import Catalog
import Diffing
import Wire

/// A group of changes: each one foldable, the rows of a form's fields as one table.
struct GroupHTML {
    let group: Report.Group
    let index: Int
    /// The number of its first change among all.
    let first: Int
    let places: [String: Int]
    let report: Report

    var section: HTML {
        var parts = [Sketches(report: report).sketch(of: group)]
        // Where a change stands among all, with those that are told inside others.
        var (at, number) = (0, first)
        while at < group.changes.count {
            let change = group.changes[at]
            let rows = Array(group.changes[at...].prefix { $0.isRow && $0.parent.isIdentical(to: change.parent) })
            // A table of names only would be all empty cells.
            if rows.contains(where: { !$0.fields.isEmpty || !$0.facts.isEmpty }) {
                parts.append(table(rows, from: number).line)
                at += rows.count
                number += rows.count
            } else {
                for change in rows.isEmpty ? [change] : rows {
                    parts.append(entry(change, number).line)
                    at += 1
                    number += 1 + change.inside.count
                }
            }
        }
        let title = group.title.enumerated().flatMap { index, part -> [HTML] in
            let isLast = index == group.title.count - 1
            return (index > 0 ? [" "] : []) + [
                HTML(.span, .style(of: isLast ? "last" : "first"), .isolated, text: part)
            ]
        }
        return HTML(
            .section, .id("g\(index)"), .style(of: "group"),
            content: [
                HTML(.h2, content: title + [HTML(.small, text: " \(group.changes.count)")]).line,
                NightWalk(report: report).links(from: index),
            ] + parts)
    }

    private func entry(_ change: Report.Change, _ at: Int) -> HTML {
        var inside: [HTML] = []
        if let rule = Sketches(report: report).rule(change) { inside.append(rule) }
        if let note = change.note { inside.append(HTML(.p, .style(of: "note"), text: note)) }
        if !change.fields.isEmpty { inside.append(FieldsHTML(change: change).table) }
        let place = HTML.Attribute.id("c\(at)")
        if inside.isEmpty, change.inside.isEmpty, change.facts.isEmpty, change.needs.isEmpty {
            return HTML(.div, Self.marks(change, "change bare") + [place, .tabStop(-1)], head(change))
        }
        // What comes with something new is many and tells little.
        let parts = change.inside.enumerated().map { entry($0.element, at + 1 + $0.offset).line }
        if !parts.isEmpty { inside.append(HTML(.div, .style(of: "inside"), content: parts)) }
        let isMuch =
            !parts.isEmpty || change.fields.count > FieldsHTML.few || change.note != nil || change.step?.batch != nil
        let isFolded = (change.isWhole || !parts.isEmpty) && !change.isOpen && isMuch
        return HTML(
            .details, Self.marks(change, "change") + [place] + (isFolded ? [] : [.open]),
            [HTML(.summary, content: head(change)).line, facts(change).line] + inside)
    }

    /// What the script and the style go by.
    private static func marks(_ change: Report.Change, _ style: String) -> [HTML.Attribute] {
        [
            .style(of: "\(style) \(change.action.rawValue)"), .data("kind", change.kind),
            .data("action", change.action.rawValue), .data("find", Percent.decoded(change.address)),
        ]
    }

    private func head(_ change: Report.Change) -> [HTML] {
        let count = change.isWhole ? "" : change.fields.count == 1 ? "1 field" : "\(change.fields.count) fields"
        return [
            mark(change), " ", name(change.address), " ",
            HTML(.code, .style(of: "address"), .isolated, text: change.address), extra(change),
            change.fields.isEmpty || count.isEmpty ? .nothing : HTML(.span, .style(of: "count"), text: " " + count),
        ] + change.remarks.map { HTML(.span, .style(of: "remark"), .isolated, text: " " + $0) }
    }

    private func mark(_ change: Report.Change) -> HTML {
        HTML(.span, .style(of: "mark"), .role("img"), .label(change.action.rawValue), text: change.action.mark)
    }

    /// What it is called, what the group says anyway in the background.
    private func name(_ address: String) -> HTML {
        let parts = report.known.parts(of: address)
        let known = group.prefix == nil ? 0 : min(group.title.count, parts.count - 1)
        let before = parts.prefix(known).map { $0 + KnownNames.separator }.joined()
        return HTML(
            .span, .style(of: "named"), .isolated,
            content: [
                before.isEmpty ? .nothing : HTML(.span, .style(of: "known"), text: before),
                HTML(KnownNames.joined(Array(parts.dropFirst(known)))),
            ])
    }

    private func extra(_ change: Report.Change) -> HTML {
        guard !change.inside.isEmpty else { return .nothing }
        return HTML(.span, .style(of: "count"), text: " with \(Wording.count(change.inside.count, "setting"))")
    }

    private func facts(_ change: Report.Change) -> HTML {
        if change.facts.isEmpty, change.needs.isEmpty { return .nothing }
        var parts = change.facts.map { fact in
            HTML(.span, content: [HTML(fact.name + " "), HTML(fact.isCode ? .code : .span, text: fact.value)])
        }
        if !change.needs.isEmpty {
            let links = change.needs.map { id in
                places[id].map { HTML(.a, .link(to: "c\($0)"), text: id) } ?? HTML(.span, text: id)
            }
            parts.append(HTML(.span, content: ["needs "] + links.map { $0 + " " }))
        }
        return HTML(.p, .style(of: "about"), content: parts.map { $0 + " " })
    }

    /// Items of one list as one table, before and after.
    private func table(_ rows: [Report.Change], from start: Int) -> HTML {
        let parent = rows.first?.parent ?? ""
        let heads = ["Name", "Field", "Before", "After"].map(FieldsHTML.head)
        let bodies = rows.enumerated().map { offset, change -> HTML in
            let name = String(decoding: change.address.utf8.dropFirst(parent.utf8.count + 1), as: UTF8.self)
            var head: [HTML] = [
                mark(change), " ", HTML(.strong, .isolated, text: Percent.decoded(name)),
                HTML(.code, .style(of: "address"), .isolated, text: change.address),
            ]
            head += change.remarks.map { HTML(.span, .style(of: "remark"), .isolated, text: " " + $0) }
            if let note = change.note { head.append(HTML(.span, .style(of: "remark"), text: " " + note)) }
            let whole = [HTML(.td, .colspan(3), .style(of: "all"), content: [FieldsHTML.list(change.fields)])]
            let rows = change.isWhole || change.fields.isEmpty ? [whole] : change.fields.flatMap(FieldsHTML.rows)
            let facts = facts(change)
            let isExplained = facts != .nothing
            let first = HTML(
                .th, .scope("rowgroup"), .rowspan(rows.count + (isExplained ? 1 : 0)), .style(of: "name"), content: head
            )
            var lines = rows.enumerated().map { index, cells in
                HTML(.tr, content: (index == 0 ? [first] : []) + cells).line
            }
            if isExplained {
                lines.append(HTML(.tr, .style(of: "about"), content: [HTML(.td, .colspan(3), content: [facts])]).line)
            }
            return HTML(
                .tbody, Self.marks(change, "change") + [.id("c\(start + offset)"), .tabStop(-1)], lines)
        }
        return HTML(
            .div, .style(of: "rows"),
            content: [
                HTML(.h3, content: [name(parent)]),
                HTML(
                    .table, .style(of: "fields form"),
                    content: [HTML(.thead, content: [HTML(.tr, content: heads)])] + bodies),
            ])
    }
}
