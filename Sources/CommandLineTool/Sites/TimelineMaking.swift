import Catalog
import Diffing
import Store
import Wire

/// Makes the timeline of a site from what the store has of it.
struct TimelineMaking {
    let reader: SnapshotReader
    let site: String
    var selection = Selection.everything
    /// Only nights from this day on, and only those up to this one, UTC. The first of them is still compared with the
    /// night before it.
    var since: CalendarDay?
    var until: CalendarDay?

    func timeline() throws -> Timeline {
        let quiet = try reader.quietNights(of: site)
        let comparer = SnapshotComparer(reader, selection: selection)
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
                    comparison: try previous.map { try comparer.compare(snapshot, after: $0) }))
        }
        return Timeline(site: site, nights: nights)
    }

    private func isWanted(_ snapshot: SnapshotInfo) -> Bool {
        guard let day = CalendarDay(String(snapshot.at.prefix(10))) else { return true }
        return since.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true
    }
}
