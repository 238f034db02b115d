/// What the program says to the script that called it. The numbers are a promise: none is ever given another meaning.
package enum ExitCode: Int32, Sendable, CaseIterable {
    case done = 0
    case failed = 1
    case differences = 2
    case incomplete = 3
    case stale = 4
    case guarded = 5
    case refused = 6
    case unavailable = 7
    case damaged = 8
    case machine = 9
    case locked = 11
    case unknownOutcome = 12
    case usage = 64
    case interrupted = 130

    /// One line for the help and the README.
    package var meaning: String {
        switch self {
        case .done: "done; nothing differs (with --exit-code)"
        case .failed: "failed"
        case .differences: "differences exist (drift; diff, plan and history with --exit-code)"
        case .incomplete:
            "finished incomplete: a snapshot with gaps, operations left over, something the service dropped; "
                + "with --exit-code, nothing differs and something was not read"
        case .stale: "stale: the target changed since the plan; nothing was written for the operations concerned"
        case .guarded: "a guard stopped it before the first write"
        case .refused: "credential refused or permission missing"
        case .unavailable: "network or rate budget exhausted; try later"
        case .damaged: "the store or the plan is damaged, made by a newer version, or not ours"
        case .machine: "this machine: disk full, unwritable, out of memory"
        case .locked: "another run holds the site"
        case .unknownOutcome: "the outcome of a write is unknown and reading could not settle it: a person must look"
        case .usage: "wrong command line or configuration"
        case .interrupted: "interrupted, the journal is consistent"
        }
    }

    /// The word that `--json` gives as the code of an error that has no word of its own.
    package var word: String {
        switch self {
        case .done: "done"
        case .failed: "failed"
        case .differences: "differences"
        case .incomplete: "incomplete"
        case .stale: "stale"
        case .guarded: "guarded"
        case .refused: "credential"
        case .unavailable: "unavailable"
        case .damaged: "damaged"
        case .machine: "machine"
        case .locked: "locked"
        case .unknownOutcome: "unknownOutcome"
        case .usage: "usage"
        case .interrupted: "interrupted"
        }
    }
}

extension ExitCode {
    /// Of two codes of one run the one that says more: a failure over gaps, gaps over success.
    func orWorse(_ other: ExitCode) -> ExitCode {
        func rank(_ code: ExitCode) -> Int {
            switch code {
            case .done: 0
            case .differences: 1
            case .incomplete: 2
            default: 3
            }
        }
        return rank(other) > rank(self) ? other : self
    }
}
