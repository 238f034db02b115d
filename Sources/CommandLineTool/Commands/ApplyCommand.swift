import Jobs

struct ApplyCommand: Command {
    static let declaration = CommandDeclaration(
        "apply", "carry out exactly the reviewed plan",
        discussion: """
            Judges the guards again, shows the plan and asks, unless --yes. Each operation reads its target first: what \
            changed since the plan was made is left alone, with what depends on it (exit 4), and the rest goes on. A plan is \
            used once. The journal in the store makes 'resume' and 'undo' possible.
            """,
        operands: [.init("PLAN", "a file that 'plan' or 'undo' saved", completes: .file)],
        options: LiftingOptions.declarations + RunOptions.declarations,
        examples: [.init("apply plan.json", "shows it once more and asks")],
        exitCodes: [
            .incomplete, .stale, .guarded, .refused, .unavailable, .damaged, .machine, .locked, .unknownOutcome,
        ])

    private let file: String
    private let choices: RunOptions
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        file = try given.required("PLAN")
        choices = try RunOptions(given)
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let plan = try PlanFile.read(file, surroundings)
        let workplace = try Workplace(surroundings, options, console)
        return try await PlanCarrying(workplace: workplace, console: console, options: choices).carryOut(plan)
    }
}
