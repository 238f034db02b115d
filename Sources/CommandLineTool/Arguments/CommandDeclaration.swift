import Wire

/// What a command is called, takes and does, as a value. Parsing, help, suggestions and whatever else must know the
/// command line (shell completion, a man page) read this and nothing else.
package struct CommandDeclaration: Sendable {
    package let name: String
    /// One line for the list of commands.
    package let summary: String
    /// Paragraphs for the command's own help, separated by an empty line.
    package let discussion: String
    package let operands: [OperandDeclaration]
    /// The command's own options, without the global ones.
    package let options: [OptionDeclaration]
    package let examples: [Example]
    /// The exit codes that somebody who calls this command should expect, besides 0, 1, 64 and 130.
    package let exitCodes: [ExitCode]
    /// Words that begin with a dash and are no option of it are operands: a search for what is not there.
    package let takesDashes: Bool

    /// A command line that works as it stands, and what it is good for.
    package struct Example: Sendable {
        /// Everything after the program's name.
        package let words: String
        package let purpose: String

        package init(_ words: String, _ purpose: String) {
            self.words = words
            self.purpose = purpose
        }
    }

    package init(
        _ name: String, _ summary: String, discussion: String = "", operands: [OperandDeclaration] = [],
        options: [OptionDeclaration] = [], examples: [Example] = [], exitCodes: [ExitCode] = [],
        takesDashes: Bool = false
    ) {
        self.name = name
        self.summary = summary
        self.discussion = discussion
        self.operands = operands
        self.options = options
        self.examples = examples
        self.exitCodes = exitCodes
        self.takesDashes = takesDashes
    }
}

extension CommandDeclaration {
    /// Its own options and the global ones.
    package var allOptions: [OptionDeclaration] { options + GlobalOptions.declarations }

    /// Its own options by their headings, those without one first.
    package var optionGroups: [(title: String, options: [OptionDeclaration])] {
        var titles: [String?] = [nil]
        for option in options where !titles.contains(option.group) { titles.append(option.group) }
        return titles.map { title in (title ?? "options", options.filter { $0.group == title }) }
            .filter { !$0.options.isEmpty }
    }

    package func option(_ name: String) -> OptionDeclaration? {
        allOptions.first { $0.name.isIdentical(to: name) }
    }

    package func operand(_ name: String) -> OperandDeclaration? {
        operands.first { $0.name.isIdentical(to: name) }
    }

    /// The command line in brackets and dots, without the global options.
    package var usage: String { "livechat-sync " + usageParts.joined(separator: " ") }

    /// The same in the pieces between which a line may be broken.
    package var usageParts: [String] {
        [name] + operands.map { $0.occurrence.notation($0.name) }
            + options.map { $0.occurrence.notation($0.notation) }
    }

    /// What is wrong with the declaration itself; a test asks every command for it.
    package var flaws: [String] {
        var found: [String] = []
        let names = allOptions.map(\.name)
        if Set(names).count < names.count { found.append("\(name): two options have one name") }
        let letters = allOptions.compactMap(\.letter)
        if Set(letters).count < letters.count { found.append("\(name): two options have one letter") }
        if operands.dropLast().contains(where: \.occurrence.repeats) {
            found.append("\(name): only the last operand may repeat")
        }
        let needs = operands.map(\.occurrence.isRequired)
        if needs != needs.filter(\.self) + needs.filter({ !$0 }) {
            found.append("\(name): an operand that may be left out stands before one that may not")
        }
        if summary.hasSuffix(".") || summary.isEmpty { found.append("\(name): a summary without a full stop, please") }
        found += allOptions.filter(\.help.isEmpty).map { "\(name): --\($0.name) has no help" }
        return found
    }
}
