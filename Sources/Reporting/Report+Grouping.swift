import Catalog
import Wire

extension Report {
    /// Changes by what they belong to: by the item for collections whose items have things below them, such as campaigns, by the
    /// first part of the address for everything else. What matters first comes first, in each and among them.
    static func grouped(_ changes: [Change], _ known: KnownNames, _ catalog: Catalog) -> [Group] {
        let deep = Set(
            catalog.roots.filter {
                $0.kind.shape == .collection && !catalog.children(of: $0.kind, at: $0.place).isEmpty
            }
            .compactMap { $0.place.segments.first?.text })
        var groups: [Group] = []
        var places: [String: Int] = [:]
        for change in folded(changes) {
            let parts = Address(change.address).steps
            let depth = parts.first.map { deep.contains($0) } == true ? 2 : 1
            let prefix = parts.prefix(depth).joined(separator: "/")
            if let index = places[prefix] {
                groups[index].changes.append(change)
            } else {
                places[prefix] = groups.count
                groups.append(Group(title: known.parts(of: prefix), prefix: prefix, changes: [change]))
            }
        }
        let order = Order(catalog)
        for index in groups.indices { groups[index].changes = order.sorted(groups[index].changes) }
        return groups.enumerated().sorted { left, right in
            if order.isBefore(left.element, right.element) { return true }
            return !order.isBefore(right.element, left.element) && left.offset < right.offset
        }.map(\.element)
    }

    /// With the rows of one table beside each other, where the first of them stands: as pages and Markdown tell it.
    var withTablesTogether: Report {
        var report = self
        for index in groups.indices {
            let changes = groups[index].changes
            let rows = Dictionary(grouping: changes.filter(\.isRow), by: \.parent)
            var done: Set<String> = []
            report.groups[index].changes = changes.flatMap { change in
                guard change.isRow else { return [change] }
                return done.insert(change.parent).inserted ? rows[change.parent] ?? [] : []
            }
        }
        return report
    }
}

extension Report.Change {
    /// The address of the list that it is an item of.
    var parent: String { Address(address).parent.text }
}

extension PathTemplate.Segment {
    fileprivate var text: String? { if case .literal(let text) = self { text } else { nil } }
}
