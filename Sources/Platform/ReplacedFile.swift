import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A private file that takes another's place as a whole or not at all: written beside it, synced, then renamed. A device or a
/// pipe (`/dev/stdout`) keeps its place and is written to at once.
package final class ReplacedFile {
    private let target: String
    /// Nil where nothing is replaced.
    private let draft: String?
    private let file: Descriptor
    private var isCommitted = false

    /// - Parameter isOneOfMany: somebody else looks after what killed processes left in the folder: to look through it for each of
    ///   its files takes long.
    /// - Parameter isForAll: others may read it, too.
    package init(_ target: String, isOneOfMany: Bool = false, isForAll: Bool = false) throws(SystemError) {
        self.target = target
        if Self.isStream(target) {
            draft = nil
            let number = open(target, O_WRONLY | O_CLOEXEC)
            guard number >= 0 else { throw SystemError("open", path: target) }
            file = Descriptor(owning: number)
            return
        }
        if !isOneOfMany { Self.removeDrafts(of: target) }
        let draft = target + ".\(getpid())" + Self.mark
        var number = Self.create(draft)
        // Left behind by one that was killed and had our number: in a container that is the rule.
        if number < 0, errno == EEXIST, unlink(draft) == 0 { number = Self.create(draft) }
        guard number >= 0 else { throw SystemError("open", path: target) }
        self.draft = draft
        file = Descriptor(owning: number)
        guard !isForAll || fchmod(number, 0o644) == 0 else { throw SystemError("fchmod", path: target) }
    }

    package func write(_ bytes: [UInt8]) throws(SystemError) { try file.write(bytes) }

    /// Gives it the owner and the rights of the file that it is to replace, which others may read.
    package func takeRights(of path: String) throws(SystemError) {
        var found = stat()
        guard stat(path, &found) == 0 else { throw SystemError("stat", path: path) }
        var own = stat()
        guard fstat(file.number, &own) == 0 else { throw SystemError("fstat", path: path) }
        if own.st_uid != found.st_uid || own.st_gid != found.st_gid {
            guard fchown(file.number, found.st_uid, found.st_gid) == 0 else { throw SystemError("fchown", path: path) }
        }
        guard fchmod(file.number, found.st_mode & 0o777) == 0 else { throw SystemError("fchmod", path: path) }
    }

    /// From here on the file is there, also after a power cut.
    /// - Parameter isNameSynced: false for one of many files, whose folders somebody syncs once all of them are there. Until then a
    ///   power cut may bring the old file back, but never leaves half of the new one.
    package func commit(isNameSynced: Bool = true) throws(SystemError) {
        guard let draft else { return }
        guard fsync(file.number) == 0 else { throw SystemError("fsync", path: target) }
        guard rename(draft, target) == 0 else { throw SystemError("rename", path: target) }
        isCommitted = true
        guard isNameSynced else { return }
        Folder.sync(target.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(target[..<$0]) } ?? ".")
    }

    deinit { if let draft, !isCommitted { unlink(draft) } }

    /// What ends the names of files that are being written.
    private static let mark = ".partial"

    /// The file that a name is the draft of, which somebody who was killed left behind; nil if it is none.
    package static func target(ofDraft name: String) -> String? {
        guard name.hasSuffix(mark) else { return nil }
        let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count > 2, let process = parts.dropLast().last, !process.isEmpty,
            process.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return String(decoding: name.utf8.dropLast(mark.utf8.count + process.count + 1), as: UTF8.self)
    }

    /// Of processes that were killed: a draft of one that is still there is left alone, and so is one that this user may not remove.
    private static func removeDrafts(of target: String) {
        let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = slash.map { String(target[...$0]) } ?? "./"
        let name = slash.map { String(target[target.utf8.index(after: $0)...]) } ?? target
        guard let entries = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return }
        for entry in entries where Self.target(ofDraft: entry)?.utf8.elementsEqual(name.utf8) == true {
            let number = entry.utf8.dropLast(mark.utf8.count).split(separator: UInt8(ascii: ".")).last
            guard let number = number.flatMap({ Int32(String(decoding: $0, as: UTF8.self)) }), number > 0,
                number != getpid(), kill(number, 0) != 0, errno == ESRCH
            else { continue }
            unlink(folder + entry)
        }
    }

    private static func create(_ path: String) -> Int32 {
        open(path, O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_WRONLY, 0o600)
    }

    /// Behind a link too.
    private static func isStream(_ path: String) -> Bool {
        var found = stat()
        guard stat(path, &found) == 0 else { return false }
        return ![UInt32(S_IFREG), UInt32(S_IFDIR)].contains(UInt32(found.st_mode) & UInt32(S_IFMT))
    }
}
