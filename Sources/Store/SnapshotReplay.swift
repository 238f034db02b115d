import SQLite
import Wire

/// Goes through the snapshots of a site from the first to the last and recomputes the digest of each one's resources, with
/// each version coming in once and going out once.
struct SnapshotReplay {
    let database: Database
    let site: Int64

    /// What can be seen of one place.
    private struct Sum {
        var digest = Digest.zero
        var count = 0

        static func + (left: Sum, right: Sum) -> Sum {
            Sum(digest: left.digest &+ right.digest, count: left.count + right.count)
        }

        static func - (left: Sum, right: Sum) -> Sum {
            Sum(digest: left.digest &- right.digest, count: left.count - right.count)
        }
    }

    private struct Event {
        /// The snapshot with which it comes in; of one that goes out, the last that it was in.
        let number: Int64
        let place: Int64
        let sum: Sum
    }

    /// The numbers of finished snapshots whose resources are not what they are said to be.
    func mismatches() throws(SQLiteError) -> [Int64] {
        let snapshots = try database.rows(
            "SELECT number, digest, resources FROM snapshot WHERE site = ? AND state = 'finished' ORDER BY number",
            .integer(site)
        ) { (row) throws(SQLiteError) in
            (number: try row.integer(0), digest: Digest(bytes: try row.bytes(1)), count: try row.integer(2))
        }
        let coming = try database.cursor(Self.versions + " ORDER BY v.first", .integer(site))
        let going = try database.cursor(Self.versions + " AND v.last IS NOT NULL ORDER BY v.last", .integer(site))
        var places: [Int64: Sum] = [:]
        var next = try coming.next { (row) throws(SQLiteError) in try Self.event(row, numbered: 6) }
        var out = try going.next { (row) throws(SQLiteError) in try Self.event(row, numbered: 7) }
        var wrong: [Int64] = []
        for snapshot in snapshots {
            while let event = next, event.number <= snapshot.number {
                places[event.place] = (places[event.place] ?? Sum()) + event.sum
                next = try coming.next { (row) throws(SQLiteError) in try Self.event(row, numbered: 6) }
            }
            while let event = out, event.number < snapshot.number {
                places[event.place] = (places[event.place] ?? Sum()) - event.sum
                out = try going.next { (row) throws(SQLiteError) in try Self.event(row, numbered: 7) }
            }
            let total = try complete(places, in: snapshot.number) + sighted(in: snapshot.number)
            if total.digest != snapshot.digest || Int64(total.count) != snapshot.count { wrong.append(snapshot.number) }
        }
        return wrong
    }

    private func complete(_ places: [Int64: Sum], in number: Int64) throws(SQLiteError) -> Sum {
        var total = Sum()
        try database.query(
            """
            SELECT q.place FROM place p JOIN coverage q ON q.place = p.id
            WHERE p.site = ?1 AND q.state = 'complete' AND q.first <= ?2 AND (q.last IS NULL OR q.last >= ?2)
            """, .integer(site), .integer(number)
        ) { (row) throws(SQLiteError) in
            if let sum = places[try row.integer(0)] { total = total + sum }
        }
        return total
    }

    private func sighted(in number: Int64) throws(SQLiteError) -> Sum {
        var total = Sum()
        try database.query(Self.sightings, .integer(number)) { (row) throws(SQLiteError) in
            total = total + (try Self.event(row, numbered: 6).sum)
        }
        return total
    }

    private static let columns =
        "SELECT v.place, p.kind, p.path || v.item, v.resource, v.address, c.digest, v.first, v.last"

    private static let versions =
        columns + " FROM version v JOIN place p ON p.id = v.place JOIN content c ON c.id = v.content WHERE v.site = ?"

    private static let sightings =
        columns + " FROM sighting g CROSS JOIN version v ON v.id = g.version JOIN place p ON p.id = v.place"
        + " JOIN content c ON c.id = v.content WHERE g.snapshot = ?"

    private static func event(_ row: borrowing Row, numbered column: Int32) throws(SQLiteError) -> Event {
        guard let content = Digest(bytes: try row.bytes(5)) else { throw .mismatch("a digest of another length") }
        let member = SetDigest.member(
            kind: try row.text(1), path: try row.text(2), id: try row.optionalText(3), address: try row.text(4),
            content: content)
        return Event(
            number: try row.integer(column), place: try row.integer(0), sum: Sum(digest: member, count: 1))
    }
}
