/// How often a request is sent again, and after how long. Seconds throughout.
package struct RetryPolicy: Hashable, Sendable {
    /// Sends of one read that failed for no stated reason, the first included.
    package var tries = 4
    /// Sends of one read that ran into a time limit, the first included.
    package var triesAfterTimeout = 2
    /// Sends of one read to workers of its own, each of which its answer ended. A shared one died of it before.
    package var triesOfDeadly = 2
    package var firstPause = 0.25
    package var longestPause = 20.0
    /// Sends of one request that the service throttled, the first included. Where it states no time, the pauses of all
    /// of them come to about the 5 minutes for which the documented limit holds.
    package var triesWhenThrottled = 12
    package var firstThrottledPause = 1.0
    package var longestThrottledPause = 60.0
    /// A wait longer than this is not waited for: the user is told to come back instead.
    package var longestStatedWait = 300.0

    package init() {}

    /// Before the send of that number, 2 being the first one that is a repetition.
    package func pause(beforeTry number: Int, chance: Double) -> Duration {
        Self.pause(firstPause, longestPause, number, chance)
    }

    package func throttledPause(beforeTry number: Int, chance: Double) -> Duration {
        Self.pause(firstThrottledPause, longestThrottledPause, number, chance)
    }

    /// A capped exponential with jitter: between a half and the whole of the step.
    private static func pause(_ first: Double, _ longest: Double, _ number: Int, _ chance: Double) -> Duration {
        let step = min(longest, first * Double(1 << min(20, max(0, number - 2))))
        return .seconds(step * (0.5 + chance / 2))
    }
}
