package import Platform

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A terminal of 80 columns and 24 lines without a person before it: a test types and reads.
package final class PseudoTerminal {
    package struct Unavailable: Error {}

    private let leader: Descriptor
    /// Held, so that the terminal stays when a program has left it.
    private let follower: Descriptor
    /// What a program opens.
    package let name: String
    /// All that was shown so far.
    package private(set) var shown = ""

    package init() throws {
        let number = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard number >= 0 else { throw Unavailable() }
        leader = Descriptor(owning: number)
        name = try Self.unlocked(number)
        let other = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard other >= 0 else { throw Unavailable() }
        follower = Descriptor(owning: other)
        var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(number, UInt(TIOCSWINSZ), &size)
    }

    /// Lets the other side be opened, and tells its name.
    private static func unlocked(_ number: Int32) throws -> String {
        #if canImport(Glibc)
        // TIOCSPTLCK and TIOCGPTN of Linux, whose macros Swift does not see, and glibc's functions neither.
        var (lock, index): (Int32, UInt32) = (0, 0)
        guard ioctl(number, 0x4004_5431, &lock) == 0, ioctl(number, 0x8004_5430, &index) == 0 else {
            throw Unavailable()
        }
        return "/dev/pts/\(index)"
        #else
        guard grantpt(number) == 0, unlockpt(number) == 0, let name = ptsname(number) else { throw Unavailable() }
        return String(cString: name)
        #endif
    }

    /// Starts the program with all three of its streams at this terminal.
    package func start(
        _ words: [String], in folder: String, _ environment: [String: String] = [:]
    ) throws -> ChildProcess {
        let line = "cd \"$0\" && exec \"$@\" <\"$TTY\" >\"$TTY\" 2>&1"
        return try ChildProcess(
            "/bin/sh", ["-c", line, folder, BuiltProgram.path] + words,
            environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TTY": name].merging(environment) { $1 })
    }

    /// Types a line.
    package func type(_ line: String) throws { try leader.write(Array((line + "\n").utf8)) }

    /// Waits until the words are shown after what was shown before this was called last.
    /// - Returns: false if nothing more comes.
    package func shows(_ words: String) -> Bool {
        while !unseen.contains(words) {
            guard leader.isReadable(within: 60_000), let bytes = try? leader.read(atMost: 4096), !bytes.isEmpty else {
                return false
            }
            let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
            shown += text
            unseen += text
        }
        unseen = String(unseen[(unseen.firstRange(of: words)?.upperBound ?? unseen.endIndex)...])
        return true
    }

    private var unseen = ""

    /// Does the terminal show what is typed?
    package var echoes: Bool {
        var settings = termios()
        guard tcgetattr(leader.number, &settings) == 0 else { return false }
        return settings.c_lflag & tcflag_t(ECHO) != 0
    }
}
