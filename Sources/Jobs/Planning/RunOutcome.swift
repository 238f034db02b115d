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

    private var planned: [JournalStep] {
        let ids = Set(plan.operations.map(\.id))
        return report.steps.filter { ids.contains($0.operation) }
    }

    package var applied: Int { planned.count { $0.state == .done } }
    package var failed: Int { report.steps.count { [.failed, .stale, .unknown, .intent].contains($0.state) } }
    /// Ids of what it made that only this account has.
    func marks(_ catalog: Catalog) -> [String] {
        report.steps.filter { step in
            step.state == .done && catalog[step.kind].map(catalog.marksAccount) == true
        }.compactMap(\.created)
    }
    package var skipped: Int { planned.count { $0.state == .skipped } }

    package var state: Run.State {
        if report.isInterrupted { return .interrupted }
        return failed + skipped == 0 ? .done : .incomplete
    }

    /// What the plan could not carry, and what the service dropped or kept.
    package var notCarried: [NotCarried] {
        (plan.notCarried + report.findings.filter(\.isLoss).map(\.notCarried)).inOrder
    }
}
