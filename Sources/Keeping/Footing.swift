import Platform

/// What a file that is open was when it was opened. The system lets a process go on writing to a file that was deleted or moved away:
/// nobody would ever read what it writes there.
package struct Footing: Sendable {
    private let path: String
    private let file: FileIdentity?
    /// The log that SQLite keeps beside the file, once it is there.
    private var log: FileIdentity?

    /// Of a file that has just been opened.
    package init(of path: String) {
        self.path = path
        file = FileIdentity(of: path)
    }

    /// Is the name still that of the file that was opened, and of its log? One that became shorter may have been tidied by another
    /// process, and what is cut off SQLite finds damaged; one without a first page was emptied.
    /// - Throws: `KeepingError.replaced`.
    package mutating func check() throws(KeepingError) {
        guard let file, let now = FileIdentity(of: path), now.isSame(as: file), now.size >= min(file.size, 512) else {
            throw .replaced(path: path)
        }
        let present = FileIdentity(of: path + "-wal")
        if let log, present?.isSame(as: log) != true { throw .replaced(path: path) }
        log = present
    }
}
