package import Catalog
import Keeping
import SQLite
package import Wire

/// Reads snapshots. Belongs to the task that opened it; open another one to read elsewhere at the same time.
///
/// Snapshots that did not finish do not exist here.
package struct SnapshotReader {
    package let path: String
    let database: Database

    /// Opens a store that is there already.
    package init(_ path: String) throws(StoreError) {
        let database = try StoreError.about { () throws(KeepingError) in try KeptFile(path, .store).openForReading() }
        self.init(database, path: path)
    }

    init(_ database: Database, path: String) {
        self.database = database
        self.path = path
    }

    /// The sites that the store has snapshots or names of, by name.
    package func sites(for purpose: Purpose = .backup) throws(StoreError) -> [SiteInfo] {
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.unprovedRecords(SiteRecord.self, "WHERE purpose = ? ORDER BY name", .text(purpose.rawValue))
                .map { SiteInfo(name: $0.name, url: $0.url) }
        }
    }

    /// All snapshots for one purpose, or those of one site, oldest first.
    package func snapshots(of site: String? = nil, for purpose: Purpose = .backup) throws(StoreError) -> [SnapshotInfo]
    {
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.rows(
                SnapshotInfo.query
                    + " AND site.purpose = ?2 AND (?1 IS NULL OR site.name = ?1) ORDER BY s.number",
                .text(optional: site), .text(purpose.rawValue), read: SnapshotInfo.init)
        }
    }

    /// The backup of that number.
    /// - Throws: `readForPlan` if a plan read it: that has a number, but no name.
    package func snapshot(_ number: Int) throws(StoreError) -> SnapshotInfo {
        let found = try StoreError.about(path) { () throws(SQLiteError) in try snapshot(row: Int64(number)) }
        guard let found else { throw .unknownSnapshot(number) }
        guard found.purpose == .backup else { throw .readForPlan(number) }
        return found
    }

    /// The last complete snapshot of the whole site; if there is none, the last complete one of a part of it.
    /// - Parameter day: only those taken by the end of that day count: `2026-11-20`, in UTC.
    package func latest(_ site: String, onDay day: String? = nil) throws(StoreError) -> SnapshotInfo? {
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.first(
                SnapshotInfo.query
                    + """
                     AND site.purpose = 'backup' AND site.name = ?1 AND s.complete AND (?2 IS NULL OR substr(s.at, 1, 10) <= ?2)
                    ORDER BY s.partial, s.number DESC
                    """, .text(site), .text(optional: day), read: SnapshotInfo.init)
        }
    }

    /// When the newest crawl began that read all it was to read of the whole site, whether anything had changed or not.
    package func newestCheck(_ site: String) throws(StoreError) -> UTCTime? {
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.first(
                """
                SELECT max(max(s.at), coalesce(max(k.at), '')) AS at FROM snapshot s JOIN site ON site.id = s.site
                LEFT JOIN checked k ON k.snapshot = s.number
                WHERE site.name = ? AND site.purpose = 'backup' AND s.state = 'finished' AND s.complete AND NOT s.partial
                """, .text(site)
            ) { (row) throws(SQLiteError) in try row.optionalMoment("at", of: "the newest check") } ?? nil
        }
    }

    /// What the crawl read and what it did not, by path.
    package func coverage(of number: Int) throws(StoreError) -> [Coverage] {
        let snapshot = try selection(of: number)
        return try StoreError.about(path) { () throws(SQLiteError) in
            try database.rows(Self.coverage, snapshot.site, snapshot.number, read: Coverage.init)
        }
    }

    /// A row that a decayed page hides would look like a place that nobody had asked for. The resources show by a digest that
    /// none lacks; of these tables, which are small, SQLite can tell.
    func proveCoverage() throws(StoreError) {
        try StoreError.about(path) { () throws(SQLiteError) in
            for question in ["PRAGMA integrity_check(place)", "PRAGMA integrity_check(coverage)"] {
                let found = try database.first(question) { (row) throws(SQLiteError) in try row.text(0) }
                guard let found, found.isIdentical(to: "ok") else {
                    throw .mismatch(
                        "what its snapshots read is not as it was written: \(found ?? "nothing tells of it")")
                }
            }
        }
    }

    /// The names learnt for ids of one kind made elsewhere, by id.
    /// - Parameter purpose: of the snapshots that they were learnt with.
    package func lookups(
        of site: String, kind: String, for purpose: Purpose = .backup
    ) throws(StoreError) -> [Lookup] {
        try allLookups(of: site, for: purpose, only: kind)
    }

    /// What is kept of things made elsewhere, of one kind or of all, by kind and id.
    func allLookups(
        of site: String, for purpose: Purpose, only kind: String? = nil
    ) throws(StoreError) -> [Lookup] {
        let records = try StoreError.about(path) { () throws(SQLiteError) in
            try database.records(
                LookupRecord.self,
                """
                WHERE site = (SELECT id FROM site WHERE name = ?1 AND purpose = ?2) AND (?3 IS NULL OR kind = ?3)
                ORDER BY kind, id
                """, .text(site), .text(purpose.rawValue), .text(optional: kind))
        }
        var all: [Lookup] = []
        for record in records {
            let body = try parse(Array(record.body.utf8), of: record.id)
            all.append(Lookup(kind: record.kind, id: record.id, body: body))
        }
        return all
    }

    func parse(_ body: [UInt8], of what: String) throws(StoreError) -> JSONValue {
        do throws(JSONError) {
            return try JSONValue(parsing: body, nesting: .max)
        } catch {
            throw .damaged(path: path, reason: "the body of '\(what)' is \(error)")
        }
    }
}

extension SnapshotReader {
    func snapshot(row number: Int64) throws(SQLiteError) -> SnapshotInfo? {
        try database.first(SnapshotInfo.query + " AND s.number = ?", .integer(number), read: SnapshotInfo.init)
    }

    func newest(ofSite row: Int64) throws(SQLiteError) -> SnapshotInfo? {
        try database.first(
            SnapshotInfo.query + " AND s.site = ? ORDER BY s.number DESC", .integer(row), read: SnapshotInfo.init)
    }

    private static let coverage = """
        SELECT p.kind, p.path, q.state,
            CASE q.state WHEN 'complete' THEN
                (SELECT count(*) FROM version v WHERE v.place = p.id AND \(Condition.holds("v", at: "?2")))
            ELSE (SELECT count(*) FROM sighting g WHERE g.snapshot = ?2 AND g.place = p.id) END AS count,
            q.reason
        FROM place p JOIN coverage q ON q.place = p.id
        WHERE p.site = ?1 AND \(Condition.holds("q", at: "?2"))
        ORDER BY p.path, p.kind
        """
}
