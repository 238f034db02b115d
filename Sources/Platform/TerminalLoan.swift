#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The terminal, lent to a program that may want to ask a person something: a group of its own could not read there
/// otherwise.
final class TerminalLoan: Sendable {
    private let terminal: Descriptor

    /// Nil where this program has no terminal, or does not have the word there.
    init?(to group: Int32) {
        let number = open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard number >= 0 else { return nil }
        terminal = Descriptor(owning: number)
        guard tcgetpgrp(number) == getpgrp() else { return nil }
        Self.give(terminal, to: group)
        // It may have been stopped for asking too early.
        kill(-group, SIGCONT)
    }

    /// Takes it back.
    func end() { Self.give(terminal, to: getpgrp()) }

    private static func give(_ terminal: Descriptor, to group: Int32) {
        // Who gives away what is not his any more would be stopped for it.
        let before = signal(SIGTTOU, SIG_IGN)
        tcsetpgrp(terminal.number, group)
        signal(SIGTTOU, before)
    }
}
