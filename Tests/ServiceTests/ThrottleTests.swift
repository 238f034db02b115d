import Service
import TestSupport
import Testing

struct ThrottleTests {
    @Test(arguments: [(300, 300.0, 1), (300, 300.0, 2), (10, 1, 3), (10, 1, 4), (1, 60, 5), (7, 3, 6)])
    func `no window holds more than the bucket and what flows into it`(
        requests: Int, seconds: Double, seed: Int
    ) async throws {
        let time = Timekeeper.jumping()
        let throttle = Throttle(rate: RateLimit(requests: requests, seconds: seconds), concurrency: 4, time: time)
        var random = Dice(UInt64(seed))
        var moments: [Double] = []
        for _ in 0..<(requests * 3 + 5) {
            // Now and then the program has something else to do, for up to two thirds of the window.
            if Int.random(in: 0..<5, using: &random) == 0 {
                try await time.sleep(.seconds(Double.random(in: 0...(seconds * 0.6), using: &random)))
            }
            try await throttle.enter()
            moments.append(time.now() / .seconds(1))
            await throttle.leave(answered: true)
        }
        for (first, start) in moments.enumerated() {
            for (last, end) in moments.enumerated().dropFirst(first) {
                let allowed = Double(requests) + (end - start) * Double(requests) / seconds
                #expect(Double(last - first + 1) <= allowed + 1e-6)
            }
        }
    }

    @Test func `a full bucket goes out at once and the rest at the rate`() async throws {
        let time = Timekeeper.jumping()
        let throttle = Throttle(rate: .documented, concurrency: 8, time: time)
        for _ in 0..<300 { try await throttle.pass() }
        #expect(time.now() == .zero)
        for _ in 0..<60 { try await throttle.pass() }
        #expect((59.0...61).contains(time.now() / .seconds(1)))
        #expect(await throttle.figures.sent == 360)
    }

    @Test func `without a limit nothing waits`() async throws {
        let time = Timekeeper.jumping()
        let throttle = Throttle(rate: nil, concurrency: 1, time: time)
        for _ in 0..<1000 { try await throttle.pass() }
        #expect(time.now() == .zero)
    }

    @Test(arguments: [1, 3, 8])
    func `no more are under way than it is wide`(width: Int) async throws {
        let throttle = Throttle(rate: nil, concurrency: width, time: .jumping())
        let inside = Shared(Occupancy())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    try await throttle.enter()
                    inside.change { $0.come() }
                    for _ in 0..<5 { await Task.yield() }
                    inside.change { $0.go() }
                    await throttle.leave(answered: true)
                }
            }
            try await group.waitForAll()
        }
        #expect(inside.now.most <= width)
        #expect(await throttle.figures.sent == 100)
    }

    @Test func `it narrows by half down to one and widens again by one after ten answers`() async throws {
        let throttle = Throttle(rate: nil, concurrency: 8, time: .jumping())
        for width in [4, 2, 1, 1] {
            await throttle.narrow(pausing: .seconds(5))
            #expect(await throttle.width == width)
            // Waits for the end of the pause.
            try await throttle.pass()
        }
        await throttle.narrow(pausing: .zero)
        for width in 1...8 {
            #expect(await throttle.width == width)
            for _ in 0..<10 { try await throttle.pass() }
        }
        #expect(await throttle.width == 8)
    }

    @Test func `the answers of one burst narrow it once and make its pause as long as the longest`() async throws {
        let time = Timekeeper.jumping()
        let throttle = Throttle(rate: nil, concurrency: 8, time: time)
        for seconds in [3, 10, 1, 7] { await throttle.narrow(pausing: .seconds(seconds)) }
        #expect(await throttle.width == 4)
        try await throttle.enter()
        #expect(time.now() == .seconds(10))
        #expect(await throttle.figures.paused == .seconds(10))
    }

    @Test func `requests without an answer do not widen it`() async throws {
        let throttle = Throttle(rate: nil, concurrency: 8, time: .jumping())
        await throttle.narrow(pausing: .zero)
        for _ in 0..<50 {
            try await throttle.enter()
            await throttle.leave(answered: false)
        }
        #expect(await throttle.width == 4)
    }

    @Test func `whoever is cancelled while waiting gives the place back`() async throws {
        // A clock that does not move: a pause never ends on its own.
        let standing = Timekeeper(
            now: { .zero },
            sleep: { _ async throws(CancellationError) in
                await reached { Task.isCancelled }
                throw CancellationError()
            }, wallClock: { 0 }, chance: { 0 })
        let throttle = Throttle(rate: RateLimit(requests: 1, seconds: 60), concurrency: 1, time: standing)
        try await throttle.pass()
        for _ in 0..<3 {
            let waiting = Task { try await throttle.enter() }
            await Task.yield()
            waiting.cancel()
            await #expect(throws: CancellationError.self) { try await waiting.value }
        }
        #expect(await throttle.figures.sent == 1)
    }
}

extension Throttle {
    fileprivate func pass() async throws {
        try await enter()
        leave(answered: true)
    }
}
