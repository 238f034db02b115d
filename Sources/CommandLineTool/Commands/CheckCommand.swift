import Jobs
import Keeping
import Reporting
import Store
import Wire

struct CheckCommand: Command {
    static let declaration = CommandDeclaration(
        "check", "verify the whole store: digests, structure, permissions",
        discussion: """
            Recomputes the digest of every body and of every snapshot, runs SQLite's own integrity check, and looks at the \
            file's mode. Changes nothing.
            """,
        exitCodes: [.damaged, .machine])

    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) { options = try given.global }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        let reader = try workplace.reader()
        let findings = reader.check()
        let outcome = CheckOutcome(
            store: reader.path, snapshots: try findings.isEmpty ? reader.snapshots().count : 0, findings: findings)
        console.present(outcome)
        return findings.isEmpty ? .done : .damaged
    }
}
