import Catalog
import Keeping
package import Wire

/// Keeps two runs from crawling or changing one site at the same time. Held while it lives; gone with its process.
package struct SiteLock: Sendable {
    private let hold: FileHold

    /// Takes the lock, which lies beside the store, or says at once who has it.
    /// - Parameters:
    ///   - command: shown to whoever finds the lock taken; no secrets.
    ///   - at: now.
    package init(store path: String, site: String, command: String, at: UTCTime) throws(StoreError) {
        hold = try StoreError.about { () throws(KeepingError) in
            try FileHold(
                beside: path, name: Percent.encoded(site), words: "the site '\(site)'", command: command, at: at)
        }
    }

    /// Does a run hold the site? Looks without taking the lock or making its file.
    /// - Returns: nil where this user may not look.
    package static func isHeld(store path: String, site: String) -> Bool? {
        FileHold.isTaken(beside: path, name: Percent.encoded(site))
    }
}
