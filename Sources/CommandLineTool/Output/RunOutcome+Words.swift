import Applying
import Catalog
import Diffing
import Jobs
import Planning
import Reporting
import Store
import Wire

extension RunOutcome {
    var exitCode: ExitCode {
        if report.isInterrupted { return .interrupted }
        if report.steps.contains(where: { $0.state == .unknown && !$0.isUnfulfilled }) { return .unknownOutcome }
        if report.steps.contains(where: { $0.state == .stale }) { return .stale }
        let isWhole = tally.isWhole && report.differing.isEmpty && plan.unresolved.isEmpty
        return isWhole ? .done : .incomplete
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
                    ["address": .string($0.address.text), "fields": .array($0.fields.map(JSONValue.string))]
                }),
            "unresolved": .array(plan.unresolved.map(\.document)),
            "notRestorable": .array(byHand.map(\.document)), "notCarried": .array(notCarried.map(\.document)),
        ]
    }
}
