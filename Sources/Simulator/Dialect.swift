/// The two editions of version 3 that a simulated site can speak. They differ in paths, spellings and a few shapes, never
/// in what a site holds.
package enum Dialect: String, Sendable, Hashable, CaseIterable {
    /// The draft of February 2020, with its misprints.
    case draft
    /// The document as last published, what real version 3 hosts answer.
    case final
}
