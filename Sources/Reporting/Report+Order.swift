import Catalog
import Wire

extension Report {
    /// In which order changes are told: what goes before what comes before what changes, and each by how much its kind matters.
    struct Order {
        /// Less is told first.
        let rank: (_ kind: String) -> Int

        /// Until a row says how much its kind matters, in the order of the table.
        init(_ catalog: Catalog) {
            let places = Dictionary(
                catalog.kinds.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first }
            )
            rank = { places[$0] ?? places.count }
        }

        private func key(_ change: Change) -> (Int, Int) {
            let action =
                switch change.action {
                case .delete: 0
                case .create: 1
                case .update: 2
                }
            return (action, rank(change.kind))
        }

        func sorted(_ changes: [Change]) -> [Change] {
            changes.enumerated().map { (key: key($0.element), offset: $0.offset, change: $0.element) }
                .sorted { ($0.key.0, $0.key.1, $0.offset) < ($1.key.0, $1.key.1, $1.offset) }
                .map(\.change)
        }

        /// What a group is told by: its first change.
        func isBefore(_ left: Group, _ right: Group) -> Bool {
            guard let first = left.changes.first, let second = right.changes.first else { return false }
            return key(first) < key(second)
        }
    }

    /// What comes or goes with something that comes or goes is told inside it: a campaign is one thing.
    static func folded(_ changes: [Change]) -> [Change] {
        let owners = Set(changes.filter { $0.action != .update }.map { Address($0.address) })
        guard !owners.isEmpty else { return changes }
        let actions = Dictionary(
            changes.filter { $0.action != .update }.map { (Address($0.address), $0.action) },
            uniquingKeysWith: { first, _ in first })
        var inside: [Address: [Change]] = [:]
        var rows: [Change] = []
        for change in changes {
            let above = Address(change.address).ancestors.first { owner in
                guard let action = actions[owner] else { return false }
                return action == change.action || action == .create && change.step?.isCompanion == true
            }
            if let above { inside[above, default: []].append(change) } else { rows.append(change) }
        }
        return rows.map { row in
            guard row.action != .update, let parts = inside[Address(row.address)] else { return row }
            var row = row
            row.inside = parts.sorted { $0.address.precedesByBytes($1.address) }
            return row
        }
    }
}
