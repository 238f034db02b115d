/// How two resources came to be taken for one, from the surest way down.
package enum Matching: String, Hashable, Sendable, CaseIterable {
    /// By hand.
    case pinned
    /// By an earlier run, which may also have made it.
    case remembered
    /// Made by an earlier run.
    case created
    case id
    /// By the natural key, unique within the parent.
    case key
    /// There is one in each parent.
    case parent

    /// What a person reads behind "matched by".
    package var words: String {
        switch self {
        case .pinned: "a pin"
        case .remembered: "an earlier run"
        case .created: "the run that made it"
        case .id, .key, .parent: rawValue
        }
    }
}
