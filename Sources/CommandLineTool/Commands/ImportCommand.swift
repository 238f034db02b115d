import Catalog
import Exchange
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
        let workplace = try Workplace(surroundings, options)
        let file = try ExportFile(source, surroundings)
        if let other = file.contents.header?.site, !other.isIdentical(to: site) {
            console.warning("\(source) is an export of '\(other)', and becomes a snapshot of '\(site)'")
        }
        let store = try workplace.store()
        let lock = try SiteLock(
            store: store.path, site: site, command: "import \(source)", at: surroundings.timestamp)
        defer { withExtendedLifetime(lock) {} }
        let reader = try workplace.reader()
        let known = try reader.latest(site).map { latest in
            try KnownSnapshot(SnapshotState(reader, latest, label: "\(site)@\(latest.number)"), reader)
        }
        let configured = workplace.configuration.sites.first { $0.name.isIdentical(to: site) }?.url.description
        let stored = try reader.sites().first { $0.name.isIdentical(to: site) }?.url
        let outcome = try await file.record(
            as: site, url: configured ?? stored ?? "", into: store, known: known, at: surroundings.timestamp)
        report(outcome, try SnapshotCounting(SnapshotReader(store.path)).changes(in: outcome.snapshot), console)
        return outcome.snapshot.isComplete ? .done : .incomplete
    }

    private func report(_ outcome: CrawlOutcome, _ changes: SnapshotInfo.Changes, _ console: Console) {
        let info = outcome.snapshot
        if console.json {
            guard case .object(let members) = info.document(changes: changes) else { return }
            console.document(.object(members + [JSONMember("unchanged", .bool(outcome.isUnchanged))]))
            return
        }
        if outcome.isUnchanged {
            console.summary("\(site, .strong): \(source) is what snapshot \(info.number) has")
        } else {
            let counts = "+\(changes.added) ~\(changes.changed) -\(changes.removed)\(info.isPartial ? ", in part" : "")"
            let resources = Wording.count(info.resources, "resource")
            console.summary(
                "\(site, .strong): snapshot \(info.number): \(resources), \(counts) (from \(source))")
        }
    }
}
