import Catalog
import Diffing
import Jobs
import Planning
import Platform
import Reporting
import Wire

struct PlanCommand: Command {
    static let declaration = CommandDeclaration(
        "plan", "what it takes to bring a site to a state, operation by operation",
        discussion: """
            Reads the source and the target, sends nothing but GET, prints the operations and saves them. What the file says \
            is exactly what 'apply' does. The file holds whole bodies, secrets included, and is readable for its owner only.
            """,
        options: [
            .value("from", "STATE", "what to copy from", .required, completes: .state),
            .value("to", "SITE", "the site that would be written to", .required, completes: .site),
            .value(
                "output", "FILE",
                "where to save the plan, plan-<id>.json in the current folder otherwise; with --format html or markdown "
                    + "a name that does not end in .json takes the report",
                completes: .file), ReportFormat.declaration,
            .flag("exit-code", "exit 2 if there is anything to do, 3 if there is nothing in what could be compared"),
        ] + PlanRequest.declarations,
        examples: [
            .init("plan --from prod@latest --to prod", "what would take the site back to the last backup"),
            .init("plan --from staging --to prod --only campaigns/Sales --output sales.json", "copy one campaign"),
            .init(
                "plan --from staging --to prod --format html --output plan.html",
                "a page for whoever has to agree to it"),
        ], exitCodes: [.differences, .incomplete, .refused, .unavailable, .locked])

    private let from: StateName
    private let to: String
    private let output: ReportOutput
    private let request: PlanRequest
    private let wantsExitCode: Bool
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        from = try StateName(given.required("from"))
        to = try given.required("to")
        output = try ReportOutput(given)
        request = try PlanRequest(given)
        wantsExitCode = given.flag("exit-code")
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let target = try Workplace(surroundings, options, console).configured(to)
        let prospect = try await target.plan(from: from, request.options(target.catalog))
        try PlanFile.present(prospect, target.catalog, output.file, as: output.format, surroundings, console)
        return wantsExitCode ? prospect.plan.exitCode : .done
    }
}

extension Plan {
    /// What `--exit-code` says of it.
    var exitCode: ExitCode {
        if !isEmpty { return .differences }
        return unknown.allSatisfy(\.isUncarried) ? .done : .incomplete
    }
}
