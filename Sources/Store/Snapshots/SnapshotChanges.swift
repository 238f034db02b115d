package import Catalog
import SQLite
import Wire

/// What two snapshots of one site do not share. Both know what is shared, so nothing else is read.
package struct SnapshotChanges: Sendable {
    /// Only in the one, as it is there.
    package let present: [StoredResource]
    /// Only in the other.
    package let wanted: [StoredResource]
    /// How many are the same version in both.
    package let shared: Int
    /// Every place that one of those stands in, and the collections above them; all read completely in both.
    package let coverage: [Coverage]
}

extension SnapshotReader {
    /// The versions that only one of two snapshots has; nil where that says too little: snapshots of two sites, or by two tables
    /// of kinds, of which one may lack a kind of the other, or a place that only one of them has read.
    package func changes(from present: SnapshotInfo, to wanted: SnapshotInfo) throws(StoreError) -> SnapshotChanges? {
        guard present.site.utf8.elementsEqual(wanted.site.utf8), present.purpose == wanted.purpose, !present.isPartial,
            !wanted.isPartial,
            present.isComplete, wanted.isComplete, present.table == wanted.table
        else { return nil }
        let isForward = present.number <= wanted.number
        let (low, high) = (
            Value.integer(Int64(min(present.number, wanted.number))),
            Value.integer(Int64(max(present.number, wanted.number)))
        )
        return try StoreError.about(path) { () throws(SQLiteError) in
            guard let site = try siteReadAlike(low, high) else { return nil }
            let ended = try resources(Self.ended, site, low, high)
            let begun = try resources(Self.begun, site, low, high)
            return SnapshotChanges(
                present: isForward ? ended : begun, wanted: isForward ? begun : ended,
                shared: (isForward ? present.resources - ended.count : wanted.resources - ended.count),
                coverage: try places(of: ended + begun, site))
        }
    }

    /// The site of two snapshots; nil if a place was left out, or not there, in only one of them.
    private func siteReadAlike(_ low: Value, _ high: Value) throws(SQLiteError) -> Value? {
        let site = try database.number(
            """
            SELECT s.site FROM snapshot s
            WHERE s.number = ?1 AND s.state = 'finished' AND NOT EXISTS (
                SELECT 1 FROM place p CROSS JOIN coverage q ON q.place = p.id
                WHERE p.site = s.site AND q.state <> 'complete'
                    AND (\(Condition.holds("q", at: "?1"))) <> (\(Condition.holds("q", at: "?2"))))
            """, low, high)
        return site.map(Value.integer)
    }

    private static let ended = VersionEnds.ended + " AND " + Condition.isSeen("v", by: "?2")
    private static let begun = VersionEnds.begun + " AND " + Condition.isSeen("v", by: "?3")

    /// The places that resources stand in, and those above them. What stands in a place was seen there, and both snapshots
    /// are complete, so each of these was read to its end.
    private func places(of resources: [StoredResource], _ site: Value) throws(SQLiteError) -> [Coverage] {
        var paths: Set<String> = []
        for resource in resources {
            var path = resource.path
            while !path.isEmpty, paths.insert(path).inserted { path = ResourcePath.parent(of: path) }
        }
        guard !paths.isEmpty else { return [] }
        return try database.rows(
            """
            SELECT p.kind, p.path, 'complete' AS state, 0 AS count, NULL AS reason FROM place p
            WHERE p.site = ?1 AND p.path IN (SELECT value FROM json_each(?2)) ORDER BY p.path, p.kind
            """, site, .text(JSONValue.array(paths.map(JSONValue.string)).written()), read: Coverage.init)
    }
}
