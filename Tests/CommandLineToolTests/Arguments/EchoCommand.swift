import CommandLineTool
import Reporting

/// A command for tests: says what it was given, or fails as it is told.
struct EchoCommand: Command {
    static let declaration = CommandDeclaration(
        "echo", "says what it was given",
        discussion: "Says it\nagain.",
        operands: [
            OperandDeclaration("STATE", "what to say", completes: .state),
            OperandDeclaration("MORE", "more of it", .repeated),
        ],
        options: [
            .value("only", "SELECTOR", "only these", .repeated),
            .choice("format", ["json", "ndjson", "csv"], "how it is written"),
            .value("output", "FILE", "where to", letter: "o", completes: .file),
            .value("max-age", "TIME", "how old it may be"),
            .value("max-delete", "SHARE", "how much may go"),
            .value("since", "DAY", "from which day"),
            .flag("mirror", "the other way round"),
        ],
        examples: [CommandDeclaration.Example("echo a --mirror", "the usual thing")],
        exitCodes: [.guarded])

    let state: String
    let more: [String]

    init(_ given: GivenArguments) throws(UsageError) {
        state = try given.required("STATE")
        more = given.operands("MORE")
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        switch state {
        case "cancel": throw CancellationError()
        case "own": throw OwnError()
        case "strange": throw Strange()
        case "explained": throw Guarded()
        default:
            console.result("\(([state] + more).joined(separator: " "))")
            return .done
        }
    }
}

/// Known to the mapping that a test gives.
struct OwnError: Error {}

/// Known to nobody.
struct Strange: Error, CustomStringConvertible { let description = "strange\n" }

/// Knows its own words.
struct Guarded: Explained {
    var explanation: Explanation { Explanation("a guard", hint: "lift it", .guarded, code: "protected") }
}

struct RestoreCommand: Command {
    static let declaration = CommandDeclaration(
        "restore", "brings it back",
        options: [.value("to", "SITE", "where to", .required, completes: .site)])

    init(_ given: GivenArguments) throws(UsageError) {}

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode { .done }
}

struct ResumeCommand: Command {
    static let declaration = CommandDeclaration("resume", "goes on")

    init(_ given: GivenArguments) throws(UsageError) {}

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode { .incomplete }
}

extension CommandList {
    static let sample = CommandList([
        Section("talk", [EchoCommand.self]), Section("work", [RestoreCommand.self, ResumeCommand.self]),
    ])
}
