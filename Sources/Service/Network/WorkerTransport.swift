import Foundation
import Platform
import Synchronization
import Wire

/// The real network: worker processes that come and go, and a transport that talks to them.
///
/// One worker serves all reads side by side. When it dies, nobody knows whose answer did it, so each of its open
/// requests fails as lost, and the client asks again for each alone. A request over its time is given up, and the worker
/// that held it gets no more work and is killed when the rest of it is answered.
package final class WorkerTransport: Sendable {
    package struct Limits: Hashable, Sendable {
        /// Seconds without a byte, and seconds in all.
        package var idleSeconds = 20
        package var totalSeconds = 120
        package var answerBytes = 64 << 20
        package var connections = 8

        package init() {}
    }

    private let limits: Limits
    private let executable: String
    private let current = Mutex<Worker?>(nil)

    package init(executable: String = ThisProcess.executable, limits: Limits) {
        self.executable = executable
        self.limits = limits
    }

    package var transport: Transport {
        Transport { request, alone async throws(TransportError) in try await self.send(request, alone: alone) }
    }

    /// Starts the shared worker now, so that it is ready when the first request comes.
    package func warmUp() { _ = try? sharedWorker() }

    /// Kills the workers. Requests under way end as lost.
    package func close() { current.withLock { $0 = nil } }

    private func send(_ request: HTTPRequest, alone: Bool) async throws(TransportError) -> HTTPResponse {
        // A write gets a worker of its own too: nothing else can take it down.
        let isAlone = alone || request.method != .get
        let worker = try isAlone ? Worker(executable: executable, limits: limits) : sharedWorker()
        let reply = await worker.ask(request)
        if isAlone { worker.end() }
        switch reply {
        case .response(let response): return response
        case .failure(.lost(let reason, let known)): throw .lost(reason, alone: isAlone || known)
        case .failure(let error): throw error
        }
    }

    private func sharedWorker() throws(TransportError) -> Worker {
        let result = current.withLock { worker in
            Result { () throws(TransportError) in
                if let worker, worker.takesWork { return worker }
                let fresh = try Worker(executable: executable, limits: limits)
                worker = fresh
                return fresh
            }
        }
        return try result.get()
    }
}

/// One worker process with its open requests.
private final class Worker: Sendable {
    private struct Open {
        let deadline: ContinuousClock.Instant
        let answer: CheckedContinuation<Frame.Reply, Never>
    }

    private struct State {
        var nextID: UInt32 = 1
        var open: [UInt32: Open] = [:]
        /// Given up before they were registered.
        var cancelled: Set<UInt32> = []
        var isRetired = false
        var isDead = false
    }

    private let process: ChildProcess
    private let channel: FrameChannel
    private let limits: WorkerTransport.Limits
    private let state = Mutex(State())
    private let writing = Mutex<Void>(())

    init(executable: String, limits: WorkerTransport.Limits) throws(TransportError) {
        self.limits = limits
        do {
            // A clean environment: no proxy, no debug switch that prints headers, no backtrace with memory in it.
            process = try ChildProcess(
                executable, [NetworkWorker.word, String(limits.connections), String(limits.answerBytes)],
                environment: ["SWIFT_BACKTRACE": "enable=no", "HOME": "/nonexistent", "TZ": "UTC"])
        } catch {
            throw .noWorker(error.description)
        }
        channel = FrameChannel(input: process.output, output: process.input)
        Thread.detachNewThread { [weak self, channel, output = process.output] in
            Self.read(channel, output) { self }
        }
    }

    deinit { process.kill() }

    var takesWork: Bool { state.withLock { !$0.isRetired && !$0.isDead } }

    /// No more work; ends when nothing is open.
    func end() {
        let isIdle = state.withLock { state in
            state.isRetired = true
            return state.open.isEmpty
        }
        if isIdle { process.kill() }
    }

    func ask(_ request: HTTPRequest) async -> Frame.Reply {
        let id = state.withLock { state in
            defer { state.nextID &+= 1 }
            return state.nextID
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let deadline = ContinuousClock.now + .seconds(limits.totalSeconds)
                let isOpen = state.withLock { state in
                    guard !state.isDead, !state.cancelled.contains(id) else { return false }
                    state.open[id] = Open(deadline: deadline, answer: continuation)
                    return true
                }
                guard isOpen else {
                    continuation.resume(returning: .failure(.lost("the network worker ended", alone: false)))
                    return
                }
                let question = Frame.Question(
                    id: id, idleSeconds: UInt32(clamping: limits.idleSeconds), request: request)
                let isSent = writing.withLock { _ in (try? channel.send(Frame.bytes(of: question))) != nil }
                if !isSent { resolve(id, .failure(.lost("the network worker ended", alone: false))) }
            }
        } onCancel: {
            state.withLock { _ = $0.cancelled.insert(id) }
            resolve(id, .failure(.cancelled))
        }
    }

    private func resolve(_ id: UInt32, _ reply: Frame.Reply) {
        let (open, isDone) = state.withLock { state in
            let open = state.open.removeValue(forKey: id)
            return (open, state.isRetired && state.open.isEmpty)
        }
        open?.answer.resume(returning: reply)
        if isDone { process.kill() }
    }

    /// The thread that waits for answers and watches the deadlines; it holds the worker only while it has something to
    /// do for it.
    private static func read(_ channel: FrameChannel, _ output: Descriptor, _ worker: () -> Worker?) {
        while true {
            guard output.isReadable(within: 200) else {
                guard let worker = worker() else { return }
                worker.giveUpOverdue()
                continue
            }
            guard let frame = channel.next(), let (id, reply) = Frame.reply(in: frame) else { break }
            guard let worker = worker() else { return }
            worker.resolve(id, reply)
        }
        worker()?.die()
    }

    private func giveUpOverdue() {
        let now = ContinuousClock.now
        let overdue = state.withLock { state in
            let overdue = state.open.filter { $0.value.deadline <= now }.map(\.key)
            if !overdue.isEmpty { state.isRetired = true }
            return overdue
        }
        for id in overdue { resolve(id, .failure(.timedOut(seconds: limits.totalSeconds))) }
    }

    private func die() {
        process.kill()
        let ending = process.wait()
        let open = state.withLock { state in
            state.isDead = true
            defer { state.open = [:] }
            return state.open
        }
        let reason =
            switch ending {
            case .exited(let code): "the network worker ended with code \(code)"
            case .killed(let signal): "the network worker was ended by signal \(signal)"
            }
        for waiting in open.values {
            waiting.answer.resume(returning: .failure(.lost(reason, alone: open.count == 1)))
        }
    }
}
