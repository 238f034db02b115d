package import Catalog
package import Wire

/// How a site spells things: which edition of the documents it follows, and which of several names for a member it uses.
package struct Idiom: Hashable, Sendable {
    package enum Edition: Hashable, Sendable {
        case draft
        case final
    }

    package private(set) var edition = Edition.final
    /// For a kind and the first name of a group of aliases, the name that the site uses.
    private var spellings: [String: [String: String]] = [:]

    /// Learns from a few resources of a state; where they tell nothing, it is the final document's.
    package init(of state: any State, book: RuleBook) throws {
        var (draft, final) = (0, 0)
        for kind in book.catalog.configuration {
            guard let form = kind.asSingleton, let place = kind.paths.first?.description else { continue }
            let isRead = state.coverage.contains { $0.path == place && $0.state == .complete }
            let first = try state.samples(below: String(place.dropFirst()), count: 1).first
            // No kind tells the editions apart more clearly.
            if let first { (try first.body()[anyCase: form.member] != nil) ? (final += 4) : (draft += 4) }
            if first == nil, isRead { draft += 4 }
        }
        for root in Set(book.catalog.roots.map(\.place.description)) {
            for sample in try state.samples(below: String(root.dropFirst()), count: 60) {
                guard let rules = book[sample.kind] else { continue }
                let body = try sample.body()
                learn(body, rules.kind)
                let votes = rules.votes(of: body)
                draft += votes.draft
                final += votes.final
            }
        }
        edition = draft > final ? .draft : .final
    }

    /// A site of that edition, of which nothing more is known.
    package init(_ edition: Edition) { self.edition = edition }

    /// Of a site of which no more is known than a few bodies of one kind; where two spell a thing differently the first
    /// one counts.
    package init(reading bodies: [JSONValue], _ kind: Kind) {
        let rules = BodyRules(kind)
        var (draft, final) = (0, 0)
        for body in bodies {
            let votes = rules.votes(of: body)
            draft += votes.draft
            final += votes.final
            learn(body, kind)
        }
        edition = draft > final ? .draft : .final
    }

    /// With the spellings of a site of the same edition where this one shows none: what comes from there is written as there.
    package func completed(by other: Idiom) -> Idiom {
        guard edition == other.edition else { return self }
        var idiom = self
        for (kind, names) in other.spellings {
            idiom.spellings[kind, default: [:]].merge(names) { own, _ in own }
        }
        return idiom
    }

    private mutating func learn(_ body: JSONValue, _ kind: Kind) {
        for group in kind.aliases {
            guard let first = group.first, spellings[kind.name]?[first] == nil,
                let member = (body.members ?? []).first(where: { member in
                    group.contains { $0.isSameName(as: member.name) }
                })
            else { continue }
            spellings[kind.name, default: [:]][first] = member.name
        }
    }

    /// The site's name for a member.
    func name(_ name: String, _ kind: Kind) -> String {
        let group = kind.aliases(of: name)
        guard group.count > 1, let first = group.first else { return name }
        if let known = spellings[kind.name]?[first] { return known }
        let draft = group.first { kind.editions.draft.contains($0) }
        return edition == .draft ? draft ?? first : first
    }

    /// The site's spelling of a value.
    func value(_ text: String, _ groups: [[String]]) -> String {
        guard let group = groups.first(where: { group in group.contains { $0.isSameName(as: text) } }) else {
            return text
        }
        return (edition == .draft ? group.last : group.first) ?? text
    }

    /// Does the site know a member that only one edition has?
    func knows(_ name: String, _ kind: Kind) -> Bool {
        let others = edition == .draft ? kind.editions.final : kind.editions.draft
        return !others.contains { $0.isSameName(as: name) }
    }
}

extension State {
    fileprivate func samples(below address: String, count: Int) throws -> [StoredResource] {
        var cursor = try cursor(below: address, withBodies: true)
        var samples: [StoredResource] = []
        while samples.count < count, let next = try cursor.next() { samples.append(next) }
        return samples
    }
}

extension BodyRules {
    /// What a body says about the edition that it is written in.
    fileprivate func votes(of body: JSONValue) -> (draft: Int, final: Int) {
        guard let members = body.members else { return (0, 0) }
        func count(_ names: [String]) -> Int {
            names.count { name in members.contains { $0.name.isSameName(as: name) } }
        }
        var votes = (draft: count(kind.editions.draft), final: count(kind.editions.final))
        for object in self[root].objects {
            if count([object.member]) == 0 { votes.draft += count([object.object]) }
        }
        for aliases in kind.valueAliases {
            guard let text = kind.value(at: aliases.at, in: body)?.text else { continue }
            for group in aliases.groups where group.count > 1 {
                if group[0].isSameName(as: text) { votes.final += 2 }
                if group.dropFirst().contains(where: { $0.isSameName(as: text) }) { votes.draft += 2 }
            }
        }
        return votes
    }
}
