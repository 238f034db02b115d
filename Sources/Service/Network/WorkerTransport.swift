import Platform
import Synchronization
import Wire

/// The real network: worker processes that come and go, and a transport that talks to them.
///
/// One worker serves all reads side by side. When it dies, nobody knows whose answer did it, so each of its open
/// requests fails as lost, and the client asks again for each alone.
package final class WorkerTransport: Sendable {
    package struct Limits: Hashable, Sendable {
        /// Seconds without a byte, and seconds in all.
        package var idleSeconds = 20
        package var totalSeconds = 120
        /// The body of an answer; at most 1 GiB.
        package var answerBytes = 64 << 20
        package var connections = 8
        /// A file of certificates that are trusted in place of the system's; nil for those.
        package var certificates: String?
        /// `http://user:password@host:port`, with which percent signs stand for what has a meaning there.
        package var proxy: String?

        package init() {}
    }

    private let limits: Limits
    private let executable: String
    private struct Shared {
        var worker: Worker?
        /// A connection has brought what nobody asked for: none is used twice any more.
        var isOnce = false
        /// And nobody was told yet.
        var isMixed = false

        /// Leaves a worker that takes no more work, and learns from it.
        mutating func look() {
            guard let worker, !worker.takesWork else { return }
            if worker.isMixed { (isOnce, isMixed) = (true, true) }
            self.worker = nil
        }
    }

    private let shared = Mutex(Shared())

    package init(executable: String = ThisProcess.executable, limits: Limits) {
        self.executable = executable
        self.limits = limits
    }

    package var transport: Transport {
        Transport { request, alone async throws(TransportError) in try await self.send(request, alone: alone) }
    }

    /// Starts the shared worker now, so that it is ready when the first request comes.
    package func warmUp() { _ = try? sharedWorker() }

    /// Kills the shared worker. Reads under way end as lost.
    package func close() {
        let worker = shared.withLock { shared in
            defer { shared.worker = nil }
            return shared.worker
        }
        worker?.kill()
    }

    /// Whether each answer since this was asked last was the one to its request, as far as the connections show. After a no
    /// no connection is used twice, so that what is asked from then on is answered well.
    package func isInStep() async -> Bool {
        if let worker = shared.withLock({ $0.worker }) { _ = await worker.ask(Question.rollCall) }
        return shared.withLock { shared in
            shared.look()
            defer { shared.isMixed = false }
            return !shared.isMixed
        }
    }

    private func send(_ request: HTTPRequest, alone: Bool) async throws(TransportError) -> HTTPResponse {
        // A write gets a worker of its own too: nothing else can take it down, and no connection was used before.
        guard alone || request.method != .get else { return try await sharedWorker().ask(request).get() }
        let worker = try Worker(executable: executable, limits: limits)
        let outcome = await worker.ask(request)
        worker.kill()
        if case .failure(.lost(let reason, alone: false)) = outcome { throw .deadly(reason) }
        return try outcome.get()
    }

    private func sharedWorker() throws(TransportError) -> Worker {
        let result = shared.withLock { shared in
            Result { () throws(TransportError) in
                shared.look()
                if let worker = shared.worker { return worker }
                let fresh = try Worker(executable: executable, limits: limits, isOnce: shared.isOnce)
                shared.worker = fresh
                return fresh
            }
        }
        return try result.get()
    }
}
