import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A program started by this one, with pipes to its standard input and from its standard output. To write to one that
/// has ended is an error.
package final class ChildProcess: Sendable {
    package enum Ending: Hashable, Sendable {
        case exited(Int32)
        case killed(signal: Int32)
    }

    package let identifier: Int32
    package let input: Descriptor
    package let output: Descriptor
    private let ending = Mutex<Ending?>(nil)

    /// Pipes are marked and handed over under one lock, so that a program started at the same moment can't inherit them.
    private static let starting = Mutex<Void>(())

    /// - Parameters:
    ///   - environment: all that the child gets, not an addition to ours.
    ///   - isSilent: what the child writes to standard error is thrown away instead of going to ours.
    package init(
        _ executable: String, _ arguments: [String], environment: [String: String], isSilent: Bool = false
    ) throws(SystemError) {
        let started = Self.starting.withLock { _ in
            Result { () throws(SystemError) in try Self.start(executable, arguments, environment, isSilent) }
        }
        (identifier, input, output) = try started.get()
    }

    deinit {
        kill()
        _ = wait()
    }

    package func kill() {
        ending.withLock { if $0 == nil { _ = systemKill(identifier, SIGKILL) } }
    }

    package func terminate() {
        ending.withLock { if $0 == nil { _ = systemKill(identifier, SIGTERM) } }
    }

    /// Blocks until the child has ended. It can be killed meanwhile.
    @discardableResult
    package func wait() -> Ending {
        // Takes nothing away yet, so that the number stays the child's until the lock is held.
        var information = siginfo_t()
        if ending.withLock({ $0 == nil }) {
            while waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) < 0, errno == EINTR {}
        }
        return ending.withLock { known in
            if let known { return known }
            var status: Int32 = 0
            while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
            let signal = status & 0x7F
            let result = signal == 0 ? Ending.exited((status >> 8) & 0xFF) : .killed(signal: signal)
            known = result
            return result
        }
    }

    private static func start(
        _ executable: String, _ arguments: [String], _ environment: [String: String], _ isSilent: Bool
    ) throws(SystemError) -> (Int32, Descriptor, Descriptor) {
        ThisProcess.ignoreBrokenPipes()
        let toChild = try Descriptor.pipe()
        let fromChild = try Descriptor.pipe()
        #if canImport(Glibc)
        var actions = posix_spawn_file_actions_t()
        #else
        var actions: posix_spawn_file_actions_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, toChild.reading.number, 0)
        posix_spawn_file_actions_adddup2(&actions, fromChild.writing.number, 1)
        if isSilent { posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }

        let words = ([executable] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup($0.key + "=" + $0.value) } + [nil]
        defer { for pointer in words + variables { free(pointer) } }
        #if canImport(Glibc)
        var attributes = posix_spawnattr_t()
        #else
        var attributes: posix_spawnattr_t?
        #endif
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // What we ignore, and what the thread that we run on keeps to itself, is nothing that the child should inherit.
        var (none, ordinary) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigemptyset(&ordinary)
        for signal in [SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGQUIT] { sigaddset(&ordinary, signal) }
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &ordinary)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        var identifier: pid_t = 0
        let code = posix_spawn(&identifier, executable, &actions, &attributes, words, variables)
        guard code == 0 else { throw SystemError("posix_spawn", code: code) }
        return (identifier, toChild.writing, fromChild.reading)
    }
}

private func systemKill(_ identifier: Int32, _ signal: Int32) -> Int32 { kill(identifier, signal) }
