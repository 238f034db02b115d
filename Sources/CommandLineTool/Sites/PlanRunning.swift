import Applying
import Catalog
import Diffing
import Planning
import Reporting
import Service
import Store
import Wire

/// Carries plans out: guards, question, lock, journal, report.
struct PlanRunning {
    let workplace: Workplace
    let surroundings: Surroundings
    let console: Console
    var lifting: Lifting
    var isYes: Bool
    var policy: ErrorPolicy

    static let declarations: [OptionDeclaration] = [
        .flag("yes", "go ahead without asking", letter: "y"),
        .choice("on-error", ["continue", "stop"], "what happens to the rest after an operation that was not done"),
    ]

    init(
        _ workplace: Workplace, _ surroundings: Surroundings, _ console: Console, _ given: Choices
    ) {
        self.workplace = workplace
        self.surroundings = surroundings
        self.console = console
        lifting = given.lifting
        isYes = given.isYes
        policy = given.policy
    }

    /// The flags that say how a plan is carried out.
    struct Choices: Sendable {
        let lifting: Lifting
        let isYes: Bool
        let policy: ErrorPolicy

        init(_ given: GivenArguments) throws(UsageError) {
            lifting = try LiftingOptions.lifting(given)
            isYes = given.flag("yes")
            policy = given.value("on-error") == "stop" ? .stop : .continue
        }
    }

    /// Judges, shows, asks and carries out.
    func carryOut(_ plan: Plan, isShown: Bool = false) async throws -> ExitCode {
        let site = try workplace.configuration.site(plan.target.site)
        let store = try workplace.store()
        let used = try await store.runs().first { $0.plan.isIdentical(to: plan.id) }
        let circumstances = Circumstances(
            isProtected: site.isProtected, site: site.planTarget, usedBy: used.map { String($0.number) })
        // What is left out is not judged and not shown: it is not what will be done.
        let policy = lifting.unresolved ?? plan.policy
        var effective = policy == .omit ? plan.withoutUnresolved(.liveChat) : plan
        let guards = effective.judged(lifting, circumstances)
        if !isShown, !console.json, !(console.isQuiet && isYes) {
            console.result(Report(effective, guards: guards, .liveChat))
        }
        if let stop = guards.first(where: \.stops) {
            throw GuardStopped(stop: stop, others: guards.count { $0.stops } - 1)
        }
        try lifting.checkName(site)
        guard !effective.isEmpty else {
            if console.json {
                console.document(Self.nothing(effective))
            } else {
                console.result("nothing to do on \(site.name)\(Totals.uncarried(effective.notCarried.count))")
            }
            return plan.isWhole ? .done : .incomplete
        }
        let question: Shown =
            "Carry out \(Totals.sentence(effective)) on \("\(site.name)", .strong) (\(site.url.description))?"
        guard try console.confirm(question, yes: isYes) else {
            console.note("nothing was written")
            return .failed
        }
        let lock = try SiteLock(
            store: store.path, site: site.name, command: "apply \(plan.id)", at: surroundings.timestamp)
        defer { withExtendedLifetime(lock) {} }
        // Before the run is in the journal: a secret that can't be had must not use the plan up.
        let connection = try await workplace.connect(site)
        defer { connection.close() }
        let account = try await workplace.accountCheck(of: site).plan(
            plan, .plan, over: connection, made: plan.created)
        effective.account = account.isUnknown ? nil : account
        let run = try await store.beginRun(
            plan: plan.id, document: effective.document, target: site.name, url: site.url.description,
            at: surroundings.timestamp, undoes: plan.undoneRun)
        return try await execute(effective, run: run, resuming: [], over: connection, store)
    }

