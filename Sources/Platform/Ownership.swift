#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Whose a file is and what the user of this process may do with it.
package struct Ownership: Hashable, Sendable {
    /// The owner's name, or the number where it has none.
    package let owner: String
    /// The owner's number, and the group's.
    package let user: UInt32
    package let group: UInt32
    /// How many names the file has.
    package let names: Int

    /// Nil where nothing is, or nothing can be seen.
    package init?(of path: String) {
        var found = stat()
        guard !path.utf8.contains(0), lstat(path, &found) == 0 else { return nil }
        user = found.st_uid
        group = found.st_gid
        names = Int(found.st_nlink)
        owner = Self.name(of: found.st_uid)
    }

    /// The name of the user that this process acts for, or its number.
    package static var user: String { name(of: geteuid()) }

    /// Is the file this user's, or are all of them?
    package var isOwn: Bool { [0, user].contains(geteuid()) }

    /// What may be asked for.
    package enum Access: Sendable {
        case read, write

        fileprivate var mode: Int32 { self == .read ? R_OK : R_OK | W_OK }
    }

    /// May this user read a file, or read and write it? In a folder, may files be found, or made? Asks as the user that counts.
    /// - Returns: true where nothing is, too.
    package static func allows(_ access: Access, _ path: String) -> Bool {
        guard !path.utf8.contains(0) else { return true }
        return faccessat(AT_FDCWD, path, access.mode, AT_EACCESS) == 0 || errno != EACCES && errno != EPERM
    }

    /// Gives a file that this process has just made to the owner of another, as far as this user may: what an administrator
    /// leaves beside a file of the nightly user must not be in that user's way.
    package static func give(_ path: String, toOwnerOf other: String) {
        guard geteuid() == 0, let owner = Ownership(of: other), owner.user != 0 else { return }
        _ = lchown(path, owner.user, owner.group)
    }

    private static func name(of user: UInt32) -> String {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var texts = [CChar](repeating: 0, count: 16_384)
        guard getpwuid_r(user, &entry, &texts, texts.count, &found) == 0, found != nil, let name = entry.pw_name else {
            return "user \(user)"
        }
        return String(cString: name)
    }
}
