#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Files and folders that nobody but their owner may read.
package enum PrivateFile {
    /// What a name stands for; a symbolic link is not followed.
    package enum Kind: Hashable, Sendable {
        case missing
        case regular
        case folder
        case symbolicLink
        /// A pipe, a socket, a device.
        case special
    }

    package static func kind(of path: String) throws(SystemError) -> Kind {
        guard let found = try status(of: path) else { return .missing }
        return switch UInt32(found.st_mode) & UInt32(S_IFMT) {
        case UInt32(S_IFREG): .regular
        case UInt32(S_IFDIR): .folder
        case UInt32(S_IFLNK): .symbolicLink
        default: .special
        }
    }

    /// The permission bits, nil if nothing is there.
    package static func permissions(of path: String) throws(SystemError) -> Int? {
        try status(of: path).map { Int($0.st_mode) & 0o7777 }
    }

    /// Bytes; nil if nothing is there.
    package static func size(of path: String) throws(SystemError) -> Int? {
        try status(of: path).map { Int($0.st_size) }
    }

    /// Makes an empty file, private from its first moment whatever the umask says.
    /// - Returns: false if the name was taken, by a symbolic link too; that is left as it was.
    package static func create(at path: String) throws(SystemError) -> Bool {
        try check(path)
        let number = open(path, O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_RDWR, 0o600)
        if number < 0, errno == EEXIST { return false }
        guard number >= 0 else { throw SystemError("open", path: path) }
        let file = Descriptor(owning: number)
        // A strange umask may have taken the owner's own bits away.
        guard fchmod(file.number, 0o600) == 0 else { throw SystemError("fchmod", path: path) }
        return true
    }

    /// Makes the folder a file is to stand in, private, if only that last one is missing.
    package static func createFolder(of path: String) throws(SystemError) {
        let folder = folder(of: path)
        guard try kind(of: folder) == .missing else { return }
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw SystemError("mkdir", path: folder) }
    }

    /// The folder that a file stands in.
    package static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func status(of path: String) throws(SystemError) -> stat? {
        try check(path)
        var found = stat()
        guard lstat(path, &found) != 0 else { return found }
        // Below a file there is nothing either.
        guard errno == ENOENT || errno == ENOTDIR else { throw SystemError("lstat", path: path) }
        return nil
    }

    /// C would take a path for ended at its first zero byte, and so name another file.
    private static func check(_ path: String) throws(SystemError) {
        guard !path.utf8.contains(0) else { throw SystemError("open", path: path, code: EINVAL) }
    }
}
