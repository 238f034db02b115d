#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Which file a name stands for, and how long it is.
package struct FileIdentity: Hashable, Sendable {
    private let device: UInt64
    private let node: UInt64
    /// In bytes.
    package let size: Int

    /// Nil where nothing is, or nothing can be seen. A symbolic link is itself.
    package init?(of path: String) {
        var found = stat()
        guard !path.utf8.contains(0), lstat(path, &found) == 0 else { return nil }
        device = UInt64(found.st_dev)
        node = UInt64(found.st_ino)
        size = Int(found.st_size)
    }

    /// The same file, whatever has been written to it.
    package func isSame(as other: FileIdentity) -> Bool { device == other.device && node == other.node }
}
