#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// An open file descriptor that is closed with its last owner.
package final class Descriptor: Sendable {
    package let number: Int32

    package init(owning number: Int32) { self.number = number }

    deinit { close(number) }

    /// Reads until `buffer` is full or the stream ends; returns how many bytes came.
    package func read(into buffer: inout [UInt8]) throws(SystemError) -> Int {
        var filled = 0
        while filled < buffer.count {
            let count = buffer.withUnsafeMutableBytes { bytes in
                systemRead(number, bytes.baseAddress?.advanced(by: filled), bytes.count - filled)
            }
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw SystemError("read")
            }
            filled += count
        }
        return filled
    }

    /// At most `limit` bytes as soon as any are there; empty at the end of the stream.
    package func read(atMost limit: Int) throws(SystemError) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: limit)
        while true {
            let count = buffer.withUnsafeMutableBytes { systemRead(number, $0.baseAddress, $0.count) }
            if count >= 0 { return Array(buffer.prefix(count)) }
            if errno != EINTR { throw SystemError("read") }
        }
    }

    package func write(_ bytes: [UInt8]) throws(SystemError) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { all in
                systemWrite(number, all.baseAddress?.advanced(by: sent), all.count - sent)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw SystemError("write")
            }
            sent += count
        }
    }

    /// A pipe whose ends no other program started by this process inherits by accident.
    static func pipe() throws(SystemError) -> (reading: Descriptor, writing: Descriptor) {
        var ends: [Int32] = [0, 0]
        guard systemPipe(&ends) == 0 else { throw SystemError("pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let (reading, writing) = (Descriptor(owning: ends[0]), Descriptor(owning: ends[1]))
        return (try reading.aboveStandard(), try writing.aboveStandard())
    }

    /// The same stream under a number that is not one of the standard streams', which it gets where we were started with
    /// one of those closed.
    private func aboveStandard() throws(SystemError) -> Descriptor {
        if number > 2 { return self }
        let copy = fcntl(number, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { throw SystemError("fcntl") }
        return Descriptor(owning: copy)
    }
}

// Inside the class its own methods hide the calls of the same name.
private func systemRead(_ number: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(number, buffer, count)
}

private func systemWrite(_ number: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    write(number, buffer, count)
}

private func systemPipe(_ ends: inout [Int32]) -> Int32 { pipe(&ends) }

extension Descriptor {
    /// Waits until there is something to read or the stream has ended; false when the time ran out first, or a signal
    /// came.
    package func isReadable(within milliseconds: Int32) -> Bool {
        var request = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
        return poll(&request, 1, milliseconds) > 0
    }
}
