package import Wire

/// One carrying out of one plan, as the journal has it.
package struct Run: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, CaseIterable {
        case running, interrupted, incomplete, done, undone
    }

    package let number: Int
    /// The plan's id.
    package let plan: String
    /// The plan as it was reviewed.
    package let document: JSONValue
    package let target: String
    package let url: String
    package let state: State
    package let started: String
    package let ended: String?
    /// The run that this one takes back.
    package let undoes: Int?
}

/// One operation of a run in the journal. Written with `intent` before anything is sent, and again with what came of it.
package struct JournalStep: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, CaseIterable {
        /// About to be sent, or sent without an answer: only reading can tell.
        case intent
        case done
        /// The service refused it; nothing was changed.
        case failed
        /// The target was not what was reviewed; nothing was sent.
        case stale
        /// Sent, and reading could not settle what came of it.
        case unknown
        /// Not tried, since something it needs was not done.
        case skipped
    }

    /// The id that the plan gives the operation; settling steps that the plan does not list have ids of their own.
    package var operation: String
    package var ordinal: Int
    package var state: State
    package var kind: String
    /// `create`, `update` or `delete`.
    package var action: String
    package var path: String
    package var address: String
    package var sent: JSONValue?
    package var before: JSONValue?
    package var after: JSONValue?
    package var created: String?
    /// Ids in the collection before something was made in it.
    package var known: [String]?
    package var error: String?

    package init(
        operation: String, ordinal: Int, state: State, kind: String, action: String, path: String, address: String,
        sent: JSONValue? = nil, before: JSONValue? = nil, after: JSONValue? = nil, created: String? = nil,
        known: [String]? = nil, error: String? = nil
    ) {
        self.operation = operation
        self.ordinal = ordinal
        self.state = state
        self.kind = kind
        self.action = action
        self.path = path
        self.address = address
        self.sent = sent
        self.before = before
        self.after = after
        self.created = created
        self.known = known
        self.error = error
    }
}

/// Which object of one site is which of another, as the store remembers it.
package struct RememberedPair: Hashable, Sendable {
    package let kind: String
    package let sourceID: String
    package let targetID: String
    /// `pinned`, `remembered` or `created`.
    package let how: String
    package let at: String

    package init(kind: String, sourceID: String, targetID: String, how: String, at: String) {
        self.kind = kind
        self.sourceID = sourceID
        self.targetID = targetID
        self.how = how
        self.at = at
    }
}
