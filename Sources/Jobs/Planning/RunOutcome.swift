package import Applying
import Catalog
package import Diffing
package import Planning
package import Store
import Wire

/// What came of a run.
package struct RunOutcome: Sendable {
    package let run: Int
    package let plan: Plan
    package let report: ApplyReport
    package let requests: Int
    package let seconds: Double

    package var tally: RunTally { RunTally(report.steps, of: Set(plan.operations.map(\.id))) }

    /// Ids of what it made that only this account has.
    func marks(_ catalog: Catalog) -> [String] {
        report.steps.filter { step in
            step.state == .done && catalog[step.kind].map(catalog.marksAccount) == true
        }.compactMap(\.created)
    }

    package var state: Run.State {
        if report.isInterrupted { return .interrupted }
        return tally.isWhole ? .done : .incomplete
    }

    /// What the plan could not carry, and what the service dropped or kept.
    package var notCarried: [NotCarried] {
        (plan.notCarried + report.findings.filter(\.isLoss).map(\.notCarried)).inOrder
    }
}
