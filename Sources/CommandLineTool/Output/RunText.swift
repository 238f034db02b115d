import Applying
import Jobs
import Planning
import Reporting
import Store
import Wire

/// A run for people, while it goes on and at its end.
enum RunText {
    static func show(_ event: ApplyEvent, _ console: Console) {
        switch event {
        case .began(let address, let action, let number, let count):
            console.show(Progress("writing", done: number - 1, of: count, remark: "\(action.rawValue) \(address)"))
        case .ended(let step):
            guard step.state != .done else { return console.detail("\(step.action.rawValue) \(step.address)") }
            console.warning("\(step.action.rawValue) \(step.address): \(step.state.rawValue): \(step.error ?? "")")
        case .verifying(let done, let count):
            console.show(Progress("verifying", done: done, of: count))
        }
    }

    /// What no journal can tell any more, so that a person has it.
    static func showLost(_ steps: [JournalStep], of run: Int, _ console: Console) {
        console.warning(
            "the journal of run \(run) is gone, so it can't be gone on with or taken back; nothing more was sent"
                + (steps.isEmpty ? ", and nothing was before" : ". It had sent:"))
        for step in steps {
            let end = step.state == .done ? "done" : "sent, and nobody knows what came of it"
            let id = step.created.map { ", id \($0)" } ?? ""
            console.warning("  \(step.action.rawValue) \(step.address): \(end)\(id)")
        }
    }

    static func show(_ outcome: RunOutcome, _ console: Console) {
        for item in outcome.report.differing {
            console.warning("\(item.address) is not what was sent: \(item.fields.joined(separator: ", "))")
        }
        console.result(NoticeText.byAddress.notCarried(outcome.notCarried))
        for item in outcome.byHand {
            console.warning("do this yourself in the control panel: \(item.address): \(item.reason)")
        }
        let tally = outcome.tally
        let cost = "\(Wording.count(outcome.requests, "request")), \(Wording.duration(outcome.seconds))"
        console.result(
            "run \(outcome.run) on \("\(outcome.plan.target.site)", .strong): \(outcome.counts) (\(cost))"
        )
        if outcome.report.isInterrupted || !tally.isWhole {
            console.hint("'livechat-sync resume \(outcome.run)' goes on with what is left")
        }
        if tally.applied > 0, outcome.plan.purge == nil {
            console.hint("to revert: 'livechat-sync undo \(outcome.run)', then apply the plan that it saves")
        }
    }
}

extension RunOutcome {
    fileprivate var counts: String {
        let tally = tally
        if plan.purge != nil {
            let records = report.gone.values.reduce(0) { $0 + $1.count }
            return
                "\(Wording.count(records, "record")) deleted in \(Wording.count(tally.applied, "request")), "
                + "\(tally.failed) failed, \(tally.skipped) skipped, \(report.verified) verified"
        }
        return
            "\(tally.applied) applied, \(tally.failed) failed, \(tally.skipped) skipped, \(report.verified) verified"
    }
}
