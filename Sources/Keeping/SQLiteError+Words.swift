import SQLite

extension SQLiteError {
    /// What it means, in words that fit behind a colon: this program's own where it found the fault itself, and never
    /// SQLite's.
    var reason: String {
        if isOurs { return message }
        return switch cause {
        case .damaged: "its parts contradict each other (SQLite's code \(extendedCode))"
        case .notDatabase: "it is not a SQLite database"
        case .busy: "another process has it"
        case .diskFull: "the disk is full"
        case .readOnly: "it may not be written"
        case .unopenable: "it can't be opened or made"
        case .inputOutput: "the disk does not read or write as it should"
        case .outOfMemory: "out of memory"
        case .other: "SQLite answers with code \(extendedCode), which nobody expected"
        }
    }
}
