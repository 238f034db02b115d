/// How people see a kind: what they call it, and what of it shows on their pages. It changes nothing of what is asked, compared
/// or written, so it stands beside the row and is in no fingerprint: tables of before and after are one.
package struct Look: Hashable, Sendable {
    /// What one of it is called: `campaign`.
    package var noun: String?
    /// What a thing is called that there is once in its place, or the list: `Pre-chat form`.
    package var title: String?
    /// What visitors see of it; nil for what nobody sees.
    package var figure: Figure?
    /// What of it shows.
    package var parts: [Part: FieldPath] = [:]

    /// What a destination may be.
    package var targets: [String] = []
    /// What a question may be about.
    package var fields: [String] = []

    package init(
        _ noun: String? = nil, title: String? = nil, _ figure: Figure? = nil, _ parts: [Part: FieldPath] = [:]
    ) {
        self.noun = noun
        self.title = title
        self.figure = figure
        self.parts = parts
    }

    package enum Figure: Hashable, Sendable {
        /// What opens the chat.
        case button
        /// What the chat is held in.
        case window
        /// Questions, in a window.
        case form
        /// One question of the form that it stands in.
        case question
        /// The language of all of them, and the direction that it is written in.
        case texts
        /// Where chats go, and where those go that no rule is about.
        case routing
        /// Who goes elsewhere.
        case rule
    }

    package enum Part: Hashable, Sendable {
        case shape, colour, text, textColour, picture
        case header, greeting, team, switchedOn
        /// The questions that stand in the form's own body, and what names the field of one.
        case questions, field
        case name, sort, required, visible, order, choices, grouped, left, right
        case rightToLeft, words, word, wording
        case destination, destinationKind, priority, way, otherwise, otherwiseKind
        case met, expression, conditions, subject, comparison, value
    }
}

extension Look {
    package static func named(_ kind: String) -> Look { ofKinds[kind] ?? Look() }
}

extension Kind {
    package var look: Look { Look.named(name) }
}
