import SQLite

/// Takes snapshots of a site out of the store so that every other one reads exactly as before: versions and coverage then
/// reach from the first to the last of the snapshots that stay, and what none of those saw goes.
///
/// All of it within one transaction, and under the site's lock. What is known of a site beyond its snapshots, resources in
/// places that were not read since, stays known, so that the next backup finds the same changes.
struct Forgetting {
    let database: Database
    let site: Int64
    /// The snapshots that stay, in order.
    let kept: [Int64]
    /// Those of them that lose the snapshot before them, with the one that is before them then.
    private let bereaved: [(number: Int64, previous: Int64?)]

    /// - Throws: if the newest is among those to forget: the next backup is compared with it, and its number would come
    ///   again.
    init(_ numbers: Set<Int64>, of site: Int64, in database: Database) throws(SQLiteError) {
        let all = try database.rows(
            "SELECT number FROM snapshot WHERE site = ? AND state = 'finished' ORDER BY number", .integer(site)
        ) { (row) throws(SQLiteError) in try row.integer(0) }
        guard let newest = all.last, !numbers.contains(newest), numbers.isSubset(of: all) else {
            throw .aborted("these snapshots can't be forgotten")
        }
        self.database = database
        self.site = site
        kept = all.filter { !numbers.contains($0) }
        var bereaved: [(number: Int64, previous: Int64?)] = []
        var previous: Int64?
        for (before, number) in zip([nil] + all.map(Optional.some), all) where !numbers.contains(number) {
            if before != previous { bereaved.append((number, previous)) }
            previous = number
        }
        self.bereaved = bereaved
    }

    /// - Parameter numbers: the same.
    func forget(_ numbers: Set<Int64>) throws(SQLiteError) {
        for number in numbers.sorted() {
            try database.run("DELETE FROM sighting WHERE snapshot = ?", .integer(number))
            try database.run("DELETE FROM checked WHERE snapshot = ?", .integer(number))
        }
        try moveCoverage()
        var later = try moveVersions()
        for case (let number, let previous?) in bereaved {
            try joinVersions(number, previous, &later)
            try joinCoverage(number, previous)
        }
        for version in later { try settle(version) }
        for (number, previous) in bereaved { try recount(number, since: previous) }
        for number in numbers { try database.run("DELETE FROM snapshot WHERE number = ?", .integer(number)) }
        try database.run(
            """
            DELETE FROM place WHERE site = ? AND id NOT IN (SELECT place FROM version)
                AND id NOT IN (SELECT place FROM coverage)
            """, .integer(site))
        try database.run("DELETE FROM content WHERE id NOT IN (SELECT content FROM version)")
        // Better no thinning than a snapshot that says something else than it saw.
        let wrong = try SnapshotReplay(database: database, site: site).mismatches()
        guard wrong.isEmpty else { throw .mismatch("snapshot \(wrong[0]) would not read as it was recorded") }
    }

    /// Where a row that reaches from one snapshot to another ends up; nil: nowhere.
    private func moved(_ first: Int64, _ last: Int64?) -> (first: Int64, last: Int64?)? {
        guard let start = kept.first(where: { $0 >= first }) else { return nil }
        guard let last else { return (start, nil) }
        guard let end = kept.last(where: { $0 <= last }), end >= start else { return nil }
        return (start, end)
    }

    /// - Returns: the versions that begin later than they did.
    private func moveVersions() throws(SQLiteError) -> Set<Int64> {
        var gone: [Int64] = []
        var moves: [(row: Int64, first: Int64, last: Int64?)] = []
        var later: Set<Int64> = []
        try database.query("SELECT id, first, last FROM version WHERE site = ?", .integer(site)) {
            (row) throws(SQLiteError) in
            let (id, first, last) = (try row.integer(0), try row.integer(1), try row.optionalInteger(2))
            guard let new = moved(first, last) else { return gone.append(id) }
            if new.first != first { later.insert(id) }
            if new.first != first || new.last != last { moves.append((id, new.first, new.last)) }
        }
        for id in gone { try delete(version: id) }
        for move in moves { try rewrite(version: move.row, first: move.first, last: move.last) }
        return later
    }

