import Jobs
import Store

struct ResumeCommand: Command {
    static let declaration = CommandDeclaration(
        "resume", "go on with a run that was interrupted or left something undone",
        discussion: """
            What the journal shows as sent without an answer is settled by reading first; nothing is sent a second time that \
            was done.
            """,
        operands: [.init("RUN", "its number in 'runs', or 'last'", completes: .run)],
        options: RunOptions.declarations + LiftingOptions.declarations,
        exitCodes: ApplyCommand.declaration.exitCodes)

    private let number: RunNumber
    private let choices: RunOptions
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        number = try RunNumber(given.required("RUN"))
        choices = try RunOptions(given)
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        return try await PlanCarrying(workplace: workplace, console: console, options: choices).goOn(
            with: number.run(in: workplace).number)
    }
}
