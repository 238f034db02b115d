package import Catalog
import SQLite
import Wire

/// Reads snapshots. Belongs to the task that opened it; open another one to read elsewhere at the same time.
///
/// Snapshots that did not finish do not exist here.
package struct SnapshotReader {
    package let path: String
    let database: Database

    /// Opens a store that is there already.
    package init(_ path: String) throws(StoreError) {
        self.init(try StoreFile.openForReading(at: path), path: path)
    }

    init(_ database: Database, path: String) {
        self.database = database
        self.path = path
    }

    /// The sites that the store has snapshots or names of, by name.
    package func sites(for purpose: Purpose = .backup) throws(StoreError) -> [SiteInfo] {
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.rows(
                "SELECT name, url FROM site WHERE purpose = ? ORDER BY name", .text(purpose.rawValue)
            ) { (row) throws(SQLiteError) in SiteInfo(name: try row.text(0), url: try row.text(1)) }
        }
    }

    /// All snapshots for one purpose, or those of one site, oldest first.
    package func snapshots(of site: String? = nil, for purpose: Purpose = .backup) throws(StoreError) -> [SnapshotInfo]
    {
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.rows(
                Self.snapshotColumns
                    + " AND site.purpose = ?2 AND (?1 IS NULL OR site.name = ?1) ORDER BY s.number",
                .text(optional: site), .text(purpose.rawValue), read: Self.snapshot)
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
                Self.snapshotColumns
                    + """
                     AND site.purpose = 'backup' AND site.name = ?1 AND s.complete AND (?2 IS NULL OR substr(s.at, 1, 10) <= ?2)
                    ORDER BY s.partial, s.number DESC
                    """, .text(site), .text(optional: day), read: Self.snapshot)
        }
    }

    /// When the newest crawl began that read all it was to read of the whole site, whether anything had changed or not.
    package func newestCheck(_ site: String) throws(StoreError) -> String? {
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.first(
                """
                SELECT max(max(s.at), coalesce(max(k.at), '')) FROM snapshot s JOIN site ON site.id = s.site
                LEFT JOIN checked k ON k.snapshot = s.number
                WHERE site.name = ? AND site.purpose = 'backup' AND s.state = 'finished' AND s.complete AND NOT s.partial
                """, .text(site)
            ) { (row) throws(SQLiteError) in try row.optionalText(0) } ?? nil
        }
    }

    /// What the crawl read and what it did not, by path.
    package func coverage(of number: Int) throws(StoreError) -> [Coverage] {
        let snapshot = try selection(of: number)
        return try StoreError.about(path) { () throws(SQLiteError) in
            try database.rows(Self.coverageColumns, snapshot.site, snapshot.number) {
                (row) throws(SQLiteError) in
                guard let state = Coverage.State(rawValue: try row.text(2)) else {
                    throw .mismatch("a state of coverage that is none: '\(try row.text(2))'")
                }
                return Coverage(
                    kind: try row.text(0), path: try row.text(1), state: state, count: Int(try row.integer(4)),
                    reason: try row.optionalText(3))
            }
        }
    }

    /// The names learnt for ids of one kind made elsewhere, by id.
    /// - Parameter purpose: of the snapshots that they were learnt with.
    package func lookups(
        of site: String, kind: String, for purpose: Purpose = .backup
    ) throws(StoreError) -> [Lookup] {
        let rows = try StoreError.about(path) { () throws(SQLiteError) in
            try database.rows(
                """
                SELECT k.site, k.kind, k.id, k.body, k.seen, k.changed, k.seal FROM lookup k
                JOIN site ON site.id = k.site
                WHERE site.name = ? AND k.kind = ? AND site.purpose = ? ORDER BY k.id
                """, .text(site), .text(kind), .text(purpose.rawValue)
            ) { (row) throws(SQLiteError) in
                try row.proveSeal(of: "the name kept for '\(kind)/\(try row.text(2))'")
                return (id: try row.text(2), body: try row.bytes(3))
            }
        }
        var all: [Lookup] = []
        for row in rows { all.append(Lookup(kind: kind, id: row.id, body: try parse(row.body, of: row.id))) }
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

/// A finished snapshot in terms of rows.
struct SnapshotSelection {
    let site: Value
    let number: Value
    /// Nil if the file is damaged.
    let digest: Digest?
    let count: Int64
}

/// A site as the store knows it.
package struct SiteInfo: Hashable, Sendable {
    package let name: String
    package let url: String
}

extension SnapshotReader {
    func snapshot(row number: Int64) throws(SQLiteError) -> SnapshotInfo? {
        try database.first(Self.snapshotColumns + " AND s.number = ?", .integer(number), read: Self.snapshot)
    }

    func newest(ofSite row: Int64) throws(SQLiteError) -> SnapshotInfo? {
        try database.first(
            Self.snapshotColumns + " AND s.site = ? ORDER BY s.number DESC", .integer(row), read: Self.snapshot)
    }

    /// What picks a finished snapshot's rows, as the first two arguments of a statement, and what they should add up to.
    func selection(of number: Int) throws(StoreError) -> SnapshotSelection {
        let found = try StoreError.about(path) { () throws(SQLiteError) in
            try database.first(
                "SELECT site, digest, resources FROM snapshot WHERE number = ? AND state = 'finished'",
                .integer(Int64(number))
            ) { (row) throws(SQLiteError) in
                SnapshotSelection(
                    site: .integer(try row.integer(0)), number: .integer(Int64(number)),
                    digest: Digest(bytes: try row.bytes(1)), count: try row.integer(2))
            }
        }
        guard let found else { throw .unknownSnapshot(number) }
        return found
    }

    private static let snapshotColumns = """
        SELECT s.number, site.name, s.at, (SELECT max(k.at) FROM checked k WHERE k.snapshot = s.number), s.complete,
            s.partial, s.resources, s.added, s.changed, s.removed, s.requests, s.seconds, s.digest,
            site.purpose, s.kinds
        FROM snapshot s JOIN site ON site.id = s.site WHERE s.state = 'finished'
        """

    private static func snapshot(_ row: borrowing Row) throws(SQLiteError) -> SnapshotInfo {
        guard let digest = Digest(bytes: try row.bytes(12)) else { throw .mismatch("a digest of another length") }
        guard let purpose = Purpose(rawValue: try row.text(13)) else { throw .mismatch("a snapshot for no purpose") }
        return SnapshotInfo(
            number: Int(try row.integer(0)), site: try row.text(1), purpose: purpose, at: try row.text(2),
            checkedAt: try row.optionalText(3), isComplete: try row.flag(4), isPartial: try row.flag(5),
            resources: Int(try row.integer(6)),
            changes: SnapshotInfo.Changes(
                added: Int(try row.integer(7)), changed: Int(try row.integer(8)), removed: Int(try row.integer(9))),
            requests: Int(try row.integer(10)), seconds: try row.real(11), digest: digest,
            table: try row.optionalText(14))
    }

    private static let coverageColumns = """
        SELECT p.kind, p.path, q.state, q.reason,
            CASE q.state WHEN 'complete' THEN
                (SELECT count(*) FROM version v
                 WHERE v.place = p.id AND v.first <= ?2 AND (v.last IS NULL OR v.last >= ?2))
            ELSE (SELECT count(*) FROM sighting g WHERE g.snapshot = ?2 AND g.place = p.id) END
        FROM place p JOIN coverage q ON q.place = p.id
        WHERE p.site = ?1 AND q.first <= ?2 AND (q.last IS NULL OR q.last >= ?2)
        ORDER BY p.path, p.kind
        """
}
