package import Catalog
import Wire

/// A state of one version's table in the terms of another's, as far as the rows of that one say what corresponds (`Correspondence`).
///
/// It holds what hangs on nothing else, whole, in memory. What it says nothing of is not compared, and what has no counterpart is named.
package struct ConvertedState {
    package private(set) var state: MemoryState
    /// What of the other state stays behind, and why.
    package private(set) var left: [Left] = []

    package struct Left: Hashable, Sendable {
        package let what: Difference.Unknown
        /// Where it would have gone.
        package let places: [Address]
    }

    /// - Parameters:
    ///   - other: the table that the state was read by.
    ///   - catalog: the table that it is to be read by.
    /// - Throws: what reading the state throws.
    package init(_ source: any State, of other: Catalog, as catalog: Catalog) throws {
        var conversion = StateConversion(from: other, to: catalog)
        try conversion.readNames(source)
        var cursor = try source.cursor(below: nil, withBodies: true)
        while let next = try cursor.next() { try conversion.take(next.resource()) }
        let (resources, coverage) = conversion.end(source.coverage)
        var lookups: [String: [JSONValue]] = [:]
        for kind in catalog.lookups { lookups[kind.name] = source.lookups(kind.name) }
        state = MemoryState(origin: source.origin, resources: resources, coverage: coverage, lookups: lookups)
        state.isPartial = true
        left = conversion.left
    }
}

/// The conversion while it goes on.
private struct StateConversion {
    private let other: Catalog
    private let catalog: Catalog
    /// The kinds that correspond to one of the other table, by its name.
    private let takers: [String: [Kind]]
    private var ids: [String: [String: String]] = [:]
    private var items: [String: [(id: String, body: JSONValue)]] = [:]
    private var singles: [String: BodyConversion] = [:]
    private(set) var left: [ConvertedState.Left] = []
    /// How many of each kind have no counterpart, by the root that they hang on.
    private var strangers: [String: [String: Int]] = [:]
    /// How many have a member that has none, by the kind and the member.
    private var lacking: [String: [String: Int]] = [:]
    /// How many stayed behind that others of their kind did not.
    private var kept: [String: Int] = [:]

    init(from other: Catalog, to catalog: Catalog) {
        self.other = other
        self.catalog = catalog
        var takers: [String: [Kind]] = [:]
        for kind in catalog.configuration {
            for name in Set(kind.corresponds.map(\.kind)) { takers[name, default: []].append(kind) }
        }
        self.takers = takers
    }

    /// Learns the ids of what is named by its name.
    mutating func readNames(_ source: any State) throws {
        for name in Set(catalog.configuration.flatMap { $0.corresponds.flatMap(\.namedKinds) }) {
            guard let kind = other[name], let root = kind.paths.first?.selectorPattern else { continue }
            for resource in try source.resources(below: Address(root)) where resource.kind == name {
                guard let id = resource.id, let key = kind.naturalKey(of: try resource.body()) else { continue }
                ids[name, default: [:]][key] = id
            }
        }
    }

    mutating func take(_ resource: Resource) {
        guard let kind = other[resource.kind], let first = takers[resource.kind]?.first else {
            strangers[resource.address.lineage[0].text, default: [:]][resource.kind, default: 0] += 1
            return
        }
        var used: [Correspondence] = []
        for taker in takers[resource.kind] ?? [] {
            let fitting = taker.corresponds.filter { $0.kind == kind.name && $0.includes(resource.body, of: kind) }
            if fitting.isEmpty { continue }
            used += fitting
            take(resource, kind, for: taker, by: fitting)
        }
        if used.isEmpty {
            let word = takers[resource.kind]?.lazy.flatMap(\.corresponds).first { $0.kind == kind.name }?.when
                .flatMap { kind.value(at: $0.at, in: resource.body)?.text }
            keepBack(resource, first, "nothing is known to correspond to " + (word.map { "'\($0)'" } ?? "it"))
        }
        note(membersOf: resource.body, kind, besides: used)
    }

    private mutating func take(_ resource: Resource, _ kind: Kind, for taker: Kind, by fitting: [Correspondence]) {
        var conversion = taker.shape == .singleton ? singles[taker.name] ?? .init(ids: ids) : .init(ids: ids)
        let (known, before) = (conversion.obstacles.count, conversion.left)
        for correspondence in fitting { conversion.lay(resource.body, by: correspondence.members, of: kind) }
        for member in conversion.left.subtracting(before) { lacking[kind.name, default: [:]][member, default: 0] += 1 }
        let obstacles = conversion.obstacles[known...]
        if !obstacles.isEmpty {
            keepBack(resource, taker, obstacles.joined(separator: "; "))
        } else if taker.shape == .singleton {
            singles[taker.name] = conversion
        } else if let id = resource.id {
            items[taker.name, default: []].append((id, conversion.body))
        }
    }

