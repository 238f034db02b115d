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
    private var loosePresent: [String: Named] = [:]
    private var looseWanted: [Named] = []
    private var presentTwins: [Address: [Named]] = [:]
    private var wantedTwins: [Address: [Named]] = [:]

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
        while let (mine, theirs) = try join.next() {
            if let mine {
                matches.presentCounts[mine.kind, default: 0] += 1
                if tracked.contains(mine.kind) || mapped.hasPresent(mine) { matches.present.keep(mine) }
            }
            if let theirs {
                if theirs.id != nil { matches.wantedItems += 1 }
                if tracked.contains(theirs.kind) || mapped.hasWanted(theirs) { matches.wanted.keep(theirs) }
            }
            // The same on the same site, whatever else has its name.
            if matches.isOneSite, let mine, let theirs, mine.path.isSameName(as: theirs.path) { continue }
            if let mine { noteTwin(mine, .present) }
            if let theirs { noteTwin(theirs, .wanted) }
            guard matches.isOneSite else { continue }
            if let mine, mine.id != nil { loosePresent[mine.path.lowercased()] = Named(mine) }
            if let theirs, theirs.id != nil { looseWanted.append(Named(theirs)) }
        }
    }

    private mutating func noteTwin(_ resource: StoredResource, _ side: Side) {
        guard resource.id != nil, let base = resource.address.untwinned else { return }
        switch side {
        case .present: presentTwins[base, default: []].append(Named(resource))
        case .wanted: wantedTwins[base, default: []].append(Named(resource))
        }
    }

    private mutating func pairByMap() {
        for pair in map.byTrust {
            guard let theirs = matches.wanted.item(pair.kind, id: pair.wantedID),
                let mine = matches.present.item(pair.kind, id: pair.presentID)
            else { continue }
            matches.pair(wanted: Named(pair.kind, theirs), present: Named(pair.kind, mine), how: pair.how)
        }
    }

    private mutating func pairByID() {
        // Parents first, so that what lies below a moved one is not moved once more.
        let order = looseWanted.map { ($0, $0.address.depth) }.sorted {
            $0.1 != $1.1 ? $0.1 < $1.1 : $0.0.address < $1.0.address
        }
        for (theirs, _) in order {
            guard let mine = loosePresent[theirs.path.lowercased()] else { continue }
            matches.pair(wanted: theirs, present: mine, how: .id)
        }
        looseWanted = []
        loosePresent = [:]
    }

    /// Keys that the dialects spell differently make addresses that differ though they name the same.
    private mutating func pairSpelledKeys() throws {
        for kind in book.catalog.configuration where kind.hasSpelledKey {
            for place in kind.paths where place.segments.count == 1 {
                let address = Address(String(place.description.dropFirst()))
                let (mine, theirs) = (try present.resources(below: address), try wanted.resources(below: address))
                if Set(mine.map(\.address)) == Set(theirs.map(\.address)) { continue }
                try pairByKey(kind, present: mine, wanted: theirs)
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
                var mine = try named.0.compactMap { try present.resource(at: $0.address) }
                var theirs = try named.1.compactMap { try wanted.resource(at: $0.address) }
                if let single = try present.resource(at: presentBase), single.id != nil { mine.append(single) }
                if let single = try wanted.resource(at: base), single.id != nil { theirs.append(single) }
                try pairByKey(kind, present: mine, wanted: theirs)
            }
        }
        presentTwins = [:]
        wantedTwins = [:]
    }

    private mutating func pairByKey(_ kind: Kind, present: [StoredResource], wanted: [StoredResource]) throws {
        pairByPath(present, wanted)
        var groups: [String: (present: [StoredResource], wanted: [StoredResource])] = [:]
        for mine in present where !matches.isTaken(present: mine.address) {
            groups[kind.naturalKey(of: try mine.body()) ?? mine.path, default: ([], [])].present.append(mine)
        }
        for theirs in wanted where !matches.isTaken(wanted: theirs.address) {
            groups[kind.naturalKey(of: try theirs.body()) ?? theirs.path, default: ([], [])].wanted.append(theirs)
        }
        for (_, group) in groups.sorted(by: { $0.key.precedesByBytes($1.key) }) {
            if group.present.isEmpty || group.wanted.isEmpty { continue }
            let rest =
                group.present.count + group.wanted.count == 2
                ? (present: group.present.map(Named.init), wanted: group.wanted.map(Named.init))
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

extension Named {
    init(_ kind: String, _ item: SideIndex.Item) {
        self.init(kind: kind, address: item.address, path: item.path, id: item.id)
    }
}
