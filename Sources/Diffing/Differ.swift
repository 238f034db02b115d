package import Catalog
import Wire

/// Compares two states: what would have to change in the present one for it to become the wanted one.
///
/// Two passes: the first over the heads of both, to find out what is the same thing; the second over the bodies. Memory
/// grows with what others refer to and with what has moved, not with the states.
package struct Differ {
    package let meaning: ReferenceMeaning
    private let present: any State
    private let wanted: any State
    private let selection: Selection
    let book: RuleBook
    let map: IdentityMap
    private let matches: Matches
    private var view: CoverageView
    private var reported: Set<Address> = []
    /// Items that only one side has and that can't go to the other: what lies below them does not go either.
    private var uncarried: Set<Address> = []
    private var translator: Translator
    /// By kind, members that can't count since the sides spell the kind differently.
    private var uncountable: [String: Set<String>] = [:]
    /// Resources that both states have and that mean the same.
    package private(set) var unchanged = 0

    /// - Parameters:
    ///   - map: from the wanted state's site to the present one's.
    ///   - evidence: what writes to the present one's site have shown.
    package init(
        present: any State, wanted: any State, map: IdentityMap = IdentityMap(),
        evidence: TargetEvidence = TargetEvidence(), selection: Selection = .everything, book: RuleBook
    ) throws {
        self.present = present
        self.wanted = wanted
        self.selection = selection
        self.book = book
        self.map = map
        translator = Translator(from: wanted, to: present, evidence: evidence, book: book)
        var matches = try Matcher.match(present: present, wanted: wanted, map: map, book: book)
        let lists = try WordLists(present: present, wanted: wanted, book: book)
        for list in lists.converted { matches.skip(list.address) }
        converted = lists.converted
        self.matches = matches
        view = CoverageView(matches, book)
        meaning = ReferenceMeaning(
            matches, present: present, wanted: wanted, map: map, selection: selection, book: book)
    }

    private let converted: [WordLists.Converted]

    package mutating func run(_ report: (Difference) throws -> Void) throws {
        for ambiguity in matches.ambiguities where isSelected(ambiguity) { try report(.ambiguous(ambiguity)) }
        try walk(
            MergeJoin(
                present: present, wanted: wanted, skippedPresent: matches.skippedPresent,
                skippedWanted: matches.skippedWanted, withBodies: true), report)
        for move in matches.moves {
            try walk(
                MergeJoin(
                    present: present, at: move.present.address, wanted: wanted, at: move.wanted.address,
                    skippedPresent: matches.skippedPresent, skippedWanted: matches.skippedWanted, withBodies: true),
                report)
        }
        for list in converted {
            try walk(MergeJoin(present: list.present, wanted: list.wanted, withBodies: true), report)
        }
        try reportUncountable(report)
        try reportGaps(report)
    }

    /// How bodies of a kind are carried from the wanted state to the present one.
    package mutating func translation(of kind: Kind) throws -> Translation { try translator.translation(of: kind) }

    private func isSelected(_ ambiguity: Ambiguity) -> Bool {
        (ambiguity.present + ambiguity.wanted).contains { selection.includes($0.address) }
    }

    private mutating func walk(_ join: MergeJoin, _ report: (Difference) throws -> Void) throws {
        var join = join
        while let (present, wanted) = try join.next() {
            let isSelected =
                selection.isEverything || wanted.map { selection.includes($0.address) } ?? false
                || present.map { selection.includes($0.address) } ?? false
            guard isSelected, let either = present ?? wanted else { continue }
            guard let rules = book[either.kind] else {
                if matches.isOneSite, let present, let wanted, present.isRecordedAlike(wanted) {
                    unchanged += 1
                } else {
                    try reportStranger(either, present == nil ? matches.wanted : matches.present, report)
                }
                continue
            }
            // What only the service makes says nothing about the configuration: an installation code names its campaign.
            if !rules.kind.isWritable {
                if present != nil, wanted != nil { unchanged += 1 }
                continue
            }
            switch (present, wanted) {
            case (let present?, let wanted?): try compare(present, wanted, rules, report)
            case (let present?, nil): try alone(present, .present, rules, report)
            case (nil, let wanted?): try alone(wanted, .wanted, rules, report)
            case (nil, nil): break
            }
        }
    }

    private mutating func compare(
        _ present: StoredResource, _ wanted: StoredResource, _ rules: BodyRules, _ report: (Difference) throws -> Void
    ) throws {
        if present.isRecordedAlike(wanted), matches.isOneSite || rules.kind.references.isEmpty {
            unchanged += 1
            return
        }
        let (presentBody, wantedBody) = (try present.body(), try wanted.body())
        let comparison = BodyComparison(
            present: presentBody, wanted: wantedBody, rules: rules, reader: meaning,
            translation: try translator.translation(of: rules.kind), address: present.address,
            isSameThing: present.path.isSameName(as: wanted.path)
        ).narrowed(
            to: selection.fields(of: present.address, wanted.address, as: rules.kind),
            ignoring: selection.ignored(of: present.address, wanted.address), of: rules.kind, at: present.address)
        uncountable[rules.kind.name, default: []].formUnion(comparison.uncountable)
        let left = comparison.notCarried + comparison.incomparable.map { $0.notCarried(of: present.address) }
        for item in left { try report(.notCarried(item)) }
        if comparison.changes.isEmpty {
            if left.isEmpty { unchanged += 1 }
            return
        }
        try report(
            .changed(
                Difference.Pairing(
                    present: present, wanted: wanted, presentBody: presentBody, wantedBody: wantedBody,
                    how: matches.how(wanted, present), comparison: comparison)))
    }

    private mutating func alone(
        _ resource: StoredResource, _ side: Side, _ rules: BodyRules, _ report: (Difference) throws -> Void
    ) throws {
        if !uncarried.isEmpty, resource.address.isBelow(oneOf: uncarried) { return }
        if selection.fields(of: resource.address, as: rules.kind).only != nil {
            let other = side == .wanted ? matches.present.label : matches.wanted.label
            let reason = "only fields of it were asked for, and \(other) does not have it"
            return try report(.unknown(.init(address: resource.address, reason: reason, isUnread: false)))
        }
        if !matches.isOneSite, side == .wanted || !wanted.isPartial,
            rules.kind.caveats.contains(where: { $0.concern == .otherSite })
        {
            let body = try resource.body()
            if let caveat = rules.kind.caveats.first(where: { $0.concern == .otherSite && $0.applies(to: body) }) {
                let unknown = Difference.Unknown(
                    address: resource.address, reason: caveat.reason, isUncarried: side == .wanted)
                if resource.id != nil { uncarried.insert(resource.address) }
                return try report(.unknown(unknown))
            }
        }
        switch view.verdict(on: resource, of: side) {
        case .lacking: try report(side == .wanted ? .added(resource) : .removed(resource))
        case .unknown(let place, let reason):
            if reported.insert(place).inserted { try report(.unknown(.init(address: place, reason: reason))) }
        }
    }

    /// A kind that only another version's table knows: once a place, for nobody can say in what its resources differ.
    private mutating func reportStranger(
        _ resource: StoredResource, _ side: SideIndex, _ report: (Difference) throws -> Void
    ) throws {
        let isListed = resource.id != nil && !resource.address.parent.isSite
        let place = isListed ? resource.address.parent : resource.address
        guard reported.insert(place).inserted else { return }
        let reason = "\(side.label): \(Coverage.unknownKind(resource.kind))"
        try report(.unknown(.init(address: place, reason: reason)))
    }

    /// Why nobody can say that the present state lacks a resource of the wanted one; nil if it does lack it.
    package mutating func doubt(about resource: StoredResource) -> String? {
        if case .unknown(_, let reason) = view.verdict(on: resource, of: .wanted) { return reason }
        return nil
    }

    /// Where the present state has a resource of the wanted one, or would have it.
    package func presentAddress(of wanted: Address) -> Address { matches.presentAddress(of: wanted) }

    /// How many resources of each kind the present state has, whatever the selection.
    package var presentCounts: [String: Int] { matches.presentCounts }

    /// How many items the wanted state's collections have in all.
    package var wantedItems: Int { matches.wantedItems }

    /// Once a kind: the sides spell it differently, so that nobody can say what the lack of a member means.
    private func reportUncountable(_ report: (Difference) throws -> Void) throws {
        for (name, members) in uncountable.sorted(by: { $0.key.precedesByBytes($1.key) }) where !members.isEmpty {
            guard let address = book[name]?.kind.paths.first?.selectorPattern else { continue }
            let names = members.sorted { $0.precedesByBytes($1) }.joined(separator: ", ")
            try report(
                .unknown(
                    .init(
                        address: Address(address), reason: Self.reason(name, names, book[name]?.kind),
                        isUnread: false)))
        }
    }

    private static func reason(_ name: String, _ members: String, _ kind: Kind?) -> String {
        kind?.contents.isEmpty == false
            ? "one side shows members of \(name) that a request has to include, and the other does not: \(members)"
            : "the two sides spell \(name) differently, and each lacks members that only the other's spelling has: \(members)"
    }

    private func isWhole(_ coverage: Coverage, _ kind: Kind, _ address: Address) -> Bool {
        kind.shape == .collection ? selection.includesAll(below: address) : selection.includes(address)
    }

    /// Places that a side did not read, though nothing is known to be there.
    private mutating func reportGaps(_ report: (Difference) throws -> Void) throws {
        for index in [matches.present, matches.wanted] {
            let gaps = index.coverage.values.filter { $0.state.isGap || $0.state == .skipped }
            for coverage in gaps.sorted(by: { $0.path < $1.path }) {
                guard let (kind, place, _) = book.places.locate(coverage.path) else { continue }
                if !kind.isWritable { continue }
                let address = index.address(of: coverage.path, at: place)
                // What a side left out on purpose may still have been read in part, and that part be all that is asked about.
                let isAskedFor = coverage.state.isGap ? selection.mayReach(address) : isWhole(coverage, kind, address)
                guard isAskedFor, reported.insert(address).inserted else { continue }
                try report(.unknown(.init(address: address, reason: coverage.words(index.label))))
            }
        }
    }
}

extension Incomparable {
    fileprivate func notCarried(of address: Address) -> NotCarried {
        NotCarried(address: address, pointer: pointer, reason: reason, isDoubt: true)
    }
}
