package import Catalog
package import Wire

/// What references mean between two states: whether an id here and an id there name the same thing, and which id of the
/// present site stands for one of the wanted state.
package struct ReferenceMeaning: ReferenceReader {
    private let matches: Matches
    private let book: RuleBook
    private let selection: Selection
    private let presentLookups: [String: LookupTable]
    private let wantedLookups: [String: LookupTable]
    private let presentLabel: String
    private let wantedLabel: String
    private var mapped: [String: [String: String]] = [:]

    init(
        _ matches: Matches, present: any State, wanted: any State, map: IdentityMap, selection: Selection = .everything,
        book: RuleBook
    ) {
        self.selection = selection
        self.matches = matches
        self.book = book
        let lookups = book.catalog.lookups
        presentLookups = Dictionary(
            lookups.map { ($0.name, LookupTable($0, present.lookups($0.name))) }, uniquingKeysWith: { $1 })
        wantedLookups = Dictionary(
            lookups.map { ($0.name, LookupTable($0, wanted.lookups($0.name))) }, uniquingKeysWith: { $1 })
        presentLabel = present.origin.label
        wantedLabel = wanted.origin.label
        for pair in map.byTrust.reversed() {
            let known = presentLookups[pair.kind]
            if pair.how != .pinned, let known, !known.isEmpty, !known.knows(pair.presentID) { continue }
            mapped[pair.kind, default: [:]][pair.wantedID.lowercased()] = pair.presentID
        }
    }

    package var isOneSite: Bool { matches.isOneSite }

    package func meaning(of value: JSONValue, _ reference: Reference, targets: [String], side: Side) -> Meaning? {
        guard let text = reference.by == .id ? value.referenceText : value.text, !text.isEmpty else { return nil }
        if side == .present { return presentMeaning(of: text, reference, targets) }
        switch partner(of: text, reference, targets: targets) {
        case .there where isRenamed(text, reference, targets, .wanted): return .name(text)
        case .there(let id): return .thing(id: id.foldedGuid)
        case .missing(let address): return .new(address: address)
        // Nobody gives the same guid to two things; a number means something else on each site.
        case .unresolved where reference.by == .id:
            return isOneSite || text.isGuid ? .thing(id: text) : .foreign(id: text)
        case .unresolved, nil: return .name(text)
        }
    }

    private func presentMeaning(of text: String, _ reference: Reference, _ targets: [String]) -> Meaning {
        switch reference.by {
        case .id:
            let given = targets.lazy.compactMap { presentLookups[$0]?.given(for: text) }.first
            return .thing(id: given?.foldedGuid ?? text)
        case .key, .softKey:
            if isRenamed(text, reference, targets, .present) { return .name(text) }
            for target in targets {
                if let item = item(named: text, reference, target, matches.present) {
                    return .thing(id: item.id.foldedGuid)
                }
            }
            return .name(text)
        }
    }

    /// Is the named object going to be renamed? Then references by name have to be rewritten with it, so they are compared as
    /// names.
    private func isRenamed(_ text: String, _ reference: Reference, _ targets: [String], _ side: Side) -> Bool {
        guard reference.by != .id else { return false }
        for target in targets {
            let own = side == .wanted ? matches.wanted : matches.present
            guard let item = item(named: text, reference, target, own),
                item.address.text.hasSuffix("/" + Percent.encoded(text))
            else { continue }
            let other = side == .wanted ? matches.partner(ofWanted: item) : matches.partner(ofPresent: item)
            guard let other, other.address != item.address else { return false }
            return selection.includes(side == .wanted ? other.address : item.address)
        }
        return false
    }

    package func partner(of text: String, _ reference: Reference, targets: [String]) -> Partner? {
        var firstProblem: Partner?
        for (rank, target) in targets.enumerated() {
            // Documents pair a deciding value with an id of the other kind; that takes more than not knowing better.
            if rank > 0, reference.by == .id, !isKnown(text, target) { continue }
            let found = reference.by == .id ? partner(ofID: text, target) : partner(named: text, reference, target)
            switch found {
            case .there, .missing: return found
            case .unresolved: firstProblem = firstProblem ?? found
            case nil: continue
            }
        }
        return firstProblem
    }

    private func isKnown(_ id: String, _ kind: String) -> Bool {
        wantedLookups[kind]?.knows(id) == true || matches.wanted.item(kind, id: id) != nil
            || mapped[kind]?[id.lowercased()] != nil
    }

    /// What stands on the present site for an id of the wanted state.
    package func partner(ofID id: String, _ kind: String) -> Partner {
        if let pinned = mapped[kind]?[id.lowercased()], book.catalog[kind]?.isConfiguration != true {
            return .there(id: pinned)
        }
        if book.catalog[kind]?.isConfiguration == true {
            guard let item = matches.wanted.item(kind, id: id) else {
                if let known = mapped[kind]?[id.lowercased()] { return .there(id: known) }
                return meansItself(id)
                    ? .there(id: id) : .unresolved(reason: "\(wantedLabel) does not have the \(kind) that this names")
            }
            if let partner = matches.partner(ofWanted: item) { return .there(id: partner.id) }
            return ambiguous(item.address) ?? .missing(address: item.address)
        }
        // What was deleted on the site since has no stand-in there, unless it was made anew under its old name.
        let known = presentLookups[kind]
        if meansItself(id), known?.isEmpty != false || known?.knows(id) == true { return .there(id: id) }
        guard let key = wantedLookups[kind]?.key(of: id) else {
            return .unresolved(reason: "\(wantedLabel) does not say which of its \(kind) this is")
        }
        let ids = known?.ids(of: key) ?? []
        if ids.count == 1 { return .there(id: ids[0]) }
        return .unresolved(
            reason: ids.isEmpty
                ? "\(presentLabel) has no \(kind) '\(key)'" : "\(presentLabel) has \(ids.count) \(kind) '\(key)'")
    }

    /// An id that the site gave, and on that site.
    private func meansItself(_ id: String) -> Bool { isOneSite && !StandInID.isOne(id) }

    private func ambiguous(_ address: Address) -> Partner? {
        guard matches.ambiguities.contains(where: { $0.wanted.contains { $0.address == address } }) else {
            return nil
        }
        return .unresolved(reason: "\(address) has twins; say which is which with 'map set'")
    }

    /// By natural key: a name that the wanted state knows, or else one that the present site knows.
    private func partner(named text: String, _ reference: Reference, _ kind: String) -> Partner? {
        if let item = item(named: text, reference, kind, matches.wanted) {
            if let partner = matches.partner(ofWanted: item) { return .there(id: partner.id) }
            return ambiguous(item.address) ?? .missing(address: item.address)
        }
        if let item = item(named: text, reference, kind, matches.present) { return .there(id: item.id) }
        if reference.by == .softKey || isOneSite { return nil }
        return .unresolved(reason: "neither \(wantedLabel) nor \(presentLabel) has \(kind) '\(text)'")
    }

    private func item(
        named text: String, _ reference: Reference, _ kind: String, _ side: SideIndex
    ) -> SideIndex.Item? {
        guard let place = book.catalog[kind]?.paths.first, place.segments.count == 1 else { return nil }
        let address = Address(String(place.description.dropFirst())).item(named: text)
        if let item = side.item(at: address) { return item }
        return reference.by == .softKey ? side.item(kind, id: text) : nil
    }

    /// The address of the thing that a present id names, or what people call it; for output.
    package func name(ofPresent id: String, _ kinds: [String]) -> String? {
        for kind in kinds {
            if let item = matches.present.item(kind, id: id) { return item.address.text }
            if let key = presentLookups[kind]?.key(of: id) { return key }
        }
        return nil
    }
}
