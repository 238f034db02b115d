import Store

struct RestoreCommand: Command {
    static let declaration = CommandDeclaration(
        "restore", "bring a site back to a snapshot: plan, review and apply in one",
        operands: [.init("SNAPSHOT", "prod@latest, prod@17, prod@2026-11-20, @17 or 17", completes: .snapshot)],
        options: [.value("to", "SITE", "another site than the snapshot's own", completes: .site)]
            + PlanRequest.declarations + PlanRunning.declarations,
        examples: [
            .init("restore prod@latest", "shows what it will do and asks"),
            .init("restore prod@2026-11-20 --only campaigns/Sales", "one campaign as it was that day"),
            .init("restore prod@latest --mirror", "also delete what was added since"),
        ], exitCodes: ApplyCommand.declaration.exitCodes)

    private let snapshot: StateName
    private let to: String?
    private let request: PlanRequest
    private let choices: PlanRunning.Choices
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        snapshot = try StateName(snapshot: given.required("SNAPSHOT"))
        to = given.value("to")
        request = try PlanRequest(given)
        choices = try PlanRunning.Choices(given)
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options)
        let site = try workplace.configuration.site(to ?? OpenState.find(snapshot, workplace).site)
        let making = PlanMaking(workplace: workplace, surroundings: surroundings, console: console)
        let plan = try await making.plan(from: snapshot, to: site, request)
        return try await PlanRunning(workplace, surroundings, console, choices).carryOut(plan)
    }
}

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
        ] + PlanRequest.declarations + PlanRunning.declarations,
        examples: [
            .init("clone --from staging --to prod --only campaigns/Sales", "one campaign with what it needs"),
            .init("clone --from prod@latest --to staging --mirror", "make staging what production was last night"),
        ], exitCodes: ApplyCommand.declaration.exitCodes)

    private let from: StateName
    private let to: String
    private let request: PlanRequest
    private let choices: PlanRunning.Choices
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        from = try StateName(given.required("from"))
        to = try given.required("to")
        request = try PlanRequest(given)
        choices = try PlanRunning.Choices(given)
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options)
        let site = try workplace.configuration.site(to)
        let making = PlanMaking(workplace: workplace, surroundings: surroundings, console: console)
        let plan = try await making.plan(from: from, to: site, request)
        return try await PlanRunning(workplace, surroundings, console, choices).carryOut(plan)
    }
}