    private func moveCoverage() throws(SQLiteError) {
        let rows = try database.rows(
            "SELECT q.place, q.first, q.last FROM place p JOIN coverage q ON q.place = p.id WHERE p.site = ?",
            .integer(site)
        ) { (row) throws(SQLiteError) in (try row.integer(0), try row.integer(1), try row.optionalInteger(2)) }
        var new: [[Value]] = []
        for (place, first, last) in rows {
            let moved = moved(first, last)
            if let moved, moved.first == first, moved.last == last { continue }
            let row = try take(coverage: place, first)
            if let moved { new.append(row.prefix(3) + [.integer(moved.first), Value(optional: moved.last)]) }
        }
        for row in new { try database.insert(into: "coverage", row) }
    }

    /// Lets a version begin with the first snapshot left that saw it. One that none saw goes, unless the next backup may
    /// come upon it.
    private func settle(_ version: Int64) throws(SQLiteError) {
        let row = try row(version: version)
        guard case .integer(let first) = row[7] else { throw .mismatch("a version that begins nowhere") }
        var last: Int64?
        if case .integer(let number) = row[8] { last = number }
        for number in kept where number >= first && number <= last ?? .max {
            guard try isSeen(version, in: row[2], by: number) else { continue }
            if number > first { try rewrite(version: version, first: number, last: last) }
            return
        }
        if last != nil { try delete(version: version) }
    }

    private func isSeen(_ version: Int64, in place: Value, by number: Int64) throws(SQLiteError) -> Bool {
        try database.first(
            """
            SELECT EXISTS (SELECT 1 FROM coverage WHERE place = ?1 AND state = 'complete' AND first <= ?2
                    AND (last IS NULL OR last >= ?2))
                OR EXISTS (SELECT 1 FROM sighting WHERE snapshot = ?2 AND place = ?1 AND version = ?3)
            """, place, .integer(number), .integer(version)
        ) { (row) throws(SQLiteError) in try row.flag(0) } ?? false
    }
}

// Snapshots that were no neighbours before.
extension Forgetting {
    /// Makes one version of two where a resource came back to what it was, and what it was in between is forgotten.
    private func joinVersions(_ number: Int64, _ previous: Int64, _ later: inout Set<Int64>) throws(SQLiteError) {
        let pairs = try database.rows(
            """
            SELECT a.id, a.first, b.id, b.last FROM version b JOIN version a ON a.place = b.place AND a.item = b.item
            WHERE b.site = ?1 AND b.first = ?2 AND a.last = ?3 AND a.content = b.content AND a.address = b.address
                AND a.resource IS b.resource
            """, .integer(site), .integer(number), .integer(previous)
        ) { (row) throws(SQLiteError) in
            (
                one: try row.integer(0), first: try row.integer(1), other: try row.integer(2),
                last: try row.optionalInteger(3)
            )
        }
        for pair in pairs {
            for reach in kept where reach >= number && reach <= pair.last ?? .max {
                try database.run(
                    "UPDATE sighting SET version = ?1 WHERE snapshot = ?2 AND version = ?3", .integer(pair.one),
                    .integer(reach), .integer(pair.other))
            }
            try delete(version: pair.other)
            later.remove(pair.other)
            try rewrite(version: pair.one, first: pair.first, last: pair.last)
        }
    }

    private func joinCoverage(_ number: Int64, _ previous: Int64) throws(SQLiteError) {
        let pairs = try database.rows(
            """
            SELECT a.place, a.first, b.last FROM place p JOIN coverage b ON b.place = p.id
                JOIN coverage a ON a.place = b.place
            WHERE p.site = ?1 AND b.first = ?2 AND a.last = ?3 AND a.state = b.state AND a.reason IS b.reason
            """, .integer(site), .integer(number), .integer(previous)
        ) { (row) throws(SQLiteError) in (try row.integer(0), try row.integer(1), try row.optionalInteger(2)) }
        for (place, first, last) in pairs {
            _ = try take(coverage: place, number)
            let row = try take(coverage: place, first)
            try database.insert(into: "coverage", row.prefix(4) + [Value(optional: last)])
        }
    }

