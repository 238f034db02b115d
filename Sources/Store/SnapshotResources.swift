package import Catalog
import SQLite
import Wire

extension SnapshotReader {
    /// The resources of a snapshot in the byte order of their addresses (twins in that of their paths), one at a time.
    ///
    /// The end is only reached if they are exactly those that the crawl recorded.
    package func resources(in number: Int) throws(StoreError) -> SnapshotCursor {
        let snapshot = try selection(of: number)
        return try StoreError.about(path) { () throws(SQLiteError) in
            let cursor = try database.cursor(Self.visible + Self.order, snapshot.site, snapshot.number)
            return SnapshotCursor(cursor, path, proving: snapshot)
        }
    }

    /// The resources at and below an address, in the same order.
    package func resources(in number: Int, below root: String) throws(StoreError) -> SnapshotCursor {
        let snapshot = try selection(of: number)
        return try StoreError.about(path) { () throws(SQLiteError) in
            // The byte after '/' is '0': what stands below an address lies between the two.
            let below = """
                 AND v.address >= ?3 AND v.address < ?3 || '0' AND (v.address = ?3 OR v.address > ?3 || '/')
                """
            let cursor = try database.cursor(
                Self.visible + below + Self.order, snapshot.site, snapshot.number, .text(root))
            return SnapshotCursor(cursor, path, proving: nil)
        }
    }

    /// The resources of a snapshot in the same order, without their bodies: `raw` is empty and the end proves nothing.
    package func heads(in number: Int) throws(StoreError) -> SnapshotCursor {
        let snapshot = try selection(of: number)
        return try StoreError.about(path) { () throws(SQLiteError) in
            let cursor = try database.cursor(Self.visibleHeads + Self.order, snapshot.site, snapshot.number)
            return SnapshotCursor(cursor, path, proving: nil)
        }
    }

    /// Hands each resource of a snapshot to `body`, in the order of `resources(in:)`.
    package func forEach(in number: Int, _ body: (StoredResource) throws -> Void) throws {
        let cursor = try resources(in: number)
        while let resource = try cursor.next() { try body(resource) }
    }

    /// The resource of that address; nil if the snapshot has none.
    package func resource(at address: String, in number: Int) throws(StoreError) -> StoredResource? {
        let snapshot = try selection(of: number)
        return try StoreError.about(path) { () throws(SQLiteError) in
            try database.first(
                Self.visible + " AND v.address = ?3" + Self.order, snapshot.site, snapshot.number, .text(address)
            ) { (row) throws(SQLiteError) in try Self.resource(row, path) }
        }
    }

    /// Every version of whatever had that address at some time, oldest first: a resource that was renamed keeps its
    /// history, and one that was made anew with another id stands in it too.
    package func history(of address: String, on site: String) throws(StoreError) -> [StoredVersion] {
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.rows(Self.versions, .text(site), .text(address)) { (row) throws(SQLiteError) in
                var last: StoredVersion.Moment?
                if let number = try row.optionalInteger(8) {
                    last = StoredVersion.Moment(snapshot: Int(number), at: try row.optionalText(9) ?? "")
                }
                return StoredVersion(
                    resource: try Self.resource(row, path),
                    first: StoredVersion.Moment(snapshot: Int(try row.integer(6)), at: try row.text(7)), last: last)
            }
        }
    }

    static func resource(_ row: borrowing Row, _ store: String) throws(SQLiteError) -> StoredResource {
        guard let digest = Digest(bytes: try row.bytes(4)) else { throw .mismatch("a digest of another length") }
        return StoredResource(
            kind: try row.text(0), path: try row.text(1), id: try row.optionalText(2), address: try row.text(3),
            raw: try row.bytes(5), record: StoredResource.Record(digest: digest, file: store))
    }

    private static let visible = """
        SELECT p.kind, p.path || v.item, v.resource, v.address, c.digest, c.body
        FROM version v INDEXED BY version_address
        CROSS JOIN place p ON p.id = v.place CROSS JOIN content c ON c.id = v.content
        WHERE \(isVisible)
        """

    /// The pages that bodies fill are not touched.
    private static let visibleHeads = """
        SELECT p.kind, p.path || v.item, v.resource, v.address, zeroblob(32), x''
        FROM version v INDEXED BY version_address CROSS JOIN place p ON p.id = v.place
        WHERE \(isVisible)
        """

    /// What snapshot ?2 of site ?1 saw: versions of its time, in places it read completely or seen one by one.
    private static let isVisible = """
        v.site = ?1 AND v.first <= ?2 AND (v.last IS NULL OR v.last >= ?2)
            AND (v.place IN (SELECT q.place FROM coverage q WHERE q.state = 'complete' AND q.first <= ?2
                    AND (q.last IS NULL OR q.last >= ?2))
                OR EXISTS (SELECT 1 FROM sighting g
                    WHERE g.snapshot = ?2 AND g.place = v.place AND g.version = v.id))
        """

    private static let order = " ORDER BY v.address, p.path || v.item"

    private static let versions = """
        SELECT p.kind, p.path || v.item, v.resource, v.address, c.digest, c.body, v.first, f.at, v.last, l.at
        FROM (
            SELECT DISTINCT a.place, a.item
            FROM site CROSS JOIN version a INDEXED BY version_address ON a.site = site.id
            WHERE site.name = ?1 AND site.purpose = 'backup' AND a.address = ?2) named
        CROSS JOIN version v ON v.place = named.place AND v.item = named.item
        JOIN place p ON p.id = v.place JOIN content c ON c.id = v.content
        JOIN snapshot f ON f.number = v.first AND f.state = 'finished' LEFT JOIN snapshot l ON l.number = v.last
        ORDER BY v.first, p.path || v.item
        """
}

/// Resources one at a time, for merging two snapshots. Sees one state of the store from the first to the last.
package final class SnapshotCursor {
    private let cursor: Cursor
    private let path: String
    private let expected: SnapshotSelection?
    private var digest = Digest.zero
    private var count: Int64 = 0

    init(_ cursor: Cursor, _ path: String, proving expected: SnapshotSelection?) {
        self.cursor = cursor
        self.path = path
        self.expected = expected
    }

    /// The next resource, nil behind the last.
    package func next() throws(StoreError) -> StoredResource? {
        let next = try StoreError.about(path) { () throws(SQLiteError) in
            try cursor.next { (row) throws(SQLiteError) in try SnapshotReader.resource(row, path) }
        }
        guard let next else {
            if let expected, expected.digest != digest || expected.count != count {
                throw .damaged(path: path, reason: "a snapshot's resources are not those that were recorded")
            }
            return nil
        }
        if expected != nil { digest = digest &+ SetDigest.member(next) }
        count += 1
        return next
    }
}
