import Catalog
import Keeping
import SQLite
import Wire

/// What one crawl has seen so far, and the writing of it.
///
/// A resource that is as the store knows it costs a bit in memory and no write. Others are written as versions that begin
/// with this crawl's snapshot, in batches, while the versions they replace stay as they are: until `finish` has closed
/// those in one transaction, a crash leaves nothing but a snapshot marked `running` and rows that only it would see.
struct CrawlRecorder {
    let database: Database
    let site: Int64
    let purpose: Purpose
    let at: UTCTime
    /// The site's last finished snapshot for the same purpose.
    let previous: SnapshotInfo?
    /// The fingerprint of the table of kinds that the site is read by.
    let table: String?

    /// The running snapshot's number, once there was something to write.
    var number: Int64?
    var places: [Place: Int64] = [:]
    /// Places of which resources came.
    var touched: Set<Place> = []
    /// Versions found as they were.
    var seen = RowSet()
    /// Versions that a new one replaces.
    var replaced = RowSet()
    var digest = Digest.zero
    var resources = 0
    var changes = SnapshotInfo.Changes()

    /// Bytes that may be pending.
    private let batch: Int
    private var pending: [PendingVersion] = []
    private var pendingKeys: Set<PendingVersion.Key> = []
    private var pendingBytes = 0

    init(
        database: Database, site: Int64, purpose: Purpose, at: UTCTime, previous: SnapshotInfo?, table: String?,
        batch: Int
    ) {
        self.database = database
        self.site = site
        self.purpose = purpose
        self.at = at
        self.previous = previous
        self.table = table
        self.batch = batch
    }

    /// Takes down what was read at one place. A resource that comes twice, as lists do that change while they are paged
    /// through, counts the first time.
    mutating func record(_ page: [(item: String, resource: Resource)], in place: Place) throws(SQLiteError) {
        touched.insert(place)
        try database.transaction(.reading) { () throws(SQLiteError) in
            for (item, resource) in page { try record(resource, item, in: place) }
        }
        if pendingBytes >= batch { try flush() }
    }

    private mutating func record(_ resource: Resource, _ item: String, in place: Place) throws(SQLiteError) {
        let key = PendingVersion.Key(place: place, item: item)
        guard !pendingKeys.contains(key) else { return }
        let content = Digest(ofBody: resource.body)
        let open = try openVersion(of: item, in: place)
        if let open {
            if let number, open.first == number { return }
            let isSame = open.content == content
            if isSame, open.address.isIdentical(to: resource.address.text), open.isID(resource.id) {
                guard seen.insert(open.row) else { return }
                return count(resource, content)
            }
            replaced.insert(open.row)
            if !isSame { changes.changed += 1 }
        } else {
            changes.added += 1
        }
        count(resource, content)
        let body = resource.body.written(.compact)
        pending.append(
            PendingVersion(
                key: key, id: resource.id, address: resource.address.text, content: content, body: body,
                predecessor: open?.contentRow))
        pendingKeys.insert(key)
        pendingBytes += body.utf8.count + resource.address.text.utf8.count + 300
    }

    private mutating func count(_ resource: Resource, _ content: Digest) {
        resources += 1
        digest =
            digest
            &+ SetDigest.member(
                kind: resource.kind, path: resource.path, id: resource.id, address: resource.address.text,
                content: content)
    }

    /// The version of a resource that nothing has ended yet; this crawl's own if there is one.
    private mutating func openVersion(of item: String, in place: Place) throws(SQLiteError) -> OpenVersion? {
        guard let row = try find(place) else { return nil }
        return try database.first(
            """
            SELECT v.id, v.first, v.resource, v.address, v.content, c.digest FROM version v JOIN content c ON c.id = v.content
            WHERE v.place = ? AND v.item = ? AND v.last IS NULL ORDER BY v.first DESC
            """, .integer(row), .text(item)
        ) { (row) throws(SQLiteError) in try OpenVersion(row) }
    }

    private mutating func find(_ place: Place) throws(SQLiteError) -> Int64? {
        if let known = places[place] { return known }
        let found = try database.number(
            "SELECT id FROM place WHERE site = ? AND path = ? AND kind = ?", .integer(site), .text(place.path),
            .text(place.kind))
        places[place] = found
        return found
    }

    /// Writes what is pending, as a whole.
    mutating func flush() throws(SQLiteError) {
        guard !pending.isEmpty else { return }
        var differences: [Database.Difference?] = []
        for version in pending {
            let difference = try version.predecessor.map { row throws(SQLiteError) in
                try database.differenceIfAny(of: version.body, from: row)
            }
            differences.append(difference ?? nil)
        }
        // Ids given out in a transaction that fails must not be remembered.
        var attempt = self
        try database.transaction(.writing) { () throws(SQLiteError) in
            let first = try attempt.reserve()
            var id = try database.nextID(of: "version")
            for (version, difference) in zip(pending, differences) {
                try database.insert(
                    VersionRecord(
                        id: id, site: site, place: try attempt.row(of: version.key.place), item: version.key.item,
                        resource: version.id, address: version.address,
                        content: try database.row(of: version.content, body: version.body, difference),
                        first: first, last: nil))
                id += 1
            }
        }
        number = attempt.number
        places = attempt.places
        pending.removeAll(keepingCapacity: true)
        pendingKeys.removeAll(keepingCapacity: true)
        pendingBytes = 0
    }

    /// The row of a place, made if there is none. Within a transaction.
    mutating func row(of place: Place) throws(SQLiteError) -> Int64 {
        if let found = try find(place) { return found }
        let row = try database.nextID(of: "place")
        try database.insert(PlaceRecord(id: row, site: site, kind: place.kind, path: place.path))
        places[place] = row
        return row
    }

    /// The running snapshot's number, taken if there is none yet. Within a transaction.
    ///
    /// Taken no earlier than something has to be written, so a crawl that finds nothing changed writes nothing on its way.
    mutating func reserve() throws(SQLiteError) -> Int64 {
        if let number {
            let isOurs = try database.number(
                "SELECT 1 FROM snapshot WHERE number = ? AND site = ? AND at = ? AND state = 'running'",
                .integer(number), .integer(site), .moment(at))
            guard isOurs == 1 else { throw .aborted("another run took the place of this crawl") }
            return number
        }
        let number = try database.nextNumber(for: purpose)
        try database.insert(snapshot(number, state: "running", coverage: [], requests: 0, seconds: 0))
        self.number = number
        return number
    }
}

extension Database {
    /// The id that the next row of a table gets.
    func nextID(of table: String, column: String = "id") throws(SQLiteError) -> Int64 {
        try number("SELECT coalesce(max(\(column)), 0) + 1 FROM \(table)") ?? 1
    }

    /// The number that the next snapshot gets.
    fileprivate func nextNumber(for purpose: Purpose) throws(SQLiteError) -> Int64 {
        let (start, end) = (purpose.firstNumber, purpose.numberLimit)
        return try number(
            "SELECT coalesce(max(number) + 1, ?1) FROM snapshot WHERE number >= ?1 AND number < ?2", .integer(start),
            .integer(end)) ?? start
    }
}
