import Applying
import Catalog
import Diffing
import Planning
import Reporting
import Store
import Wire

/// What came of a run.
struct RunOutcome: Sendable {
    let run: Int
    let plan: Plan
    let report: ApplyReport
    let requests: Int
    let seconds: Double

    private var planned: [JournalStep] {
        let ids = Set(plan.operations.map(\.id))
        return report.steps.filter { ids.contains($0.operation) }
    }

    var applied: Int { planned.count { $0.state == .done } }
    var failed: Int { report.steps.count { [.failed, .stale, .unknown, .intent].contains($0.state) } }
    /// Ids of what it made that only this account has.
    var marks: [String] {
        report.steps.filter { step in
            step.state == .done && Catalog.liveChat[step.kind].map(Catalog.liveChat.marksAccount) == true
        }.compactMap(\.created)
    }
    var skipped: Int { planned.count { $0.state == .skipped } }

    var state: Run.State {
        if report.isInterrupted { return .interrupted }
        return failed + skipped == 0 ? .done : .incomplete
    }

    var exitCode: ExitCode {
        if report.isInterrupted { return .interrupted }
        if report.steps.contains(where: { $0.state == .unknown }) { return .unknownOutcome }
        if report.steps.contains(where: { $0.state == .stale }) { return .stale }
        let isWhole = failed + skipped == 0 && report.differing.isEmpty && plan.isWhole
        return isWhole ? .done : .incomplete
    }

    /// What the plan could not carry, and what the service dropped or kept.
    var notCarried: [NotCarried] {
        (plan.notCarried + report.findings.filter(\.isLoss).map(\.notCarried)).inOrder
    }

    var document: JSONValue {
        [
            "run": .integer(run), "plan": .string(plan.id), "target": .string(plan.target.site),
            "state": .string(state.rawValue), "applied": .integer(applied), "failed": .integer(failed),
            "skipped": .integer(skipped), "verified": .integer(report.verified), "requests": .integer(requests),
            "seconds": .number(Wording.milliseconds(seconds)),
            "operations": .array(
                report.steps.map {
                    [
                        "id": .string($0.operation), "state": .string($0.state.rawValue), "path": .string($0.finalPath),
                        "address": .string($0.address), "action": .string($0.action),
                        "error": $0.error.map(JSONValue.string) ?? .null,
                    ]
                }),
            "differing": .array(
                report.differing.map {
                    ["address": .string($0.address), "fields": .array($0.fields.map(JSONValue.string))]
                }),
            "unresolved": .array(plan.unresolved.map(\.document)),
            "notRestorable": .array(byHand.map(\.document)), "notCarried": .array(notCarried.map(\.document)),
        ]
    }
}
