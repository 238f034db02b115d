import Catalog
import Configuring
import Exchange
package import Store
import Wire

extension Session {
    /// Takes an export into the store as a snapshot of this site, which need not be configured.
    /// - Parameter source: as somebody named it.
    package func take(
        _ file: ExportFile, from source: String
    ) async throws -> (outcome: CrawlOutcome, changes: SnapshotInfo.Changes) {
        let store = try workplace.store()
        let lock = try lock("import \(source)")
        defer { withExtendedLifetime(lock) {} }
        let reader = try workplace.reader()
        let known = try reader.latest(name).map { latest in
            try KnownSite(Snapshot(latest, in: reader), catalog)
        }
        let stored = try reader.sites().first { $0.name.isIdentical(to: name) }?.url
        let outcome = try await file.record(
            as: name, url: site?.url.description ?? stored ?? "", into: store, known: known, at: outside.moment)
        let counting = SnapshotCounting(try SnapshotReader(store.path), book)
        return (outcome, try counting.changes(in: outcome.snapshot))
    }
}
