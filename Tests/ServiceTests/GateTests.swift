import Service
import Testing

struct GateTests {
    @Test func `those who wait come in in the order in which they came`() async throws {
        let gate = Gate(width: 1)
        let order = Shared<[Int]>([])
        try await gate.enter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    try await gate.enter()
                    order.change { $0.append(number) }
                    gate.leave()
                }
                await reached { gate.waiting == number + 1 }
            }
            gate.leave()
            try await group.waitForAll()
        }
        #expect(order.now == Array(0..<20))
    }

    @Test func `whoever is cancelled leaves the queue and takes no place`() async throws {
        let gate = Gate(width: 1)
        try await gate.enter()
        let waiting = Task { try await gate.enter() }
        await reached { gate.waiting == 1 }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        #expect(gate.waiting == 0)
        gate.leave()
        try await gate.enter()
    }

    @Test func `a cancelled task does not come in though there is room`() async {
        let gate = Gate(width: 1)
        await withTaskGroup(of: Bool.self) { group in
            group.cancelAll()
            group.addTask {
                do { try await gate.enter() } catch { return true }
                return false
            }
            for await isRefused in group { #expect(isRefused) }
        }
    }

    @Test(arguments: [(1, 1), (3, 3), (0, 1), (-7, 1)])
    func `a wider gate lets the next ones in at once`(width: Int, places: Int) async throws {
        let gate = Gate(width: 1)
        try await gate.enter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<5 { group.addTask { try await gate.enter() } }
            await reached { gate.waiting == 5 }
            gate.setWidth(width)
            #expect(gate.waiting == 5 - (places - 1))
            for _ in 0..<5 { gate.leave() }
            try await group.waitForAll()
        }
    }

    @Test func `no place is lost or given twice under cancellation`() async throws {
        let gate = Gate(width: 4)
        let inside = Shared(Occupancy())
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<500 {
                group.addTask {
                    let task = Task {
                        try await gate.enter()
                        inside.change { $0.come() }
                        await Task.yield()
                        inside.change { $0.go() }
                        gate.leave()
                    }
                    if number % 3 == 0 { task.cancel() }
                    _ = await task.result
                }
            }
        }
        #expect(inside.now.most <= 4)
        #expect(inside.now.now == 0)
        // All four places are there still.
        for _ in 0..<4 { try await gate.enter() }
    }
}
