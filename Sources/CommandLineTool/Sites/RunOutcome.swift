import Applying
import Catalog
import Diffing
import Planning
import Store
import Wire

/// What came of a run.
struct RunOutcome: Sendable {
    let run: Int
    let plan: Plan
    let report: ApplyReport
    let requests: Int
    let seconds: Double

    var tally: RunTally { RunTally(report.steps, of: Set(plan.operations.map(\.id))) }
    /// Ids of what it made that only this account has.
    var marks: [String] {
        report.steps.filter { step in
            step.state == .done && Catalog.liveChat[step.kind].map(Catalog.liveChat.marksAccount) == true
        }.compactMap(\.created)
    }

    var state: Run.State {
        if report.isInterrupted { return .interrupted }
        return tally.isWhole ? .done : .incomplete
    }

    var exitCode: ExitCode {
        if report.isInterrupted { return .interrupted }
        if report.steps.contains(where: { $0.state == .unknown }) { return .unknownOutcome }
        if report.steps.contains(where: { $0.state == .stale }) { return .stale }
        let isWhole = tally.isWhole && report.differing.isEmpty && plan.isWhole
        return isWhole ? .done : .incomplete
    }

    /// What the plan could not carry, and what the service dropped or kept.
    var notCarried: [NotCarried] {
        (plan.notCarried + report.findings.filter(\.isLoss).map(\.notCarried)).inOrder
    }

    var document: JSONValue {
        let tally = tally
        return [
            "run": .integer(run), "plan": .string(plan.id), "target": .string(plan.target.site),
            "state": .string(state.rawValue), "applied": .integer(tally.applied), "failed": .integer(tally.failed),
            "skipped": .integer(tally.skipped), "verified": .integer(report.verified), "requests": .integer(requests),
            "seconds": .number(Wording.milliseconds(seconds)),
            "operations": .array(report.steps.map(\.document)),
            "differing": .array(
                report.differing.map {
                    ["address": .string($0.address), "fields": .array($0.fields.map(JSONValue.string))]
                }),
            "unresolved": .array(plan.unresolved.map(\.document)),
            "notRestorable": .array(byHand.map(\.document)), "notCarried": .array(notCarried.map(\.document)),
        ]
    }
}
