package import Catalog
package import Diffing
import Wire

extension Report {
    /// What each night brought to a site.
    /// - Parameter isSelection: only a part of the site was asked about, so that nights which did not touch it say little.
    package init(
        _ timeline: Timeline, isSelection: Bool = false, scenery: Scenery = Scenery(), frame: Frame = Frame(),
        _ catalog: Catalog
    ) {
        subject = .timeline(site: timeline.site, isSelection: isSelection)
        groups = []
        self.scenery = scenery
        self.frame = frame
        known = KnownNames(catalog)
        let (naming, order) = (NamedFields(scenery), Order(catalog))
        var gaps: [Notice] = []
        // The newest first: that is what people look for.
        for night in timeline.nights.reversed() {
            let changes = night.comparison.map { Self.changes($0, Bodies(), naming, catalog) } ?? []
            if !changes.isEmpty {
                groups.append(
                    Group(
                        title: ["snapshot \(night.snapshot)", night.at.dayAndMinute],
                        changes: order.sorted(Self.folded(changes))))
            }
            gaps += Self.gaps(night)
        }
        totals = Totals(.timeline)
        totals = Totals(.timeline, of: changes)
        var group = groups.count
        for night in timeline.nights {
            if night.counts.total > 0 { group -= 1 }
            nights.append(Night(night, group: night.counts.total > 0 ? group : nil))
        }
        add(.gaps, gaps)
    }

    private static func gaps(_ night: Timeline.Night) -> [Notice] {
        if !night.isComplete, night.unread.isEmpty {
            return [.gap(snapshot: night.snapshot, at: night.at, place: nil)]
        }
        return night.unread.map { .gap(snapshot: night.snapshot, at: night.at, place: $0) }
    }
}

extension Report.Night {
    fileprivate init(_ night: Timeline.Night, group: Int?) {
        self.init(
            snapshot: night.snapshot, at: night.at, quietNights: night.quietNights,
            isFirst: night.comparison == nil, isComplete: night.isComplete, isPartial: night.isPartial,
            resources: night.resources, counts: night.counts, kinds: night.kinds, unread: night.unread,
            group: group)
    }
}
