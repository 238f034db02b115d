package import Catalog
package import Diffing
package import Store
package import Wire

/// Makes the timeline of a site from what the store has of it.
/// Reads the store and nothing else.
package struct TimelineMaking {
    private let reader: SnapshotReader
    private let session: Session
    private var site: String { session.name }
    package var selection = Selection.everything
    /// Only nights from this day on, and only those up to this one, UTC. The first of them is still compared with the
    /// night before it.
    package var since: CalendarDay?
    package var until: CalendarDay?

    package init(_ session: Session, _ reader: SnapshotReader) {
        self.session = session
        self.reader = reader
    }

    package func timeline() throws -> Timeline {
        let quiet = try reader.quietNights(of: site)
        var nights: [Timeline.Night] = []
        var previous: SnapshotInfo?
        for snapshot in try reader.snapshots(of: site) {
            defer { previous = snapshot }
            guard isWanted(snapshot) else { continue }
            nights.append(
                Timeline.Night(
                    snapshot: snapshot.number, at: snapshot.at, checkedAt: snapshot.checkedAt,
                    quietNights: quiet[snapshot.number] ?? 0, isComplete: snapshot.isComplete,
                    isPartial: snapshot.isPartial, resources: snapshot.resources,
                    comparison: try previous.map {
                        try Differ.compare(
                            reader.contrast(of: snapshot, after: $0), selection: selection, book: session.book)
                    },
                    unread: try unread(in: snapshot)))
        }
        return Timeline(site: site, nights: nights)
    }

    /// What was asked about and the night could not read, or read by a table of kinds that knew more than this one.
    private func unread(in snapshot: SnapshotInfo) throws -> [Difference.Unknown] {
        guard !snapshot.isComplete || snapshot.table != session.catalog.fingerprint else { return [] }
        let gaps = try reader.coverage(of: snapshot.number).map { $0.read(by: session.catalog) }.filter(\.state.isGap)
        if gaps.isEmpty { return [] }
        let state = try Snapshot(snapshot, in: reader)
        let names = try PlaceNames(state)
        return gaps.compactMap { place in
            let address = names.address(of: place.path)
            guard selection.mayReach(address), session.places.locate(place.path)?.kind.isWritable ?? true else {
                return nil
            }
            return Difference.Unknown(address: address, reason: place.words(state.origin.label))
        }
    }

    /// What ids are called on the site now.
    package func scenery() throws -> Scenery {
        var scenery = Scenery()
        guard let latest = try reader.snapshots(of: site).last else { return scenery }
        scenery.present.names = try ThingNames(Snapshot(latest, in: reader), session.catalog)
        scenery.wanted.names = scenery.present.names
        return scenery
    }

    /// - Throws: for a selector that means nothing in any of the site's snapshots.
    package func checkSelection() throws {
        var search = SelectorSearch(selection)
        for snapshot in try reader.snapshots(of: site).reversed() where !search.isSettled {
            try search.look(through: Snapshot(snapshot, in: reader))
        }
        try search.check(in: [site])
    }

    private func isWanted(_ snapshot: SnapshotInfo) -> Bool {
        let day = snapshot.at.day
        return since.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true
    }
}
