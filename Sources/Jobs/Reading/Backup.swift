package import Catalog
import Configuring
import Crawling
import Store
import Wire

/// Reads a site into the store as a snapshot.
package struct Backup: Sendable {
    package let session: Session
    /// What of the site is read.
    package var selection = Selection.everything
    /// Ask for children that stand in their parents, too.
    package var isThorough = false
    /// Kinds that a person says are gone from the site for good.
    package var accepted: Set<String> = []
    /// The site is another account from now on.
    package var isAnew = false

    package init(of session: Session) { self.session = session }

    /// What can't be restored from this snapshot and could be from the one before.
    private func newProblems(of result: SiteCrawl.Outcome, in reader: SnapshotReader) throws -> [Restorability] {
        guard let before = result.before else { return result.problems }
        // Only what has a problem now is looked up.
        let kinds = session.catalog
        var known: Set<Restorability> = []
        for address in Set(result.problems.map(\.address)) {
            guard let stored = try reader.resource(at: address, in: before.number), let kind = kinds[stored.kind] else {
                continue
            }
            known.formUnion(Restorability.problems(of: try stored.resource(), kind: kind, concerning: .restore))
        }
        return result.problems.filter { !known.contains($0) }
    }

    package func run() async throws -> SiteCrawl.Outcome {
        try await session.connected { connection in
            var crawl = SiteCrawl(
                session: session, connection: connection, selection: selection, isThorough: isThorough)
            // The site works on the first requests while the store is being opened.
            let opening = isAnew ? nil : crawl.open()
            defer { opening?.cancel() }
            let store = try session.workplace.store()
            let lock = try session.lock("backup \(session.name)")
            defer { withExtendedLifetime(lock) {} }
            if isAnew { try await session.beginAnew(in: store, over: connection) }
            crawl.knownKinds = try session.knownKinds(accepting: accepted)
            crawl.accounts = try session.accountCheck()
            var result = try await crawl.run(into: store, from: opening)
            try await store.learn(result.account, of: session.name, at: session.outside.moment)
            if !result.outcome.isUnchanged {
                let reader = try SnapshotReader(store.path)
                let counting = SnapshotCounting(reader, session.book)
                result.before = try counting.before(result.outcome.snapshot)
                result.comparison = try counting.comparison(of: result.outcome.snapshot, after: result.before)
                result.changes = SnapshotCounting.counts(result.comparison) ?? result.outcome.snapshot.changes
                result.newProblems = try newProblems(of: result, in: reader)
            }
            return result
        }
    }
}
