import Catalog
package import Wire

/// What the nights of a site brought, oldest first. A night is a snapshot; those that found nothing changed are counted
/// with the snapshot that they confirmed.
package struct Timeline: Hashable, Sendable {
    package let site: String
    package let nights: [Night]

    package init(site: String, nights: [Night]) {
        self.site = site
        self.nights = nights
    }

    package struct Night: Hashable, Sendable {
        package let snapshot: Int
        /// When its crawl began.
        package let at: UTCTime
        /// When the last crawl began that found nothing changed since, if there was one.
        package let checkedAt: UTCTime?
        /// How many crawls found nothing changed since.
        package let quietNights: Int
        /// Nothing was forbidden, nothing failed.
        package let isComplete: Bool
        /// Not everything was asked for.
        package let isPartial: Bool
        package let resources: Int
        /// From what was known of the site before to what this night saw; nil for the first, which has nothing before it.
        package let comparison: Comparison?
        /// Places that it could not read, each with the reason.
        package let unread: [Difference.Unknown]

        package init(
            snapshot: Int, at: UTCTime, checkedAt: UTCTime?, quietNights: Int, isComplete: Bool, isPartial: Bool,
            resources: Int, comparison: Comparison?, unread: [Difference.Unknown] = []
        ) {
            self.snapshot = snapshot
            self.at = at
            self.checkedAt = checkedAt
            self.quietNights = quietNights
            self.isComplete = isComplete
            self.isPartial = isPartial
            self.resources = resources
            self.comparison = comparison
            self.unread = unread
        }
    }

    /// How many resources differ.
    package struct Counts: Hashable, Sendable {
        package var added = 0
        package var changed = 0
        package var removed = 0

        package init() {}

        package var total: Int { added + changed + removed }
    }

    package struct KindCounts: Hashable, Sendable {
        package let kind: String
        package let counts: Counts
    }

    /// The most that any of the nights brought.
    package var most: Int { nights.map(\.counts.total).max() ?? 0 }
}

extension Timeline.Night {
    /// By what resources mean: what the service sets on its own doesn't count.
    package var counts: Timeline.Counts { comparison?.counts ?? Timeline.Counts() }

    /// By kind, the most changed first.
    package var kinds: [Timeline.KindCounts] { comparison?.kinds ?? [] }
}

extension Comparison {
    package var counts: Timeline.Counts {
        var counts = Timeline.Counts()
        (counts.added, counts.changed, counts.removed) = (added.count, changed.count, removed.count)
        return counts
    }

    /// How many resources of each kind differ, the most changed kind first.
    package var kinds: [Timeline.KindCounts] {
        var byKind: [String: Timeline.Counts] = [:]
        for named in added { byKind[named.kind, default: .init()].added += 1 }
        for named in removed { byKind[named.kind, default: .init()].removed += 1 }
        for change in changed { byKind[change.resource.kind, default: .init()].changed += 1 }
        let all = byKind.map { Timeline.KindCounts(kind: $0.key, counts: $0.value) }
        return all.sorted { left, right in
            left.counts.total == right.counts.total
                ? left.kind.precedesByBytes(right.kind) : left.counts.total > right.counts.total
        }
    }
}
