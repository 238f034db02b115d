import Configuring
import Wire

/// The program as a function of its words and surroundings.
package enum Tool {
    package static let name = "livechat-sync"
    package static let version = Version.number

    /// Carries out one command line.
    /// - Parameters:
    ///   - words: everything after the program's name
    ///   - explain: words for the errors of other modules; nil for those it does not know
    package static func run(
        _ words: [String], in surroundings: Surroundings, _ commands: CommandList,
        explain: @Sendable (any Error) -> Explanation? = { _ in nil }
    ) async -> ExitCode {
        if let code = answer(words, in: surroundings, commands) { return code }
        var console = Console(surroundings, GlobalOptions(guessedFrom: words))
        do {
            // Whatever is no command was answered.
            guard case .command(let type, let rest) = try Invocation(words, commands) else { return .usage }
            let given = try GivenArguments(rest, type.declaration)
            console = Console(surroundings, try given.global)
            let command = try type.init(given)
            return console.settled(try await command.run(in: surroundings, console))
        } catch {
            let explanation = self.explanation(of: error, explain).after(words, error)
            console.failure(explanation)
            return explanation.exitCode
        }
    }

    /// Answers what needs nothing but the words (the version, help, what a shell completes), without a thread or a task, which
    /// would take as long as the answer.
    /// - Returns: nil for a command, and for words that make none: `run` says what is wrong with them.
    package static func answer(_ words: [String], in surroundings: Surroundings, _ commands: CommandList) -> ExitCode? {
        if words.first == Completer.word {
            _ = surroundings.write(.output, Completer(surroundings, commands).answer(Array(words.dropFirst())))
            return .done
        }
        let console = Console(surroundings, GlobalOptions(guessedFrom: words))
        switch try? Invocation(words, commands) {
        case nil, .command: return nil
        case .nothing:
            if console.json {
                console.failure(UsageError("no command", hint: "'livechat-sync help' lists them").explanation)
            } else {
                console.verbatim(HelpText(width: console.helpWidth(.error)).text(of: commands), to: .error)
            }
            return .usage
        case .version: console.verbatim("\(name) \(Version.own)\n")
        case .help(let command):
            let help = HelpText(width: console.helpWidth(.output))
            console.paged(command.map(help.text(of:)) ?? help.text(of: commands))
        case .topic(let topic): console.paged(HelpText(width: console.helpWidth(.output)).text(of: topic))
        case .manual: console.verbatim(ManPage(commands).text)
        }
        return console.settled(.done)
    }

    /// What a person is told about an error, whichever module it comes from.
    static func explanation(of error: any Error, _ explain: (any Error) -> Explanation?) -> Explanation {
        // Whatever goes wrong after ^C goes wrong because of it.
        if Task.isCancelled { return Explanation("interrupted", .interrupted) }
        if let known = explain(error) { return known }
        if let explained = error as? any Explained { return explained.explanation }
        if error is CancellationError { return Explanation("interrupted", .interrupted) }
        return Explanation("\(error)", .failed)
    }
}

/// What a command line asks for.
private enum Invocation {
    case nothing
    case version
    /// Of one command, or of the program.
    case help(CommandDeclaration?)
    case topic(HelpTopic)
    /// All of it for `man`.
    case manual
    /// A command and the words it is to be made of, global options that stood before its name included.
    case command(any Command.Type, [String])

    init(_ words: [String], _ commands: CommandList) throws(UsageError) {
        var before: [String] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            if ["--help", "-h"].contains(word) {
                self = .help(nil)
                return
            }
            if ["--version", "-V"].contains(word) {
                self = .version
                return
            }
            guard word.hasPrefix("-") else {
                self = try Self.asked(word, before + rest, commands)
                return
            }
            before.append(word)
            if try Self.takesNext(word), let value = rest.popFirst() { before.append(value) }
        }
        self = .nothing
    }

    private static func asked(_ name: String, _ rest: [String], _ commands: CommandList) throws(UsageError) -> Self {
        let wantsHelp = rest.prefix { !$0.isIdentical(to: "--") }.contains { ["--help", "-h"].contains($0) }
        if name.isIdentical(to: HelpText.declaration.name) {
            if wantsHelp { return .help(HelpText.declaration) }
            let given = try GivenArguments(rest, HelpText.declaration)
            guard let command = given.operand("COMMAND") else { return given.flag("man") ? .manual : .help(nil) }
            if given.flag("man") {
                throw UsageError("the page for man is of all commands", hint: "'livechat-sync help --man' prints it")
            }
            if let topic = HelpTopic.named(command) { return .topic(topic) }
            return .help(try commands.declaration(command))
        }
        let command = try commands.command(name)
        return wantsHelp ? .help(command.declaration) : .command(command, rest)
    }

    /// Whether the word after this global option is its value.
    private static func takesNext(_ word: String) throws(UsageError) -> Bool {
        let name = word.drop { $0 == "-" }.prefix { $0 != "=" }
        let options = GlobalOptions.declarations
        let known = options.first { option in
            word.hasPrefix("--") ? option.name == name : option.letter.map { word == "-\($0)" } ?? false
        }
        guard let known else {
            throw UsageError(
                "no option '\(word.prefix { $0 != "=" })' before the command",
                hint: Suggestion.hint(for: String(name), among: options.map(\.name) + ["version"], prefix: "--")
                    ?? "the options of a command stand after its name")
        }
        return known.takesValue && !word.contains("=")
    }
}

extension Explanation {
    /// What was taken for a site may be a part of a word that the shell has taken apart.
    fileprivate func after(_ words: [String], _ error: any Error) -> Explanation {
        guard case .unknownSite(let name, _, _)? = error as? ConfigurationError,
            let hint = StrayWord(words: words).hint(of: name)
        else { return self }
        return Explanation(message, hint: hint, exitCode, code: code)
    }
}
