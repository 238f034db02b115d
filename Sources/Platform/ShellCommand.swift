import Dispatch
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A line for the shell that tells something: run in a group of its own, which ends with it, with a limit to its time and to
/// what it may say.
package enum ShellCommand {
    package enum Outcome: Hashable, Sendable {
        /// The exit code of the shell, 128 and the signal's number for one that was killed.
        case ended(output: [UInt8], status: Int32)
        /// It had not ended in time, and was stopped.
        case tooLate
        /// It said more than the limit, and was stopped.
        case tooLong
        /// The task was cancelled, or a person at the terminal interrupted it.
        case interrupted
    }

    /// Runs a line to its end. What it has started and left behind is ended, too.
    /// - Parameters:
    ///   - seconds: that it may take.
    ///   - limit: bytes that it may print.
    ///   - text: what it reads from its standard input, in place of the terminal.
    /// - Throws: if there is no shell, or no process to be had.
    package static func run(
        _ line: String, environment: [String: String], seconds: Int, limit: Int, reading text: [UInt8]? = nil
    ) async throws(SystemError) -> Outcome {
        let isCancelled = Flag()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // It blocks, so it gets a thread that nobody else waits for.
                DispatchQueue.global().async {
                    continuation.resume(
                        returning: Result { () throws(SystemError) in
                            try run(line, environment, seconds, limit, text) { isCancelled.isSet }
                        })
                }
            }
        } onCancel: {
            isCancelled.set()
        }
        return try result.get()
    }

    private static func run(
        _ line: String, _ environment: [String: String], _ seconds: Int, _ limit: Int, _ text: [UInt8]?,
        _ isCancelled: () -> Bool
    ) throws(SystemError) -> Outcome {
        var input: SpoolFile?
        if let text {
            let file = try SpoolFile()
            try file.append(text)
            input = file
        }
        let child = try ChildProcess(
            "/bin/sh", ["-c", line], environment: environment, isGroup: true, reading: input)
        let loan = input == nil ? TerminalLoan(to: child.identifier) : nil
        defer { loan?.end() }
        let deadline = ContinuousClock.now + .seconds(seconds)
        var output = Output(child.output, limit: limit)
        while !child.hasEnded {
            if isCancelled() { return stop(child, .interrupted) }
            if ContinuousClock.now >= deadline { return stop(child, .tooLate) }
            try output.take(within: 20)
            if output.isTooLong { return stop(child, .tooLong) }
        }
        // Whoever else holds the pipe has nothing more to say that counts.
        try output.takeRest()
        child.kill()
        if output.isTooLong { return stop(child, .tooLong) }
        switch child.wait() {
        case .exited(let code): return .ended(output: output.bytes, status: code)
        case .killed(let signal):
            return signal == SIGINT && loan != nil
                ? .interrupted : .ended(output: output.bytes, status: 128 + signal)
        }
    }

    /// Asks the group to end, and after a moment does not ask any more.
    private static func stop(_ child: ChildProcess, _ outcome: Outcome) -> Outcome {
        child.terminate()
        var moments = 0
        while !child.hasEnded, moments < 25 {
            poll(nil, 0, 20)
            moments += 1
        }
        child.kill()
        child.wait()
        return outcome
    }

    /// Shared by the task and the thread.
    private final class Flag: Sendable {
        private let value = Atomic(false)

        var isSet: Bool { value.load(ordering: .relaxed) }

        func set() { value.store(true, ordering: .relaxed) }
    }

    /// What has come of a pipe so far.
    private struct Output {
        private let pipe: Descriptor
        private let limit: Int
        private var isOpen = true
        private(set) var bytes: [UInt8] = []

        init(_ pipe: Descriptor, limit: Int) {
            self.pipe = pipe
            self.limit = limit
        }

        var isTooLong: Bool { bytes.count > limit }

        /// Takes what comes within so many milliseconds.
        mutating func take(within milliseconds: Int32) throws(SystemError) {
            guard isOpen else {
                poll(nil, 0, min(5, milliseconds))
                return
            }
            guard pipe.isReadable(within: milliseconds) else { return }
            let piece = try pipe.read(atMost: 4096)
            isOpen = !piece.isEmpty
            bytes += piece
        }

        mutating func takeRest() throws(SystemError) {
            while isOpen, !isTooLong, pipe.isReadable(within: 0) { try take(within: 0) }
        }
    }
}
