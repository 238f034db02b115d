import Foundation

/// Time as the client sees it: a clock that only moves forward, a way to wait, the wall clock for dates that servers
/// send, and chance for jitter. A test hands in a clock that jumps.
package struct Timekeeper: Sendable {
    /// Time since some fixed moment, monotonic.
    package let now: @Sendable () -> Duration
    package let sleep: @Sendable (Duration) async throws(CancellationError) -> Void
    /// Seconds since 1970.
    package let wallClock: @Sendable () -> Double
    /// A number from 0 up to 1.
    package let chance: @Sendable () -> Double

    package init(
        now: @escaping @Sendable () -> Duration,
        sleep: @escaping @Sendable (Duration) async throws(CancellationError) -> Void,
        wallClock: @escaping @Sendable () -> Double, chance: @escaping @Sendable () -> Double
    ) {
        self.now = now
        self.sleep = sleep
        self.wallClock = wallClock
        self.chance = chance
    }

    package static let system: Timekeeper = {
        let start = ContinuousClock.now
        return Timekeeper(
            now: { ContinuousClock.now - start },
            sleep: { duration async throws(CancellationError) in
                do { try await Task.sleep(for: duration) } catch { throw CancellationError() }
            },
            wallClock: { Date().timeIntervalSince1970 },
            chance: { Double.random(in: 0..<1) })
    }()
}
