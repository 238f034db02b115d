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
        let workplace = try Workplace(surroundings, options)
        let reader = try workplace.reader()
        let findings = reader.check()
        if console.json {
            console.document([
                "store": .string(reader.path), "ok": .bool(findings.isEmpty),
                "findings": .array(
                    findings.map {
                        ["place": .string($0.place), "problem": .string($0.problem), "advice": .string($0.advice)]
                    }),
            ])
        } else {
            for finding in findings {
                console.result("\(finding.place, .strong): \(finding.problem, .removed)")
                console.result("  \(finding.advice)")
            }
            if findings.isEmpty {
                let snapshots = try reader.snapshots()
                console.result("\(reader.path): \(Wording.count(snapshots.count, "snapshot")), no problem found")
            }
        }
        return findings.isEmpty ? .done : .damaged
    }
}
