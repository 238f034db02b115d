package import Catalog
import Keeping
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
    package func resources(in number: Int, below root: Address) throws(StoreError) -> SnapshotCursor {
        let snapshot = try selection(of: number)
        return try StoreError.about(path) { () throws(SQLiteError) in
            // The byte after '/' is '0': what stands below an address lies between the two.
            let below = """
                 AND v.address >= ?3 AND v.address < ?3 || '0' AND (v.address = ?3 OR v.address > ?3 || '/')
                """
            let cursor = try database.cursor(
                Self.visible + below + Self.order, snapshot.site, snapshot.number, .text(root.text))
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
    package func resource(at address: Address, in number: Int) throws(StoreError) -> StoredResource? {
        let snapshot = try selection(of: number)
        return try StoreError.about(path) { () throws(SQLiteError) in
            try database.first(
                Self.visible + " AND v.address = ?3" + Self.order, snapshot.site, snapshot.number, .text(address.text)
            ) { (row) throws(SQLiteError) in try StoredResource(row, in: path) }
        }
    }

    /// Every version of whatever had that address at some time, oldest first: a resource that was renamed keeps its
    /// history, and one that was made anew with another id stands in it too.
    package func history(of address: Address, on site: String) throws(StoreError) -> [StoredVersion] {
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.rows(Self.versions, .text(site), .text(address.text)) { (row) throws(SQLiteError) in
                var last: StoredVersion.Moment?
                if let number = try row.optionalInteger("last") {
                    last = StoredVersion.Moment(
                        snapshot: Int(number), at: try row.moment("last_at", of: "snapshot \(number)"))
                }
                let first = Int(try row.integer("first"))
                return StoredVersion(
                    resource: try StoredResource(row, in: path),
                    first: StoredVersion.Moment(
                        snapshot: first, at: try row.moment("first_at", of: "snapshot \(first)")),
                    last: last)
            }
        }
    }

    private static let visible = """
        SELECT \(StoredResource.columns)
        FROM version v INDEXED BY version_address
        CROSS JOIN place p ON p.id = v.place CROSS JOIN content c ON c.id = v.content
        WHERE v.site = ?1 AND \(Condition.isSeen("v", by: "?2"))
        """

    /// The pages that bodies fill are not touched.
    private static let visibleHeads = """
        SELECT p.kind, p.path || v.item AS path, v.resource, v.address, zeroblob(32) AS digest, x'' AS body
        FROM version v INDEXED BY version_address CROSS JOIN place p ON p.id = v.place
        WHERE v.site = ?1 AND \(Condition.isSeen("v", by: "?2"))
        """

    private static let order = " ORDER BY v.address, p.path || v.item"

    private static let versions = """
        SELECT \(StoredResource.columns), v.first, f.at AS first_at, v.last, l.at AS last_at
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

extension StoredResource {
    /// Of a version `v`, its place `p` and its content `c`.
    static let columns =
        "p.kind, p.path || v.item AS path, v.resource, v.address, c.digest, \(ContentRecord.whole) AS body"

    /// Of a row with these columns.
    /// - Parameter store: the file that holds it.
    init(_ row: borrowing Row, in store: String) throws(SQLiteError) {
        // By position, in the order of `columns`: a comparison does this for every resource of both sides.
        let (kind, path) = (try row.text(0), try row.text(1))
        let (id, address) = (try row.optionalText(2), try row.text(3))
        guard let digest = Digest(bytes: try row.bytes(4)) else { throw .mismatch("a digest of another length") }
        self.init(
            kind: kind, path: path, id: id, address: Address(address), raw: try row.bytes(5),
            record: Record(digest: digest, file: store))
    }
}
