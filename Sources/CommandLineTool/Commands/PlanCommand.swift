import Catalog
import Diffing
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
        let workplace = try Workplace(surroundings, options)
        let site = try workplace.configuration.site(to)
        let making = PlanMaking(workplace: workplace, surroundings: surroundings, console: console)
        let plan = try await making.plan(from: from, to: site, request)
        try PlanFile.present(plan, output.file, as: output.format, surroundings, console)
        return wantsExitCode ? plan.exitCode : .done
    }
}

extension Plan {
    /// What `--exit-code` says of it.
    var exitCode: ExitCode {
        if !isEmpty { return .differences }
        return unknown.allSatisfy(\.isUncarried) ? .done : .incomplete
    }
}

/// Plans as files.
enum PlanFile {
    /// Prints a plan and saves it. A page or Markdown goes to the file instead, unless its name says that it is for the plan.
    static func present(
        _ plan: Plan, _ output: String?, as format: ReportFormat = .text, _ surroundings: Surroundings,
        _ console: Console
    ) throws {
        var output = output
        if console.json {
            console.document(plan.document)
        } else {
            let report = Report(plan, guards: plan.guards, .liveChat)
            if let page = format.written(report) {
                let isForPlan = output?.hasSuffix(".json") ?? false
                try ReportDelivery.put(page, isForPlan ? nil : output, surroundings, console)
                output = isForPlan ? output : nil
            } else {
                console.result(report)
            }
        }
        let isWorthIt = output != nil || !console.json && !plan.isEmpty
        guard isWorthIt else { return }
        let name = output ?? "plan-\(plan.id).json"
        let file = try ReplacedFile(surroundings.absolute(name, from: surroundings.currentFolder))
        try file.write(plan.document.bytes(.pretty) + [0x0A])
        try file.commit()
        console.note("saved as \(name); 'livechat-sync apply \(name)' carries it out")
    }

    static func read(_ name: String, _ surroundings: Surroundings) throws -> Plan {
        let bytes = try FileText.bytes(surroundings.absolute(name, from: surroundings.currentFolder), shown: name)
        do {
            return try Plan(document: JSONValue(parsing: bytes))
        } catch {
            throw PlanUnusable(reason: "\(name): \(error)")
        }
    }
}
