package import Wire

/// Which object of one site is which of another, as the store remembers it.
package struct RememberedPair: Hashable, Sendable {
    package enum How: String, Hashable, Sendable, CaseIterable {
        /// By a person.
        case pinned
        /// Known from an earlier run, which may also have made it.
        case remembered
        /// Made by a run.
        case created
    }

    package let kind: String
    package let sourceID: String
    package let targetID: String
    package let how: How
    package let at: UTCTime

    package init(kind: String, sourceID: String, targetID: String, how: How, at: UTCTime) {
        self.kind = kind
        self.sourceID = sourceID
        self.targetID = targetID
        self.how = how
        self.at = at
    }
}
