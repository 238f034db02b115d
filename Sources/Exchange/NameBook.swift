package import Catalog
package import Wire

/// What stands for ids in an export that has none: addresses, and for what is made elsewhere `departments/Sales`.
package struct NameBook: Sendable {
    private var addresses: [String: [String: Address]] = [:]
    /// Whether every item of that kind with a name is known; ids of others stay as they are.
    private let referred: Set<String>

    package init(_ catalog: Catalog) {
        referred = Set(catalog.kinds.flatMap { $0.references.flatMap { $0.targets.map(\.kind) } })
    }

    /// The names of all that something refers to in a state.
    package init(_ state: any State, _ catalog: Catalog) throws {
        self.init(catalog)
        var cursor = try state.cursor(below: nil, withBodies: false)
        while let next = try cursor.next() {
            if let id = next.id, isReferred(next.kind) { add(next.kind, id: id, address: next.address) }
        }
        for kind in catalog.lookups { add(state.lookups(kind.name), of: kind) }
    }

    /// Kinds that something refers to; others need not be added.
    package func isReferred(_ kind: String) -> Bool { referred.contains(kind) }

    package mutating func add(_ kind: String, id: String, address: Address) {
        addresses[kind, default: [:]][id.lowercased()] = address
    }

    /// Objects made elsewhere, as the state has them.
    package mutating func add(_ lookups: [JSONValue], of kind: Kind) {
        for (address, body) in Self.addresses(of: lookups, kind) {
            if let id = Resource.id(of: body) { add(kind.name, id: id, address: address) }
        }
    }

    /// The address of an id; nil if nothing is known of it, and it has to stay.
    package func address(_ kind: String, id: String) -> Address? { addresses[kind]?[id.lowercased()] }

    /// What the ids of things made elsewhere in a body stand for, each once.
    package func lookups(in body: JSONValue, _ kind: Kind, _ catalog: Catalog) -> [(id: String, address: Address)] {
        var found: [(id: String, address: Address)] = []
        for reference in kind.references where reference.by == .id && !kind.readOnly.contains(reference.at) {
            let targets = reference.targets.map(\.kind).filter { catalog[$0]?.shape == .lookup }
            if targets.isEmpty { continue }
            let objects = (reference.object.map { [$0] } ?? []).flatMap { $0.values(in: body) }
            let ids =
                reference.at.values(in: body).compactMap { Resource.id(of: ["id": $0.value]) }
                + objects.compactMap { Resource.id(of: $0.value) }
            for id in ids where !found.contains(where: { $0.id.isIdentical(to: id) }) {
                if let address = targets.lazy.compactMap({ address($0, id: id) }).first { found.append((id, address)) }
            }
        }
        return found
    }

    /// Addresses for objects made elsewhere: the kind's name and theirs. Those without a name have none. An id that stands in
    /// for one that an export did not have makes no twin of what the site itself gave an id.
    package static func addresses(of lookups: [JSONValue], _ kind: Kind) -> [(address: Address, body: JSONValue)] {
        let named = lookups.compactMap { body in
            Resource.id(of: body).flatMap { id in
                Addresses.name(of: body, kind: kind).map { (id: id, name: $0, body: body) }
            }
        }
        let given = named.filter { !StandInID.isOne($0.id) }
        let names = Set(given.map(\.name))
        let standIns = named.filter { StandInID.isOne($0.id) }
        let unmet = standIns.filter { !names.contains($0.name) }
        return addresses(given.map { ($0.id, $0.body) }, kind) + addresses(unmet.map { ($0.id, $0.body) }, kind)
            + standIns.filter { names.contains($0.name) }.map { (Address(kind.name).item(named: $0.name), $0.body) }
    }

    private static func addresses(
        _ items: [(id: String, body: JSONValue)], _ kind: Kind
    ) -> [(address: Address, body: JSONValue)] {
        let names = ItemNames(items, of: kind)
        return items.map { (names.address(of: $0, in: Address(kind.name)), $0.body) }
    }
}
