import Jobs

struct CloneCommand: Command {
    static let declaration = CommandDeclaration(
        "clone", "bring one site to the state of another: plan, review and apply in one",
        discussion: """
            Objects of the two sites are paired by their names; what was paired once is remembered, and 'map' shows and \
            corrects it. --only campaigns/Sales copies one campaign with what it needs.
            """,
        options: [
            .value("from", "STATE", "what to copy from", .required, completes: .state),
            .value("to", "SITE", "the site to write to", .required, completes: .site),
        ] + PlanRequest.declarations + RunOptions.declarations,
        examples: [
            .init("clone --from staging --to prod --only campaigns/Sales", "one campaign with what it needs"),
            .init("clone --from prod@latest --to staging --mirror", "make staging what production was last night"),
        ], exitCodes: ApplyCommand.declaration.exitCodes)

    private let from: StateName
    private let to: String
    private let request: PlanRequest
    private let choices: RunOptions
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        from = try StateName(given.required("from"))
        to = try given.required("to")
        request = try PlanRequest(given)
        choices = try RunOptions(given)
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        let target = try workplace.configured(to)
        let prospect = try await target.plan(from: from, request.options(target.catalog))
        return try await PlanCarrying(workplace: workplace, console: console, options: choices).carryOut(
            prospect.plan, prospect.scenery)
    }
}
