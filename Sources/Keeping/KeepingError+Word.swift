import SQLite

extension KeepingError {
    /// What is wrong in a word, which names neither the file nor anything in it.
    package var word: String {
        switch self {
        case .missing: "missing"
        case .notOurs: "notOurs"
        case .newer: "newer"
        case .damaged: "damaged"
        case .unusable: "unusable"
        case .forbidden: "forbidden"
        case .older: "older"
        case .busy: "busy"
        case .held: "held"
        case .replaced: "replaced"
        case .misused: "misused"
        }
    }
}

extension KeptFile {
    /// The version of the tables that the file has, of whatever version the program is; nil where it can't be told. Nothing is
    /// changed.
    package var format: Int? {
        guard let database = try? Database(file: path, .unchanging), let number = try? database.pragma("user_version")
        else { return nil }
        return Int(clamping: number)
    }
}
