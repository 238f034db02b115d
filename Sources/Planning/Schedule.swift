package import Catalog
import Wire

/// Puts drafts into levels: everything a draft depends on is in an earlier one, kinds that its row puts `after` others wait
/// for these, and deletions come last, what refers to others first.
package struct Schedule {
    /// What has to be known of a draft to place it; drafts themselves are heavy to move about.
    private struct Node {
        let key: DraftKey
        let rank: Int
        let group: Group
        let needs: Set<DraftKey>
        let after: [String]
    }

    private struct Group: Hashable {
        let kind: String
        let scope: String
    }

    /// The level of each draft; 1 first.
    package private(set) var levels: [DraftKey: Int] = [:]
    /// The order in which operations get their numbers.
    package private(set) var order: [DraftKey] = []

    package init(_ drafts: [DraftKey: Draft], _ catalog: Catalog) {
        let rank = Dictionary(
            catalog.kinds.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        var writes: [Node] = []
        var deletes: [Node] = []
        for (key, draft) in drafts {
            let node = Node(
                key: key, rank: rank[draft.kind.name] ?? catalog.kinds.count,
                group: Group(kind: draft.kind.name, scope: draft.scope),
                needs: draft.needs.filter { drafts[$0] != nil }, after: draft.kind.after)
            if draft.operation.action == .delete { deletes.append(node) } else { writes.append(node) }
        }
        placeWrites(writes.sorted(by: Self.precedes))
        placeDeletes(deletes.sorted { Self.precedes($1, $0) })
    }

    private static func precedes(_ left: Node, _ right: Node) -> Bool {
        left.rank != right.rank ? left.rank < right.rank : left.key.precedes(right.key)
    }

    /// One wave after the other of what has all it needs. Where nothing has, `after` gives way: what it asks for is a
    /// courtesy, what a body refers to is not.
    private mutating func placeWrites(_ nodes: [Node]) {
        var waiting = nodes
        var left: [Group: Int] = [:]
        for node in waiting { left[node.group, default: 0] += 1 }
        var level = 1
        while !waiting.isEmpty {
            let free = waiting.indices.filter { index in
                waiting[index].needs.allSatisfy { (levels[$0] ?? level) < level }
            }
            var wave = free.filter { !waits(waiting[$0], left) }
            if wave.isEmpty { wave = [free.first ?? 0] }
            for index in wave {
                levels[waiting[index].key] = level
                order.append(waiting[index].key)
                left[waiting[index].group, default: 1] -= 1
            }
            let placed = Set(wave)
            waiting = waiting.indices.filter { !placed.contains($0) }.map { waiting[$0] }
            level += 1
        }
    }

    private func waits(_ node: Node, _ left: [Group: Int]) -> Bool {
        node.after.contains { kind in
            left[Group(kind: kind, scope: node.group.scope), default: 0] > 0
                || left[Group(kind: kind, scope: ""), default: 0] > 0
        }
    }

    /// Backwards through the table: what stands further down refers to what stands above.
    private mutating func placeDeletes(_ nodes: [Node]) {
        var level = levels.values.max() ?? 0
        var last: Int?
        for node in nodes {
            if node.rank != last { level += 1 }
            last = node.rank
            levels[node.key] = level
            order.append(node.key)
        }
    }
}
