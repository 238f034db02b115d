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
    /// How many may be under way at this moment.
    package private(set) var width: Int
    private let rate: RateLimit?
    private let widest: Int
    private let time: Timekeeper
    private let gate: Gate
    private var tokens: Double
    private var filled: Duration
    private var answersAtWidth = 0
    private var resumeAt: Duration = .zero
    private var givenUpInARow = 0
    private var isReached = false

    /// So many requests given up one after another without an answer in between, and the network counts as gone.
    private static let breakerLimit = 12
    /// So many answers in a row, and one more may be under way.
    private static let answersToWiden = 10

    package init(rate: RateLimit?, concurrency: Int, time: Timekeeper = .system) {
        self.rate = rate
        self.time = time
        widest = max(1, concurrency)
        width = widest
        gate = Gate(width: widest)
        tokens = Double(rate?.requests ?? 0)
        filled = time.now()
    }

    /// Waits for a turn. Each one that was got has to be given back with `leave`.
    package func enter() async throws(CancellationError) {
        try await gate.enter()
        do throws(CancellationError) {
            try await takeToken()
        } catch {
            gate.leave()
            throw error
        }
        figures.sent += 1
    }

    /// Gives a turn back. An answer is a sign that the network is there; what it says is for `narrow`.
    package func leave(answered: Bool) {
        if answered {
            givenUpInARow = 0
            isReached = true
            answersAtWidth += 1
            if width < widest, answersAtWidth >= Self.answersToWiden { set(width: width + 1) }
        }
        gate.leave()
    }

    /// The service asks for less: nothing for that long, and half as many at once. Answers that come while a pause runs
    /// are to requests sent before it: they may make it longer but say nothing about the width that it left.
    package func narrow(pausing duration: Duration) {
        let now = time.now()
        if now >= resumeAt { set(width: max(1, width / 2)) }
        answersAtWidth = 0
        let until = now + duration
        if until > resumeAt {
            figures.paused += until - max(resumeAt, now)
            resumeAt = until
        }
    }

    package func countRetry() { figures.retried += 1 }

    /// A request got no answer in all its tries. Is there any sense in asking for anything else?
    func isCutAfterGivingUp() -> Bool {
        givenUpInARow += 1
        return !isReached || givenUpInARow >= Self.breakerLimit
    }

    private func set(width: Int) {
        self.width = width
        answersAtWidth = 0
        gate.setWidth(width)
    }

    private func takeToken() async throws(CancellationError) {
        while true {
            if Task.isCancelled { throw CancellationError() }
            let now = time.now()
            let missing = secondsToToken(now)
            if now >= resumeAt, missing <= 0 { break }
            try await time.sleep(max(resumeAt - now, .seconds(missing)))
        }
        if rate != nil { tokens -= 1 }
    }

    /// Fills the bucket up to now and says when the next token will be in it.
    private func secondsToToken(_ now: Duration) -> Double {
        guard let rate else { return 0 }
        let perSecond = Double(rate.requests) / rate.seconds
        tokens = min(Double(rate.requests), tokens + (now - filled) / .seconds(1) * perSecond)
        filled = now
        // A little more than is missing: rounding must not make this a loop of ever shorter waits.
        return tokens >= 1 ? 0 : (1 - tokens) / perSecond + 0.001
    }
}
