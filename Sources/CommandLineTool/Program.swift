import Configuring
import Foundation
import Jobs
import Platform
import Service
import Synchronization

/// The program with its real surroundings.
package enum Program {
    /// What a process can do only before it has a second thread, and what it needs no second thread for.
    package static func begin(_ words: [String]) {
        ThisProcess.harden()
        if words.first == NetworkWorker.word { return NetworkWorker.begin() }
        if let code = Tool.answer(words, in: .real, .all) { ThisProcess.exitNow(code.rawValue) }
    }

    /// Where the command line can't be read: as help for who typed nothing it would be a lie.
    package static func endUnread() -> Never {
        try? Descriptor(owning: 2).write(
            Array(
                """
                livechat-sync: error: the command line could not be read from the system, so nothing was done
                livechat-sync: hint: it may have no file to spare; see 'ulimit -n', and try again

                """.utf8))
        ThisProcess.exitNow(ExitCode.machine.rawValue)
    }

    package static func run(_ words: [String]) async -> Never {
        if words.first == NetworkWorker.word { NetworkWorker.run(Array(words.dropFirst())) }
        // The first ^C lets what is under way end in order, for most of a second; the second one ends at once. Whatever is cut off
        // there can be gone on with: nothing is half written that counts.
        let isAsked = Atomic(false)
        let work = Mutex<Task<ExitCode, Never>?>(nil)
        // Before anything begins: a signal that nobody watches for yet would end the program where it stands.
        let signals = Signals { _ in
            if Pager.isShowing { return }
            if isAsked.exchange(true, ordering: .relaxed) {
                ChildProcess.endGroups()
                Terminal.showInput()
                ThisProcess.exitNow(ExitCode.interrupted.rawValue)
            }
            work.withLock { $0?.cancel() }
            Self.endLater()
        }
        let task = Task { await Tool.run(words, in: .real, .all, explain: FailureText.explanation) }
        work.withLock { $0 = task }
        let code = await task.value
        ChildProcess.endGroups()
        withExtendedLifetime(signals) { ThisProcess.exitNow(code.rawValue) }
    }

    /// Ends, whatever is still going on but a write.
    private static func endLater(milliseconds: Int = 900) {
        ThisProcess.after(milliseconds: milliseconds) {
            // A write is waited for: its outcome must not be left open.
            if WritesUnderWay.areAny { return endLater(milliseconds: 50) }
            ChildProcess.endGroups()
            Terminal.showInput()
            Terminal.write("livechat-sync: error: interrupted\n", to: .error)
            ThisProcess.exitNow(ExitCode.interrupted.rawValue)
        }
    }
}

extension Surroundings {
    static var real: Surroundings {
        var outside = Outside(
            environment: ProcessInfo.processInfo.environment,
            currentFolder: FileManager.default.currentDirectoryPath,
            homeFolder: ProcessInfo.processInfo.environment["HOME"] ?? "/",
            now: { Date().timeIntervalSince1970 })
        outside.shell = { line, seconds in
            try await SecretCommand.run(line, environment: ProcessInfo.processInfo.environment, seconds: seconds)
        }
        outside.feed = { line, bytes, seconds async throws(SecretCommand.Failure) in
            let environment = ProcessInfo.processInfo.environment
            return try await SecretCommand.run(line, environment: environment, seconds: seconds, reading: bytes).status
        }
        var surroundings = Surroundings(
            outside, write: { outlet, text in Terminal.write(text, to: outlet == .output ? .output : .error) },
            isTerminal: { outlet in Terminal.isTerminal(outlet == .output ? .output : .error) },
            inputIsTerminal: Terminal.isTerminal(.input), terminalWidth: { Terminal.width },
            readLine: { Swift.readLine() })
        surroundings.readHidden = { ask in
            Terminal.hidingInput {
                ask()
                return Swift.readLine()
            }
        }
        surroundings.terminalHeight = { Terminal.height }
        surroundings.page = { text, line in
            Pager.show(text, through: line, environment: ProcessInfo.processInfo.environment)
        }
        surroundings.network = { limits in
            let workers = WorkerTransport(limits: limits)
            return Network(
                workers.transport, warmUp: workers.warmUp, close: workers.close, isInStep: workers.isInStep)
        }
        return surroundings
    }
}

extension CommandList {
    /// Every command, in the order of the way of the data.
    package static let all = CommandList([
        .init("Save a site", [InitCommand.self, BackupCommand.self, SnapshotsCommand.self]),
        .init("Keep conversations", [ArchiveCommand.self, SearchCommand.self, PurgeCommand.self]),
        .init(
            "Look at what was saved",
            [
                ShowCommand.self, UsesCommand.self, GrepCommand.self, HistoryCommand.self, ExportCommand.self,
                ImportCommand.self,
            ]),
        .init(
            "Compare and change",
            [
                DiffCommand.self, DriftCommand.self, PlanCommand.self, ApplyCommand.self, RestoreCommand.self,
                CloneCommand.self, PromoteCommand.self, ReplaceCommand.self, RunsCommand.self, ResumeCommand.self,
                UndoCommand.self, MapCommand.self, CallCommand.self,
            ]),
        .init("Keep it in order", [ForgetCommand.self, CheckCommand.self, DoctorCommand.self]),
        .init("Learn and rehearse", [DemoCommand.self, SimulateCommand.self, KindsCommand.self]),
        .init("Set up the shell", [CompletionsCommand.self]),
    ])
}
