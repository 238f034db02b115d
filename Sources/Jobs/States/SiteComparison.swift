package import Catalog
package import Diffing
import Store
import Wire

/// Two states that somebody wants compared.
package struct SiteComparison {
    package let present: any State
    package let wanted: any State
    /// The site by whose table both are read.
    package let session: Session
    /// What of them is compared.
    package let selection: Selection
    package let comparison: Comparison
    /// The numbers of the two, where they are snapshots of the store.
    package let snapshots: (from: Int?, to: Int?)
    /// What may go away with its last reader.
    private let places: (OpenState, OpenState)
    private let names: (StateName, StateName)

    /// Whole sites are read whatever is compared of them: what a reference means stands elsewhere.
    /// - Parameter parts: addresses of what alone is compared, of each state: the two are taken for one, whatever they are
    ///   called. Nil for whole states.
    /// - Throws: `JobRefusal.selector` for one that means nothing in either state; what opening throws.
    package init(
        _ from: StateName, _ to: StateName, _ asked: Selection, parts: (from: Address, to: Address)? = nil,
        _ workplace: Workplace
    ) async throws {
        let open = try await workplace.open(from, and: to)
        // Both are read by one table: that of the side that the other one can be taken to.
        let (own, other) = (open.from.session, open.to.session)
        session = own.catalog.canRead(other.catalog) ? own : other
        let (catalog, book) = (session.catalog, session.book)
        let (here, there) = (try open.from.state(), try open.to.state())
        let first = try catalog.reading(here, of: own.catalog, asked)
        let second = try catalog.reading(there, of: other.catalog, asked)
        let pair = try parts.map { try PartPair($0, in: first.state, second.state, catalog) }
        (present, wanted) = (pair?.present ?? first.state, pair?.wanted ?? second.state)
        places = (open.from, open.to)
        snapshots = (
            from.isSnapshot ? open.from.snapshot.number : nil, to.isSnapshot ? open.to.snapshot.number : nil
        )
        names = (from, to)
        var meant = try asked.ignoring(asOf: own.site, other.site).meant(in: [present, wanted])
        if let pair {
            meant = Selection(
                only: [Selector(pair.place.text)], except: meant.except, exceptFields: meant.exceptFields,
                ignored: meant.ignored)
        }
        try SelectorSearch.check(meant, in: present, wanted)
        selection = open.from.narrowed(open.to.narrowed(meant))
        if own.catalog.api == other.catalog.api, selection.isEverything,
            selection.ignored.isEmpty, from.isSnapshot, to.isSnapshot,
            let contrast = try here.reader.contrast(present: open.from.snapshot, wanted: open.to.snapshot)
        {
            comparison = try Differ.compare(contrast, book: book)
        } else {
            let map = try workplace.map(from: open.to.snapshot.site, to: open.from.snapshot.site)
            var comparison = try Differ.compare(
                present: present, wanted: wanted, map: map,
                evidence: workplace.evidence(of: open.from.snapshot.site), selection: selection, book: book)
            comparison.leave(first.left + second.left)
            self.comparison = comparison
        }
    }
}

extension SiteComparison {
    /// What people want to know of both sides beside what differs.
    /// - Parameter isDrawn: also what shows on pages.
    package func scenery(isDrawn: Bool) throws -> Scenery {
        let catalog = session.catalog
        var scenery = Scenery()
        scenery.present = try .init(of: present, at: moment(places.0, names.0), catalog)
        scenery.wanted = try .init(of: wanted, at: moment(places.1, names.1), catalog)
        guard isDrawn else { return scenery }
        let gone = comparison.removed.map { (kind: $0.kind, address: $0.address) }
        let come = comparison.added.map { (kind: $0.kind, address: $0.address) }
        let here = comparison.changed.map { (kind: $0.resource.kind, address: $0.resource.address) }
        let there = comparison.changed.map { (kind: $0.resource.kind, address: $0.wantedAddress) }
        let seen = Scenery.seen(in: gone + come + here + there, catalog)
        try scenery.present.see(seen, in: present, catalog)
        try scenery.wanted.see(seen, in: wanted, catalog)
        return scenery
    }

    private func moment(_ state: OpenState, _ name: StateName) -> UTCTime? {
        if case .export = name { return nil }
        return state.snapshot.at
    }
}
