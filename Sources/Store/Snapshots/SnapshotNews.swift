package import Catalog
import SQLite
import Wire

/// What one crawl found that the store did not know of the site before.
///
/// Other than between two snapshots that read alike, what a crawl did not read is neither gone in it nor new in the
/// next one: a version stays open over the crawls that left its place out.
package struct SnapshotNews: Sendable {
    /// As it was known, of what ended or was replaced.
    package let present: [StoredResource]
    /// As this crawl saw it.
    package let wanted: [StoredResource]
    /// How far each place had been read before, at the best.
    package let presentCoverage: [Coverage]
    /// How far this crawl read each place.
    package let wantedCoverage: [Coverage]
}

extension SnapshotReader {
    /// - Parameter previous: the snapshot of the same site that was taken before, complete or not.
    package func news(in snapshot: SnapshotInfo, after previous: SnapshotInfo) throws(StoreError) -> SnapshotNews {
        let site = try selection(of: snapshot.number).site
        let (low, high) = (Value.integer(Int64(previous.number)), Value.integer(Int64(snapshot.number)))
        return try StoreError.about(path) { () throws(SQLiteError) in
            SnapshotNews(
                present: try resources(VersionEnds.ended, site, low, high),
                wanted: try resources(VersionEnds.begun, site, low, high),
                presentCoverage: try best(readUntil: low, of: site), wantedCoverage: try states(at: high, of: site))
        }
    }

    /// The resources of the versions that a condition picks.
    func resources(
        _ condition: String, _ site: Value, _ low: Value, _ high: Value
    ) throws(SQLiteError) -> [StoredResource] {
        try database.rows("SELECT \(StoredResource.columns) \(condition)", site, low, high) {
            (row) throws(SQLiteError) in try StoredResource(row, in: path)
        }
    }

    /// How many crawls found nothing changed since each of a site's snapshots, by the snapshot's number.
    package func quietNights(of site: String) throws(StoreError) -> [Int: Int] {
        let rows = try StoreError.about(path) { () throws(SQLiteError) in
            try database.rows(
                """
                SELECT k.snapshot, count(*) AS nights FROM checked k JOIN snapshot s ON s.number = k.snapshot
                JOIN site ON site.id = s.site WHERE site.name = ? AND site.purpose = 'backup' GROUP BY k.snapshot
                """, .text(site)
            ) { (row) throws(SQLiteError) in (Int(try row.integer("snapshot")), Int(try row.integer("nights"))) }
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    private func states(at number: Value, of site: Value) throws(SQLiteError) -> [Coverage] {
        try database.rows(
            Self.coverage + " AND " + Condition.holds("q", at: "?2"), site, number, read: Coverage.init)
    }

    /// Complete if any snapshot up to that one read it so, else as the newest of them has it.
    private func best(readUntil number: Value, of site: Value) throws(SQLiteError) -> [Coverage] {
        let rows = try database.rows(
            Self.coverage + " AND q.first <= ?2 ORDER BY q.first", site, number, read: Coverage.init)
        var best: [String: Coverage] = [:]
        for row in rows where best[row.path]?.state != .complete { best[row.path] = row }
        return best.values.sorted { $0.path < $1.path }
    }

    /// What was counted in the places does not matter here.
    private static let coverage = """
        SELECT p.kind, p.path, q.state, 0 AS count, q.reason
        FROM place p JOIN coverage q ON q.place = p.id WHERE p.site = ?1
        """
}
