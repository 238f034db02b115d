import Jobs
import Store
import Wire

/// The number of a run, as it is typed: `12`, or `last`.
enum RunNumber: Sendable {
    case number(Int)
    case last

    init(_ text: String) throws(UsageError) {
        if text.isIdentical(to: "last") {
            self = .last
            return
        }
        guard let number = Int(text), number > 0 else {
            throw UsageError(
                "'\(text)' is no run", hint: "'livechat-sync runs' lists them by number; 'last' is the newest")
        }
        self = .number(number)
    }

    /// - Throws: where no run has that number, or there is none yet.
    func run(in workplace: Workplace) throws -> Run {
        let reader = try workplace.reader()
        switch self {
        case .number(let number): return try reader.run(number)
        case .last:
            guard let last = try reader.runs().last else {
                throw UsageError("there is no run yet", hint: "'apply', 'restore' and 'clone' make one")
            }
            return last
        }
    }
}
