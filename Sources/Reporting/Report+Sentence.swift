import Catalog
import Diffing
import Wire

extension Report {
    /// What happens, in one sentence: `Brings back the campaign Outlet with 37 settings, changes one greeting message.`
    struct Sentence: Hashable, Sendable {
        enum Piece: Hashable, Sendable {
            /// The program's own words.
            case words(String)
            /// From outside.
            case name(String)
        }

        private(set) var pieces: [Piece] = []

        var isEmpty: Bool { pieces.isEmpty }
    }

    /// Of all changes; empty where there are none, and of what is not about changes.
    var sentence: Sentence {
        switch subject {
        case .comparison, .plan: sentence(of: groups.flatMap(\.changes), isOver: false)
        case .timeline, .versions, .blame: Sentence()
        }
    }

    /// - Parameter isOver: it has happened.
    func sentence(of changes: [Change], isOver: Bool) -> Sentence {
        let verbs: [(Action, String)] =
            isOver
            ? [(.delete, "removed"), (.create, "added"), (.update, "changed")]
            : [(.create, isReturn ? "brings back" : "adds"), (.update, "changes"), (.delete, "deletes")]
        var sentence = Sentence()
        for (action, verb) in verbs {
            let some = changes.filter { $0.action == action }
            if some.isEmpty { continue }
            sentence.say(sentence.isEmpty ? PlainWords.capitalized(verb) + " " : ", \(verb) ")
            tell(some, in: &sentence)
        }
        if !sentence.isEmpty { sentence.say(".") }
        return sentence
    }

    private static let most = 3

    private func tell(_ changes: [Change], in sentence: inout Sentence) {
        var kinds: [String] = []
        for change in changes where !kinds.contains(change.kind) { kinds.append(change.kind) }
        let told = kinds.count > Self.most + 1 ? Array(kinds.prefix(Self.most)) : kinds
        for (index, kind) in told.enumerated() {
            if index > 0 { sentence.say(index == told.count - 1 && told.count == kinds.count ? " and " : ", ") }
            tell(changes.filter { $0.kind == kind }, of: kind, in: &sentence)
        }
        let rest = changes.count { !told.contains($0.kind) }
        if rest > 0 { sentence.say(" and \(Wording.count(rest, "other thing"))") }
    }

    private func tell(_ changes: [Change], of kind: String, in sentence: inout Sentence) {
        let noun = known.noun(of: kind)
        let inside = changes.reduce(0) { $0 + $1.inside.count }
        let extra = inside > 0 ? " with \(Wording.count(inside, "setting"))" : ""
        let count = changes.reduce(0) { $0 + ($1.step?.batch?.count ?? 1) }
        guard let change = changes.first, changes.count == 1, change.step?.batch == nil else {
            sentence.say("\(Wording.count(count, noun, plural: PlainWords.plural(noun)))\(extra)")
            return
        }
        let parts = known.parts(of: change.address)
        guard change.action == .update, !change.isWhole, let field = change.fields.first else {
            let isOfMany = known.isList(kind)
            sentence.say("the \(noun) ")
            if !isOfMany { sentence.say("of ") }
            sentence.name(
                KnownNames.joined(isOfMany ? Array(parts.suffix(1)) : parts.count > 1 ? parts.dropLast() : parts))
            sentence.say(extra)
            return
        }
        if change.fields.count == 1, field.pointer.tokens.count == 1 {
            sentence.say("the ")
            sentence.name(PlainWords.words(field.pointer.tokens[0]))
        } else {
            sentence.say(Wording.count(change.fields.count, "field"))
        }
        sentence.say(" of ")
        sentence.name(KnownNames.joined(parts))
    }
}

extension Report.Sentence {
    mutating func say(_ words: String) { if !words.isEmpty { pieces.append(.words(words)) } }
    mutating func name(_ name: String) { pieces.append(.name(name)) }
}
