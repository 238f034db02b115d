package import Catalog
package import Wire

/// A state in which one item, with all that lies below it, stands under another address, too: as something of its own, with ids
/// that no site has given (`StandInID`), so that nothing that knows the original by its id takes the copy for it. What the item
/// and what is below it say of each other is said of the copies; the original stays where it is.
///
/// Whatever has the other address already is left out, with what is below it: the copy is in its place.
package struct SubtreeCopy: State {
    package let origin: Origin
    package let coverage: [Coverage]
    package var isPartial: Bool { base.isPartial }
    private let base: any State
    private let place: Address
    private let copies: MemoryState

    /// - Parameters:
    ///   - original: the address of an item; of what is none nothing is copied.
    ///   - place: the copy's address.
    ///   - name: what the copy is called; nil for a copy that is called as the original is.
    ///   - label: what people read as the state's name.
    /// - Throws: what reading the state throws.
    package init(
        _ base: any State, of original: Address, at place: Address, name: String? = nil, label: String,
        _ catalog: Catalog
    ) throws {
        let copying = try Copying(
            base.resources(below: original), of: original, at: place, name: name, catalog)
        let copies = try copying.copies()
        self.base = base
        self.place = place
        origin = Origin(label: label, site: base.origin.site, url: base.origin.url, snapshot: base.origin.snapshot)
        coverage = base.coverage + base.coverage.compactMap { copying.copy(of: $0) }
        self.copies = MemoryState(origin: origin, resources: copies, coverage: [])
    }

    package func lookups(_ kind: String) -> [JSONValue] { base.lookups(kind) }

    package func cursor(below address: Address?, withBodies: Bool) throws -> any ResourceCursor {
        Cursor(
            place: place, base: try base.cursor(below: address, withBodies: withBodies),
            copies: copies.cursor(below: address, withBodies: withBodies))
    }

    /// Both in the order of their addresses.
    private struct Cursor: ResourceCursor {
        let place: Address
        var base: any ResourceCursor
        var copies: any ResourceCursor
        private var nextBase: StoredResource?
        private var nextCopy: StoredResource?
        private var hasBegun = false

        init(place: Address, base: any ResourceCursor, copies: any ResourceCursor) {
            self.place = place
            self.base = base
            self.copies = copies
        }

        mutating func next() throws -> StoredResource? {
            if !hasBegun {
                hasBegun = true
                try advance()
                nextCopy = try copies.next()
            }
            if let own = nextBase, nextCopy.map({ own.address < $0.address }) ?? true {
                try advance()
                return own
            }
            let copy = nextCopy
            nextCopy = try copies.next()
            return copy
        }

        private mutating func advance() throws {
            repeat { nextBase = try base.next() } while nextBase?.address.isAtOrBelow(place) ?? false
        }
    }
}

/// The copies while they are made.
private struct Copying {
    private let resources: [StoredResource]
    private let original: Address
    private let place: Address
    private let name: String?
    private let catalog: Catalog
    /// The id of the copy by the kind and the id of the original, in lower case.
    private var ids: [String: [String: String]] = [:]
    /// The path of the copy by the path of the original; of items, below which the others are.
    private var paths: [String: String] = [:]
    private var root: (kind: String, name: String)?

    init(
        _ resources: [StoredResource], of original: Address, at place: Address, name: String?, _ catalog: Catalog
    ) throws {
        // What contains the others comes first, whatever stands between them in the order of addresses.
        self.resources = resources.sorted { ($0.address.depth, $0.address) < ($1.address.depth, $1.address) }
        self.original = original
        self.place = place
        self.name = name
        self.catalog = catalog
        guard let first = self.resources.first, let kind = catalog[first.kind] else { return }
        if name != nil, let own = Addresses.name(of: try first.body(), kind: kind) { root = (kind.name, own) }
        for resource in self.resources { try note(resource) }
    }

    private mutating func note(_ resource: StoredResource) throws {
        guard let id = resource.id else { return }
        let address = resource.address.moved(with: original, to: place)
        let isNumber = !id.utf8.isEmpty && id.utf8.allSatisfy { (0x30...0x39).contains($0) }
        let standIn = isNumber ? StandInID.number(of: address) : StandInID.of(address)
        ids[resource.kind, default: [:]][id.lowercased()] = standIn
        let parent = ResourcePath.parent(of: resource.path)
        paths[resource.path] = try ResourcePath.item(standIn, in: paths.isEmpty ? parent : path(of: parent))
    }

    /// Where the copy of what has this path is: below the copy of the item that this is below.
    private func path(of path: String) -> String {
        var item = path
        while !item.isEmpty {
            if let copy = paths[item] { return copy + path.dropFirst(item.count) }
            item = ResourcePath.parent(of: item)
        }
        return path
    }

    func copies() throws -> [StoredResource] {
        try resources.map { resource in
            StoredResource(
                kind: resource.kind, path: path(of: resource.path),
                id: resource.id.flatMap { ids[resource.kind]?[$0.lowercased()] },
                address: resource.address.moved(with: original, to: place),
                raw: try body(of: resource).bytes(), record: nil)
        }
    }

    private func body(of resource: StoredResource) throws -> JSONValue {
        let body = try resource.body()
        guard let kind = catalog[resource.kind] else { return body }
        var copy = kind.referring(body, changed)
        copy = withOwnIDs(copy)
        if let id = resource.id, let standIn = ids[resource.kind]?[id.lowercased()] {
            copy = FieldPath(steps: [.member("id")]).replacing(in: copy) { standIn.asID(like: $0) }
        }
        guard let name, resource.address == original else { return copy }
        return kind.labelPaths.flatMap { kind.spellings(of: $0) }.reduce(copy) { body, path in
            path.replacing(in: body) { _ in .string(name) }
        }
    }

    /// What a reference to one of the originals becomes.
    private func changed(_ value: JSONValue, _ reference: Reference, _ targets: [String]) -> JSONValue? {
        guard let text = Resource.id(value) else { return Optional.none }
        for kind in targets.isEmpty ? reference.targets.map(\.kind) : targets {
            if reference.by != .key, let id = ids[kind]?[text.lowercased()] { return id.asID(like: value) }
            if reference.by != .id, let name, let root, root.kind.isIdentical(to: kind), text.isIdentical(to: root.name)
            {
                return .string(name)
            }
        }
        return Optional.none
    }

    /// A guid is the id of one thing, wherever it stands.
    private func withOwnIDs(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text) where text.isGuid:
            ids.values.lazy.compactMap { $0[text.lowercased()] }.first.map { .string($0) } ?? value
        case .array(let elements): .array(elements.map(withOwnIDs))
        case .object(let members): .object(members.map { JSONMember($0.name, withOwnIDs($0.value)) })
        default: value
        }
    }

    func copy(of coverage: Coverage) -> Coverage? {
        guard let root = resources.first?.path, ResourcePath.isBelow(coverage.path, root) else { return nil }
        var copy = coverage
        copy.path = path(of: coverage.path)
        return copy
    }
}
