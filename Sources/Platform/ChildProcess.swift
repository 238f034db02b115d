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
    /// What signals go to: the child, or its whole group.
    private let addressee: Int32

    /// Pipes are marked and handed over under one lock, so that a program started at the same moment can't inherit them.
    private static let starting = Mutex<Void>(())

    /// - Parameters:
    ///   - environment: all that the child gets, not an addition to ours.
    ///   - isSilent: what the child writes to standard error is thrown away instead of going to ours.
    ///   - isGroup: it gets a group of its own, which takes signals together with all that it starts. Its standard input
    ///     is the terminal, or empty where there is none; nothing can be written to it.
    ///   - reading: what a group reads from its standard input in place of the terminal.
    package init(
        _ executable: String, _ arguments: [String], environment: [String: String], isSilent: Bool = false,
        isGroup: Bool = false, reading text: SpoolFile? = nil
    ) throws(SystemError) {
        let started = Self.starting.withLock { _ in
            Result { () throws(SystemError) in
                try Self.start(executable, arguments, environment, isSilent, isGroup, text?.rewound())
            }
        }
        (identifier, input, output) = try started.get()
        addressee = isGroup ? -identifier : identifier
        if isGroup { Self.groups.withLock { _ = $0.insert(identifier) } }
    }

    /// Groups that have not ended yet.
    private static let groups = Mutex<Set<Int32>>([])

    /// Ends every group, when this program has no time to wait for them.
    package static func endGroups() {
        groups.withLock { for group in $0 { _ = systemKill(-group, SIGKILL) } }
    }

    /// Whether the child itself has ended; others of its group may go on.
    package var hasEnded: Bool {
        ending.withLock { known in
            if known != nil { return true }
            var information = siginfo_t()
            let result = waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT | WNOHANG)
            return result < 0 ? errno == ECHILD : information.si_signo == SIGCHLD
        }
    }

    deinit {
        kill()
        _ = wait()
    }

    package func kill() {
        ending.withLock { if $0 == nil { _ = systemKill(addressee, SIGKILL) } }
    }

    package func terminate() {
        ending.withLock { if $0 == nil { _ = systemKill(addressee, SIGTERM) } }
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
            // Before the number can become another program's.
            if addressee < 0 { Self.groups.withLock { _ = $0.remove(identifier) } }
            var status: Int32 = 0
            while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
            let signal = status & 0x7F
            let result = signal == 0 ? Ending.exited((status >> 8) & 0xFF) : .killed(signal: signal)
            known = result
            return result
        }
    }

    private static func start(
        _ executable: String, _ arguments: [String], _ environment: [String: String], _ isSilent: Bool,
        _ isGroup: Bool, _ text: Descriptor?
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
        if let text {
            posix_spawn_file_actions_adddup2(&actions, text.number, 0)
        } else if !isGroup {
            posix_spawn_file_actions_adddup2(&actions, toChild.reading.number, 0)
        } else if !Terminal.isTerminal(.input) {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
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
        for signal in [SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTTOU] { sigaddset(&ordinary, signal) }
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &ordinary)
        let group = isGroup ? POSIX_SPAWN_SETPGROUP : 0
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | Int16(group))

        var identifier: pid_t = 0
        let code = posix_spawn(&identifier, executable, &actions, &attributes, words, variables)
        guard code == 0 else { throw SystemError("posix_spawn", code: code) }
        return (identifier, toChild.writing, fromChild.reading)
    }
}

private func systemKill(_ identifier: Int32, _ signal: Int32) -> Int32 { kill(identifier, signal) }
