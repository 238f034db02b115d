import Jobs
import Store

struct RestoreCommand: Command {
    static let declaration = CommandDeclaration(
        "restore", "bring a site back to a snapshot: plan, review and apply in one",
        discussion: """
            Shows what it will do, asks, writes, reads each thing again, and keeps a journal: 'undo' takes it back. What the \
            snapshot has and the site lacks is made, what differs is set to match; what was added since stays, unless \
            --mirror says that it goes.
            """,
        operands: [.init("SNAPSHOT", "prod@latest, prod@17, prod@2026-11-20, @17 or 17", completes: .snapshot)],
        options: [.value("to", "SITE", "another site than the snapshot's own", completes: .site)]
            + PlanRequest.declarations + RunOptions.declarations,
        examples: [
            .init("restore prod@latest", "shows what it will do and asks"),
            .init("restore prod@2026-11-20 --only campaigns/Sales", "one campaign as it was that day"),
            .init("restore prod@latest --mirror", "also delete what was added since"),
        ], exitCodes: ApplyCommand.declaration.exitCodes)

    private let snapshot: StateName
    private let to: String?
    private let request: PlanRequest
    private let choices: RunOptions
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        snapshot = try StateName(snapshot: given.required("SNAPSHOT"))
        to = given.value("to")
        request = try PlanRequest(given)
        choices = try RunOptions(given)
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        let target = try workplace.configured(to ?? workplace.find(snapshot).site)
        let prospect = try await target.plan(from: snapshot, request.options(target.catalog))
        return try await PlanCarrying(workplace: workplace, console: console, options: choices).carryOut(
            prospect.plan, prospect.scenery)
    }
}
