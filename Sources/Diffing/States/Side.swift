/// The two states of a comparison. A plan and the store call them target and source. For `diff FROM TO` the present state is FROM;
/// for `plan --from SOURCE --to TARGET` it is the target.
package enum Side: Hashable, Sendable {
    /// What is there and would be changed.
    case present
    /// What it should become.
    case wanted
}
