import Platform

/// A file of ours, one beside it or its folder, that the user of this process may not use as a command needs it.
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
    /// The file of ours that it belongs to.
    package let file: String
    /// Whose it is; nil where that can't be seen.
    package let owner: String?
    /// Who is running this.
    package let user: String

    package init(_ need: Need, _ path: String, of file: String) {
        self.need = need
        self.path = path
        self.file = file
        owner = Ownership(of: path)?.owner
        user = Ownership.user
    }
}

extension Forbidden {
    /// What stands in the way of a writer, if anything does: the file or one of those that SQLite keeps beside it.
    static func toWriter(of file: String) -> Forbidden? {
        for part in KeptFile.parts(of: file) where !Ownership.allows(.write, part) {
            return Forbidden(.writing, part, of: file)
        }
        let folder = PrivateFile.folder(of: file)
        return Ownership.allows(.write, folder) ? nil : Forbidden(.making, folder, of: file)
    }

    static func toReader(of file: String) -> Forbidden? {
        for part in KeptFile.parts(of: file) where !Ownership.allows(.read, part) {
            return Forbidden(.reading, part, of: file)
        }
        return nil
    }

    /// What stood in the way of a call that was not allowed.
    /// - Parameter path: what the call was about, the file of ours or another beside it.
    static func of(_ path: String, file: String) -> Forbidden {
        let folder = PrivateFile.folder(of: path)
        if Ownership(of: path) == nil {
            return Forbidden(Ownership.allows(.write, folder) ? .entering : .making, folder, of: file)
        }
        return Forbidden(Ownership.allows(.read, path) ? .writing : .reading, path, of: file)
    }
}

extension Forbidden {
    /// One sentence for people.
    /// - Parameter noun: what they call the file: `store`.
    func words(calling noun: String) -> String {
        let whose = owner.map { ", which belongs to \($0)" } ?? ""
        let asOwner = owner.map { "run this as \($0)" } ?? "run this as its owner"
        return switch need {
        case .reading: "\(user) may not read '\(path)'\(whose); \(asOwner), or have them let \(user) read it"
        case .writing:
            "\(user) may not write '\(path)'\(whose); \(asOwner), or give the \(noun) to \(user) once, as root: "
                + "chown \(user) '\(file)'*"
        case .making:
            "\(user) may not make files in '\(path)'\(whose), and a \(noun) needs some beside it; \(asOwner), or give the "
                + "folder to \(user) once, as root: chown \(user) '\(path)' '\(file)'*"
        case .entering: "\(user) may not look into the folder of the \(noun) '\(file)'; run this as who may"
        }
    }
}
