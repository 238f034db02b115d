import Diffing
import Wire

/// The fields of one change as a table: where, before, after.
struct FieldsHTML {
    let change: Report.Change

    /// What is read at a glance.
    static let few = 8

    var table: HTML {
        if change.isWhole, change.fields.count <= Self.few, !change.fields.contains(where: \.isLongAlone) {
            return Self.list(change.fields)
        }
        let heads: [HTML] =
            change.isWhole
            ? [Self.head("Field"), Self.head("Value")]
            : [Self.head("Field"), Self.head("Before"), Self.head("After")]
        return HTML(
            .table, .style(of: change.isWhole ? "fields whole" : "fields"),
            content: [
                HTML(.thead, content: [HTML(.tr, content: heads)]),
                HTML(.tbody, content: change.fields.flatMap(rows).map { HTML(.tr, content: $0).line }),
            ])
    }

    private func rows(_ field: FieldChange) -> [[HTML]] {
        guard change.isWhole else { return Self.rows(field) }
        return [[Self.name(field), HTML(.td, content: [Self.single(field.shownTo ?? field.shownFrom, field.pointer)])]]
    }

    static func head(_ text: String) -> HTML { HTML(.th, .scope("col"), text: text) }

    private static func name(_ field: FieldChange) -> HTML {
        HTML(.th, .scope("row"), content: [HTML(.span, .isolated, text: KnownNames.label(of: field.pointer))])
    }

    /// The cells of a field: its name and two values. Long texts stand below their name, with all the width there is.
    static func rows(_ field: FieldChange) -> [[HTML]] {
        guard field.isLongText, let old = field.old, let new = field.new else { return [[name(field)] + cells(field)] }
        return [
            [
                HTML(
                    .th, .scope("row"), .colspan(3), .style(of: "long"),
                    content: [HTML(.span, .isolated, text: KnownNames.label(of: field.pointer))])
            ],
            [HTML(.td, .style(of: "wide"), .colspan(3), content: [sideBySide(old, new)])],
        ]
    }

    /// All fields of one thing in one cell, for the rows of a table.
    static func list(_ fields: [FieldChange]) -> HTML {
        HTML(
            .ul, .style(of: "values"),
            content: fields.map { field in
                HTML(
                    .li,
                    content: [
                        HTML(.span, .style(of: "at"), .isolated, text: KnownNames.label(of: field.pointer)), " ",
                        single(field.shownTo ?? field.shownFrom, field.pointer),
                    ])
            })
    }

    private static func cells(_ field: FieldChange) -> [HTML] {
        let parts: (old: [Contrast.Part], new: [Contrast.Part]) =
            if let old = field.old, let new = field.new, !old.isLong, !new.isLong {
                Self.sides(shown(old, field), shown(new, field))
            } else {
                ([], [])
            }
        return [
            HTML(.td, .style(of: "old"), content: [value(field.shownFrom, parts.old, .del, field.pointer)]),
            HTML(
                .td, .style(of: "new"), content: [value(field.shownTo, parts.new, .ins, field.pointer), remark(field)]),
        ]
    }

    /// Two sites may mean different things by one id; a field may be absent because another one says so.
    private static func remark(_ field: FieldChange) -> HTML {
        if let cause = field.cause { return HTML(.span, .style(of: "none"), text: " " + cause) }
        guard !field.isSecret, let old = field.shownFrom, old == field.shownTo else { return .nothing }
        return HTML(.span, .style(of: "none"), text: " the same value, but it stands for something else here")
    }

    private static func sides(_ old: String, _ new: String) -> (old: [Contrast.Part], new: [Contrast.Part]) {
        let contrast = Contrast(from: old, to: new)
        return (contrast.old, contrast.new)
    }

    private static func shown(_ value: FieldValue, _ field: FieldChange) -> String {
        value.text.isEmpty || field.changesSort && !value.isData ? "\"\(value.text)\"" : value.text
    }

    private static func value(
        _ value: JSONValue?, _ parts: [Contrast.Part], _ mark: HTML.Element, _ pointer: JSONPointer
    ) -> HTML {
        guard let value else { return HTML(.span, .style(of: "none missing"), text: "not there") }
        guard !parts.isEmpty else { return single(value, pointer) }
        return swatch(value, pointer) + HTML(.code, .isolated, content: marked(parts, mark))
    }

