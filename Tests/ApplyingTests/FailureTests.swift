import Applying
import Planning
import Service
import Simulator
import Store
import Synchronization
import TestSupport
import Testing
import Wire

/// The service refuses something, or the person at the keyboard has enough.
struct FailureTests {
    @Test(arguments: Dialect.allCases, [ErrorPolicy.continue, .stop])
    func `a refused write keeps what depends on it from being tried, and going on makes it good`(
        dialect: Dialect, policy: ErrorPolicy
    ) async throws {
        let (calm, plan) = try await Shop.cloned(dialect)
        let writes = calm.service.withService { $0.log.writes }
        for k in Seed.draw(2, of: 1...writes, for: "refused writes, \(dialect), \(policy)") {
            let stage = Stage(try Shop.empty(dialect))
            let report = try await stage.apply(
                plan, onError: policy, mishap: { _, number in number == k ? .refused : nil })
            let failed = report.steps.filter { $0.state == .failed }
            #expect(failed.count == 1, "\(k), \(Seed.ofThisRun)")
            let done = Set(report.steps.filter { $0.state == .done }.map(\.operation))
            for operation in plan.operations {
                let isDone = done.contains(operation.id)
                #expect(
                    !isDone || operation.dependsOn.allSatisfy(done.contains),
                    "\(k), \(Seed.ofThisRun) \(operation.address)")
                if policy == .continue, operation.dependsOn.allSatisfy(done.contains),
                    operation.id != failed.first?.operation
                {
                    #expect(isDone, "\(k), \(Seed.ofThisRun) \(operation.address)")
                }
            }
            if policy == .stop, let place = report.steps.firstIndex(where: { $0.state == .failed }) {
                #expect(report.steps[(place + 1)...].allSatisfy { $0.state == .skipped }, "\(k), \(Seed.ofThisRun)")
            }
            #expect(report.verified == report.applied, "\(k), \(Seed.ofThisRun)")
            let second = try await stage.apply(plan, onError: policy)
            #expect(second.applied == second.steps.count, "\(k), \(Seed.ofThisRun)")
            #expect(second.steps.count == calm.journal.steps.count, "\(k), \(Seed.ofThisRun)")
            #expect(stage.service.withService { $0.log.writes } == writes, "\(k), \(Seed.ofThisRun)")
        }
    }

    @Test(arguments: [Mishap.lockedOut, .cutOff])
    func `where nothing comes through any more the run ends, and goes on later`(mishap: Mishap) async throws {
        let (calm, plan) = try await Shop.cloned(.draft)
        for k in Seed.draw(2, of: 1...calm.service.withService { $0.log.writes }, for: "\(mishap)") {
            let stage = Stage(try Shop.empty(.draft))
            await #expect(throws: ServiceError.self, "\(k), \(Seed.ofThisRun)") {
                try await stage.apply(plan, mishap: { _, number in number >= k ? mishap : nil })
            }
            #expect(stage.service.withService { $0.log.writes } == k - 1)
            #expect(stage.journal.steps.count { $0.state != .done } == 1, "\(k), \(Seed.ofThisRun)")
            let second = try await stage.apply(plan)
            #expect(second.applied == second.steps.count, "\(k), \(Seed.ofThisRun)")
            #expect(stage.file == calm.file, "\(k), \(Seed.ofThisRun)")
        }
    }

    @Test func `what was refused is not asked for a second time, and the answer's words are kept`() async throws {
        let (_, stage, plan) = try await Shop.clone(.final, .final)
        let asked = Mutex<Set<String>>([])
        let report = try await stage.apply(
            plan,
            mishap: { request, number in
                #expect(
                    asked.withLock {
                        $0.insert(request.target + String(decoding: request.body, as: UTF8.self)).inserted
                    })
                return number == 1 ? .refused : nil
            })
        let step = try #require(report.steps.first { $0.state == .failed })
        #expect(step.error?.contains("400") == true)
    }

    @Test(arguments: Dialect.allCases)
    func `a run can be interrupted between any two operations and gone on with`(dialect: Dialect) async throws {
        let (calm, plan) = try await Shop.cloned(dialect)
        let stage = Stage(try Shop.empty(dialect))
        var parts = 0
        while parts < 1000 {
            parts += 1
            let report = try await interruptible {
                try await stage.apply(
                    plan,
                    reporting: { event in
                        guard case .ended = event else { return }
                        withUnsafeCurrentTask { $0?.cancel() }
                    })
            }
            #expect(report.applied == min(parts, calm.journal.steps.count))
            #expect(stage.journal.steps.allSatisfy { $0.state == .done })
            if !report.isInterrupted { break }
        }
        #expect(parts == calm.journal.steps.count + 1)
        #expect(stage.file == calm.file)
    }

    @Test func `an interruption while all is read again leaves only the reading to do`() async throws {
        let (_, stage, plan) = try await Shop.clone(.draft, .draft)
        let report = try await interruptible {
            try await stage.apply(
                plan,
                reporting: { event in
                    guard case .verifying(10, _) = event else { return }
                    withUnsafeCurrentTask { $0?.cancel() }
                })
        }
        #expect(report.isInterrupted)
        let writes = stage.service.withService { $0.log.writes }
        let second = try await stage.apply(plan)
        #expect(!second.isInterrupted)
        #expect(second.verified == second.steps.count)
        #expect(stage.service.withService { $0.log.writes } == writes)
    }

    /// ^C while a request is on its way.
    @Test(arguments: [Mishap?.none, .lostAfter, .lostBefore])
    func `a request under way is seen through`(mishap: Mishap?) async throws {
        let (calm, plan) = try await Shop.cloned(.final)
        let writes = calm.service.withService { $0.log.writes }
        for k in Seed.draw(2, of: 1...writes, for: "interrupted, \(String(describing: mishap))") {
            let stage = Stage(try Shop.empty(.final))
            let running = Mutex<Task<ApplyReport, any Error>?>(nil)
            let gate = AsyncStream.makeStream(of: Void.self)
            let task = Task {
                for await _ in gate.stream { break }
                return try await stage.apply(
                    plan,
                    mishap: { _, number in
                        guard number == k else { return nil }
                        running.withLock { $0?.cancel() }
                        return mishap
                    })
            }
            running.withLock { $0 = task }
            gate.continuation.yield()
            let report = try await task.value
            #expect(report.isInterrupted, "\(k), \(Seed.ofThisRun)")
            let left = stage.journal.steps.filter { $0.state != .done }
            let story = Comment(rawValue: "\(k), \(Seed.ofThisRun): \(left.map { "\($0.state) \($0.address)" })")
            if mishap != nil {
                #expect(left.map(\.state) == [.intent], story)
            } else {
                // Its answer counts. But what others are built on counts once it was read, and where a path of several was
                // refused no other one is tried any more.
                #expect(left.count <= 1, story)
                #expect(
                    left.allSatisfy { step in
                        step.state == .intent
                            ? plan.operations.contains { $0.dependsOn.contains(step.operation) }
                            : step.state == .failed && step.error == "interrupted"
                    }, story)
            }
            let second = try await stage.apply(plan)
            #expect(second.applied == second.steps.count, "\(k), \(Seed.ofThisRun)")
            #expect(stage.file == calm.file, "\(k), \(Seed.ofThisRun)")
        }
    }

    private func interruptible(
        _ body: @escaping @Sendable () async throws -> ApplyReport
    ) async throws -> ApplyReport {
        try await Task { try await body() }.value
    }
}
