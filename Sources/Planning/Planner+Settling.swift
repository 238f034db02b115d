import Catalog
import Diffing
import Wire

// Collections that come filled with what the plan makes.
extension Planner {
    mutating func settleCreated() {
        let made = drafts.keys.compactMap { if case .made(let address) = $0 { address } else { nil } }
        let index = SettlingIndex(
            complete: Set(wanted.coverage.filter { $0.state == .complete }.map { $0.path.lowercased() }),
            items: Dictionary(grouping: made, by: \.parent))
        let parents = drafts.values.filter {
            if case .creation = $0.operation.write { true } else { false }
        }
        for parent in parents.sorted(by: { $0.key.precedes($1.key) }) {
            for place in parent.kind.paths {
                settle(below: parent.kind, place, of: parent, at: parent.key.address, index)
            }
        }
    }

    private mutating func settle(
        below kind: Kind, _ place: PathTemplate, of parent: Draft, at address: Address, _ index: SettlingIndex
    ) {
        for (child, childPlace) in book.catalog.children(of: kind, at: place) {
            guard case .literal(let segment)? = childPlace.segments.last else { continue }
            let childAddress = address.child(segment)
            if child.shape == .singleton {
                settle(below: child, childPlace, of: parent, at: childAddress, index)
            } else if isWholeInSource(childAddress, childPlace, of: parent, index) {
                plan.settlements.append(
                    .init(
                        kind: child.name, path: path(childPlace, in: parent), address: childAddress,
                        after: ([parent.key.address] + (index.items[childAddress] ?? []).sorted()).map(\.text)))
            }
        }
    }

    /// Only what the source was read to the end of, and what was asked for whole, may be cleared.
    private func isWholeInSource(_ address: Address, _ place: PathTemplate, of parent: Draft, _ index: SettlingIndex)
        -> Bool
    {
        let isAsked =
            options.selection.includesAll(below: address)
            || parent.operation.isNeeded && !options.selection.isExcepted(address)
                && index.items[address] != nil
        guard isAsked, let id = (try? wanted.resource(at: parent.key.address))?.id,
            let path = try? place.filled(with: [id])
        else { return false }
        return index.complete.contains(path.lowercased())
    }

    private func path(_ place: PathTemplate, in parent: Draft) -> OperationPath {
        OperationPath(
            segments: place.segments.map {
                switch $0 {
                case .literal(let text): .text(text)
                case .id: .reference(parent.key.address.text)
                }
            })
    }
}

/// What is looked up for every collection that comes filled.
private struct SettlingIndex {
    /// Paths of the source that were read to the end, in lower case.
    let complete: Set<String>
    /// Addresses of drafts by the collection that they are items of.
    let items: [Address: [Address]]
}
