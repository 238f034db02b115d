import Catalog
import Keeping
package import Wire

/// Keeps two runs from archiving one site at the same time. Held while it lives; gone with its process.
package struct ArchiveHold: Sendable {
    private let hold: FileHold

    /// Takes the lock, which lies beside the archive, or says at once who has it.
    /// - Parameters:
    ///   - command: shown to whoever finds the lock taken; no secrets.
    ///   - at: now.
    package init(archive path: String, site: String, command: String, at: UTCTime) throws(ArchiveError) {
        hold = try ArchiveError.about { () throws(KeepingError) in
            try FileHold(
                beside: path, name: Percent.encoded(site), words: "the site '\(site)' in the archive", command: command,
                at: at)
        }
    }
}
