import Catalog
package import Diffing
package import Store

/// Counts what a snapshot changed, wherever a command says so, in the one way in which `history` and `diff` count: by meaning. What
/// the service sets on its own is no change, and what came back under another id is what it was.
package struct SnapshotCounting {
    private let reader: SnapshotReader
    private let book: RuleBook

    package init(_ reader: SnapshotReader, _ book: RuleBook) {
        self.reader = reader
        self.book = book
    }

    /// Since the one before it; for the first all that there is. So many at once that they would have to be held in memory are
    /// counted as the store has recorded them, by ids; so is what can't be read any more, which `check` and `diff` speak of.
    package func changes(in snapshot: SnapshotInfo, after previous: SnapshotInfo?) throws -> SnapshotInfo.Changes {
        try Self.counts(comparison(of: snapshot, after: previous)) ?? snapshot.changes
    }

    /// What is counted, one by one; nil for what is counted as the store has recorded it.
    func comparison(of snapshot: SnapshotInfo, after previous: SnapshotInfo?) throws -> Comparison? {
        let recorded = snapshot.changes
        guard let previous, recorded.added + recorded.changed + recorded.removed <= Self.most else { return nil }
        do {
            return try Differ.compare(reader.contrast(of: snapshot, after: previous), book: book)
        } catch is DecayedBody {
            return nil
        }
    }

    /// The same for a snapshot by itself.
    package func changes(in snapshot: SnapshotInfo) throws -> SnapshotInfo.Changes {
        try changes(in: snapshot, after: before(snapshot))
    }

    /// The snapshot that one is compared with; nil for a site's first.
    func before(_ snapshot: SnapshotInfo) throws -> SnapshotInfo? {
        try reader.snapshots(of: snapshot.site).last { $0.number < snapshot.number }
    }

    static func counts(_ comparison: Comparison?) -> SnapshotInfo.Changes? {
        comparison.map { comparison in
            let counts = comparison.counts
            return SnapshotInfo.Changes(added: counts.added, changed: counts.changed, removed: counts.removed)
        }
    }

    private static let most = 10_000
}
