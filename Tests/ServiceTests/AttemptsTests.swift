import Service
import Testing

/// How often a request is sent again, told by pauses alone: nothing is sent and nothing waits.
struct AttemptsTests {
    /// The pauses before each further send when every one comes to the same end.
    private static func pauses(_ pause: (inout Attempts) -> Duration?) -> [Duration] {
        var attempts = Attempts(RetryPolicy())
        var pauses: [Duration] = []
        while pauses.count < 100, let next = pause(&attempts) { pauses.append(next) }
        return pauses
    }

    @Test(
        arguments: [
            (.unreachable("refused"), [0.25, 0.5, 1]), (.lost("broken", alone: true), [0.25, 0.5, 1]),
            // What broke a shared worker may have been another request: once more at once, alone.
            (.lost("broken", alone: false), [0, 0.25, 0.5, 1]), (.timedOut(seconds: 60), [0.25]),
            (.deadly("died"), [0.25]), (.insecure("expired"), []), (.tooLarge(limit: 9), []),
            (.noWorker("no memory"), []), (.cancelled, []),
        ] as [(TransportError, [Double])])
    func `each way of getting no answer has its number of sends`(cause: TransportError, seconds: [Double]) {
        #expect(Self.pauses { $0.pause(after: cause, chance: 1) } == seconds.map { .seconds($0) })
        #expect(Self.pauses { $0.pause(after: cause, chance: 0) } == seconds.map { .seconds($0 / 2) })
    }

    @Test func `a worker of its own is asked for after a shared one broke, and from then on`() {
        var attempts = Attempts(RetryPolicy())
        #expect(!attempts.isAlone)
        #expect(attempts.pause(after: .unreachable(""), chance: 1) == .seconds(0.25))
        #expect(!attempts.isAlone)
        #expect(attempts.pause(after: .lost("", alone: false), chance: 1) == .zero)
        #expect(attempts.isAlone)
        #expect(attempts.pause(after: .lost("", alone: false), chance: 1) == .seconds(0.5))
        #expect(attempts.isAlone)
    }

    @Test func `answers that may pass count together with those that did not come`() {
        var attempts = Attempts(RetryPolicy())
        #expect(attempts.pauseAfterFailure(chance: 1) == .seconds(0.25))
        #expect(attempts.pause(after: .unreachable(""), chance: 1) == .seconds(0.5))
        #expect(attempts.pauseAfterFailure(chance: 1) == .seconds(1))
        #expect(attempts.pauseAfterFailure(chance: 1) == nil)
    }

    @Test func `a second time limit is the last, whatever lay between`() {
        var attempts = Attempts(RetryPolicy())
        #expect(attempts.pause(after: .timedOut(seconds: 60), chance: 1) == .seconds(0.25))
        #expect(attempts.pause(after: .unreachable(""), chance: 1) == .seconds(0.5))
        #expect(attempts.pause(after: .timedOut(seconds: 60), chance: 1) == nil)
    }

    @Test func `a service that asks for less is asked twelve times, with pauses that grow to a minute`() {
        let pauses = Self.pauses { $0.pauseWhenThrottled(stated: nil, chance: 1) }
        #expect(pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60].map { .seconds($0) })
        #expect(Self.pauses { $0.pauseWhenThrottled(stated: nil, chance: 0) } == pauses.map { $0 / 2 })
    }

    @Test(
        arguments: [
            // A stated time is a minimum, with a little more; what is shorter than our own pause is not taken.
            (0, 0, 0.5), (0, 1, 1), (0.6, 0, 0.65), (0.6, 1, 1), (7, 0, 7.05), (7, 1, 7.25), (300, 1, 300.25),
            (300.5, 1, nil), (.infinity, 0, nil),
        ] as [(Double, Double, Double?)])
    func `a stated time is kept to, and one that is too long is not waited for`(
        stated: Double, chance: Double, seconds: Double?
    ) throws {
        var attempts = Attempts(RetryPolicy())
        let pause = attempts.pauseWhenThrottled(stated: stated, chance: chance)
        #expect((pause == nil) == (seconds == nil))
        if let seconds { #expect(abs(try #require(pause) / .seconds(1) - seconds) < 0.000_001) }
    }

    @Test func `being throttled does not use up the sends that failures have, nor the other way round`() {
        var attempts = Attempts(RetryPolicy())
        for second in [1.0, 2, 4, 8] {
            #expect(attempts.pauseWhenThrottled(stated: nil, chance: 1) == .seconds(second))
        }
        #expect(attempts.pauseAfterFailure(chance: 1) == .seconds(0.25))
        #expect(attempts.pauseWhenThrottled(stated: nil, chance: 1) == .seconds(16))
        #expect(attempts.pauseAfterFailure(chance: 1) == .seconds(0.5))
    }

    @Test func `a policy of one send allows no second`() {
        var policy = RetryPolicy()
        (policy.tries, policy.triesAfterTimeout, policy.triesWhenThrottled) = (1, 1, 1)
        var attempts = Attempts(policy)
        #expect(attempts.policy == policy)
        #expect(attempts.pauseAfterFailure(chance: 1) == nil)
        #expect(attempts.pause(after: .timedOut(seconds: 1), chance: 1) == nil)
        #expect(attempts.pauseWhenThrottled(stated: nil, chance: 1) == nil)
    }
}
