package import Catalog
package import Wire

/// What people want to know of two states beside what differs: when they were, what ids are called there, and what visitors see.
package struct Scenery: Hashable, Sendable {
    package struct Side: Hashable, Sendable {
        /// When it was read; nil where nobody knows, as of an export.
        package var at: UTCTime?
        package var names = ThingNames()
        /// What shows on pages, by address, of what the differences touch.
        package var shown: [Address: Shown] = [:]

        package init() {}
    }

    /// A resource of a kind that has a figure.
    package struct Shown: Hashable, Sendable {
        package let kind: String
        package let body: JSONValue

        package init(kind: String, body: JSONValue) {
            self.kind = kind
            self.body = body
        }
    }

    package var present = Side()
    package var wanted = Side()

    package init() {}

    /// Where all that is to be drawn stands, of what differs: the whole campaign, since its parts are seen together.
    package static func seen(in changes: some Sequence<(kind: String, address: Address)>, _ catalog: Catalog)
        -> Set<Address>
    {
        var seen: Set<Address> = []
        for change in changes where catalog[change.kind]?.look.figure != nil {
            seen.insert(change.address.lineage.dropFirst().first ?? change.address)
        }
        return seen
    }
}

extension Scenery.Side {
    package init(of state: any State, at moment: UTCTime?, _ catalog: Catalog) throws {
        at = moment
        names = try ThingNames(state, catalog)
    }

    /// Takes in what shows of these things, whole forms with their questions.
    package mutating func see(_ addresses: Set<Address>, in state: any State, _ catalog: Catalog) throws {
        for address in addresses {
            var cursor = try state.cursor(below: address, withBodies: true)
            while let next = try cursor.next() {
                guard let kind = catalog[next.kind], kind.look.figure != nil else { continue }
                // Whatever a figure needs, it needs no secret.
                shown[next.address] = .init(kind: next.kind, body: kind.masking(try next.body(), by: FieldChange.mask))
            }
        }
    }
}

/// What the ids of one site are called there: `Sales` for a department's.
package struct ThingNames: Hashable, Sendable {
    private var names: [String: [String: String]] = [:]

    package init() {}

    package init(_ state: any State, _ catalog: Catalog) throws {
        for kind in catalog.lookups {
            for item in state.lookups(kind.name) {
                guard let id = Resource.id(of: item) else { continue }
                add(id, kind.name, kind.key.lazy.compactMap { $0.first(in: item)?.text }.first)
            }
        }
        let referred = Set(
            catalog.kinds.flatMap(\.references).filter { $0.by == .id }.flatMap { $0.targets.map(\.kind) })
        for root in catalog.roots where referred.contains(root.kind.name) {
            var cursor = try state.cursor(below: Address(String(root.place.description.dropFirst())), withBodies: false)
            while let next = try cursor.next() {
                guard let id = next.id, next.kind == root.kind.name else { continue }
                add(id, next.kind, Percent.decoded(next.address.lastStep))
            }
        }
    }

    package mutating func add(_ id: String, _ kind: String, _ name: String?) {
        if let name, !name.isEmpty { names[kind, default: [:]][id.lowercased()] = name }
    }

    package var isEmpty: Bool { names.isEmpty }

    /// What the value names; nil where it names nothing that is known.
    package func name(of value: JSONValue?, _ kinds: [String]) -> String? {
        guard let text = value?.referenceText?.lowercased() else { return nil }
        return kinds.lazy.compactMap { names[$0]?[text] }.first
    }
}
