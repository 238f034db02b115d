package import Keeping
package import SQLite

/// Why the archive can't do what it was asked to.
package enum ArchiveError: Error, Hashable, Sendable {
    /// The file, or what is held beside it.
    case file(KeepingError)
    /// Nothing of that site is in it.
    case unknownSite(String)
}

extension ArchiveError {
    package init(_ error: SQLiteError, path: String) { self = .file(KeepingError(error, path: path)) }

    /// What is wrong in a word, which names nothing.
    package var word: String { if case .file(let error) = self { error.word } else { "other" } }

    package var isMissing: Bool { if case .file(.missing) = self { true } else { false } }

    static func about<T>(_ path: String, _ body: () throws(SQLiteError) -> T) throws(ArchiveError) -> T {
        do throws(SQLiteError) {
            return try body()
        } catch {
            throw ArchiveError(error, path: path)
        }
    }

    static func about<T>(file body: () throws(KeepingError) -> T) throws(ArchiveError) -> T {
        do throws(KeepingError) {
            return try body()
        } catch {
            throw .file(error)
        }
    }
}

extension ArchiveError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .file(let error): error.words(calling: "archive", madeBy: "archive")
        case .unknownSite(let site): "the archive has nothing of the site '\(site)'; 'archive \(site)' begins with it"
        }
    }
}