    private mutating func keepBack(_ resource: Resource, _ taker: Kind, _ reason: String) {
        kept[taker.name, default: 0] += 1
        let place = Address(root(of: taker.name))
        leave(place.child(resource.address.lastStep), "it stays behind: \(reason)", [place])
    }

    /// Counts members that say something and go nowhere.
    private mutating func note(membersOf body: JSONValue, _ kind: Kind, besides used: [Correspondence]) {
        if used.isEmpty { return }
        let taken = used.flatMap(\.members).map(\.from) + used.compactMap { $0.when?.at } + kind.readOnly + ["id"]
        let names = Set(
            taken.flatMap { kind.spellings(of: $0) }.compactMap { path -> String? in
                guard case .member(let name)? = path.steps.first else { return nil }
                return name.lowercased()
            })
        for member in body.members ?? [] where member.value.saysSomething && !names.contains(member.name.lowercased()) {
            lacking[kind.name, default: [:]][member.name, default: 0] += 1
        }
    }

    private mutating func leave(_ address: Address, _ reason: String, _ places: [Address]) {
        left.append(.init(what: .init(address: address, reason: reason, isUncarried: true), places: places))
    }

    /// What has come of it.
    mutating func end(_ read: [Coverage]) -> (resources: [Resource], coverage: [Coverage]) {
        for (root, kinds) in strangers.sorted(by: { $0.key.precedesByBytes($1.key) }) {
            let names = kinds.sorted { $0.key.precedesByBytes($1.key) }.map { "\($0.value) \($0.key)" }
            leave(
                Address(root), "stays behind: nothing is known to correspond to \(names.joined(separator: ", "))",
                [Address(root)])
        }
        for (name, members) in lacking.sorted(by: { $0.key.precedesByBytes($1.key) }) {
            let names = members.sorted { $0.key.precedesByBytes($1.key) }.map { "\($0.key) (\($0.value))" }
            leave(
                Address(other[name]?.paths.first?.selectorPattern ?? name),
                "these members stay behind, for which nothing is known: \(names.joined(separator: ", "))",
                (takers[name] ?? []).map { Address(root(of: $0.name)) })
        }
        left.sort { $0.what.address < $1.what.address }
        return (catalog.configuration.flatMap(resources), catalog.configuration.flatMap { coverage($0, read) })
    }

    private func root(of name: String) -> String { catalog[name]?.paths.first?.selectorPattern ?? name }

    private func resources(of kind: Kind) -> [Resource] {
        guard let path = kind.paths.first else { return [] }
        if kind.shape == .singleton {
            guard let body = singles[kind.name]?.body, body.members?.isEmpty == false else { return [] }
            return [
                Resource(
                    kind: kind.name, path: path.description, id: nil, address: Address(path.selectorPattern), body: body
                )
            ]
        }
        let own = items[kind.name] ?? []
        let addresses = Addresses.items(own, of: kind, in: Address(path.selectorPattern))
        return zip(own, addresses).compactMap { item, address in
            guard let itemPath = try? path.appending(.id(of: kind.name)).filled(with: [item.id]) else { return nil }
            return Resource(kind: kind.name, path: itemPath, id: item.id, address: address, body: item.body)
        }
    }

    /// What is said of the places of a kind: nothing where nothing corresponds, or where something of it stays behind, so that
    /// nothing is missed there.
    private func coverage(_ kind: Kind, _ read: [Coverage]) -> [Coverage] {
        kind.paths.filter { $0.segments.count == 1 }.map { place in
            var own = Coverage(kind: kind.name, path: place.description, state: .complete)
            own.count = items[kind.name]?.count ?? (singles[kind.name] == nil ? 0 : 1)
            let sources = Set(kind.corresponds.map(\.kind))
            if sources.isEmpty {
                own.state = .skipped
                own.reason = "nothing of the table \(other.api.rawValue) is known to correspond to it"
            } else if let gap = read.last(where: { sources.contains($0.kind) && $0.state != .complete }) {
                own.state = gap.state
                own.reason = gap.reason
            } else if kept[kind.name] != nil {
                own.state = .skipped
                // Each is told by itself, with its reason; here only what follows for the rest.
                own.reason = "some of it stays behind, so nothing is taken for deleted there"
            } else if kind.shape == .singleton, singles[kind.name]?.body.members?.isEmpty ?? true {
                own.state = .skipped
                own.reason = "the table \(other.api.rawValue) shows nothing of it"
            }
            return own
        }
    }
}

extension Correspondence {
    fileprivate func includes(_ body: JSONValue, of kind: Kind) -> Bool {
        guard let when else { return true }
        guard let word = kind.value(at: when.at, in: body)?.text else { return false }
        return when.values.contains { $0.isSameName(as: word) }
    }
}
