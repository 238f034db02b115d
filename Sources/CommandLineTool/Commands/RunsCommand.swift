import Jobs
import Store
import Wire

struct RunsCommand: Command {
    static let declaration = CommandDeclaration(
        "runs", "the journal: what was carried out where, and how far it came",
        operands: [.init("RUN", "the steps of one run", .optional, completes: .run)], exitCodes: [.damaged, .machine])

    private let number: RunNumber?
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        number = try given.operand("RUN").map { text throws(UsageError) in try RunNumber(text) }
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        let reader = try workplace.reader()
        if let number {
            let run = try number.run(in: workplace)
            console.present(StepList(run: run, steps: try reader.steps(of: run.number)))
        } else {
            console.present(RunList(runs: try reader.runs().map { try RunSummary($0, reader) }))
        }
        return .done
    }
}
