/// The number of a run, as it is typed.
enum RunNumber {
    static func read(_ text: String) throws(UsageError) -> Int {
        guard let number = Int(text), number > 0 else {
            throw UsageError("'\(text)' is no run", hint: "'livechat-sync runs' lists them by number")
        }
        return number
    }
}
