import Configuring
import Jobs
import Planning

struct PromoteCommand: Command {
    static let declaration = CommandDeclaration(
        "promote", "go a route of the configuration: one site's state onto another, always in the same way",
        discussion: """
            What is copied from where to where, what is left out and whether the target is mirrored stands in the \
            configuration, so that nobody forgets it: "routes": {"weekly": {"from": "staging", "to": "prod", "only": \
            ["campaigns/*"], "except": ["campaigns/Test*"], "mirror": false}}. The rest is as with 'clone': a plan is made, shown \
            and asked about.
            """,
        operands: [.init("ROUTE", "its name in the configuration")],
        options: LiftingOptions.declarations + RunOptions.declarations,
        examples: [
            .init("promote weekly --dry-run", "what would be done?"),
            .init("promote weekly --confirm prod", "the same onto a protected site, after a look and a yes"),
        ], exitCodes: ApplyCommand.declaration.exitCodes)

    private let route: String
    private let lifting: Lifting
    private let choices: RunOptions
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        route = try given.required("ROUTE")
        lifting = try LiftingOptions.lifting(given)
        choices = try RunOptions(given)
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        let route = try workplace.configuration.promotion(route)
        let target = try workplace.configured(route.to)
        let request = PlanRequest(route, lifting)
        let prospect = try await target.plan(from: StateName(route.from), request.options(target.catalog))
        return try await PlanCarrying(workplace: workplace, console: console, options: choices).carryOut(
            prospect.plan, prospect.scenery)
    }
}
