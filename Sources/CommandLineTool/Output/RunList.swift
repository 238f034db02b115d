import Jobs
import Planning
import Reporting
import Store
import Wire

/// The journal, a line a run.
struct RunList: Outcome {
    let runs: [RunSummary]

    var document: JSONValue { ["runs": .array(runs.map(\.document))] }

    func show(_ console: Console) {
        guard !runs.isEmpty else { return console.note("no runs in the store") }
        var table = Table([
            .init("RUN", .right), .init("TARGET"), .init("STATE", isFixed: true), .init("STARTED (UTC)", isFixed: true),
            .init("APPLIED", .right),
            .init("FAILED", .right), .init("LEFT", .right), .init("PLAN", isSpare: true), .init("FROM"),
        ])
        for summary in runs {
            let run = summary.run
            table.add([
                "\(run.number)", "\(run.target, .strong)", "\(summary.stateWord)", "\(run.started.dayAndMinute)",
                "\(summary.tally.applied)", "\(summary.tally.failed)", "\(summary.tally.left)", "\(run.plan)",
                "\(summary.source)",
            ])
        }
        console.result(table)
    }
}

/// The steps of one run.
struct StepList: Outcome {
    let run: Run
    let steps: [JournalStep]

    var document: JSONValue {
        [
            "run": .integer(run.number), "plan": .string(run.plan), "state": .string(run.state.rawValue),
            "operations": .array(steps.map(\.document)),
        ]
    }

    func show(_ console: Console) {
        var table = Table([
            .init("STATE", isFixed: true), .init("ACTION", isFixed: true), .init("ADDRESS"), .init("ERROR"),
        ])
        for step in steps {
            table.add(["\(step.state.rawValue)", "\(step.action.rawValue)", "\(step.address)", "\(step.error ?? "")"])
        }
        console.result(table)
    }
}

/// One line of the journal.
struct RunSummary {
    let run: Run
    let state: Run.State
    let tally: RunTally
    let source: String
    /// One request, which the service has refused.
    private let isFailedCall: Bool

    /// For people.
    var stateWord: String { isFailedCall ? "failed" : state.rawValue }

    init(_ run: Run, _ reader: SnapshotReader) throws {
        self.run = run
        let planned = Set((run.document["operations"]?.elements ?? []).compactMap { $0["id"]?.text })
        let isCall = SiteCall.began(run)
        tally = RunTally(try reader.steps(of: run.number), of: planned, isOneRequest: isCall)
        source = run.document["source"]?.text ?? ""
        // A run whose process is gone is not running, whatever it could still write down. Where this user may not look at the
        // lock, what is written down stands.
        let isGone = run.state == .running && SiteLock.isHeld(store: reader.path, site: run.target) == false
        // Earlier versions called one request that was refused incomplete.
        let isOver = isCall && run.state == .incomplete && tally.left == 0
        state = isGone ? .interrupted : isOver ? .done : run.state
        isFailedCall = isCall && tally.failed > 0 && tally.left == 0
    }

    var document: JSONValue {
        [
            "run": .integer(run.number), "plan": .string(run.plan), "target": .string(run.target),
            "source": .string(source), "state": .string(state.rawValue), "started": .moment(run.started),
            "ended": run.ended.map(JSONValue.moment) ?? .null, "applied": .integer(tally.applied),
            "failed": .integer(tally.failed), "left": .integer(tally.left),
        ]
    }
}
