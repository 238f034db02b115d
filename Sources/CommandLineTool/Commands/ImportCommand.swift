import Catalog
import Configuring
import Exchange
import Jobs
import Reporting
import Store
import Wire

struct ImportCommand: Command {
    static let declaration = CommandDeclaration(
        "import", "take an export, or a table of one kind, into the store as a snapshot",
        discussion: """
            Reads a folder, a file.ndjson or a file.csv, edited or not, and keeps it as a snapshot of SITE, which needs not be \
            configured. Names become the ids that SITE's last snapshot has; what is new gets its id when it is made. "•••" stands \
            for a secret and means: what the target has. Nothing is sent to any site; 'plan --from' the snapshot shows what it \
            would change.

            A table says something about its columns only: bans.csv with type,ip,comment is enough.
            """,
        operands: [.init("SOURCE", "a folder, file.ndjson or file.csv", completes: .file)],
        options: [.value("as", "SITE", "the site whose snapshot it becomes", .required, completes: .site)],
        examples: [
            .init("import ./prod --as prod", "a folder from git, to restore or compare"),
            .init("import bans.csv --as prod", "a ban list; then: plan --from prod@18 --to prod"),
        ], exitCodes: [.incomplete, .damaged, .machine, .locked])

    private let source: String
    private let site: String
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        source = try given.required("SOURCE")
        site = try given.required("as")
        if let flaw = SiteName.flaw(of: site) { throw UsageError("'\(site)' is no name of a site: it \(flaw)") }
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let session = try Workplace(surroundings, options, console).session(site)
        let file = try ExportFile(source, session)
        if let other = file.contents.header?.site, !other.isIdentical(to: site) {
            console.warning("\(source) is an export of '\(other)', and becomes a snapshot of '\(site)'")
        }
        let (outcome, changes) = try await session.take(file, from: source)
        report(outcome, changes, console)
        return outcome.snapshot.isComplete ? .done : .incomplete
    }

    private func report(_ outcome: CrawlOutcome, _ changes: SnapshotInfo.Changes, _ console: Console) {
        let info = outcome.snapshot
        var document = info.document(changes: changes)
        document.set("unchanged", .bool(outcome.isUnchanged))
        console.present(document) {
            guard !outcome.isUnchanged else {
                return console.summary("\(site, .strong): \(source) is what snapshot \(info.number) has")
            }
            let counts = "+\(changes.added) ~\(changes.changed) -\(changes.removed)\(info.isPartial ? ", in part" : "")"
            console.summary(
                "\(site, .strong): snapshot \(info.number): \(Wording.count(info.resources, "resource")), \(counts) (from \(source))"
            )
        }
    }
}
