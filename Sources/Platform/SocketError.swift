#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A call on a socket that the system refused.
package struct SocketError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was tried: `listen on port 8080`.
    package let attempt: String
    /// The system's number for the reason.
    package let number: Int32

    init(_ attempt: String) {
        self.attempt = attempt
        number = errno
    }

    /// Somebody else has the port.
    package var isTaken: Bool { number == EADDRINUSE }

    package var description: String {
        "can't \(attempt): \(SystemError.reason(of: number))"
    }
}
