import Archive
import Jobs
import Keeping
import Reporting
import Store
import Wire

struct CheckCommand: Command {
    static let declaration = CommandDeclaration(
        "check", "verify the whole store and the archive: digests, structure, permissions",
        discussion: """
            Recomputes the digest of every body and of every snapshot, runs SQLite's own integrity check, and looks at the \
            file's mode; of the archive of conversations, too, if there is one. Changes nothing.
            """,
        exitCodes: [.damaged, .machine])

    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) { options = try given.global }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        let archive = try workplace.archiveIfThere()
        // An archive alone is enough to be looked at.
        let reader = archive == nil ? try workplace.reader() : try workplace.readerIfThere()
        let findings = (reader?.check() ?? []) + (archive?.check() ?? [])
        let outcome = CheckOutcome(
            store: reader?.path, snapshots: findings.isEmpty ? try reader?.snapshots().count ?? 0 : 0,
            archive: archive?.path, records: findings.isEmpty ? try archive?.count() ?? 0 : 0, findings: findings)
        console.present(outcome)
        return findings.isEmpty ? .done : .damaged
    }
}
