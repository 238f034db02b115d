import CommandLineTool
import Reporting
import Testing
import Wire

struct ToolTests {
    private let recorder = Recorder()

    private func run(_ words: String...) async -> ExitCode {
        await Tool.run(words, in: recorder.surroundings(), .sample) { error in
            error is OwnError ? Explanation("the store is damaged", .damaged) : nil
        }
    }

    @Test(arguments: ["--version", "-V"])
    func `the version is one line`(word: String) async {
        #expect(await run(word) == .done)
        #expect(recorder.output == "livechat-sync \(Version.own)\n")
        #expect(recorder.error.isEmpty)
    }

    @Test func `a command gets its words`() async {
        #expect(await run("echo", "a", "b\u{7}") == .done)
        #expect(recorder.output == "a b\\u{7}\n")
    }

    @Test func `global options may stand before the command`() async {
        #expect(await run("--store", "s", "-q", "--concurrency=2", "echo", "--", "-a") == .done)
        #expect(recorder.output == "-a\n")
    }

    @Test func `a command's own option before its name is refused`() async {
        #expect(await run("--mirror=s3cret", "echo", "a") == .usage)
        #expect(recorder.error.contains("no option '--mirror' before the command"))
        #expect(!recorder.error.contains("s3cret"))
    }

    @Test func `no words are answered with help on stderr`() async {
        #expect(await run() == .usage)
        #expect(recorder.output.isEmpty)
        #expect(recorder.error.contains("  echo            says what it was given\n"))
    }

    @Test func `no command but --json is answered with a document`() async throws {
        #expect(await run("--json") == .usage)
        #expect(try JSONValue(parsing: recorder.output)["error"]?["code"] == "usage")
    }

    @Test func `an unknown command is answered with those that may be meant`() async {
        #expect(await run("res") == .usage)
        #expect(
            recorder.error == """
                livechat-sync: error: no command 'res'
                livechat-sync: hint: did you mean 'restore' or 'resume'?

                """)
    }

    @Test func `a wrong word with --json is answered with a document`() async throws {
        #expect(await run("echo", "--mirrr", "--json") == .usage)
        let error = try #require(try JSONValue(parsing: recorder.output)["error"])
        #expect(error["message"] == "echo has no option '--mirrr'")
        #expect(error["hint"] == "did you mean '--mirror'?")
    }

    @Test(arguments: [
        ("cancel", ExitCode.interrupted, "interrupted", "interrupted"),
        ("own", .damaged, "damaged", "the store is damaged"),
        ("strange", .failed, "failed", "strange\n"),
        ("explained", .guarded, "protected", "a guard"),
    ])
    func `what a command throws becomes an exit code and words`(
        state: String, code: ExitCode, word: String, message: String
    ) async throws {
        #expect(await run("echo", state, "--json") == code)
        let error = try #require(try JSONValue(parsing: recorder.output)["error"])
        #expect(error["code"] == .string(word))
        #expect(error["message"] == .string(message))
        #expect(recorder.error.hasPrefix("livechat-sync: error: \(Shown.escaped(message))\n"))
    }

    @Test func `a result that stdout did not take is no success`() async {
        recorder.fillUp()
        #expect(await run("echo", "a") == .machine)
        #expect(recorder.error.contains("stdout did not take all"))
    }

    @Test func `a command's exit code is passed on`() async {
        #expect(await run("resume") == .incomplete)
    }

    @Test func `all roads lead to a command's help`() async {
        #expect(await run("help", "echo") == .done)
        let help = recorder.output
        for words in [["echo", "--help"], ["echo", "-h", "--nonsense"], ["--json", "echo", "a", "--help"]] {
            recorder.clear()
            #expect(await Tool.run(words, in: recorder.surroundings(), .sample) == .done)
            #expect(recorder.output == help)
            #expect(recorder.error.isEmpty)
        }
    }

    @Test func `help after two dashes is an operand`() async {
        #expect(await run("echo", "--", "--help") == .done)
        #expect(recorder.output == "--help\n")
    }

    @Test func `help knows itself and refuses what is no command`() async {
        #expect(await run("help", "help") == .done)
        #expect(await run("help", "ehco") == .usage)
        #expect(recorder.error.contains("did you mean 'echo'?"))
        #expect(await run("help", "a", "b") == .usage)
    }
}

struct HelpTextTests {
    @Test func `the help of a command is made of its declaration`() {
        #expect(
            HelpText(width: 72).text(of: EchoCommand.declaration) == """
                echo: says what it was given

                usage: livechat-sync echo STATE [MORE]... [--only SELECTOR]...
                      [--format json|ndjson|csv] [--output FILE] [--max-age TIME]
                      [--max-delete SHARE] [--since DAY] [--mirror]

                Says it
                again.

                operands:
                  STATE      what to say
                  [MORE]...  more of it

                options:
                  --only SELECTOR           only these (may be repeated)
                  --format json|ndjson|csv  how it is written
                  -o, --output FILE         where to
                  --max-age TIME            how old it may be
                  --max-delete SHARE        how much may go
                  --since DAY               from which day
                  --mirror                  the other way round

                options of every command:
                  --config FILE    the configuration file
                  --store FILE     the store, instead of the one that the configuration
                                   names
                  --archive FILE   the archive of conversations, instead of the one
                                   beside the store
                  --json           one JSON document on stdout
                  -q, --quiet      say nothing but results, warnings and errors
                  -v, --verbose    say more on stderr
                  --concurrency N  requests under way at the same time, 1 to 64; 8
                                   unless configured
                  --no-color       no colour, as with NO_COLOR in the environment
                  -h, --help       this help

                examples:
                  the usual thing
                    livechat-sync echo a --mirror

                exit codes:
                  0    done; nothing differs (with --exit-code)
                  1    failed
                  5    a guard stopped it before the first write
                  64   wrong command line or configuration
                  130  interrupted, the journal is consistent

                """)
    }

    @Test(arguments: [40, 60, 80, 100])
    func `no line is wider than asked`(width: Int) {
        let help = HelpText(width: width).text(of: CommandList.sample)
        for line in help.split(separator: "\n") where line.contains("  ") { #expect(line.displayWidth <= width) }
    }

    @Test func `the list names every command and every exit code`() {
        let help = HelpText().text(of: CommandList.sample)
        for declaration in CommandList.sample.declarations { #expect(help.contains("  \(declaration.name) ")) }
        for code in ExitCode.allCases { #expect(help.contains("  \(code.rawValue) ")) }
    }
}

struct CommandDeclarationTests {
    @Test func `a sound declaration has no flaws`() {
        for declaration in CommandList.sample.declarations { #expect(declaration.flaws == []) }
    }

    @Test func `flaws are found`() {
        let wrong = CommandDeclaration(
            "x", "Does.", operands: [OperandDeclaration("A", "a", .repeated), OperandDeclaration("B", "b")],
            options: [.flag("json", "again"), .flag("y", "", letter: "q")])
        #expect(
            wrong.flaws == [
                "x: two options have one name", "x: two options have one letter", "x: only the last operand may repeat",
                "x: an operand that may be left out stands before one that may not",
                "x: a summary without a full stop, please", "x: --y has no help",
            ])
    }

    @Test func `the exit codes are those that scripts know`() {
        #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 64, 130])
        #expect(Set(ExitCode.allCases.map(\.word)).count == ExitCode.allCases.count)
    }
}
