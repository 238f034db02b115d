/// The drawing characters, in a set for terminals that show UTF-8 and one for those that may not.
package struct Glyphs: Sendable, Hashable {
    package let ellipsis: String
    /// Before a child that others follow, and before the last one.
    package let branch: String
    package let lastBranch: String
    /// Below a child that others follow, and below the last one.
    package let trunk: String
    package let blank: String
    package let full: String
    package let empty: String
    package let arrow: String
    /// Between a thing and what is in it.
    package let step: String

    package static let unicode = Glyphs(
        ellipsis: "…", branch: "├── ", lastBranch: "└── ", trunk: "│   ", blank: "    ", full: "█", empty: "░",
        arrow: "→",
        step: " › ")

    package static let plain = Glyphs(
        ellipsis: "...", branch: "|-- ", lastBranch: "`-- ", trunk: "|   ", blank: "    ", full: "#", empty: ".",
        arrow: "->",
        step: " > ")
}
