import Dispatch
import Testing

/// For suites that wait for other processes: their tests wait on threads of their own, and leave those that all tests share to
/// tests that have something to do.
struct OwnThreads: SuiteTrait, TestTrait, TestScoping {
    private final class Threads: TaskExecutor {
        private let queue = DispatchQueue(label: "waiting tests", attributes: .concurrent)

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
    }

    private static let threads = Threads()

    var isRecursive: Bool { true }

    @concurrent func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(Self.threads) { try await function() }
    }
}

extension Trait where Self == OwnThreads {
    static var ownThreads: Self { OwnThreads() }
}
