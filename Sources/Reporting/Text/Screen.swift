/// What lines are written for: a terminal, or a pipe that is taken for an endless one.
package struct Screen: Sendable, Hashable {
    package let glyphs: Glyphs
    /// Columns; nil where nobody looks at them, and lines are as long as they come.
    package let width: Int?
    /// Also what is left out to let the rest be seen.
    package let isVerbose: Bool

    package init(_ glyphs: Glyphs, width: Int? = nil, isVerbose: Bool = false) {
        self.glyphs = glyphs
        self.width = width
        self.isVerbose = isVerbose
    }
}
