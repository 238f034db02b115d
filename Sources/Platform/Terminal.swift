import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The three standard streams as a person may see them.
package enum Terminal {
    package enum Stream: Int32, Sendable {
        case input = 0
        case output = 1
        case error = 2
    }

    package static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

    /// Columns of the terminal behind standard error or output, if one of them is a terminal.
    package static var width: Int? { size { Int($0.ws_col) } }

    /// Its lines.
    package static var height: Int? { size { Int($0.ws_row) } }

    private static func size(_ part: (winsize) -> Int) -> Int? {
        for stream in [Stream.output, .error] where isTerminal(stream) {
            var size = winsize()
            if ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, part(size) > 0 { return part(size) }
        }
        return nil
    }

    /// How the terminal was before it was told not to show what is typed.
    private static let shown = Mutex<termios?>(nil)

    /// Lets something be typed that nobody is to see.
    package static func hidingInput<T>(_ read: () -> T) -> T {
        var settings = termios()
        guard tcgetattr(Stream.input.rawValue, &settings) == 0 else { return read() }
        shown.withLock { $0 = settings }
        settings.c_lflag &= ~tcflag_t(ECHO)
        settings.c_lflag |= tcflag_t(ECHONL)
        tcsetattr(Stream.input.rawValue, TCSAFLUSH, &settings)
        defer { showInput() }
        return read()
    }

    /// Takes that back, also where the program ends meanwhile.
    package static func showInput() {
        shown.withLock { settings in
            guard var before = settings else { return }
            tcsetattr(Stream.input.rawValue, TCSADRAIN, &before)
            settings = nil
        }
    }

    /// Writes to the end; false when the system did not take all of it. A stream that is closed, or that nobody reads any
    /// more, takes everything: whoever closed it does not want it.
    @discardableResult
    package static func write(_ text: String, to stream: Stream) -> Bool {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { all in
                systemWrite(stream.rawValue, all.baseAddress?.advanced(by: sent), all.count - sent)
            }
            if count < 0 {
                if errno == EINTR || errno == EAGAIN { continue }
                return errno == EPIPE || errno == EBADF
            }
            sent += count
        }
        return true
    }
}

private func systemWrite(_ number: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    write(number, buffer, count)
}
