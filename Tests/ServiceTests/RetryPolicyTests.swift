import Service
import Testing

struct RetryPolicyTests {
    private let policy = RetryPolicy()

    @Test(arguments: [1: 0.25, 2: 0.25, 3: 0.5, 4: 1, 8: 16, 9: 20, 30: 20, Int.max: 20])
    func `a pause doubles up to a cap`(number: Int, step: Double) {
        #expect(policy.pause(beforeTry: number, chance: 0) == .seconds(step / 2))
        #expect(policy.pause(beforeTry: number, chance: 1) == .seconds(step))
        #expect(policy.pause(beforeTry: number, chance: 0.5) == .seconds(step * 0.75))
    }

    @Test func `the pauses of a throttled request cover the five minutes of the documented limit`() {
        let pauses = (2...policy.triesWhenThrottled).map { policy.throttledPause(beforeTry: $0, chance: 1) }
        #expect(pauses.first == .seconds(1))
        #expect(pauses.allSatisfy { $0 <= .seconds(60) })
        #expect(pauses.reduce(.zero, +) > .seconds(300))
    }
}
