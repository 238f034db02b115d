import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A program that shows a long text on a terminal, page by page.
package enum Pager {
    private static let showing = Atomic(false)

    /// While it is, `^C` is for the pager, and this program waits.
    package static var isShowing: Bool { showing.load(ordering: .relaxed) }

    /// Shows a text and waits until the person has seen enough.
    /// - Parameter line: for the shell, like `less -R`.
    /// - Returns: false if there is no such program, so that the text is still to be shown.
    package static func show(_ text: String, through line: String, environment: [String: String]) -> Bool {
        // Ends where the text fits, leaves it on the screen, lets colours through: unless the person has said otherwise.
        let habits = ["LESS": "FRX", "LV": "-c"].merging(environment) { $1 }
        showing.store(true, ordering: .relaxed)
        defer { showing.store(false, ordering: .relaxed) }
        guard let identifier = feed(text, line, habits) else { return false }
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
        // What a shell says of a program that is not there.
        return ![126, 127].contains((status >> 8) & 0xFF)
    }

    /// Starts it and hands the text over. The pipe is closed at the end of this.
    private static func feed(_ text: String, _ line: String, _ environment: [String: String]) -> pid_t? {
        guard let (identifier, input) = start(line, environment) else { return nil }
        // Whoever leaves the pager early wants no more of it.
        try? input.write(Array(text.utf8))
        return identifier
    }

    private static func start(_ line: String, _ environment: [String: String]) -> (pid_t, Descriptor)? {
        ThisProcess.ignoreBrokenPipes()
        guard let pipe = try? Descriptor.pipe() else { return nil }
        #if canImport(Glibc)
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        #else
        var actions: posix_spawn_file_actions_t?
        var attributes: posix_spawnattr_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, pipe.reading.number, 0)
        var (none, ordinary) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigemptyset(&ordinary)
        for signal in [SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGQUIT] { sigaddset(&ordinary, signal) }
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &ordinary)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let variables = environment.map { strdup($0.key + "=" + $0.value) } + [nil]
        let words = ["sh", "-c", line].map { (word: String) in strdup(word) } + [nil]
        defer { for pointer in variables + words { free(pointer) } }
        var identifier: pid_t = 0
        guard posix_spawn(&identifier, "/bin/sh", &actions, &attributes, words, variables) == 0 else { return nil }
        return (identifier, pipe.writing)
    }
}
