package import Catalog
import Diffing
import Planning
package import Wire

/// What refers to a part of a state, and what that part refers to: by the references that the table's rows know.
package struct ReferenceUses {
    package struct Use {
        /// What has the reference.
        package let from: Address
        package let pointer: JSONPointer
        /// What it names: a resource of the state, or an object that is made elsewhere, by its kind and name.
        package let target: Address
        package let isByName: Bool
    }

    /// A reference to what the state does not have, or whose list could not be read.
    package struct Loose {
        package let from: Address
        package let pointer: JSONPointer
        /// What it would be.
        package let kind: String
        package let id: String
    }

    /// References from outside into the part, and from it to the outside; in the order of addresses.
    package private(set) var usedBy: [Use] = []
    package private(set) var refersTo: [Use] = []
    /// Of the part.
    package private(set) var loose: [Loose] = []
    /// References within the part.
    package private(set) var inner = 0
    /// Is there anything at the address?
    package private(set) var isKnown = false
    /// Places of the state that could not be read: what refers from there is not known.
    package let unread: [Coverage]

    /// Passes over the state twice, and holds what has an id.
    package init(of address: Address, in state: any State, _ catalog: Catalog) throws {
        let isWithin = { (other: Address) in other.isAtOrBelow(address) }
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
            for place in ReferenceSearch.places(in: try resource.body(), kind) {
                guard let finding = search.finding(at: place) else {
                    if isOwn { note(loose: place, of: resource.address) }
                    continue
                }
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

    /// A name that nothing bears may be a text like any other; an id is one whatever there is.
    private mutating func note(loose place: ReferenceSearch.Place, of address: Address) {
        guard place.reference.by == .id, place.value.saysSomething, let id = place.value.referenceText,
            id.contains(where: { $0 != "0" && $0 != "-" }), let kind = place.kinds.first
        else { return }
        loose.append(Loose(from: address, pointer: place.pointer, kind: kind, id: id))
    }
}
