import Platform

/// A file of the store that the user of this process may not use as a command needs it.
package struct Forbidden: Hashable, Sendable {
    package enum Need: Hashable, Sendable {
        /// Reading the file.
        case reading
        /// Reading and writing it.
        case writing
        /// Making files in the folder.
        case making
        /// Finding files in the folder.
        case entering
    }

    package let need: Need
    /// The file or folder.
    package let path: String
    /// The store that it belongs to.
    package let store: String
    /// Whose it is; nil where that can't be seen.
    package let owner: String?
    /// Who is running this.
    package let user: String

    package init(_ need: Need, _ path: String, of store: String) {
        self.need = need
        self.path = path
        self.store = store
        owner = Ownership(of: path)?.owner
        user = Ownership.user
    }
}

extension Forbidden {
    /// What stands in the way of a writer, if anything does: the file or one of those that SQLite keeps beside it.
    static func toWriter(of store: String) -> Forbidden? {
        for file in ["", "-wal", "-shm"].map({ store + $0 }) where !Ownership.allows(.write, file) {
            return Forbidden(.writing, file, of: store)
        }
        let folder = PrivateFile.folder(of: store)
        return Ownership.allows(.write, folder) ? nil : Forbidden(.making, folder, of: store)
    }

    /// What stood in the way of a call that was not allowed.
    static func of(_ file: String, store: String) -> Forbidden {
        let folder = PrivateFile.folder(of: file)
        if Ownership(of: file) == nil {
            return Forbidden(Ownership.allows(.write, folder) ? .entering : .making, folder, of: store)
        }
        return Forbidden(Ownership.allows(.read, file) ? .writing : .reading, file, of: store)
    }

    static func toReader(of store: String) -> Forbidden? {
        for file in ["", "-wal", "-shm"].map({ store + $0 }) where !Ownership.allows(.read, file) {
            return Forbidden(.reading, file, of: store)
        }
        return nil
    }
}

extension Forbidden: CustomStringConvertible {
    package var description: String {
        let whose = owner.map { ", which belongs to \($0)" } ?? ""
        let asOwner = owner.map { "run this as \($0)" } ?? "run this as its owner"
        return switch need {
        case .reading: "\(user) may not read '\(path)'\(whose); \(asOwner), or have them let \(user) read it"
        case .writing:
            "\(user) may not write '\(path)'\(whose); \(asOwner), or give the store to \(user) once, as root: "
                + "chown \(user) '\(store)'*"
        case .making:
            "\(user) may not make files in '\(path)'\(whose), and a store needs some beside it; \(asOwner), or give the "
                + "folder to \(user) once, as root: chown \(user) '\(path)' '\(store)'*"
        case .entering: "\(user) may not look into the folder of the store '\(store)'; run this as who may"
        }
    }
}
