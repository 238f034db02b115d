import Foundation
import Platform
import Wire

/// A file of an export that is written anew only where it would differ from the one that is there: written beside it, and thrown away
/// if it came out the same.
package final class PartitionFile {
    private let path: String
    private let draft: ReplacedFile
    private var digest = SHA256()

    /// Makes the folders above it.
    package init(_ path: String) throws {
        self.path = path
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        draft = try ReplacedFile(path)
    }

    package func write(_ bytes: [UInt8]) throws {
        try draft.write(bytes)
        digest.update(bytes)
    }

    /// - Returns: whether the file is another one now.
    package func end() throws -> Bool {
        if try present() == digest.finish() { return false }
        try draft.commit()
        return true
    }

    /// Of the file that is there; nil if there is none.
    private func present() throws -> Digest? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        var digest = SHA256()
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { digest.update(Array(piece)) }
        return digest.finish()
    }
}
