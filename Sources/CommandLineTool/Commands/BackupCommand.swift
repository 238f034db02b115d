import Catalog
import Jobs
import Reporting
import Store
import Telling
import Wire

struct BackupCommand: Command {
    static let declaration = CommandDeclaration(
        "backup", "read a site into the store as a snapshot",
        discussion: """
            Reads every kind of configuration that the credential may read. A snapshot that equals the last one adds nothing \
            to the store but the time of the check.

            Children that stand in their parents are not asked for again once one campaign has shown that the parents can be \
            trusted; --thorough asks for all of them.

            A 404 means that a feature is off only where it can be off and the last complete snapshot had nothing of it; \
            anywhere else it is a gap. What was switched off for good is said once with --accept-absent, and stays so.

            A history is of one account. When the credential leads to another one the backup stops; --new-account says \
            that this is meant: the snapshots so far go on under another name, 'SITE (until snapshot N)' in 'snapshots', and \
            can be read by number (@17); pairs of ids go with them, and plans and runs of before can't be carried out any more.

            Those whom the configuration names under "notify" are told of changes, gaps and failures, with --notify or \
            without: what one backup found the next one does not find again. --notify insists that somebody is named. \
            "ping" and "metrics" are served, too.
            """,
        operands: [.init("SITE", "a site of the configuration", .repeated, completes: .site)],
        options: [.flag("all", "every configured site")] + SelectionOptions.declarations + [
            .flag("thorough", "ask for children that stand in their parents too"),
            .value(
                "accept-absent", "KIND", "this kind is gone from the site for good, which is no gap", .repeated,
                completes: .kind),
            .value(
                "new-account", "SITE", "the site is another account from now on: start its history anew", .repeated,
                completes: .site),
        ] + NotifyOptions.declarations,
        examples: [
            .init("backup prod", "a snapshot of one site"), .init("backup --all --quiet", "the line for cron"),
            .init("backup prod --only campaigns/Sales", "one campaign"),
        ], exitCodes: [.incomplete, .guarded, .refused, .unavailable, .damaged, .machine, .locked])

    private let names: [String]
    private let isAll: Bool
    private let selection: SelectionOptions
    private let isThorough: Bool
    private let accepted: [String]
    private let anew: [String]
    private let notify: NotifyOptions
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        isAll = given.flag("all")
        anew = given.values("new-account")
        let named = given.operands("SITE")
        let sites = named.isEmpty && !isAll ? given.values("new-account") : named
        names = sites
        if !isAll, let other = anew.first(where: { site in !sites.contains { $0.isIdentical(to: site) } }) {
            throw UsageError("--new-account names '\(other)', which is not among the sites to back up")
        }
        accepted = given.values("accept-absent")
        isThorough = given.flag("thorough")
        selection = try SelectionOptions(given)
        notify = NotifyOptions(given)
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        let backups = try backups(workplace)
        let watch = try Watch(Self.declaration.name, workplace, notify, isWhole: selection.isEverything)
        return try await watch.around { messages in
            var documents: [JSONValue] = []
            var failures = SiteFailures()
            for backup in backups {
                do {
                    let result = try await backup.run()
                    documents.append(Self.document(result, backup.session.catalog.uncovered))
                    console.meanwhile { report(result, backup.session.catalog, console) }
                    if !result.outcome.snapshot.isComplete { failures.take(.incomplete) }
                    messages.append(await message(of: result, backup.session))
                } catch {
                    messages += [await watch.failure(error, of: backup.session)].compactMap(\.self)
                    guard backups.count > 1, !Task.isCancelled else { throw error }
                    failures.take(error, of: backup.session.name, console)
                }
            }
            console.present(failures.added(to: ["snapshots": .array(documents)])) {}
            return failures.exitCode
        }
    }

    /// What there is to tell of one site, which is counted, too.
    private func message(of result: SiteCrawl.Outcome, _ session: Session) async -> Message {
        let name = Self.declaration.name
        let code: ExitCode = result.outcome.snapshot.isComplete ? .done : .incomplete
        // A part of a site would make the numbers jump.
        if selection.isEverything {
            await session.count(
                name, Metrics.Family.ofBackup, session.samples(of: result), exitCode: code.rawValue)
        }
        var message = session.message(of: result, command: name)
        message.exitCode = code.rawValue
        if let from = message.from, let to = message.to, message.counts.total > 0 {
            message.next = Watch.line(["diff", from, to])
        } else if code != .done {
            message.next = Watch.line(["doctor", session.name])
        }
        return message
    }

    /// What each site's table makes of the words, before the first of them is asked anything.
    private func backups(_ workplace: Workplace) throws -> [Backup] {
        try workplace.sessions(names, all: isAll).map { session in
            var backup = Backup(of: session)
            backup.selection = try selection.selection(session.catalog)
            backup.isThorough = isThorough
            backup.accepted = try Self.accepted(accepted, session.catalog)
            backup.isAnew = anew.contains { $0.isIdentical(to: session.name) }
            return backup
        }
    }

    /// Kinds that a person says are gone.
    private static func accepted(_ names: [String], _ catalog: Catalog) throws(UsageError) -> Set<String> {
        var kinds: Set<String> = []
        let known = catalog.configuration
        for name in names {
            guard let kind = known.first(where: { $0.name.isSameName(as: name) }) else {
                throw UsageError(
                    "--accept-absent names no kind of configuration: '\(name)'",
                    hint: Suggestion.hint(for: name, among: known.map(\.name)) ?? "'livechat-sync kinds' lists them")
            }
            if catalog.isEssential(kind) {
                throw UsageError(
                    "every site has \(kind.name), so they can't be gone for good",
                    hint: "if the site answers 404 there, check its url in the configuration")
            }
            kinds.insert(kind.name)
        }
        return kinds
    }

    private func report(_ result: SiteCrawl.Outcome, _ catalog: Catalog, _ console: Console) {
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
        if !result.outcome.isUnchanged {
            CoverageText.problems(
                console.isVerbose ? result.problems : result.newProblems, of: result.problems.count, console)
        }
        CoverageText.uncovered(catalog.uncovered, of: catalog, console)
    }

    private static func document(_ result: SiteCrawl.Outcome, _ uncovered: [Catalog.Uncovered]) -> JSONValue {
        let snapshot = result.outcome.snapshot
        return [
            "snapshot": .integer(snapshot.number), "site": .string(snapshot.site),
            "at": .moment(snapshot.checkedAt ?? snapshot.at), "complete": .bool(snapshot.isComplete),
            "unchanged": .bool(result.outcome.isUnchanged), "resources": .integer(snapshot.resources),
            "changes": result.changes.document,
            "requests": .integer(result.requests),
            "seconds": .number(Wording.milliseconds(result.seconds)),
            "coverage": .array(result.coverage.map(\.document) + uncovered.map(\.document)),
            "notRestorable": .array(result.problems.map(\.document)),
        ]
    }
}
