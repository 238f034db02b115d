import Catalog
import Jobs
import Planning
import Reporting
import Store
import Wire

struct UndoCommand: Command {
    static let declaration = CommandDeclaration(
        "undo", "a plan that takes a run back",
        discussion: """
            Made of what the journal and the snapshot before the run say was there. A plan like any other: it is reviewed and \
            carried out by 'apply', and says what it can't take back.
            """,
        operands: [.init("RUN", "its number in 'runs', or 'last'", completes: .run)],
        options: [
            .value("output", "FILE", "where to save the plan; plan-<id>.json otherwise", completes: .file),
            .flag("exit-code", "exit 2 if there is anything to do"),
        ] + LiftingOptions.declarations, exitCodes: [.differences, .incomplete, .refused, .unavailable, .locked])

    private let number: RunNumber
    private let output: String?
    private let lifting: Lifting
    private let wantsExitCode: Bool
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        number = try RunNumber(given.required("RUN"))
        output = given.value("output")
        lifting = try LiftingOptions.lifting(given)
        wantsExitCode = given.flag("exit-code")
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        let run = try number.run(in: workplace)
        let target = try workplace.configured(run.target)
        let prospect = try await target.plan(undoing: run, lifting)
        try PlanFile.present(prospect, target.catalog, output, surroundings, console)
        guard prospect.unread.isEmpty else {
            let places = Wording.list(Array(prospect.unread.prefix(5).map(\.text)))
            console.warning(
                "\(Wording.count(prospect.unread.count, "operation")) of the run not taken back, since the place could not be read: \(places)"
            )
            return .incomplete
        }
        return wantsExitCode && !prospect.plan.isEmpty ? .differences : .done
    }
}
