#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Folders and files that people and other programs may read, as the umask says.
package enum Folder {
    /// Makes a folder and those above it; one that is there is left as it is.
    package static func make(_ path: String) throws(SystemError) {
        if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else {
            throw SystemError("mkdir", path: path)
        }
        try make(String(path[..<slash]))
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw SystemError("mkdir", path: path) }
    }

    /// The names in it outlive a power cut from here on. Some file systems have no such request; that is no error.
    package static func sync(_ path: String) {
        let number = open(path.isEmpty ? "/" : path, O_RDONLY | O_CLOEXEC)
        guard number >= 0 else { return }
        let folder = Descriptor(owning: number)
        fsync(folder.number)
    }

    /// Removes a folder if nothing is in it.
    package static func removeIfEmpty(_ path: String) { rmdir(path) }

    package static func removeFile(_ path: String) throws(SystemError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw SystemError("unlink", path: path) }
    }
}
