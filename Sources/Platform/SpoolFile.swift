#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
import Synchronization

/// Bytes that are too many to be held in memory: a file that nobody but its owner could ever read, that has lost its
/// name before anything is in it, and that is gone with its last user.
package final class SpoolFile: Sendable {
    private let file: Descriptor
    private let size = Mutex(0)

    /// - Throws: when none of the places for temporary files takes one.
    package init() throws(SystemError) {
        // Not first where a system keeps such files in memory.
        let named = getenv("TMPDIR").map { String(cString: $0) }
        var failure = SystemError("mkstemp", code: ENOENT)
        for folder in [named, "/var/tmp", "/tmp"].compactMap({ $0 }) where !folder.isEmpty {
            var path = Array((folder + "/livechat-sync-XXXXXX").utf8CString)
            let number = mkstemp(&path)
            guard number >= 0 else {
                failure = SystemError("mkstemp")
                continue
            }
            file = Descriptor(owning: number)
            _ = fcntl(number, F_SETFD, FD_CLOEXEC)
            guard unlink(path) == 0 else { throw SystemError("unlink") }
            return
        }
        throw failure
    }

    /// As what a child may read from its beginning. Nothing may be added while it does.
    func rewound() -> Descriptor {
        lseek(file.number, 0, SEEK_SET)
        return file
    }

    /// How many bytes are in it.
    package var count: Int { size.withLock { $0 } }

    /// - Returns: where the bytes stand now.
    @discardableResult
    package func append(_ bytes: [UInt8]) throws(SystemError) -> Range<Int> {
        let result = size.withLock { size -> Result<Range<Int>, SystemError> in
            do throws(SystemError) {
                try file.write(bytes)
                defer { size += bytes.count }
                return .success(size..<(size + bytes.count))
            } catch {
                // What was written of them must not stand between those before and those to come.
                lseek(file.number, off_t(size), SEEK_SET)
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// The bytes in that range; fewer where it reaches behind the end.
    package func read(_ range: Range<Int>) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
            while filled < range.count {
                let count = pread(
                    file.number, buffer.baseAddress?.advanced(by: filled), range.count - filled,
                    off_t(range.lowerBound + filled))
                if count == 0 { break }
                if count < 0 {
                    if errno == EINTR { continue }
                    failure = SystemError("pread")
                    break
                }
                filled += count
            }
        }
        if let failure { throw failure }
        return bytes
    }
}
