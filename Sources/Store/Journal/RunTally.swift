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

    /// - Parameters:
    ///   - planned: the ids of the plan's operations.
    ///   - isOneRequest: what was typed with `call`: one that was refused is over, and nothing is left of it.
    package init(_ steps: [JournalStep], of planned: Set<String>, isOneRequest: Bool = false) {
        let own = steps.filter { planned.contains($0.operation) }
        applied = own.count { $0.state == .done }
        skipped = own.count { $0.state == .skipped }
        failed = steps.count { [.failed, .stale, .unknown].contains($0.state) }
        let isOver = isOneRequest && own.allSatisfy { $0.state == .failed }
        left = isOver && !own.isEmpty ? 0 : planned.count - applied
    }

    package var isWhole: Bool { failed == 0 && left == 0 }
}
