package import Wire

/// What the store says of one finished crawl.
package struct SnapshotInfo: Hashable, Sendable {
    /// Differences to what the store knew of the site before.
    package struct Changes: Hashable, Sendable {
        package var added = 0
        /// Bodies that differ. A resource that only moved to another address is none of the three.
        package var changed = 0
        package var removed = 0

        package init(added: Int = 0, changed: Int = 0, removed: Int = 0) {
            self.added = added
            self.changed = changed
            self.removed = removed
        }
    }

    package let number: Int
    package let site: String
    package let purpose: Purpose
    /// When its crawl began: ISO 8601, UTC.
    package let at: String
    /// When the last crawl began that found nothing changed since, if there was one.
    package let checkedAt: String?
    /// Nothing was forbidden, nothing failed.
    package let isComplete: Bool
    /// Not everything was asked for.
    package let isPartial: Bool
    package let resources: Int
    package let changes: Changes
    package let requests: Int
    package let seconds: Double
    /// Of the set of resources it saw: equal for two snapshots of the same resources.
    package let digest: Digest
    /// The fingerprint of the table of kinds that it was read by; nil for snapshots of earlier versions.
    package let table: String?

    package init(
        number: Int, site: String, purpose: Purpose = .backup, at: String, checkedAt: String?, isComplete: Bool,
        isPartial: Bool, resources: Int,
        changes: Changes, requests: Int, seconds: Double, digest: Digest, table: String? = nil
    ) {
        self.number = number
        self.site = site
        self.purpose = purpose
        self.at = at
        self.checkedAt = checkedAt
        self.isComplete = isComplete
        self.isPartial = isPartial
        self.resources = resources
        self.changes = changes
        self.requests = requests
        self.seconds = seconds
        self.digest = digest
        self.table = table
    }
}

/// How a crawl ended in the store.
package struct CrawlOutcome: Hashable, Sendable {
    /// The crawl's own snapshot, or the previous one if nothing differs from it.
    package let snapshot: SnapshotInfo
    /// It saw what the previous one saw; only the time was written down.
    package let isUnchanged: Bool
}
