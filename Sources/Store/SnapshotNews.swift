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
                present: try database.rows(Self.columns + Self.ended, site, low, high) { (row) throws(SQLiteError) in
                    try Self.resource(row, path)
                },
                wanted: try database.rows(Self.columns + Self.begun, site, low, high) { (row) throws(SQLiteError) in
                    try Self.resource(row, path)
                },
                presentCoverage: try best(readUntil: low, of: site), wantedCoverage: try states(at: high, of: site))
        }
    }

    /// How many crawls found nothing changed since each of a site's snapshots, by the snapshot's number.
    package func quietNights(of site: String) throws(StoreError) -> [Int: Int] {
        let rows = try StoreError.about(path) { () throws(SQLiteError) in
            try database.rows(
                """
                SELECT k.snapshot, count(*) FROM checked k JOIN snapshot s ON s.number = k.snapshot
                JOIN site ON site.id = s.site WHERE site.name = ? AND site.purpose = 'backup' GROUP BY k.snapshot
                """, .text(site)
            ) { (row) throws(SQLiteError) in (Int(try row.integer(0)), Int(try row.integer(1))) }
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    private func states(at number: Value, of site: Value) throws(SQLiteError) -> [Coverage] {
        try database.rows(
            Self.coverage + " AND q.first <= ?2 AND (q.last IS NULL OR q.last >= ?2)", site, number,
            read: Self.coverage)
    }

    /// Complete if any snapshot up to that one read it so, else as the newest of them has it.
    private func best(readUntil number: Value, of site: Value) throws(SQLiteError) -> [Coverage] {
        let rows = try database.rows(
            Self.coverage + " AND q.first <= ?2 ORDER BY q.first", site, number, read: Self.coverage)
        var best: [String: Coverage] = [:]
        for row in rows where best[row.path]?.state != .complete { best[row.path] = row }
        return best.values.sorted { $0.path < $1.path }
    }

    private static func coverage(_ row: borrowing Row) throws(SQLiteError) -> Coverage {
        guard let state = Coverage.State(rawValue: try row.text(2)) else {
            throw .mismatch("a state of coverage that is none: '\(try row.text(2))'")
        }
        return Coverage(
            kind: try row.text(0), path: try row.text(1), state: state, reason: try row.optionalText(3))
    }

    private static let coverage = """
        SELECT p.kind, p.path, q.state, q.reason FROM place p JOIN coverage q ON q.place = p.id WHERE p.site = ?1
        """

    private static let columns = "SELECT p.kind, p.path || v.item, v.resource, v.address, c.digest, c.body "

    private static let ended = """
        FROM version v INDEXED BY version_last
        CROSS JOIN place p ON p.id = v.place CROSS JOIN content c ON c.id = v.content
        WHERE v.site = ?1 AND v.last IS NOT NULL AND v.last >= ?2 AND v.last < ?3 AND v.first <= ?2
        """

    private static let begun = """
        FROM version v INDEXED BY version_first
        CROSS JOIN place p ON p.id = v.place CROSS JOIN content c ON c.id = v.content
        WHERE v.site = ?1 AND v.first > ?2 AND v.first <= ?3 AND (v.last IS NULL OR v.last >= ?3)
        """
}