    private static func swatch(_ value: JSONValue?, _ pointer: JSONPointer) -> HTML {
        Colour(value, at: pointer)?.swatch ?? .nothing
    }

    /// A value that has nothing beside it.
    private static func single(_ value: JSONValue?, _ pointer: JSONPointer) -> HTML {
        guard let value else { return HTML(.span, .style(of: "none missing"), text: "not there") }
        let shown = FieldValue(value)
        guard shown.isLong else {
            return swatch(value, pointer) + HTML(.code, .isolated, text: shown.text.isEmpty ? "\"\"" : shown.text)
        }
        let rows = TextRows(from: shown.text, to: shown.text)
        let lines = rows.blocks.map { block -> HTML in
            switch block {
            case .shown(let rows): HTML(rows.map(line))
            case .folded(let rows): fold(rows.map(line), after: 12)
            case .cut(let count): cut(count)
            }
        }
        return HTML(.div, .style(of: "text one"), content: lines)
    }

    private static func line(_ row: TextRows.Row) -> HTML {
        guard case .same(let line, _) = row else { return .nothing }
        return HTML(
            .div, .style(of: "row"),
            content: [number(line.number), HTML(.code, .isolated, content: marked(line.shortened, .mark))]
        ).line
    }

    private static func sideBySide(_ old: FieldValue, _ new: FieldValue) -> HTML {
        let blocks = TextRows(from: old.text, to: new.text).blocks.map { block -> HTML in
            switch block {
            case .shown(let rows): HTML(rows.map(pair))
            case .folded(let rows): fold(rows.map(pair), after: 0)
            case .cut(let count): cut(count)
            }
        }
        return HTML(.div, .style(of: "text two"), content: blocks)
    }

    /// - Parameter shown: how many stay in sight; the others follow when asked for.
    private static func fold(_ rows: [HTML], after shown: Int) -> HTML {
        guard rows.count > shown + 3 else { return HTML(rows) }
        let count = rows.count - shown
        return HTML(Array(rows.prefix(shown)))
            + HTML(
                .details, .style(of: "alike"),
                content: [HTML(.summary, text: shown > 0 ? "\(count) more lines" : "\(count) lines alike")]
                    + rows.dropFirst(shown))
    }

    private static func cut(_ count: Int) -> HTML {
        HTML(.p, .style(of: "none"), text: "\(count) more lines are not shown here; --json has them")
    }

    private static func pair(_ row: TextRows.Row) -> HTML {
        switch row {
        case .same(let left, let right):
            return HTML(
                .div, .style(of: "row"),
                content: [number(left.number), code(left, "", .mark), number(right.number), code(right, "", .mark)]
            ).line
        case .changed(let left, let right):
            return HTML(
                .div, .style(of: "row"),
                content: [
                    number(left?.number, "-"), code(left, "old", .del), number(right?.number, "+"),
                    code(right, "new", .ins),
                ]
            ).line
        }
    }

    private static func number(_ number: Int?, _ mark: String = "") -> HTML {
        HTML(.span, .style(of: "n"), text: number.map { mark + String($0) } ?? "")
    }

    private static func code(_ line: TextRows.Line?, _ side: String, _ mark: HTML.Element) -> HTML {
        guard let line else { return HTML(.code, .style(of: "void"), content: []) }
        return HTML(.code, .style(of: side), .isolated, content: marked(line.shortened, mark))
    }

    private static func marked(_ parts: [Contrast.Part], _ mark: HTML.Element) -> [HTML] {
        parts.map { part in
            switch part {
            case .same(let text): HTML(text)
            case .marked(let text): HTML(mark, text: text)
            case .gap(let count): HTML(.span, .style(of: "none"), text: " … \(count) characters … ")
            }
        }
    }
}

extension TextRows.Line {
    /// What is alike for long is left out, and what is marked is cut where nobody reads on.
    fileprivate var shortened: [Contrast.Part] {
        let length = parts.reduce(0) { sum, part in
            switch part {
            case .same(let text), .marked(let text): sum + text.utf8.count
            case .gap: sum
            }
        }
        return length > 2000 ? cut(to: 10_000).flatMap(Self.shortened) : parts
    }

    private static func shortened(_ part: Contrast.Part) -> [Contrast.Part] {
        guard case .same(let text) = part, text.utf8.count > 2000, text.count > 600 else { return [part] }
        return [.same(String(text.prefix(200))), .gap(text.count - 400), .same(String(text.suffix(200)))]
    }
}
