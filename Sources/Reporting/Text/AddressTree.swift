import Catalog
import Wire

/// Addresses as a tree of their segments, with how many resources stand below each.
package struct AddressTree {
    /// How much of a tree is shown.
    package struct Extent {
        /// Levels below the root; nil for all.
        package var depth: Int?
        /// How many names of one level are shown before the rest is only counted; nil for all.
        package var names: Int?

        package init(depth: Int? = nil, names: Int? = nil) {
            self.depth = depth
            self.names = names
        }
    }

    private final class Node {
        var children: [(name: String, node: Node)] = []
        var index: [String: Int] = [:]
        var count = 0
        var kind: String?
    }

    private let root = Node()

    package init() {}

    package var isEmpty: Bool { root.count == 0 }

    package mutating func add(_ address: String, kind: String) {
        var node = root
        node.count += 1
        for segment in address.split(separator: "/") {
            let name = String(segment)
            if let known = node.index[name] {
                node = node.children[known].node
            } else {
                let child = Node()
                node.index[name] = node.children.count
                node.children.append((name, child))
                node = child
            }
            node.count += 1
        }
        node.kind = kind
    }

    package func tree(_ title: String, _ extent: Extent = Extent()) -> Tree {
        Tree(
            "\(title, .strong)  \(Wording.count(root.count, "resource"), .faint)",
            Self.trees(root, "", extent, level: 1))
    }

    /// Would `extent` leave names of a level out?
    package func isFolded(_ extent: Extent) -> Bool {
        guard let most = extent.names else { return false }
        return Self.isWider(root, than: most, extent.depth, level: 1)
    }

    private static func isWider(_ node: Node, than most: Int, _ depth: Int?, level: Int) -> Bool {
        if let depth, level > depth { return false }
        return node.children.count > most
            || node.children.contains { isWider($0.node, than: most, depth, level: level + 1) }
    }

    // As deep as an address has segments.
    private static func trees(_ node: Node, _ parent: String, _ extent: Extent, level: Int) -> [Tree] {
        if let depth = extent.depth, level > depth { return [] }
        let most = extent.names.map { node.children.count > $0 ? $0 : node.children.count } ?? node.children.count
        var trees = node.children.prefix(most).map { name, child in
            Tree(label(name, child, in: parent), Self.trees(child, name, extent, level: level + 1))
        }
        let rest = node.children.count - most
        if rest > 0 { trees.append(Tree("\("… \(rest) more", .faint)")) }
        return trees
    }

    private static func label(_ name: String, _ node: Node, in parent: String) -> Shown {
        let readable = Addresses.readable(name)
        // What could not be seen, or not be typed, stays encoded.
        let shown = Shown.escaped(readable).isIdentical(to: readable) ? readable : name
        var label = Shown(shown)
        if !node.children.isEmpty { label = label + "  \("\(node.count)", .faint)" }
        // Most are called after their kind or stand in a list that is.
        if let kind = node.kind, !kind.isIdentical(to: name), !kind.isIdentical(to: parent) {
            label = label + "  \(kind, .faint)"
        }
        return label
    }
}
