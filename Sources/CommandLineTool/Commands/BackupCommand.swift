import Catalog
import Store
import Wire

struct BackupCommand: Command {
    static let declaration = CommandDeclaration(
        "backup", "read a site into the store as a snapshot",
        discussion: """
            Reads every kind of configuration that the credential may read. A snapshot that equals the last one adds nothing \
            to the store but the time of the check.

            Children that stand in their parents are not asked for again once one campaign has shown that the parents can be \
            trusted; --thorough asks for all of them.
            """,
        operands: [.init("SITE", "a site of the configuration", .repeated, completes: .site)],
        options: [.flag("all", "every configured site")] + SelectionOptions.declarations + [
            .flag("thorough", "ask for children that stand in their parents too")
        ],
        examples: [
            .init("backup prod", "a snapshot of one site"), .init("backup --all --quiet", "the line for cron"),
            .init("backup prod --only campaigns/Sales", "one campaign"),
        ], exitCodes: [.incomplete, .refused, .unavailable, .damaged, .machine, .locked])

    private let names: [String]
    private let isAll: Bool
    private let selection: Selection
    private let isThorough: Bool
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        names = given.operands("SITE")
        isAll = given.flag("all")
        isThorough = given.flag("thorough")
        selection = try SelectionOptions.selection(given)
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options)
        let sites = try workplace.sites(names, all: isAll)
        var documents: [JSONValue] = []
        var failures: [(site: String, explanation: Explanation)] = []
        var worst = ExitCode.done
        for site in sites {
            do {
                let result = try await backUp(site, workplace, surroundings, console)
                documents.append(Self.document(result))
                if !console.json { report(result, console) }
                if !result.outcome.snapshot.isComplete { worst = worst.orWorse(.incomplete) }
            } catch  where sites.count > 1 && !Task.isCancelled {
                // One site that can't be read must not keep the others from being saved.
                let explanation = Tool.explanation(of: error, FailureText.explanation)
                failures.append((site.name, explanation))
                console.failure(explanation, of: site.name)
                worst = worst.orWorse(explanation.exitCode)
            }
        }
        if console.json {
            var document: JSONValue = ["snapshots": .array(documents)]
            if !failures.isEmpty { document.set("errors", Explanation.documents(of: failures)) }
            console.document(document)
        }
        return worst
    }

    private func backUp(
        _ site: Site, _ workplace: Workplace, _ surroundings: Surroundings, _ console: Console
    ) async throws -> SiteCrawl.Outcome {
        // The network worker starts while the store is being opened.
        let connection = try await workplace.connect(site)
        defer { connection.close() }
        let store = try workplace.store()
        let lock = try SiteLock(
            store: store.path, site: site.name, command: "backup \(site.name)", at: surroundings.timestamp)
        defer { withExtendedLifetime(lock) {} }
        let crawl = SiteCrawl(connection: connection, selection: selection, isThorough: isThorough)
        var result = try await crawl.run(into: store, surroundings, console)
        if !result.outcome.isUnchanged {
            result.changes = try SnapshotCounting(SnapshotReader(store.path)).changes(in: result.outcome.snapshot)
        }
        return result
    }

    private func report(_ result: SiteCrawl.Outcome, _ console: Console) {
        let snapshot = result.outcome.snapshot
        let size = Wording.count(snapshot.resources, "resource")
        let effort = "\(Wording.count(result.requests, "request")), \(Wording.duration(result.seconds))"
        if result.outcome.isUnchanged {
            console.summary("\(snapshot.site): unchanged since snapshot \(snapshot.number) (\(size); \(effort))")
        } else {
            let changes = result.changes
            let gaps: Shown = snapshot.isComplete ? "" : " \("with gaps", .changed)"
            console.summary(
                "\(snapshot.site): snapshot \(snapshot.number)\(gaps): \(size), +\(changes.added) ~\(changes.changed) -\(changes.removed) (\(effort))"
            )
        }
        CoverageText.gaps(result.coverage, console)
        // Whoever reads the log every morning has seen them the first time.
        if !result.outcome.isUnchanged { CoverageText.problems(result.problems, console) }
    }

    private static func document(_ result: SiteCrawl.Outcome) -> JSONValue {
        let snapshot = result.outcome.snapshot
        return [
            "snapshot": .integer(snapshot.number), "site": .string(snapshot.site),
            "at": .string(snapshot.checkedAt ?? snapshot.at), "complete": .bool(snapshot.isComplete),
            "unchanged": .bool(result.outcome.isUnchanged), "resources": .integer(snapshot.resources),
            "changes": result.changes.document,
            "requests": .integer(result.requests),
            "seconds": .number(Wording.milliseconds(result.seconds)),
            "coverage": .array(result.coverage.map(\.document)),
            "notRestorable": .array(result.problems.map(\.document)),
        ]
    }
}
