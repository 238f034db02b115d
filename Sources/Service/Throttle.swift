/// The one gate that every request of a site passes, reads and writes, look-ups and log-ins alike: a token bucket, a
/// bound on how many are under way that narrows when the service asks for less and widens again, and a pause that holds
/// for all.
package actor Throttle {
    package struct Figures: Hashable, Sendable {
        package var sent = 0
        package var retried = 0
        package var paused: Duration = .zero
    }

    package private(set) var figures = Figures()
    private let rate: RateLimit?
    private let widest: Int
    private let time: Timekeeper
    private var tokens: Double
    private var filled: Duration
    private var width: Int
    private var underWay = 0
    private var successesAtWidth = 0
    private var resumeAt: Duration = .zero
    private var givenUpInARow = 0
    private var hasSucceeded = false

    /// So many requests given up one after another without an answer in between, and the network counts as gone.
    private static let breakerLimit = 12

    package init(rate: RateLimit?, concurrency: Int, time: Timekeeper = .system) {
        self.rate = rate
        self.time = time
        widest = max(1, concurrency)
        width = widest
        tokens = Double(rate?.requests ?? 0)
        filled = time.now()
    }

    /// Waits for a turn.
    package func enter() async throws(CancellationError) {
        while true {
            if Task.isCancelled { throw CancellationError() }
            let now = time.now()
            if now < resumeAt {
                try await time.sleep(resumeAt - now)
                continue
            }
            if underWay >= width {
                try await time.sleep(.milliseconds(2))
                continue
            }
            if let rate {
                refill(rate, now)
                if tokens < 1 {
                    try await time.sleep(.seconds((1 - tokens) * rate.seconds / Double(rate.requests) + 0.001))
                    continue
                }
                tokens -= 1
            }
            underWay += 1
            figures.sent += 1
            return
        }
    }

    /// The service answered: a width that works is widened little by little.
    package func leave(answered: Bool) {
        underWay -= 1
        guard answered else { return }
        givenUpInARow = 0
        hasSucceeded = true
        successesAtWidth += 1
        if width < widest, successesAtWidth >= 10 {
            width += 1
            successesAtWidth = 0
        }
    }

    /// The service asks for less: half as many at once, and nothing for that long.
    package func narrow(pausing duration: Duration) {
        width = max(1, width / 2)
        successesAtWidth = 0
        let until = time.now() + duration
        if until > resumeAt {
            figures.paused += until - max(resumeAt, time.now())
            resumeAt = until
        }
    }

    package func countRetry() { figures.retried += 1 }

    /// A request got no answer in all its tries. Is there any sense in asking for anything else?
    func isCutAfterGivingUp() -> Bool {
        givenUpInARow += 1
        return !hasSucceeded || givenUpInARow >= Self.breakerLimit
    }

    private func refill(_ rate: RateLimit, _ now: Duration) {
        let passed = (now - filled) / .seconds(1)
        filled = now
        tokens = min(Double(rate.requests), tokens + passed * Double(rate.requests) / rate.seconds)
    }
}
