import Catalog
import Configuring
import Crawling
import Jobs
import Reporting
import Service
import Store
import Synchronization
import Wire

struct DoctorCommand: Command {
    static let declaration = CommandDeclaration(
        "doctor", "try credentials and permissions, and look at the age of the last snapshot",
        discussion: """
            Asks each site once for every kind (children of its first campaign only), tells what a backup will cost, and how \
            old the last complete snapshot in the store is. Sends only GET.
            """,
        operands: [
            .init("SITE", "a site of the configuration; all of them if none is named", .repeated, completes: .site)
        ],
        options: [
            .value("max-age", "AGE", "fail if the last complete snapshot is older: 26h, 90m, 7d"),
            .flag("offline", "look at the store only"),
        ],
        examples: [
            .init("doctor prod", "can everything be read?"),
            .init("doctor --offline --max-age 26h", "for monitoring: did the nightly backup run?"),
        ], exitCodes: [.incomplete, .refused, .unavailable, .damaged])

    private let names: [String]
    /// Seconds.
    private let maxAge: Double?
    private let isOffline: Bool
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        names = given.operands("SITE")
        maxAge = try given.duration("max-age").map { $0 / .seconds(1) }
        isOffline = given.flag("offline")
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let sessions = try Workplace(surroundings, options, console).sessions(names, all: names.isEmpty)
        let widest = sessions.map { Shown($0.name).displayWidth }.max() ?? 0
        var worst = ExitCode.done
        var documents: [JSONValue] = []
        for session in sessions {
            let url = session.site?.url.description ?? ""
            var document: JSONValue = ["site": .string(session.name), "url": .string(url)]
            if !isOffline { worst = worst.orWorse(await examine(session, console, &document)) }
            let age = try SnapshotAge(session, limit: maxAge)
            age.add(to: &document)
            console.meanwhile { console.result(age.line(isAlone: !isOffline, widest: widest)) }
            worst = worst.orWorse(age.isTooOld ? .failed : .done)
            documents.append(document)
            if Task.isCancelled { throw CancellationError() }
        }
        console.present(["sites": .array(documents)]) {}
        return worst
    }

    /// What the site lets us read.
    private func examine(_ session: Session, _ console: Console, _ document: inout JSONValue) async -> ExitCode {
        do {
            let examination = try await Examination(of: session)
            for member in examination.document.members ?? [] { document.set(member.name, member.value) }
            console.meanwhile { console.result(examination.lines(session)) }
            return examination.exitCode
        } catch {
            let explanation = Tool.explanation(of: error, FailureText.explanation)
            document.set("credential", .string(explanation.exitCode == .refused ? "refused" : "unknown"))
            document.set("error", explanation.document["error"] ?? .null)
            console.meanwhile {
                console.result("\(session.name, .strong): \(explanation.message, .removed)")
                if let hint = explanation.hint { console.hint("\(hint)") }
            }
            return explanation.exitCode
        }
    }
}
