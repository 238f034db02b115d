package import Catalog

/// What a site answered to a probe: names and shapes, no value.
package struct ProbeFindings: Sendable {
    package enum Outcome: Hashable, Sendable {
        case answered(AnswerShape)
        /// Something is there, and did not show itself.
        case present(Presence)
        case absent
        /// Why not, in words.
        case failed(String)
        case notAsked(String)
    }

    /// What a refusal says of the path that was asked: it is there.
    package enum Presence: String, Hashable, Sendable {
        case noRecord = "it is there, and has no record"
        case wantsParameters = "it is there, and wants other parameters"
        case noReading = "it is there, and can't be read by GET"
        case notInPlan = "it is there, and not in the account's plan"
    }

    /// One path that was asked.
    package struct Place: Hashable, Sendable {
        package let kind: String
        /// As the table has it, braces and all.
        package let path: String
        package internal(set) var outcome: Outcome
        /// Of the answer; nil where none came.
        package internal(set) var status: Int?
        /// Members that the row says nothing of.
        package internal(set) var unknownMembers: [String] = []
    }

    /// A member whose values are ids of another kind, as no row says.
    package struct Candidate: Hashable, Sendable {
        package let kind: String
        package let member: String
        package let target: String
        /// It is as good as sure, and goes into the rows.
        package let isProposed: Bool
    }

    /// A row for a file, with what it rests on.
    package struct Proposal: Hashable, Sendable {
        package let guess: PathGuess
        package internal(set) var shape: AnswerShape
        /// The row that has moved; nil for a kind that the table lacks.
        package let moved: Kind?
        /// What people know an item of a list by.
        let key: String
        /// Members that seem to hold secrets.
        package internal(set) var secrets: [String]
        /// Members that repeat which parent it stands in.
        var repeating: [String]
    }

    /// The table's own paths.
    package internal(set) var places: [Place] = []
    /// Paths at which something may stand that the table has not there.
    package internal(set) var guesses: [Place] = []
    package internal(set) var candidates: Set<Candidate> = []
    package internal(set) var proposals: [Proposal] = []
    /// Rows of the table to which references are to be added.
    var referring: [Kind] = []
    package internal(set) var requests = 0
    /// The site answers where nothing can be, so that no answer proves anything.
    package internal(set) var answersEverything = false
    /// Paths that were left out for want of requests.
    package internal(set) var left = 0

    /// The members of a kind that are proposed as references, in order.
    func references(of kind: String) -> [Candidate] {
        if answersEverything { return [] }
        return candidates.filter { $0.kind == kind && $0.isProposed }.sorted { $0.member < $1.member }
    }
}
