import Catalog
import Diffing
import Wire

/// Where chats go, as a sentence: `If the visitor's country is France, chats go to Sales; otherwise …`
struct RuleSentence {
    let text: String

    /// Nil for what is no rule, or says too little.
    init?(_ shown: Scenery.Shown?, _ names: ThingNames) {
        guard let shown else { return nil }
        let look = Look.of(shown.kind)
        let body = shown.body
        func destination(_ id: Look.Part, _ kind: Look.Part) -> String? {
            let kinds = look.targets
            if let value = look[id, in: body], let known = names.name(of: value, kinds) { return known }
            guard let way = look[kind, in: body]?.text, !way.isEmpty else { return look[id, in: body]?.text }
            return PlainWords.words(way)
        }
        switch look.figure {
        case .rule:
            guard let goal = destination(.destination, .destinationKind) else { return nil }
            let conditions = Self.conditions(look, body)
            let cause = conditions.isEmpty ? "For every visitor" : "If " + conditions
            let priority = look[.priority, in: body]?.text.map {
                $0.isEmpty || $0 == "normal" ? "" : " with priority \($0)"
            }
            let off = look[.switchedOn, in: body] == .bool(false) ? " (this rule is off)" : ""
            text = "\(cause), chats go to \(goal)\(priority ?? "")\(off)."
        case .routing:
            if look[.switchedOn, in: body] == .bool(false) {
                text = "Routing is off."
                return
            }
            if look[.way, in: body]?.text.map({ $0.lowercased().contains("rule") }) == true {
                guard let other = destination(.otherwise, .otherwiseKind) else { return nil }
                text = "Chats go by the rules; otherwise they go to \(other)."
            } else {
                guard let goal = destination(.destination, .destinationKind) else { return nil }
                text = "Chats go to \(goal)."
            }
        default: return nil
        }
    }

    private static func conditions(_ look: Look, _ body: JSONValue) -> String {
        let all = (look[.conditions, in: body]?.elements ?? []).compactMap { condition -> String? in
            guard let subject = look[.subject, in: condition]?.text else { return nil }
            let comparison = PlainWords.words(look[.comparison, in: condition]?.text ?? "is")
            // The words for a number are those that make a sentence with `is` in front.
            let verb =
                comparison == "more than" || comparison == "less than" || comparison == "not"
                ? "is " + comparison : comparison
            return "the visitor's \(PlainWords.words(subject)) \(verb) \(look[.value, in: condition]?.text ?? "…")"
        }
        switch look[.met, in: body]?.text?.lowercased() {
        case "any": return all.joined(separator: " or ")
        case "logicalexpression":
            let numbered = all.enumerated().map { "(\($0.offset + 1)) \($0.element)" }.joined(separator: ", ")
            return "\(look[.expression, in: body]?.text ?? "") holds, where \(numbered)"
        default: return all.joined(separator: " and ")
        }
    }
}
