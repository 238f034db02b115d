package import Catalog
import Planning
package import Wire

/// What refers to a part of a state, and what that part refers to: by the references that the table's rows know.
package struct ReferenceUses {
    package struct Use: Hashable {
        /// What has the reference.
        package let from: Address
        package let pointer: JSONPointer
        /// What it names: a resource of the state, or an object that is made elsewhere, by its kind and name.
        package let target: Address
        package let isByName: Bool

        package static func == (left: Self, right: Self) -> Bool {
            left.from == right.from && left.pointer.tokens == right.pointer.tokens && left.target == right.target
        }

        package func hash(into hasher: inout Hasher) {
            hasher.combine(from)
            hasher.combine(target)
        }
    }

    /// References from outside into the part, and from it to the outside; in the order of addresses.
    package private(set) var usedBy: [Use] = []
    package private(set) var refersTo: [Use] = []
    /// References within the part.
    package private(set) var inner = 0
    /// Is there anything at the address?
    package private(set) var isKnown = false
    /// Places of the state that could not be read: what refers from there is not known.
    package let unread: [Coverage]

    /// Passes over the state twice, and holds what has an id.
    package init(of address: Address, in state: any State, _ catalog: Catalog) throws {
        let isWithin = { (other: Address) in other == address || other.text.hasPrefix(address.text + "/") }
        unread = state.coverage.filter(\.state.isGap)
        var search = ReferenceSearch()
        for kind in catalog.lookups {
            for item in state.lookups(kind.name) {
                guard let name = Addresses.name(of: item, kind: kind) ?? Resource.id(of: item) else { continue }
                let place = Address("\(kind.name)/\(Percent.encoded(name))")
                search.note(kind, id: Resource.id(of: item), name: Addresses.name(of: item, kind: kind), address: place)
                if isWithin(place) { isKnown = true }
            }
        }
        var heads = try state.cursor(below: nil, withBodies: true)
        while let resource = try heads.next() {
            if isWithin(resource.address) { isKnown = true }
            guard let kind = catalog[resource.kind], resource.id != nil || !kind.key.isEmpty else { continue }
            search.note(
                kind, id: resource.id, name: Addresses.name(of: try resource.body(), kind: kind),
                address: resource.address)
        }
        guard isKnown else { return }
        var bodies = try state.cursor(below: nil, withBodies: true)
        while let resource = try bodies.next() {
            guard let kind = catalog[resource.kind], !kind.references.isEmpty else { continue }
            let isOwn = isWithin(resource.address)
            for finding in search.findings(in: try resource.body(), kind) {
                let use = Use(
                    from: resource.address, pointer: finding.pointer, target: finding.address,
                    isByName: finding.isByName)
                switch (isOwn, isWithin(finding.address)) {
                case (true, true): inner += 1
                case (true, false): refersTo.append(use)
                case (false, true): usedBy.append(use)
                case (false, false): break
                }
            }
        }
    }
}
