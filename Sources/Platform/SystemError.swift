#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A call to the operating system that failed.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The call: `open`, `posix_spawn`.
    package let call: String
    /// What it was about; nil where that is no file.
    package let path: String?
    /// `errno` after it.
    package let code: Int32

    package init(_ call: String, path: String? = nil, code: Int32 = errno) {
        self.call = call
        self.path = path
        self.code = code
    }

    /// What was tried and why it failed, for people.
    package var description: String { "can't \(attempt): \(reason)" }

    private var attempt: String {
        let object = path.map { "'\($0)'" }
        return switch call {
        case "open": "open or make \(object ?? "a file")"
        case "mkdir": "make the folder\(object.map { " " + $0 } ?? "")"
        case "unlink": "remove \(object ?? "a file")"
        case "lstat": "look at \(object ?? "a file")"
        case "read": "read \(object ?? "what another program says")"
        case "posix_spawn": "start another program"
        case "pipe", "fcntl": "talk to another program"
        default: "write \(object ?? "a file")"
        }
    }

    /// What the system means, in words that fit behind a colon.
    package var reason: String { Self.reason(of: code) }

    static func reason(of code: Int32) -> String {
        switch code {
        case EACCES, EPERM: "this user may not do that"
        case ENOENT: "there is no such file or folder"
        case ENOTDIR: "a part of its path is a file, not a folder"
        case EISDIR: "it is a folder"
        case EEXIST: "there is something of that name already"
        case ENOTEMPTY: "the folder is not empty"
        case EROFS: "the file system can only be read"
        case ENOSPC: "the disk is full"
        case EDQUOT: "this user's share of the disk is used up"
        case EFBIG: "the file would be larger than is allowed"
        case EINVAL: "it is not a name that a file can have"
        case ENOMEM: "the machine has no memory left"
        case EMFILE, ENFILE: "too many files are open"
        case EAGAIN: "the machine can't start another program now"
        case ENOLCK: "the file system has no locks"
        case EIO: "the disk does not work as it should"
        case ELOOP: "its links lead in a circle"
        case ENAMETOOLONG: "the name is too long"
        case EPIPE: "nobody reads it any more"
        case EXDEV: "it is on another disk"
        case ETXTBSY, EBUSY: "it is in use"
        case EADDRINUSE: "another program has it"
        case EADDRNOTAVAIL: "this machine does not have that address"
        case ECONNREFUSED: "nothing listens there"
        default: "the system reports error \(code)"
        }
    }

    /// A file or a folder that is not there.
    package var isMissing: Bool { code == ENOENT }
    package var isDiskFull: Bool { code == ENOSPC || code == EDQUOT }
    /// Whoever named the file can put it right: it is not there, is of another sort, or is not this user's to read. All else lies with
    /// the machine.
    package var isOfTheName: Bool {
        isMissing || [ENOTDIR, EISDIR, ELOOP, ENAMETOOLONG, EINVAL, EACCES, EPERM].contains(code)
    }
    /// Another user, or another place, is needed.
    package var isForbidden: Bool { code == EACCES || code == EPERM || code == EROFS }
}