    /// Counts a snapshot's changes anew, since the one that is before it now. As while crawling, what begins with it is
    /// new, or changed if a version with another body ends with the one before.
    private func recount(_ number: Int64, since previous: Int64?) throws(SQLiteError) {
        let counts = try database.first(
            """
            WITH came AS (SELECT v.place, v.item, v.content FROM version v
                    WHERE v.site = ?1 AND v.first = ?2 AND (
                        EXISTS (SELECT 1 FROM coverage q WHERE q.place = v.place AND q.state = 'complete'
                            AND q.first <= ?2 AND (q.last IS NULL OR q.last >= ?2))
                        OR EXISTS (SELECT 1 FROM sighting g
                            WHERE g.snapshot = ?2 AND g.place = v.place AND g.version = v.id))),
                went AS (SELECT place, item, content FROM version WHERE site = ?1 AND last = ?3)
            SELECT (SELECT count(*) FROM came),
                (SELECT count(*) FROM went),
                (SELECT count(*) FROM came JOIN went USING (place, item)),
                (SELECT count(*) FROM came JOIN went USING (place, item) WHERE came.content <> went.content)
            """, .integer(site), .integer(number), Value(optional: previous)
        ) { (row) throws(SQLiteError) in
            (try row.integer(0), try row.integer(1), try row.integer(2), try row.integer(3))
        }
        guard let (came, went, both, changed) = counts else { return }
        var row = try Self.unsealed(
            database.first("SELECT * FROM snapshot WHERE number = ?", .integer(number), read: Self.values))
        row.replaceSubrange(7...9, with: [.integer(came - both), .integer(changed), .integer(went - both)])
        try database.insert("REPLACE", into: "snapshot", row)
    }
}

// Rows without their seals. One that is not as it was written must not get a new seal.
extension Forgetting {
    private func row(version: Int64) throws(SQLiteError) -> [Value] {
        try Self.unsealed(
            database.first("SELECT * FROM version WHERE id = ?", .integer(version), read: Self.values))
    }

    private func rewrite(version: Int64, first: Int64, last: Int64?) throws(SQLiteError) {
        var row = try row(version: version)
        row.replaceSubrange(7...8, with: [.integer(first), Value(optional: last)])
        try database.run(
            "UPDATE version SET first = ?, last = ?, seal = ? WHERE id = ?", row[7], row[8], .integer(Seal.of(row)),
            .integer(version))
    }

    private func delete(version: Int64) throws(SQLiteError) {
        try database.run("DELETE FROM version WHERE id = ?", .integer(version))
    }

    /// Takes a row out, to be put back otherwise.
    private func take(coverage place: Int64, _ first: Int64) throws(SQLiteError) -> [Value] {
        let key = (place: Value.integer(place), first: Value.integer(first))
        let row = try Self.unsealed(
            database.first(
                "SELECT * FROM coverage WHERE place = ? AND first = ?", key.place, key.first, read: Self.values))
        try database.run("DELETE FROM coverage WHERE place = ? AND first = ?", key.place, key.first)
        return row
    }

    private static func values(_ row: borrowing Row) throws(SQLiteError) -> [Value] {
        var values: [Value] = []
        for column in 0..<row.count { values.append(try row.value(column)) }
        return values
    }

    private static func unsealed(_ row: [Value]?) throws(SQLiteError) -> [Value] {
        guard var row, let seal = row.popLast(), seal == .integer(Seal.of(row)) else {
            throw .mismatch("a row is not as it was written")
        }
        return row
    }
}

extension Value {
    fileprivate init(optional number: Int64?) { self = number.map { .integer($0) } ?? .null }
}
