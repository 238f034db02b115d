import Configuring
import Jobs
import Reporting
import Store
import Wire

struct SnapshotsCommand: Command {
    static let declaration = CommandDeclaration(
        "snapshots", "list the snapshots of the store",
        discussion: """
            A snapshot that a later crawl found unchanged is listed once, with the time of the last check behind it. Changes are \
            those since the one before it, by meaning, as history counts them; the first brings all that it has.
            """,
        operands: [.init("SITE", "only those of this site", .optional, completes: .site)],
        examples: [.init("snapshots prod", "the nights of one site")], exitCodes: [.damaged, .machine])

    private let site: String?
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        site = given.operand("SITE")
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        let reader = try workplace.reader()
        let snapshots = try reader.snapshots(of: site)
        if snapshots.isEmpty, let site,
            !workplace.configuration.sites.contains(where: { $0.name.isIdentical(to: site) })
        {
            let known = try reader.sites().map(\.name)
            throw UsageError(
                "neither the store nor the configuration knows a site '\(site)'",
                hint: Suggestion.hint(for: site, among: known))
        }
        var newest: [String: SnapshotInfo] = [:]
        var countings: [String: SnapshotCounting] = [:]
        let listed: [SnapshotList.Entry] = try snapshots.map { info in
            defer { newest[info.site] = info }
            let counting =
                try countings[info.site] ?? SnapshotCounting(reader, workplace.session(info.site).book)
            countings[info.site] = counting
            return .init(info: info, changes: try counting.changes(in: info, after: newest[info.site]))
        }
        console.present(SnapshotList(site: site, snapshots: listed))
        return .done
    }
}
