import Wire

struct CompletionsCommand: Command {
    static let declaration = CommandDeclaration(
        "completions", "print what makes a shell complete commands, options, sites, snapshots and addresses",
        discussion: """
            The script asks the program itself for the words, which reads the configuration and the store for them and never \
            the network.

            bash: source <(livechat-sync completions bash), in ~/.bashrc
            zsh:  livechat-sync completions zsh > _livechat-sync, in a folder of $fpath
            fish: livechat-sync completions fish > ~/.config/fish/completions/livechat-sync.fish
            """,
        operands: [.init("SHELL", "the shell", completes: .words(CompletionShell.names))],
        examples: [.init("completions bash", "for this shell alone, read it with 'source <(...)'")])

    private let shell: CompletionShell

    init(_ given: GivenArguments) throws(UsageError) {
        let name = try given.required("SHELL")
        guard let shell = CompletionShell(rawValue: name) else { throw UsageError("no completions for '\(name)'") }
        self.shell = shell
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        console.present(["shell": .string(shell.rawValue), "script": .string(shell.script)]) {
            console.verbatim(shell.script)
        }
        return .done
    }
}
