package import Service
import Synchronization

extension Timekeeper {
    /// A clock that stands still but for sleeping, which moves it at once.
    package static func jumping() -> Timekeeper {
        let clock = JumpingClock()
        return Timekeeper(
            now: { clock.now.withLock { $0 } },
            sleep: { duration async throws(CancellationError) in
                if Task.isCancelled { throw CancellationError() }
                clock.now.withLock { $0 += duration }
                await Task.yield()
            },
            wallClock: { 1_700_000_000 + clock.now.withLock { $0 } / .seconds(1) }, chance: { 0.5 })
    }
}

private final class JumpingClock: Sendable {
    let now = Mutex(Duration.zero)
}
