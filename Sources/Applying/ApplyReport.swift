package import Store

/// What a run did.
package struct ApplyReport: Sendable {
    /// Every step in the order in which it was begun; those never begun at the end.
    package var steps: [JournalStep] = []
    /// Resources that are, read again at the end, what they were to be.
    package var verified = 0
    /// Addresses that are not, and in which fields.
    package var differing: [(address: String, fields: [String])] = []
    package var isInterrupted = false

    package init() {}

    package func count(_ states: JournalStep.State...) -> Int { steps.count { states.contains($0.state) } }

    package var applied: Int { count(.done) }
    package var failed: Int { count(.failed, .stale, .unknown) }
    package var skipped: Int { count(.skipped) }
}

/// What a person may want to see while a run goes on.
package enum ApplyEvent: Sendable {
    case began(address: String, action: String, number: Int, of: Int)
    case ended(JournalStep)
    case verifying(done: Int, of: Int)
}

/// What happens to the rest after one operation was not done.
package enum ErrorPolicy: String, Sendable, CaseIterable {
    /// What does not depend on it goes on.
    case `continue`
    case stop
}
