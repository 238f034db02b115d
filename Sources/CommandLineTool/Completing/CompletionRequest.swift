import Wire

/// A command line that is being typed: what stands there, and what may stand where the cursor is. Made of declarations
/// alone.
struct CompletionRequest {
    enum Wanted: Equatable {
        case nothing
        case command
        case option
        case value(Completion)
    }

    /// The command, once its name is typed.
    private(set) var command: CommandDeclaration?
    private(set) var operands: [(declaration: OperandDeclaration, word: String)] = []
    private(set) var values: [(declaration: OptionDeclaration, word: String)] = []
    private(set) var flags: Set<String> = []
    /// What is typed of the word so far.
    private(set) var current: String
    /// What stands before it in the same word: `--only=`.
    private(set) var prefix = ""
    private(set) var wanted = Wanted.nothing

    /// - Parameters:
    ///   - words: those before the one with the cursor, without the program's name.
    ///   - current: the word with the cursor, as far as the cursor.
    init(_ words: [String], _ current: String, _ declarations: [CommandDeclaration]) {
        self.current = current
        var pending: OptionDeclaration?
        var optionsAreOver = false
        for word in words {
            if let option = pending {
                values.append((option, word))
                pending = nil
            } else if !optionsAreOver, word == "--" {
                optionsAreOver = true
            } else if !optionsAreOver, word.hasPrefix("-"), word.utf8.count > 1 {
                pending = take(word)
            } else if command == nil {
                command = declarations.first { $0.name.isIdentical(to: word) }
                // Of a command that is none nothing is known.
                if command == nil { return }
            } else if let operand = nextOperand {
                operands.append((operand, word))
            }
        }
        wanted = wish(pending, optionsAreOver)
    }

    /// The options that can be given here.
    var options: [OptionDeclaration] { command?.allOptions ?? GlobalOptions.declarations }

    /// Those that make sense once more.
    var openOptions: [OptionDeclaration] {
        options.filter { option in
            option.occurrence.repeats
                || !flags.contains(option.name) && !values.contains { $0.declaration.name == option.name }
        }
    }

    /// Notes an option; gives it back if its value is the next word.
    private mutating func take(_ word: String) -> OptionDeclaration? {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let name = parts.first, let option = option(name) else { return nil }
        guard option.takesValue else {
            flags.insert(option.name)
            return nil
        }
        guard parts.count > 1 else { return option }
        values.append((option, parts[1]))
        return nil
    }

    private func option(_ written: String) -> OptionDeclaration? {
        options.first { option in
            written.isIdentical(to: "--" + option.name) || option.letter.map { written == "-\($0)" } ?? false
        }
    }

    private var nextOperand: OperandDeclaration? {
        guard let declared = command?.operands else { return nil }
        if operands.count < declared.count { return declared[operands.count] }
        return declared.last.flatMap { $0.occurrence.repeats ? $0 : nil }
    }

    private mutating func wish(_ pending: OptionDeclaration?, _ optionsAreOver: Bool) -> Wanted {
        if let pending { return .value(pending.completion) }
        if !optionsAreOver, current.hasPrefix("--"), let equals = current.utf8.firstIndex(of: UInt8(ascii: "=")) {
            guard let option = option(String(current[..<equals])), option.takesValue else { return .nothing }
            prefix = String(current[...equals])
            current = String(current[current.utf8.index(after: equals)...])
            return .value(option.completion)
        }
        if !optionsAreOver, current.hasPrefix("-") { return .option }
        guard command != nil else { return .command }
        // Where no further word fits, an option does.
        return nextOperand.map { .value($0.completion) } ?? (current.isEmpty ? .option : .nothing)
    }
}
