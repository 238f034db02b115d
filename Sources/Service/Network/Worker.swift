import Foundation
import Platform
import Synchronization
import Wire

/// One worker process with its open requests. It keeps their deadlines: a request over its time is given up, and the
/// worker that held it gets no more work and is killed when the rest of it is answered.
final class Worker: Sendable {
    typealias Outcome = Result<HTTPResponse, TransportError>

    private struct Open {
        let deadline: ContinuousClock.Instant
        let answer: CheckedContinuation<Outcome, Never>
        var body: AnswerBody
    }

    private struct State {
        var nextID: UInt32 = 1
        var open: [UInt32: Open] = [:]
        var isRetired = false
        /// A connection has brought what nobody asked for.
        var isMixed = false
        /// Set once the process has ended: why nothing will be answered any more.
        var end: String?
    }

    private let process: ChildProcess
    private let limits: WorkerTransport.Limits
    private let state = Mutex(State())
    private let writing = Mutex<Void>(())
    /// Milliseconds after which the deadlines are looked at again.
    private static let glance: Int32 = 200

    /// - Parameter isOnce: no connection is to be used twice.
    init(executable: String, limits: WorkerTransport.Limits, isOnce: Bool = false) throws(TransportError) {
        let words = isOnce ? [NetworkWorker.once] : []
        self.limits = limits
        do {
            // A clean environment: no proxy, no debug switch that prints headers, no backtrace with memory in it.
            process = try ChildProcess(
                executable, [NetworkWorker.word, String(limits.connections), String(limits.answerBytes)] + words,
                environment: ["SWIFT_BACKTRACE": "enable=no", "HOME": "/nonexistent", "TZ": "UTC"]
                    .merging(limits.environment) { $1 }, isSilent: true)
        } catch {
            throw .noWorker(error.reason)
        }
        Thread.detachNewThread { [weak self, process] in Self.listen(to: process) { self } }
    }

    deinit { process.kill() }

    var takesWork: Bool { state.withLock { !$0.isRetired && $0.end == nil } }

    /// May answers have been those to other requests?
    var isMixed: Bool { state.withLock { $0.isMixed } }

    func kill() { process.kill() }

    /// Returns at once when the task is cancelled; what became of the request is then unknown.
    func ask(_ request: HTTPRequest) async -> Outcome {
        let id = state.withLock { state in
            defer { state.nextID &+= 1 }
            return state.nextID
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { answer in
                if let failure = open(id, answer, AnswerBody(mayBeLong: request.method == .get)) {
                    answer.resume(returning: .failure(failure))
                    return
                }
                let question = Question(id: id, idleSeconds: UInt32(clamping: limits.idleSeconds), request: request)
                let isSent = writing.withLock { _ in (try? process.input.write(question.frame)) != nil }
                // Whatever was not sent whole leaves the worker out of step.
                if !isSent { process.kill() }
            }
        } onCancel: {
            resolve(Reply(id: id, outcome: .failure(.cancelled)))
        }
    }

    /// Notes who waits for the answer; or says why there will be none.
    private func open(
        _ id: UInt32, _ answer: CheckedContinuation<Outcome, Never>, _ body: AnswerBody
    ) -> TransportError? {
        state.withLock { state in
            // Under the lock: a cancellation comes either before this line or finds the request among the open ones.
            if Task.isCancelled { return .cancelled }
            if let end = state.end { return .lost(end, alone: false) }
            state.open[id] = Open(deadline: .now + .seconds(limits.totalSeconds), answer: answer, body: body)
            return nil
        }
    }

    private func resolve(_ reply: Reply) {
        let (open, isDone) = state.withLock { state in
            // The last things that a worker says.
            if case .failure(.tooLarge) = reply.outcome { state.isRetired = true }
            if reply.isUnended { state.isRetired = true }
            if reply.id == Reply.worker { (state.isMixed, state.isRetired) = (true, true) }
            return (state.open.removeValue(forKey: reply.id), state.isRetired && state.open.isEmpty)
        }
        if let open {
            var outcome = reply.outcome.map(open.body.completing)
            if reply.isUnended, case .success(let response) = outcome, !response.isVisiblyWhole {
                outcome = .failure(.lost("the network worker broke down over it", alone: false))
            }
            open.answer.resume(returning: outcome)
        }
        if isDone { process.kill() }
    }

    private func take(_ piece: Piece) {
        state.withLock { state in state.open[piece.id]?.body.append(piece.bytes) }
    }

    /// What the thread does that belongs to the process: passes answers on, watches the deadlines, takes leave of the
    /// process at its end. It holds the worker only while it has something to tell it.
    private static func listen(to process: ChildProcess, for worker: () -> Worker?) {
        var assembler = FrameAssembler()
        var isInStep = true
        while isInStep {
            if process.output.isReadable(within: glance) {
                guard let bytes = try? process.output.read(atMost: 1 << 16), !bytes.isEmpty else { break }
                assembler.append(bytes)
                while isInStep, let frame = assembler.next() {
                    if let piece = Piece(frame) {
                        worker()?.take(piece)
                        continue
                    }
                    guard let reply = Reply(frame) else {
                        isInStep = false
                        break
                    }
                    worker()?.resolve(reply)
                }
                isInStep = isInStep && !assembler.isBroken
            }
            worker()?.giveUpOverdue()
        }
        process.kill()
        let ending = process.wait()
        worker()?.die(ending)
    }

    private func giveUpOverdue() {
        let now = ContinuousClock.now
        let overdue = state.withLock { state in
            let overdue = state.open.filter { $0.value.deadline <= now }.map(\.key)
            if !overdue.isEmpty { state.isRetired = true }
            return overdue
        }
        for id in overdue { resolve(Reply(id: id, outcome: .failure(.timedOut(seconds: limits.totalSeconds)))) }
    }

    private func die(_ ending: ChildProcess.Ending) {
        let reason =
            switch ending {
            case .exited(let code): "the network worker ended with code \(code)"
            case .killed(let signal): "the network worker was ended by signal \(signal)"
            }
        let open = state.withLock { state in
            state.end = reason
            defer { state.open = [:] }
            return state.open
        }
        for waiting in open.values { waiting.answer.resume(returning: .failure(.lost(reason, alone: false))) }
    }
}

extension WorkerTransport.Limits {
    /// How the worker's network library, which has no other ear for it, is told of a proxy; and the worker of certificates.
    fileprivate var environment: [String: String] {
        var environment: [String: String] = [:]
        for name in ["http_proxy", "https_proxy"] { environment[name] = proxy }
        environment[NetworkWorker.certificates] = certificates
        return environment
    }
}

extension HTTPResponse {
    /// Is this all of it, as far as it shows by itself? A list, an object and a text have an end of their own; of what says no only
    /// the status counts.
    fileprivate var isVisiblyWhole: Bool {
        if status >= 400 { return true }
        if let long { return (try? JSONOutline(long)) != nil }
        let first = body.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\"")].contains(first)
            && (try? JSONValue(parsing: body)) != nil
    }
}

extension Descriptor {
    /// Writes head and body one after the other, so that a long body is copied nowhere.
    func write(_ frame: Frame) throws(SystemError) {
        if frame.body.count <= 1 << 14 {
            try write(frame.opening + frame.body)
        } else {
            try write(frame.opening)
            try write(frame.body)
        }
    }
}
