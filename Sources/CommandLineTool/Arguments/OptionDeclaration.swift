/// How often a word may be given.
package enum Occurrence: Sendable {
    case required
    case optional
    /// Any number of times, none included.
    case repeated
    /// One or more times.
    case repeatedAtLeastOnce

    package var isRequired: Bool { self == .required || self == .repeatedAtLeastOnce }
    package var repeats: Bool { self == .repeated || self == .repeatedAtLeastOnce }

    /// `X`, `[X]`, `[X]...` or `X...`
    package func notation(_ word: String) -> String {
        switch self {
        case .required: word
        case .optional: "[\(word)]"
        case .repeated: "[\(word)]..."
        case .repeatedAtLeastOnce: "\(word)..."
        }
    }
}

/// What a shell may offer where a word is to be typed.
package enum Completion: Sendable, Equatable {
    case nothing
    case command, site, snapshot, state, address, kind, run
    case file, folder
    /// Exactly these: any other word is an error.
    case words([String])

    package var words: [String]? {
        if case .words(let words) = self { words } else { nil }
    }
}

/// A word of a command line that is known by its place.
package struct OperandDeclaration: Sendable {
    /// In capitals, as the usage line shows it: `STATE`.
    package let name: String
    package let occurrence: Occurrence
    package let help: String
    package let completion: Completion

    package init(
        _ name: String, _ help: String, _ occurrence: Occurrence = .required,
        completes completion: Completion = .nothing
    ) {
        self.name = name
        self.occurrence = occurrence
        self.help = help
        self.completion = completion
    }
}

/// A word of a command line that is known by its name: a flag, or an option with a value.
package struct OptionDeclaration: Sendable {
    /// Without the two dashes.
    package let name: String
    /// The one letter that says the same after one dash.
    package let letter: Character?
    /// What stands for the value in the help; nil for a flag, which has none.
    package let placeholder: String?
    package let occurrence: Occurrence
    package let help: String
    package let completion: Completion
    /// Words of earlier versions that are still taken, each with the word that says it now; no help names them.
    package private(set) var oldWords: [String: String] = [:]
    /// The heading that the help puts it under; nil for what the command is about in the first place.
    package private(set) var group: String?

    package static func flag(_ name: String, _ help: String, letter: Character? = nil) -> Self {
        Self(
            name: name, letter: letter, placeholder: nil, occurrence: .optional, help: help, completion: .nothing)
    }

    package static func value(
        _ name: String, _ placeholder: String, _ help: String, _ occurrence: Occurrence = .optional,
        letter: Character? = nil, completes completion: Completion = .nothing
    ) -> Self {
        Self(
            name: name, letter: letter, placeholder: placeholder, occurrence: occurrence, help: help,
            completion: completion)
    }

    /// An option whose value is one of a few words; the words themselves stand for the value in the help.
    /// - Parameter oldWords: words of earlier versions, each with the one of `words` that says it now.
    package static func choice(
        _ name: String, _ words: [String], _ help: String, _ occurrence: Occurrence = .optional,
        oldWords: [String: String] = [:]
    ) -> Self {
        var option = value(name, words.joined(separator: "|"), help, occurrence, completes: .words(words))
        option.oldWords = oldWords
        return option
    }

    /// The same options under a heading.
    package static func group(_ title: String, _ options: [Self]) -> [Self] {
        options.map { option in
            var option = option
            option.group = title
            return option
        }
    }

    package var takesValue: Bool { placeholder != nil }

    /// `--only SELECTOR`, or `--mirror`
    package var notation: String { placeholder.map { "--\(name) \($0)" } ?? "--\(name)" }
}
