import Archive
import Jobs
import Reporting
import Store
import Wire

struct ForgetCommand: Command {
    static let declaration = CommandDeclaration(
        "forget", "thin old snapshots out by rules, and give the room back",
        discussion: """
            Of each site are kept: as many of the last snapshots, and the newest of as many days, weeks, months and years, as \
            the rules say (UTC, ISO weeks); the last complete one and the newest in any case, and where that one lost most of \
            what the site had, the one before it, too. A snapshot stands for every \
            day on which a backup found the site unchanged. The others go; what remains reads as before, and numbers are \
            not given out again.

            With --visitor it is about the archive of conversations: every record in which that id or e-mail address stands goes, \
            in every version, and what bears the ids that these records name (a visitor's sessions), unless it names another \
            address; the file is written anew so that nothing is left in it.

            What plans read of their targets is kept for 'undo' of the last 10 runs of a site and goes otherwise.
            """,
        operands: [.init("SITE", "only the snapshots of this site", .optional, completes: .site)],
        options: [
            .value("keep-last", "N", "the last N snapshots"),
            .value("keep-daily", "N", "the newest snapshot of each of the last N days that have one"),
            .value("keep-weekly", "N", "the same for weeks"), .value("keep-monthly", "N", "the same for months"),
            .value("keep-yearly", "N", "the same for years"),
            .value("keep-within", "DURATION", "all that stood for a moment of so long before the newest: 30d, 26h"),
            .value("visitor", "ID", "an id or an e-mail address: forget this person in the archive of conversations"),
            .flag("dry-run", "only say what would be kept and why"),
        ],
        examples: [
            .init("forget --keep-daily 14 --keep-weekly 8 --keep-monthly 24 --dry-run", "what the rules would do"),
            .init("forget prod --keep-last 30", "only one site"),
        ], exitCodes: [.damaged, .machine, .locked])

