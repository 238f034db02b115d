package import Catalog
import Wire

/// What of a state is no longer as it should be, what matters most first. It says nothing that the comparison does not say:
/// it only has an order, and tells what came or went as a whole once.
package struct Drift: Hashable, Sendable {
    /// In the order in which things of one concern are told.
    package enum Change: String, Hashable, Sendable, CaseIterable {
        case removed, changed, added
    }

    package struct Item: Hashable, Sendable {
        package let change: Change
        package let resource: NamedResource
        /// Of what both states have.
        package let fields: [FieldChange]
        package let concern: Concern
        /// How many resources below it came or went with it.
        package fileprivate(set) var below = 0
    }

    package private(set) var items: [Item] = []

    /// - Parameters:
    ///   - comparison: from the state that should be to the one that is.
    ///   - catalog: whose rows say how much each thing matters.
    package init(_ comparison: Comparison, _ catalog: Catalog) {
        let removed = Self.withoutParts(comparison.removed, .removed) { _ in .high }
        let added = Self.withoutParts(comparison.added, .added) { catalog[$0.kind]?.concern ?? .usual }
        let changed = comparison.changed.map { change in
            let concern = catalog[change.resource.kind]?.concern(of: change.fields.lazy.map(\.pointer)) ?? .usual
            return Item(change: .changed, resource: change.resource, fields: change.fields, concern: concern)
        }
        // Each of them is in the order of addresses, which a sort that is stable leaves as it is.
        let all = removed + changed + added
        items = Concern.allCases.sorted(by: >).flatMap { concern in all.filter { $0.concern == concern } }
    }

    /// What came or went with something above it is told with that.
    private static func withoutParts(
        _ resources: [NamedResource], _ change: Change, _ concern: (NamedResource) -> Concern
    ) -> [Item] {
        var items: [Item] = []
        var places: [Address: Int] = [:]
        for resource in resources {
            if let top = resource.address.ancestors.lazy.compactMap({ places[$0] }).first {
                items[top].below += 1
                continue
            }
            places[resource.address] = items.count
            items.append(Item(change: change, resource: resource, fields: [], concern: concern(resource)))
        }
        return items
    }
}
