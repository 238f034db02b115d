/// Names with names below them.
package struct Tree: Sendable, Hashable {
    package var label: Shown
    package var children: [Tree]

    package init(_ label: Shown, _ children: [Tree] = []) {
        self.label = label
        self.children = children
    }

    /// One line a node: the root, then what is below it, joined by lines.
    package func lines(_ glyphs: Glyphs) -> [Shown] {
        var result = [label]
        // A stack instead of recursion, since how deep data goes is not ours to say.
        var open: [(indent: String, rest: ArraySlice<Tree>)] = [("", children[...])]
        while var level = open.popLast() {
            guard let child = level.rest.popFirst() else { continue }
            let isLast = level.rest.isEmpty
            let indent = level.indent + (isLast ? glyphs.blank : glyphs.trunk)
            result.append(Shown(level.indent + (isLast ? glyphs.lastBranch : glyphs.branch), .faint) + child.label)
            open.append(level)
            open.append((indent, child.children[...]))
        }
        return result
    }
}
