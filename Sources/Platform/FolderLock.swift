#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A folder that one process at a time writes into. The lock lies on the folder itself: it leaves no file behind, and ends
/// with the process however that ends.
package final class FolderLock: Sendable {
    private let folder: Descriptor

    /// - Returns: nil if another process has it.
    package init?(_ path: String) throws(SystemError) {
        let number = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard number >= 0 else { throw SystemError("open", path: path) }
        folder = Descriptor(owning: number)
        while flock(number, LOCK_EX | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            if errno == EWOULDBLOCK { return nil }
            // Some network file systems have no locks; without one nothing is worse than it was.
            return
        }
    }

    /// See `FileLock`.
    deinit { flock(folder.number, LOCK_UN) }
}
