package import Catalog
import Wire

/// How one object of the wanted state was paired, for people who want to know.
package struct ExplainedPairing: Hashable, Sendable {
    package let kind: String
    /// Its address, or what people call it.
    package let name: String
    package let wantedID: String
    package let presentID: String?
    /// `pinned`, `remembered`, `created`, `id`, `key`, or why there is no partner.
    package let how: String
}

extension Differ {
    /// Every object with an id that others refer to or live in, and every object made elsewhere, with its partner.
    package func explained(present: any State, wanted: any State) throws -> [ExplainedPairing] {
        var pairings: [ExplainedPairing] = []
        for kind in book.catalog.lookups {
            for item in wanted.lookups(kind.name) {
                guard let id = Resource.id(of: item) else { continue }
                let name = kind.key.compactMap { $0.first(in: item)?.text }.first ?? id
                pairings.append(explained(kind.name, id, name))
            }
        }
        var cursor = try wanted.cursor(below: nil, withBodies: false)
        while let resource = try cursor.next() {
            guard let id = resource.id, book.trackedKinds.contains(resource.kind) else { continue }
            pairings.append(explained(resource.kind, id, resource.address.text))
        }
        return pairings
    }

    private func explained(_ kind: String, _ id: String, _ name: String) -> ExplainedPairing {
        let reference = Reference(to: kind, at: "id")
        switch meaning.partner(of: id, reference, targets: [kind]) {
        case .there(let other)?:
            let pinned = map.byTrust.first {
                $0.kind == kind && $0.wantedID.isSameName(as: id) && $0.presentID.isSameName(as: other)
            }
            let how = pinned?.how ?? (meaning.isOneSite && id.isSameName(as: other) ? .id : .key)
            return ExplainedPairing(kind: kind, name: name, wantedID: id, presentID: other, how: how.rawValue)
        case .missing?: return ExplainedPairing(kind: kind, name: name, wantedID: id, presentID: nil, how: "not there")
        case .unresolved(let reason)?:
            return ExplainedPairing(kind: kind, name: name, wantedID: id, presentID: nil, how: reason)
        case nil: return ExplainedPairing(kind: kind, name: name, wantedID: id, presentID: nil, how: "unknown")
        }
    }
}
