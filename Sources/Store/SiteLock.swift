import Catalog
import Platform

/// Keeps two runs from crawling or changing one site at the same time. Held while it lives; gone with its process.
package struct SiteLock: Sendable {
    private let lock: FileLock

    /// Takes the lock, which lies beside the store, or says at once who has it.
    /// - Parameters:
    ///   - command: shown to whoever finds the lock taken; no secrets.
    ///   - at: now, as ISO 8601 in UTC.
    package init(store path: String, site: String, command: String, at: String) throws(StoreError) {
        let file = Self.file(path, site)
        do throws(SystemError) {
            try PrivateFile.createFolder(of: path)
        } catch {
            throw StoreError(error, path: path)
        }
        do throws(FileLock.Failure) {
            lock = try FileLock(file, command: command, since: at)
            Ownership.give(file, toOwnerOf: path)
        } catch {
            switch error {
            case .held(let holder): throw .held(site: site, by: holder)
            case .system(let error) where error.isForbidden:
                // To read a lock is not enough.
                let isThere = Ownership(of: file) != nil
                throw .forbidden(isThere ? Forbidden(.writing, file, of: path) : .of(file, store: path))
            case .system(let error): throw StoreError(error, path: file)
            }
        }
    }

    /// Does a run hold the site? Looks without taking the lock or making its file.
    /// - Returns: nil where this user may not look.
    package static func isHeld(store path: String, site: String) -> Bool? { FileLock.isHeld(file(path, site)) }

    private static func file(_ path: String, _ site: String) -> String { path + "." + Percent.encoded(site) + ".lock" }
}
