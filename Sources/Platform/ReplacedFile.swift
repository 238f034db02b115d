#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A private file that takes another's place as a whole or not at all: written beside it, synced, then renamed.
package final class ReplacedFile {
    private let target: String
    private let draft: String
    private let file: Descriptor
    private var isCommitted = false

    package init(_ target: String) throws(SystemError) {
        self.target = target
        draft = target + ".\(getpid()).partial"
        let number = open(draft, O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_WRONLY, 0o600)
        guard number >= 0 else { throw SystemError("open \(draft)") }
        file = Descriptor(owning: number)
    }

    package func write(_ bytes: [UInt8]) throws(SystemError) { try file.write(bytes) }

    /// From here on the file is there, also after a power cut.
    /// - Parameter isSynced: false for one of many files, where something else says that all of them are there.
    package func commit(isSynced: Bool = true) throws(SystemError) {
        if isSynced { guard fsync(file.number) == 0 else { throw SystemError("fsync \(draft)") } }
        guard rename(draft, target) == 0 else { throw SystemError("rename \(target)") }
        isCommitted = true
        guard isSynced else { return }
        let folder = target.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(target[..<$0]) } ?? "."
        let number = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_CLOEXEC)
        guard number >= 0 else { return }
        let directory = Descriptor(owning: number)
        fsync(directory.number)
    }

    deinit { if !isCommitted { unlink(draft) } }
}
