/// Something in a file of ours that is not as it should be.
package struct CheckFinding: Hashable, Sendable {
    /// What it is about: `snapshot 12`, `content 4711`, a file.
    package let place: String
    package let problem: String
    package let advice: String
}
