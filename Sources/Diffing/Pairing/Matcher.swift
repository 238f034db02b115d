import Catalog
import Wire

/// Finds out which resources of two states are the same, down the ladder: pinned by hand, remembered and still there, the
/// same id on the same site, the natural key where it is unique. What is left stays without a partner, or is ambiguous.
struct Matcher {
    private let present: any State
    private let wanted: any State
    let book: RuleBook
    private let map: IdentityMap
    var matches: Matches
    private var loosePresent: [String: NamedResource] = [:]
    private var looseWanted: [NamedResource] = []
    private var presentTwins: [Address: [NamedResource]] = [:]
    private var wantedTwins: [Address: [NamedResource]] = [:]

    static func match(present: any State, wanted: any State, map: IdentityMap, book: RuleBook) throws -> Matches {
        var matcher = Matcher(present: present, wanted: wanted, map: map, book: book)
        try matcher.readHeads()
        matcher.pairByMap()
        matcher.pairByID()
        try matcher.pairSpelledKeys()
        try matcher.pairTwins()
        return matcher.matches
    }

    private init(present: any State, wanted: any State, map: IdentityMap, book: RuleBook) {
        self.present = present
        self.wanted = wanted
        self.map = map
        self.book = book
        matches = Matches(present: present, wanted: wanted)
    }

    private mutating func readHeads() throws {
        let tracked = book.trackedKinds
        let mapped = MappedIDs(map)
        var join = try MergeJoin(present: present, wanted: wanted, withBodies: false)
        while let (present, wanted) = try join.next() {
            if let present {
                matches.presentCounts[present.kind, default: 0] += 1
                if tracked.contains(present.kind) || mapped.hasPresent(present) { matches.present.keep(present) }
            }
            if let wanted {
                if wanted.id != nil { matches.wantedItems += 1 }
                if tracked.contains(wanted.kind) || mapped.hasWanted(wanted) { matches.wanted.keep(wanted) }
            }
            // The same on the same site, whatever else has its name.
            if matches.isOneSite, let present, let wanted, present.path.isSameName(as: wanted.path) { continue }
            if let present { noteTwin(present, .present) }
            if let wanted { noteTwin(wanted, .wanted) }
            guard matches.isOneSite else { continue }
            if let present, present.id != nil { loosePresent[present.path.lowercased()] = NamedResource(present) }
            if let wanted, wanted.id != nil { looseWanted.append(NamedResource(wanted)) }
        }
    }

    private mutating func noteTwin(_ resource: StoredResource, _ side: Side) {
        guard resource.id != nil, let base = resource.address.untwinned else { return }
        switch side {
        case .present: presentTwins[base, default: []].append(NamedResource(resource))
        case .wanted: wantedTwins[base, default: []].append(NamedResource(resource))
        }
    }

    private mutating func pairByMap() {
        for pair in map.byTrust {
            guard let wanted = matches.wanted.item(pair.kind, id: pair.wantedID),
                let present = matches.present.item(pair.kind, id: pair.presentID)
            else { continue }
            matches.pair(
                wanted: NamedResource(pair.kind, wanted), present: NamedResource(pair.kind, present), how: pair.how)
        }
    }

    private mutating func pairByID() {
        // Parents first, so that what lies below a moved one is not moved once more.
        let order = looseWanted.map { ($0, $0.address.depth) }.sorted {
            $0.1 != $1.1 ? $0.1 < $1.1 : $0.0.address < $1.0.address
        }
        for (wanted, _) in order {
            guard let present = loosePresent[wanted.path.lowercased()] else { continue }
            matches.pair(wanted: wanted, present: present, how: .id)
        }
        looseWanted = []
        loosePresent = [:]
    }

    /// Keys that the dialects spell differently make addresses that differ though they name the same.
    private mutating func pairSpelledKeys() throws {
        for kind in book.catalog.configuration where kind.hasSpelledKey {
            for place in kind.paths where place.segments.count == 1 {
                let address = Address(String(place.description.dropFirst()))
                let (present, wanted) = (
                    try self.present.resources(below: address), try self.wanted.resources(below: address)
                )
                if Set(present.map(\.address)) == Set(wanted.map(\.address)) { continue }
                try pairByKey(kind, present: present, wanted: wanted)
            }
        }
    }

    /// Parents first: what is below them can be paired only then.
    private mutating func pairTwins() throws {
        let bases = Set(presentTwins.keys).union(wantedTwins.keys)
        for depth in Set(bases.map { $0.depth }).sorted() {
            let own = Set(wantedTwins.keys.filter { $0.depth == depth })
            let others = presentTwins.keys.filter { $0.depth == depth }.map {
                matches.wantedAddress(of: $0)
            }
            for base in own.union(others).sorted() {
                let presentBase = matches.presentAddress(of: base)
                let named = (presentTwins[presentBase] ?? [], wantedTwins[base] ?? [])
                guard let kind = (named.0 + named.1).first.flatMap({ book.catalog[$0.kind] }) else { continue }
                var present = try named.0.compactMap { try self.present.resource(at: $0.address) }
                var wanted = try named.1.compactMap { try self.wanted.resource(at: $0.address) }
                if let single = try self.present.resource(at: presentBase), single.id != nil { present.append(single) }
                if let single = try self.wanted.resource(at: base), single.id != nil { wanted.append(single) }
                try pairByKey(kind, present: present, wanted: wanted)
            }
        }
        presentTwins = [:]
        wantedTwins = [:]
    }

    private mutating func pairByKey(_ kind: Kind, present: [StoredResource], wanted: [StoredResource]) throws {
        pairByPath(present, wanted)
        var groups: [String: (present: [StoredResource], wanted: [StoredResource])] = [:]
        for resource in present where !matches.isTaken(present: resource.address) {
            groups[kind.naturalKey(of: try resource.body()) ?? resource.path, default: ([], [])].present.append(
                resource)
        }
        for resource in wanted where !matches.isTaken(wanted: resource.address) {
            groups[kind.naturalKey(of: try resource.body()) ?? resource.path, default: ([], [])].wanted.append(resource)
        }
        for (_, group) in groups.sorted(by: { $0.key.precedesByBytes($1.key) }) {
            if group.present.isEmpty || group.wanted.isEmpty { continue }
            let rest =
                group.present.count + group.wanted.count == 2
                ? (present: group.present.map(NamedResource.init), wanted: group.wanted.map(NamedResource.init))
                : try pairByBody(kind, present: group.present, wanted: group.wanted)
            if rest.present.isEmpty || rest.wanted.isEmpty { continue }
            if rest.present.count == 1, rest.wanted.count == 1 {
                matches.pair(wanted: rest.wanted[0], present: rest.present[0], how: .key)
            } else {
                matches.add(Ambiguity(kind: kind.name, present: rest.present, wanted: rest.wanted))
            }
        }
    }
}

extension NamedResource {
    init(_ kind: String, _ item: SideIndex.Item) {
        self.init(kind: kind, address: item.address, path: item.path, id: item.id)
    }
}
