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
    package let started: UTCTime
    package let ended: UTCTime?
    /// The run that this one takes back.
    package let undoes: Int?
    /// The fingerprint of the table of kinds that the run began with; nil for runs of earlier versions.
    package let table: String?
}
