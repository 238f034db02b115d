import Keeping
import SQLite

// What may be told of a store without telling anything that is in it.
extension SnapshotReader {
    /// The version of the tables of the file at a path, and its size in bytes, its log included; nil for what can't be told.
    package static func shape(of path: String) -> (format: Int?, bytes: Int) {
        let file = KeptFile(path, .store)
        return (file.format, file.size)
    }

    /// The version of the tables that this program makes.
    package static var format: Int { Int(clamping: Schema.store.version) }

    package static var libraryVersion: String { Database.libraryVersion }
}

extension StoreError {
    /// What is wrong in a word, which names nothing.
    package var word: String { if case .file(let error) = self { error.word } else { "other" } }
}
