import Platform
package import Wire

/// Keeps two runs from doing one thing with a file of ours at the same time: crawling one site, say. Held while it lives;
/// gone with its process.
package struct FileHold: Sendable {
    private let lock: FileLock

    /// Takes the hold, a lock of its own beside the file, or says at once who has it.
    /// - Parameters:
    ///   - path: of the file, which need not be there yet.
    ///   - name: what is held, as a part of the lock's file name: without a slash.
    ///   - words: what is held, for people: `the site 'prod'`.
    ///   - command: shown to whoever finds it taken; no secrets.
    ///   - at: now.
    package init(
        beside path: String, name: String, words: String, command: String, at: UTCTime
    ) throws(KeepingError) {
        let file = Self.file(path, name)
        try KeepingError.about(systemCallsOn: path) { () throws(SystemError) in
            try PrivateFile.createFolder(of: path)
        }
        do throws(FileLock.Failure) {
            lock = try FileLock(file, command: command, since: at.description)
            Ownership.give(file, toOwnerOf: path)
        } catch {
            switch error {
            case .held(let holder): throw .held(words, by: holder)
            case .system(let error) where error.isForbidden:
                // To read a lock is not enough.
                let isThere = Ownership(of: file) != nil
                throw .forbidden(isThere ? Forbidden(.writing, file, of: path) : .of(file, file: path))
            case .system(let error): throw KeepingError(error, path: file)
            }
        }
    }

    /// Does a run have it? Looks without taking the lock or making its file.
    /// - Returns: nil where this user may not look.
    package static func isTaken(beside path: String, name: String) -> Bool? { FileLock.isHeld(file(path, name)) }

    private static func file(_ path: String, _ name: String) -> String { path + "." + name + ".lock" }
}