    private let site: String?
    private let visitor: String?
    private let rules: Retention
    private let isDryRun: Bool
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        site = given.operand("SITE")
        isDryRun = given.flag("dry-run")
        options = try given.global
        var rules = Retention()
        rules.last = try given.number("keep-last", in: 0...Self.most) ?? 0
        for period in Retention.Period.allCases {
            rules.periods[period] = try given.number("keep-\(period.adverb)", in: 0...Self.most)
        }
        if let within = try given.duration("keep-within"), let text = given.value("keep-within") {
            rules.within = Retention.Span(seconds: Int(within.components.seconds), text: text)
        }
        visitor = given.value("visitor")
        if visitor != nil, !rules.isEmpty {
            throw UsageError("--visitor is about the archive, rules are about snapshots: give one of them")
        }
        guard visitor != nil || !rules.isEmpty else {
            throw UsageError(
                "forget needs a rule that says what to keep",
                hint: "for example: livechat-sync forget --keep-daily 14 --keep-weekly 8 --keep-monthly 24 --dry-run")
        }
        self.rules = rules
    }

    private static let most = 1_000_000

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let workplace = try Workplace(surroundings, options, console)
        if let visitor { return try await forget(visitor, workplace, console) }
        let sites = try names(workplace)
        if isDryRun { return try rehearse(sites, workplace.reader(), console) }
        let store = try workplace.store()
        let before = store.size
        var done: [Thinning] = []
        var failures = SiteFailures()
        for site in sites {
            do {
                done.append(try await workplace.session(site).thin(by: rules, store))
            } catch  where sites.count > 1 && !Task.isCancelled {
                // A site that another run holds must not keep the others from being thinned.
                failures.take(error, of: site, console)
            }
        }
        if done.contains(where: \.removesSomething) { await compact(store, console) }
        show(done, freed: max(0, before - store.size), failures, console)
        return failures.exitCode
    }

    private func forget(_ visitor: String, _ workplace: Workplace, _ console: Console) async throws -> ExitCode {
        let outcome = try await VisitorForgetting(workplace, visitor, of: site).run(isDryRun: isDryRun)
        console.present([
            "dryRun": .bool(isDryRun), "visitor": .string(visitor),
            "sites": .array(
                outcome.map {
                    [
                        "site": .string($0.site), "records": .integer($0.traces.records),
                        "versions": .integer($0.traces.versions), "presences": .integer($0.traces.presences),
                        "ids": .array($0.traces.ids.map(JSONValue.string)),
                    ]
                }),
        ]) {
            for one in outcome {
                let what =
                    "\(Wording.count(one.traces.records, "record")), \(Wording.count(one.traces.versions, "version"))"
                console.result("\(one.site, .strong): \(what) \(isDryRun ? "would be forgotten" : "forgotten")")
                if !one.traces.ids.isEmpty {
                    console.result("  also by the ids in them: \(one.traces.ids.joined(separator: ", "))")
                }
            }
        }
        return .done
    }

    /// What the rules would do, without a write of any kind.
    private func rehearse(_ sites: [String], _ reader: SnapshotReader, _ console: Console) throws -> ExitCode {
        show(try sites.map { try Thinning(of: $0, by: rules, reader) }, freed: 0, SiteFailures(), console)
        return .done
    }

    private func show(
        _ done: [Thinning], freed: Int, _ failures: SiteFailures, _ console: Console
    ) {
        let document: JSONValue = [
            "dryRun": .bool(isDryRun), "sites": .array(done.map(\.document)), "freed": .integer(freed),
        ]
        console.present(failures.added(to: document)) { show(done, freed, console) }
    }

    /// The sites that the store has snapshots of or plans have read, or the one that is meant.
    private func names(_ workplace: Workplace) throws -> [String] {
        let known = try workplace.reader().sitesInAnyUse()
        guard let site else { return known }
        if known.contains(where: { $0.isIdentical(to: site) }) { return [site] }
        throw UsageError(
            "the store has no snapshots of '\(site)'",
            hint: Suggestion.hint(for: site, among: known) ?? "'livechat-sync snapshots' lists what there is")
    }

    /// What is forgotten is forgotten, also where the disk has no room to write the rest of it anew.
    private func compact(_ store: Store, _ console: Console) async {
        do {
            try await store.compact()
        } catch {
            let explanation = Tool.explanation(of: error, FailureText.explanation)
            console.warning("the file did not become smaller: \(explanation.message)")
            console.hint("the room is used by the next backups; 'forget' tries again when it next removes something")
        }
    }

    private func show(_ done: [Thinning], _ freed: Int, _ console: Console) {
        var table = Table([
            .init(""), .init("SNAPSHOT", .right), .init("SITE"), .init("AT (UTC)", isFixed: true),
            .init("CHECKED", isSpare: true), .init("REASONS"),
        ])
        for verdict in done.flatMap(\.verdicts) {
            let info = verdict.snapshot
            table.add([
                verdict.isKept ? "keep" : "\("remove", .removed)", "\(info.number)", "\(info.site, .strong)",
                "\(info.at.dayAndMinute)",
                "\(info.checkedAt.map(\.dayAndMinute) ?? "")", "\(verdict.reasons.joined(separator: ", "))",
            ])
        }
        if !table.rows.isEmpty { console.result(table) }
        let (kept, gone) = (done.reduce(0) { $0 + $1.kept }, done.reduce(0) { $0 + $1.going.count })
        let readings = done.reduce(0) { $0 + $1.goingReadings.count }
        let plans = readings > 0 ? " and \(Wording.count(readings, "reading")) made for plans" : ""
        let what = "\(Wording.count(kept, "snapshot")) kept, \(Wording.count(gone, "snapshot"))\(plans)"
        if isDryRun {
            console.summary("\(what) would be removed")
            console.note("nothing was written; without --dry-run it is done")
        } else {
            console.summary("\(what) removed\(freed > 0 ? ", \(Wording.size(freed)) freed" : "")")
        }
    }
}

extension Thinning {
    var document: JSONValue {
        [
            "site": .string(site),
            "keep": .array(
                verdicts.filter(\.isKept).map {
                    [
                        "snapshot": .integer($0.snapshot.number), "at": .moment($0.snapshot.at),
                        "reasons": .array($0.reasons.map(JSONValue.string)),
                    ]
                }),
            "remove": .array(
                verdicts.filter { !$0.isKept }.map {
                    ["snapshot": .integer($0.snapshot.number), "at": .moment($0.snapshot.at)]
                }), "readings": .integer(goingReadings.count),
        ]
    }
}
