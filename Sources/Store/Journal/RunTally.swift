/// How far a run came, in numbers.
package struct RunTally: Hashable, Sendable {
    /// Operations of the plan that are done.
    package let applied: Int
    /// Steps of which nothing came, or nobody knows what: refused, not as reviewed, not to be found out. A request that is under
    /// way is none of them; resuming settles it. Deletions that settle a new collection count here, though no plan lists them.
    package let failed: Int
    /// Operations of the plan that were not tried.
    package let skipped: Int
    /// Operations of the plan that are not done, for whatever reason.
    package let left: Int

    /// - Parameter planned: the ids of the plan's operations.
    package init(_ steps: [JournalStep], of planned: Set<String>) {
        let own = steps.filter { planned.contains($0.operation) }
        applied = own.count { $0.state == .done }
        skipped = own.count { $0.state == .skipped }
        failed = steps.count { [.failed, .stale, .unknown].contains($0.state) }
        left = planned.count - applied
    }

    package var isWhole: Bool { failed == 0 && left == 0 }
}
