/// How a crawl ended in the store.
package struct CrawlOutcome: Hashable, Sendable {
    /// The crawl's own snapshot, or the previous one if nothing differs from it.
    package let snapshot: SnapshotInfo
    /// It saw what the previous one saw; only the time was written down.
    package let isUnchanged: Bool
}
