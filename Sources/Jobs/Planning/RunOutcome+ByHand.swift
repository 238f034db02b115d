import Applying
package import Planning
import Store
import Wire

extension RunOutcome {
    /// What a person has to do now that the run has brought new ids.
    package var byHand: [Plan.NotRestorable] {
        plan.renewed.compactMap { item in
            guard let step = report.steps.first(where: { $0.operation.isIdentical(to: item.operation) }),
                step.state == .done, let id = step.created
            else { return nil }
            return .init(
                address: item.address, field: nil,
                reason: "\(item.reason): it was for id \(item.oldID), it is for id \(id)")
        }
    }
}
