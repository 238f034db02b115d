import Keeping
import SQLite

/// What changes for snapshots that were no neighbours before.
extension Forgetting {
    /// Makes one version of two where a resource came back to what it was, and what it was in between is forgotten.
    func joinVersions(_ number: Int64, _ previous: Int64, _ later: inout Set<Int64>) throws(SQLiteError) {
        let pairs = try database.rows(
            """
            SELECT a.id AS one, a.first, b.id AS other, b.last
            FROM version b JOIN version a ON a.place = b.place AND a.item = b.item
            WHERE b.site = ?1 AND b.first = ?2 AND a.last = ?3 AND a.content = b.content AND a.address = b.address
                AND a.resource IS b.resource
            """, .integer(site), .integer(number), .integer(previous)
        ) { (row) throws(SQLiteError) in
            (
                one: try row.integer("one"), first: try row.integer("first"), other: try row.integer("other"),
                last: try row.optionalInteger("last")
            )
        }
        for pair in pairs {
            for reach in kept where reach >= number && reach <= pair.last ?? .max {
                try database.run(
                    "UPDATE sighting SET version = ?1 WHERE snapshot = ?2 AND version = ?3", .integer(pair.one),
                    .integer(reach), .integer(pair.other))
            }
            try delete(pair.other)
            later.remove(pair.other)
            try rewrite(pair.one, first: pair.first, last: pair.last)
        }
    }

    func joinCoverage(_ number: Int64, _ previous: Int64) throws(SQLiteError) {
        let pairs = try database.rows(
            """
            SELECT a.place, a.first, b.last FROM place p JOIN coverage b ON b.place = p.id
                JOIN coverage a ON a.place = b.place
            WHERE p.site = ?1 AND b.first = ?2 AND a.last = ?3 AND a.state = b.state AND a.reason IS b.reason
            """, .integer(site), .integer(number), .integer(previous)
        ) { (row) throws(SQLiteError) in
            (try row.integer("place"), try row.integer("first"), try row.optionalInteger("last"))
        }
        for (place, first, last) in pairs {
            _ = try take(coverage: place, number)
            var joined = try take(coverage: place, first)
            joined.last = last
            try database.insert(joined)
        }
    }

    /// Counts a snapshot's changes anew, since the one that is before it now. As while crawling, what begins with it is
    /// new, or changed if a version with another body ends with the one before.
    func recount(_ number: Int64, since previous: Int64?) throws(SQLiteError) {
        let counts = try database.first(
            """
            WITH came AS (SELECT v.place, v.item, v.content FROM version v
                    WHERE v.site = ?1 AND v.first = ?2 AND \(Condition.isSeen("v", by: "?2"))),
                went AS (SELECT place, item, content FROM version WHERE site = ?1 AND last = ?3)
            SELECT (SELECT count(*) FROM came) AS came,
                (SELECT count(*) FROM went) AS went,
                (SELECT count(*) FROM came JOIN went USING (place, item)) AS "both",
                (SELECT count(*) FROM came JOIN went USING (place, item) WHERE came.content <> went.content) AS changed
            """, .integer(site), .integer(number), .integer(optional: previous)
        ) { (row) throws(SQLiteError) in
            (
                try row.integer("came"), try row.integer("went"), try row.integer("both"), try row.integer("changed")
            )
        }
        guard let (came, went, both, changed) = counts else { return }
        var snapshot = try Self.only(database.records(SnapshotRecord.self, "WHERE number = ?", .integer(number)))
        snapshot.added = came - both
        snapshot.changed = changed
        snapshot.removed = went - both
        try database.insert(snapshot, "REPLACE")
    }
}
