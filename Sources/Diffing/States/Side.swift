/// The two states of a comparison.
package enum Side: Hashable, Sendable {
    /// What is there and would be changed.
    case present
    /// What it should become.
    case wanted
}
