#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A call to the operating system that failed.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The call: `open`, `posix_spawn`.
    package let call: String
    /// `errno` after it.
    package let code: Int32

    package init(_ call: String, code: Int32 = errno) {
        self.call = call
        self.code = code
    }

    package var description: String { "\(call): \(String(cString: strerror(code)))" }

    package var isBrokenPipe: Bool { code == EPIPE }
    /// A file or a folder that is not there.
    package var isMissing: Bool { code == ENOENT }
    /// This user may not do it.
    package var isForbidden: Bool { code == EACCES || code == EPERM }
    package var isDiskFull: Bool { code == ENOSPC || code == EDQUOT }
}
