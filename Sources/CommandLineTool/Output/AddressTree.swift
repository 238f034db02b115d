/// Addresses as a tree of their segments, with how many resources stand below each.
struct AddressTree {
    private final class Node {
        var children: [(name: String, node: Node)] = []
        var index: [String: Int] = [:]
        var count = 0
    }

    private let root = Node()

    var isEmpty: Bool { root.count == 0 }

    mutating func add(_ address: String) {
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
    }

    func tree(_ title: String) -> Tree {
        Tree("\(title, .strong)  \(Wording.count(root.count, "resource"), .faint)", Self.trees(root))
    }

    // As deep as an address has segments.
    private static func trees(_ node: Node) -> [Tree] {
        node.children.map { name, child in
            let count: Shown = child.children.isEmpty ? "" : "  \("\(child.count)", .faint)"
            return Tree("\(name)" + count, trees(child))
        }
    }
}
