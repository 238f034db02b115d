import Synchronization

/// Lets so many in at a time, the others in the order in which they came. Whoever waits can be cancelled, without a task
/// of its own and without looking again and again.
package final class Gate: Sendable {
    private struct State {
        var width: Int
        var inside = 0
        var nextNumber = 0
        /// In the order of their numbers.
        var waiting: [(number: Int, entry: CheckedContinuation<Bool, Never>)] = []

        /// Those who may come in now; they count as inside.
        mutating func admit() -> [CheckedContinuation<Bool, Never>] {
            let count = min(waiting.count, max(0, width - inside))
            inside += count
            defer { waiting.removeFirst(count) }
            return waiting.prefix(count).map(\.entry)
        }
    }

    private let state: Mutex<State>

    package init(width: Int) { state = Mutex(State(width: max(1, width))) }

    /// How many wait outside.
    package var waiting: Int { state.withLock { $0.waiting.count } }

    /// Waits for a place. Each one that was got has to be given back with `leave`.
    package func enter() async throws(CancellationError) {
        let number = state.withLock { state in
            defer { state.nextNumber += 1 }
            return state.nextNumber
        }
        let isIn = await withTaskCancellationHandler {
            await withCheckedContinuation { entry in
                let answer: Bool? = state.withLock { state in
                    // Under the lock: a cancellation comes either before this line or finds the entry in the queue.
                    if Task.isCancelled { return false }
                    if state.inside < state.width, state.waiting.isEmpty {
                        state.inside += 1
                        return true
                    }
                    state.waiting.append((number, entry))
                    return nil
                }
                if let answer { entry.resume(returning: answer) }
            }
        } onCancel: {
            let entry = state.withLock { state in
                state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0).entry }
            }
            entry?.resume(returning: false)
        }
        if !isIn { throw CancellationError() }
    }

    package func leave() { change { $0.inside -= 1 } }

    package func setWidth(_ width: Int) { change { $0.width = max(1, width) } }

    private func change(_ body: (inout State) -> Void) {
        let admitted = state.withLock { state in
            body(&state)
            return state.admit()
        }
        for entry in admitted { entry.resume(returning: true) }
    }
}
