import Jobs

struct CloneCommand: Command {
    static let declaration = CommandDeclaration(
        "clone", "bring one site to the state of another: plan, review and apply in one",
        discussion: """
            Objects of the two sites are paired by their names; what was paired once is remembered, and 'map' shows and \
            corrects it. --only campaigns/Sales copies one campaign with what it needs.

            With --as the one thing that --only names comes over as a new one of that name, be it to another site or to its \
            own. What is called so already is brought to the same state, so a second run makes no twin.
            """,
        options: [
            .value("from", "STATE", "what to copy from", .required, completes: .state),
            .value("to", "SITE", "the site to write to", .required, completes: .site),
            .value("as", "NAME", "what the one thing that --only names is to be called there"),
        ] + PlanRequest.declarations + RunOptions.declarations,
        examples: [
            .init("clone --from staging --to prod --only campaigns/Sales", "one campaign with what it needs"),
            .init(
                "clone --from prod --to prod --only campaigns/Sales --as 'Sales 2'",
                "a campaign once more, under another name"),
            .init("clone --from prod@latest --to staging --mirror", "make staging what production was last night"),
        ], exitCodes: ApplyCommand.declaration.exitCodes)

    private let from: StateName
    private let to: String
    private let newName: String?
    private let request: PlanRequest
    private let choices: RunOptions
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        from = try StateName(given.required("from"))
        to = try given.required("to")
        newName = given.value("as")
        request = try PlanRequest(given)
        choices = try RunOptions(given)
        if let newName {
            if newName.isEmpty { throw UsageError("--as needs a name") }
            guard given.values("only").count == 1 else {
                let words = JobRefusal.Copy.unselected.explanation
                throw UsageError(words.message, hint: words.hint)
            }
        }
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        let target = try workplace.configured(to)
        let prospect = try await target.plan(from: from, request.options(target.catalog), as: newName)
        return try await PlanCarrying(workplace: workplace, console: console, options: choices).carryOut(
            prospect.plan, prospect.scenery)
    }
}
