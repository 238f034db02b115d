#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Copies of files in a folder that only this user sees and that goes with the object.
package final class PrivateCopy: Sendable {
    /// Ends without a slash.
    package let folder: String
    private let names: [String]

    /// - Parameter paths: files of different names; what is not there is left out.
    package init(of paths: [String]) throws(SystemError) {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array((parent + "/livechat-sync-XXXXXX").utf8CString)
        guard let made = mkdtemp(&template) else { throw SystemError("mkdtemp") }
        let folder = String(cString: made)
        self.folder = folder
        var names: [String] = []
        do throws(SystemError) {
            for path in paths {
                guard try PrivateFile.kind(of: path) == .regular else { continue }
                let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.index(after: $0)...]) }
                names.append(name ?? path)
                try Self.copy(path, to: folder + "/" + (name ?? path))
            }
        } catch {
            for name in names { unlink(folder + "/" + name) }
            rmdir(folder)
            throw error
        }
        self.names = names
    }

    deinit {
        for name in names + names.flatMap({ [$0 + "-wal", $0 + "-shm"] }) { unlink(folder + "/" + name) }
        rmdir(folder)
    }

    private static func copy(_ source: String, to target: String) throws(SystemError) {
        let number = open(source, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard number >= 0 else { throw SystemError("open") }
        let from = Descriptor(owning: number)
        let other = open(target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard other >= 0 else { throw SystemError("open") }
        let to = Descriptor(owning: other)
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = try from.read(into: &buffer)
            if count == 0 { return }
            try to.write(Array(buffer.prefix(count)))
        }
    }
}