    /// Goes on with a run. The caller holds no lock.
    func goOn(with run: Run) async throws -> ExitCode {
        let plan: Plan
        do throws(PlanningError) { plan = try Plan(document: run.document) } catch {
            throw PlanUnusable(reason: "\(error)")
        }
        let site = try workplace.configuration.site(run.target)
        guard site.url.description.isIdentical(to: run.url) else {
            throw UsageError(
                "run \(run.number) wrote to \(run.url), and '\(run.target)' is \(site.url.description) now")
        }
        let store = try workplace.store()
        let lock = try SiteLock(
            store: store.path, site: site.name, command: "resume \(run.number)", at: surroundings.timestamp)
        defer { withExtendedLifetime(lock) {} }
        let steps = try await store.steps(of: run.number)
        let done = Set(steps.filter { $0.state == .done }.map(\.operation))
        let left = plan.operations.count { !done.contains($0.id) }
        let question: Shown =
            "Run \(run.number) has \(Wording.count(left, "operation")) left on \("\(site.name)", .strong). Go on?"
        guard try console.confirm(question, yes: isYes) else {
            console.note("nothing was written")
            return .failed
        }
        let connection = try await workplace.connect(site)
        defer { connection.close() }
        _ = try await workplace.accountCheck(of: site).plan(
            plan, .run(run.number), over: connection, made: run.started)
        try await store.setState(.running, of: run.number, at: nil)
        return try await execute(plan, run: run.number, resuming: steps, over: connection, store)
    }

    private func execute(
        _ plan: Plan, run: Int, resuming steps: [JournalStep], over connection: SiteConnection, _ store: Store
    ) async throws -> ExitCode {
        let started = surroundings.now()
        let site = connection.site
        let clock = surroundings
        let journal = RunJournal(
            number: run, write: { step in try await store.write(step, of: run, at: clock.timestamp) },
            remember: { kind, sourceID, targetID in
                guard let source = plan.sourceSite, !StandInID.isOne(sourceID) else { return }
                let pair = RememberedPair(
                    kind: kind, sourceID: sourceID, targetID: targetID, how: "created", at: clock.timestamp)
                try await store.remember([pair], from: source, to: site.name, run: run)
            })
        let console = console
        var applier = Applier(
            plan, catalog: .liveChat,
            site: LiveSite(catalog: .liveChat, reader: connection.reader, writer: SiteWriter(connection.line)),
            journal: journal, resuming: steps, onError: policy, time: connection.line.time
        ) { event in RunText.show(event, console) }
        let report: ApplyReport
        do {
            report = try await applier.run()
        } catch {
            console.endProgress()
            // If the store can't be written either, what stopped the run is still what people must read; a run whose
            // process is gone counts as interrupted.
            try? await store.setState(.interrupted, of: run, at: surroundings.timestamp)
            console.hint("'livechat-sync resume \(run)' goes on where it stopped")
            throw error
        }
        console.endProgress()
        let outcome = RunOutcome(
            run: run, plan: plan, report: report,
            requests: await connection.line.throttle.figures.sent, seconds: surroundings.now() - started)
        try await SiteFindings.keep(
            report.findings, of: site.name, run: run, at: surroundings.timestamp, in: store)
        try await store.setState(outcome.state, of: run, at: surroundings.timestamp)
        try await remember(outcome.marks, of: site, store)
        if outcome.state == .done, let undone = plan.undoneRun {
            try await store.setState(.undone, of: undone, at: nil)
        }
        if console.json { console.document(outcome.document) } else { RunText.show(outcome, console) }
        return outcome.exitCode
    }

    /// What a run made tells the account, too, when nothing is left of what was there before.
    private func remember(_ marks: [String], of site: Site, _ store: Store) async throws {
        guard !marks.isEmpty, let known = try workplace.accountCheck(of: site).known else { return }
        try await store.learn(known.account.marked(by: marks), of: site.name, at: surroundings.timestamp)
    }

    private static func nothing(_ plan: Plan) -> JSONValue {
        [
            "run": nil, "plan": .string(plan.id), "applied": 0, "failed": 0, "skipped": 0, "verified": 0, "requests": 0,
            "seconds": 0, "operations": [], "notCarried": .array(plan.notCarried.map(\.document)),
        ]
    }
}

extension JournalStep {
    /// The path of what was made, where something was; else the path that was written to.
    var finalPath: String {
        guard action == "create", let created, !path.hasSuffix("/" + Percent.encoded(created)) else { return path }
        return path + "/" + Percent.encoded(created)
    }
}

/// A guard that nothing has lifted.
struct GuardStopped: Explained {
    let stop: Guard
    let others: Int

    var explanation: Explanation {
        let more = others > 0 ? " (and \(Wording.count(others, "other guard")))" : ""
        return Explanation(
            stop.message + more, hint: stop.lift.map { "\($0) lifts this" }, .guarded, code: stop.name.rawValue)
    }
}

/// A plan that can't be read.
struct PlanUnusable: Explained {
    let reason: String
    var explanation: Explanation { Explanation("the plan can't be used: \(reason)", hint: "make a new one", .damaged) }
}
