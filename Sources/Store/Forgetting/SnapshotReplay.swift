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

        /// - Parameter column: `first` of one that comes in, `last` of one that goes out.
        init(_ row: borrowing Row, at column: StaticString) throws(SQLiteError) {
            let (kind, path) = (try row.text("kind"), try row.text("path"))
            let (id, address) = (try row.optionalText("resource"), try row.text("address"))
            guard let content = Digest(bytes: try row.bytes("digest")) else {
                throw .mismatch("a digest of another length")
            }
            sum = Sum(
                digest: SetDigest.member(kind: kind, path: path, id: id, address: address, content: content), count: 1)
            place = try row.integer("place")
            number = try row.integer(column)
        }
    }

    /// The numbers of finished snapshots whose resources are not what they are said to be.
    func mismatches() throws(SQLiteError) -> [Int64] {
        let snapshots = try database.rows(
            "SELECT number, digest, resources FROM snapshot WHERE site = ? AND state = 'finished' ORDER BY number",
            .integer(site)
        ) { (row) throws(SQLiteError) in
            (
                number: try row.integer("number"), digest: Digest(bytes: try row.bytes("digest")),
                count: try row.integer("resources")
            )
        }
        let coming = try database.cursor(Self.versions + " ORDER BY v.first", .integer(site))
        let going = try database.cursor(Self.versions + " AND v.last IS NOT NULL ORDER BY v.last", .integer(site))
        var places: [Int64: Sum] = [:]
        var next = try coming.next { (row) throws(SQLiteError) in try Event(row, at: "first") }
        var out = try going.next { (row) throws(SQLiteError) in try Event(row, at: "last") }
        var wrong: [Int64] = []
        for snapshot in snapshots {
            while let event = next, event.number <= snapshot.number {
                places[event.place] = (places[event.place] ?? Sum()) + event.sum
                next = try coming.next { (row) throws(SQLiteError) in try Event(row, at: "first") }
            }
            while let event = out, event.number < snapshot.number {
                places[event.place] = (places[event.place] ?? Sum()) - event.sum
                out = try going.next { (row) throws(SQLiteError) in try Event(row, at: "last") }
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
            WHERE p.site = ?1 AND q.state = 'complete' AND \(Condition.holds("q", at: "?2"))
            """, .integer(site), .integer(number)
        ) { (row) throws(SQLiteError) in
            if let sum = places[try row.integer("place")] { total = total + sum }
        }
        return total
    }

    private func sighted(in number: Int64) throws(SQLiteError) -> Sum {
        var total = Sum()
        try database.query(Self.sightings, .integer(number)) { (row) throws(SQLiteError) in
            total = total + (try Event(row, at: "first").sum)
        }
        return total
    }

    private static let columns =
        "SELECT p.kind, p.path || v.item AS path, v.resource, v.address, c.digest, v.place, v.first, v.last"

    private static let versions =
        columns + " FROM version v JOIN place p ON p.id = v.place JOIN content c ON c.id = v.content WHERE v.site = ?"

    /// A sighting counts for what a reader takes it for: a version of its time, in the place that it names.
    private static let sightings =
        columns + " FROM sighting g CROSS JOIN version v ON v.id = g.version AND v.place = g.place"
        + " JOIN place p ON p.id = v.place JOIN content c ON c.id = v.content"
        + " WHERE g.snapshot = ?1 AND \(Condition.holds("v", at: "?1"))"
}
