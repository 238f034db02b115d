/// How often one request has been sent in vain and why; says how long to wait before the next send, or that there is to
/// be none. Pure: others do the sending and the waiting.
package struct Attempts {
    package let policy: RetryPolicy
    /// The next send is to have a worker of its own.
    package private(set) var isAlone = false
    private var failures = 0
    private var timeouts = 0
    /// Workers of its own that the answer ended.
    private var deaths = 0
    private var throttled = 0

    package init(_ policy: RetryPolicy) { self.policy = policy }

    /// There was no answer.
    package mutating func pause(after cause: TransportError, chance: Double) -> Duration? {
        switch cause {
        case .lost(_, alone: false) where !isAlone:
            // Something took a shared worker down, maybe another request: ask again where that shows.
            isAlone = true
            return .zero
        case .timedOut:
            timeouts += 1
            return timeouts < policy.triesAfterTimeout ? pauseAfterFailure(chance: chance) : nil
        case .deadly:
            deaths += 1
            return deaths < policy.triesOfDeadly ? pauseAfterFailure(chance: chance) : nil
        case .unreachable, .lost: return pauseAfterFailure(chance: chance)
        case .insecure, .tooLarge, .noWorker, .cancelled: return nil
        }
    }

    /// There was no answer, or one that may pass.
    package mutating func pauseAfterFailure(chance: Double) -> Duration? {
        failures += 1
        return failures < policy.tries ? policy.pause(beforeTry: failures + 1, chance: chance) : nil
    }

    /// The service asked for less.
    /// - Parameter stated: for how many seconds it wants to be left alone, if it said so.
    package mutating func pauseWhenThrottled(stated: Double?, chance: Double) -> Duration? {
        throttled += 1
        guard throttled < policy.triesWhenThrottled, (stated ?? 0) <= policy.longestStatedWait else { return nil }
        // A stated time is a minimum, and none that is shorter than we would wait ourselves; a little chance keeps several
        // clients from coming back at once.
        let own = policy.throttledPause(beforeTry: throttled + 1, chance: chance)
        return stated.map { max(own, .seconds($0 + 0.05 + 0.2 * chance)) } ?? own
    }
}
