import Applying
import Catalog
import Configuring
import Diffing
import Jobs
import Planning
import Reporting
import Wire

/// Shows what is about to be done, asks, has it done and says what came of it.
struct PlanCarrying {
    let workplace: Workplace
    let console: Console
    let options: RunOptions

    /// A plan: judged, shown, asked about, carried out.
    func carryOut(_ plan: Plan, _ scenery: Scenery = Scenery()) async throws -> ExitCode {
        let run = try await PlanRun(plan, options.lifting, workplace)
        if !console.json, !(console.isQuiet && options.isYes) {
            console.result(Report(run.effective, guards: run.guards, scenery: scenery, run.session.catalog))
        }
        if let stop = run.guards.first(where: \.stops) {
            throw GuardStopped(stop: stop, others: run.guards.count { $0.stops } - 1)
        }
        try options.lifting.checkName(run.site)
        guard !run.effective.isEmpty else {
            nothingToDo(run)
            return run.isWhole && !run.effective.staysBehind ? .done : .incomplete
        }
        if options.isDryRun {
            if console.json { console.document(run.effective.document) }
            console.note("nothing was written, as --dry-run says")
            return run.isWhole && !run.effective.staysBehind ? .done : .incomplete
        }
        let question: Shown =
            run.effective.purge == nil
            ? "Carry out \(Totals.sentence(run.effective)) on \("\(run.site.name)", .strong) (\(run.site.url.description))?"
            : "Delete \(Wording.count(run.effective.summary.delete, "record")) for good on \("\(run.site.name)", .strong) (\(run.site.url.description))? There is no undo."
        guard try isAgreed(question) else { return .failed }
        return show(try await run.carryOut(onError: options.policy))
    }

    /// What is left of a run.
    func goOn(with number: Int) async throws -> ExitCode {
        let rest = try await Resumption(of: number, workplace)
        if options.isDryRun {
            console.present(["run": .integer(number), "left": .integer(rest.left)]) {
                console.result(
                    "run \(number) has \(Wording.count(rest.left, "operation")) left on \("\(rest.session.name)", .strong)"
                )
            }
            console.note("nothing was written, as --dry-run says")
            return .done
        }
        let question: Shown =
            "Run \(number) has \(Wording.count(rest.left, "operation")) left on \("\(rest.session.name)", .strong). Go on?"
        guard try isAgreed(question) else { return .failed }
        return show(try await rest.carryOut(onError: options.policy))
    }

    private func isAgreed(_ question: Shown) throws(UsageError) -> Bool {
        if try console.confirm(question, yes: options.isYes) { return true }
        console.note("nothing was written")
        return false
    }

    private func show(_ outcome: RunOutcome) -> ExitCode {
        console.present(outcome.document) { RunText.show(outcome, console) }
        return outcome.exitCode
    }

    private func nothingToDo(_ run: PlanRun) {
        let plan = run.effective
        let document: JSONValue = [
            "run": nil, "plan": .string(plan.id), "applied": 0, "failed": 0, "skipped": 0, "verified": 0, "requests": 0,
            "seconds": 0, "operations": [], "notCarried": .array(plan.notCarried.map(\.document)),
        ]
        console.present(document) {
            let what = plan.staysBehind ? "nothing of it can be done on" : "nothing to do on"
            console.result("\(what) \(run.site.name)\(Totals.uncarried(plan.notCarried.count))")
        }
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
