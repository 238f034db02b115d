import Catalog
import Diffing
import Store
import Wire

/// Compares snapshots of one site by looking only at what they don't share, which is little however large the site is.
struct SnapshotComparer {
    private let reader: SnapshotReader
    private let selection: Selection
    private let book = RuleBook(.liveChat)

    init(_ reader: SnapshotReader, selection: Selection = .everything) {
        self.reader = reader
        self.selection = selection
    }

    /// What would have to change in the one for it to become the other; nil where what they don't share says too little.
    func compare(present: SnapshotInfo, wanted: SnapshotInfo) throws -> Comparison? {
        guard let changes = try reader.changes(from: present, to: wanted) else { return nil }
        return try Differ.compare(
            changedOf: state(present, changes.present, changes.coverage),
            and: state(wanted, changes.wanted, changes.coverage), unchanged: changes.shared,
            selection: selection, book: book)
    }

    /// What a snapshot found that was not known of the site before. Where a crawl was to read only a part, or could not
    /// read all of it, the rest is compared with what an earlier one saw.
    func compare(_ snapshot: SnapshotInfo, after previous: SnapshotInfo) throws -> Comparison {
        if let comparison = try compare(present: previous, wanted: snapshot) { return comparison }
        let news = try reader.news(in: snapshot, after: previous)
        return try Differ.compare(
            present: state(previous, news.present, news.presentCoverage),
            wanted: state(snapshot, news.wanted, news.wantedCoverage), selection: selection, book: book)
    }

    private func state(
        _ snapshot: SnapshotInfo, _ resources: [StoredResource], _ coverage: [Coverage]
    ) throws -> MemoryState {
        // On one site an id means itself, but for those that stand in for one that an import did not have.
        let lookups = try reader.lookups(of: snapshot.site, for: snapshot.purpose).filter { _, bodies in
            bodies.contains { Resource.id(of: $0).map(StandInID.isOne) == true }
        }
        return MemoryState(
            origin: Origin(
                label: "\(snapshot.site)@\(snapshot.number)", site: snapshot.site, snapshot: snapshot.number),
            resources: resources, coverage: coverage, lookups: lookups)
    }
}
