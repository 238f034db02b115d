import Catalog
import Diffing
import Wire

/// A button, a window and the forms of one campaign, as one side has them.
struct SiteDrawing {
    private let things: [(address: Address, look: Look, body: JSONValue)]
    private let names: ThingNames

    init(_ things: [(Address, Scenery.Shown)], _ names: ThingNames) {
        self.things = things.map { ($0.0, Look.of($0.1.kind), $0.1.body) }
        self.names = names
    }

    private static let most = 40
    private static let standard = Colour("#5b6470")

    var drawing: HTML {
        let parts = [button, window] + forms
        return parts.allSatisfy { $0 == .nothing } ? .nothing : HTML(parts)
    }

    private func first(_ figure: Look.Figure) -> (look: Look, body: JSONValue)? {
        things.first { $0.look.figure == figure }.map { ($0.look, $0.body) }
    }

    /// Whether all texts are written from right to left.
    private var direction: HTML.Attribute {
        guard let texts = first(.texts), texts.look[.rightToLeft, in: texts.body]?.isTrue == true else {
            return .direction(isRightToLeft: false)
        }
        return .direction(isRightToLeft: true)
    }

    private func colour(_ look: Look, _ body: JSONValue) -> Colour? {
        look[.colour, in: body]?.text.flatMap { Colour($0, isCalledColour: true) }
    }

    private var button: HTML {
        guard let (look, body) = first(.button) else { return .nothing }
        let shape = look[.shape, in: body]?.text ?? ""
        let said = look[.text, in: body]?.text ?? ""
        let title = HTML(.p, .style(of: "none"), text: "Chat button: \(PlainWords.words(shape))")
        let isImage = shape.lowercased() == "image"
        // What is in an image no setting says.
        let fill = isImage ? Self.standard : colour(look, body) ?? Self.standard
        if shape.lowercased().contains("text"), !said.isEmpty {
            return title + HTML(.p, direction, content: [HTML(.span, .isolated, text: Self.cut(said))])
        }
        guard let fill else { return title }
        return title
            + HTML(
                .svg, .style(of: "bubble"), .viewBox(width: 44, height: 44), .role("img"),
                .label("chat button in \(fill.css)"),
                content: [
                    HTML(
                        .rect, .width(44), .height(44), .rounded(isImage ? 4 : 22), .fill(fill),
                        content: [])
                ])
    }

    private var window: HTML {
        guard let (look, body) = first(.window) else { return .nothing }
        let shape = look[.shape, in: body]?.text.map(PlainWords.words)
        let header = look[.header, in: body]?.text.map(PlainWords.words)
        let facts = [shape.map { "style \($0)" }, header.map { "header \($0)" }].compactMap(\.self)
        return pane(
            "Chat window" + (facts.isEmpty ? "" : ": " + facts.joined(separator: ", ")),
            [bar(look, body), greeting(look, body)])
    }

    private func bar(_ look: Look, _ body: JSONValue) -> HTML {
        guard let fill = colour(look, body) ?? Self.standard else { return .nothing }
        return HTML(
            .svg, .style(of: "bar"), .viewBox(width: 260, height: 34), .stretched, .role("img"),
            .label("header in \(fill.css)"),
            content: [HTML(.rect, .width(260), .height(34), .fill(fill), content: [])])
    }

    private func greeting(_ look: Look, _ body: JSONValue) -> HTML {
        guard let text = look[.greeting, in: body]?.text, !text.isEmpty else { return .nothing }
        return HTML(.p, .style(of: "greeting"), direction, text: Self.cut(text))
    }

    private func pane(_ title: String, _ content: [HTML]) -> HTML {
        HTML(.p, .style(of: "none"), text: title) + HTML(.div, .style(of: "window"), content: content)
    }

    /// Each form with its questions, in their order.
    private var forms: [HTML] {
        things.filter { $0.look.figure == .form }.map { address, look, body in
            let own = (look.parts[.questions]?.first(in: body)?.elements ?? []).map { Question(look, $0, names) }
            let below = things.filter { $0.look.figure == .question && $0.address.isBelow(address) }
            let rows = below.isEmpty ? own : below.map { Question($0.look, $0.body, names) }
            let shown = rows.filter(\.isVisible).enumerated()
                .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(\.element)
            let isOff = look[.switchedOn, in: body]?.isFalse == true
            let list = HTML(.ul, direction, content: shown.prefix(Self.most).map(\.row))
            let rest = shown.count > Self.most ? HTML(.p, text: "\(shown.count - Self.most) more questions") : .nothing
            let team = look[.team, in: body]?.text.flatMap {
                $0.isEmpty ? nil : HTML(.p, direction, text: Self.cut($0))
            }
            return pane(
                PlainWords.capitalized(look.noun ?? "form") + (isOff ? " (off)" : ""),
                [team ?? .nothing, greeting(look, body), shown.isEmpty ? .nothing : list, rest])
        }
    }

    static func cut(_ text: String) -> String { text.count > 300 ? text.prefix(299) + "…" : text }
}

/// A question of a form.
private struct Question {
    let name: String
    let sort: String
    let isRequired: Bool
    let isVisible: Bool
    let order: Int
    let choices: [String]

    init(_ look: Look, _ body: JSONValue, _ names: ThingNames) {
        let own = look[.name, in: body]?.text ?? ""
        name = own.isEmpty ? look[.field, in: body].flatMap { names.name(of: $0, look.fields) } ?? "" : own
        sort = look[.sort, in: body]?.text ?? ""
        isRequired = look[.required, in: body]?.isTrue ?? false
        isVisible = !(look[.visible, in: body]?.isFalse ?? false)
        order = look[.order, in: body]?.wholeNumber ?? Int.max
        choices = [Look.Part.choices, .grouped].flatMap { part in
            look.parts[part]?.values(in: body).compactMap(\.value.text) ?? []
        }
    }

    var row: HTML {
        let must: HTML =
            isRequired ? HTML(.span, .style(of: "must"), .label("required"), .role("img"), text: " *") : .nothing
        let said = choices.isEmpty ? PlainWords.words(sort) : SiteDrawing.cut(choices.joined(separator: " · "))
        return HTML(
            .li,
            content: [
                HTML(.span, .isolated, text: SiteDrawing.cut(name)), must,
                HTML(.span, .style(of: "box"), .isolated, text: said),
            ])
    }
}

extension Look {
    subscript(part: Part, in body: JSONValue) -> JSONValue? { parts[part]?.first(in: body) }
}

extension JSONValue {
    fileprivate var isTrue: Bool { self == .bool(true) }
    fileprivate var isFalse: Bool { self == .bool(false) }
    fileprivate var wholeNumber: Int? { if case .number(let text) = self { Int(text) } else { nil } }
}
