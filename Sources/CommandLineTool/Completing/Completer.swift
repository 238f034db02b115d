import Catalog
import Configuring
import Jobs
import Wire

/// Answers the completion scripts: `__complete SHELL -- WORD...`, the last word being the one with the cursor.
///
/// Reads the configuration and the store, if they are there and can be read, and nothing else. It never speaks to the
/// network, never writes, and has no way to complain: a shell in the middle of a line wants words or silence.
struct Completer {
    static let word = "__complete"

    private let surroundings: Surroundings
    private let commands: CommandList

    init(_ surroundings: Surroundings, _ commands: CommandList) {
        self.surroundings = surroundings
        self.commands = commands
    }

    /// - Parameter words: what follows the hidden word.
    func answer(_ words: [String]) -> String {
        guard words.count >= 2, words[1] == "--", let shell = CompletionShell(rawValue: words[0]) else { return "" }
        let typed = words.dropFirst(2).map(shell.plain)
        return offer(Array(typed.dropLast()), typed.last ?? "").lines
    }

    func offer(_ words: [String], _ current: String) -> CompletionOffer {
        let request = CompletionRequest(words, current, commands.declarations)
        var offer = offer(request)
        offer.words = offer.words.filter { $0.text.utf8.starts(with: request.current.utf8) }
            .map { .init(request.prefix + $0.text, $0.help) }
        return offer
    }

    private func offer(_ request: CompletionRequest) -> CompletionOffer {
        switch request.wanted {
        case .nothing: .nothing
        case .command: CompletionOffer(words: commands.declarations.map { .init($0.name, $0.summary) })
        case .option:
            CompletionOffer(
                words: request.openOptions.map { .init("--" + $0.name, $0.help) }
                    + (request.command == nil ? [.init("--version", "its version")] : []))
        case .value(let completion): values(completion, request)
        }
    }

    private func values(_ completion: Completion, _ request: CompletionRequest) -> CompletionOffer {
        switch completion {
        case .nothing: .nothing
        case .command:
            CompletionOffer(
                words: commands.declarations.map { .init($0.name, $0.summary) }
                    + HelpTopic.all.map { .init($0.name, $0.summary) })
        case .words(let words): CompletionOffer(words: words.map { .init($0) })
        case .kind:
            CompletionOffer(
                words: Configuration.builtIn.kinds.filter { $0.shape != .record }.map {
                    .init($0.name, $0.shape.rawValue)
                })
        case .file: CompletionOffer(files: .files)
        case .folder: CompletionOffer(files: .folders)
        case .state where request.current.contains("/") || request.current.hasPrefix("."):
            CompletionOffer(files: .files)
        case .site, .state, .snapshot, .address, .run:
            CompletionOffer(words: CompletionSource(request, surroundings).words(completion))
        }
    }
}
