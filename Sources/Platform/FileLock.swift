#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// An exclusive lock that ends with the process that holds it, however that ends: it lies on an open file, so a killed
/// holder leaves nothing behind. The file itself stays, since removing it would let two processes hold two of them.
package final class FileLock: Sendable {
    /// Who holds a lock, as its file says.
    package struct Holder: Hashable, Sendable {
        package let process: Int32
        package let command: String
        /// ISO 8601, UTC.
        package let since: String

        package init(process: Int32, command: String, since: String) {
            self.process = process
            self.command = command
            self.since = since
        }
    }

    package enum Failure: Error, Hashable, Sendable {
        /// Nil while the holder has not yet written who it is.
        case held(by: Holder?)
        case system(SystemError)
    }

    private let file: Descriptor

    /// Times that a lock which is taken is tried, since whoever only looks takes it for a moment.
    private static let tries = 5

    /// Takes the lock or throws at once. Never lock a file that SQLite has open: closing it here would drop SQLite's locks.
    /// - Parameter command: shown to whoever finds the lock taken; no secrets.
    package init(_ path: String, command: String, since: String) throws(Failure) {
        do throws(SystemError) {
            _ = try PrivateFile.create(at: path)
        } catch {
            throw .system(error)
        }
        let number = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard number >= 0 else { throw .system(SystemError("open", path: path)) }
        file = Descriptor(owning: number)
        var tried = 1
        while flock(number, LOCK_EX | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            guard errno == EWOULDBLOCK else { throw .system(SystemError("flock", path: path)) }
            guard tried < Self.tries else { throw .held(by: Holder(text: Self.text(of: file))) }
            tried += 1
            usleep(10_000)
        }
        let holder = Holder(process: getpid(), command: command, since: since)
        guard ftruncate(number, 0) == 0 else { throw .system(SystemError("ftruncate", path: path)) }
        do throws(SystemError) {
            try file.write(Array(holder.text.utf8))
        } catch {
            throw .system(error)
        }
    }

    /// To close the file would not do: a process that is being started has a copy of the descriptor until it is another program.
    deinit { flock(file.number, LOCK_UN) }

    /// Does another process hold the lock? Makes nothing and takes nothing away.
    /// - Returns: nil where this user may not look at the file.
    package static func isHeld(_ path: String) -> Bool? {
        let number = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        if number < 0 { return errno == ENOENT ? false : nil }
        let file = Descriptor(owning: number)
        while flock(file.number, LOCK_SH | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            return errno == EWOULDBLOCK ? true : nil
        }
        flock(file.number, LOCK_UN)
        return false
    }

    private static func text(of file: Descriptor) -> String {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = (try? file.read(into: &buffer)) ?? 0
        return String(decoding: buffer.prefix(count), as: UTF8.self)
    }
}

extension FileLock.Holder {
    /// Three lines: process, start, command.
    fileprivate var text: String {
        let line = command.utf8.prefix(1000).map { $0 < 0x20 ? 0x20 : $0 }
        return "\(process)\n\(since)\n\(String(decoding: line, as: UTF8.self))\n"
    }

    fileprivate init?(text: String) {
        let lines = text.utf8.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        guard lines.count == 3, let process = Int32(lines[0]) else { return nil }
        self.init(process: process, command: lines[2], since: lines[1])
    }
}
