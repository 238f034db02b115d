import Keeping
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
    /// Kept snapshots whose predecessor goes, with their new predecessor.
    private let succeeding: [(number: Int64, previous: Int64?)]

    /// - Throws: if the newest is among those to forget: the next backup is compared with it, and its number would come
    ///   again.
    init(_ numbers: Set<Int64>, of site: Int64, in database: Database) throws(SQLiteError) {
        let all = try database.numbers(
            "SELECT number FROM snapshot WHERE site = ? AND state = 'finished' ORDER BY number", .integer(site))
        guard let newest = all.last, !numbers.contains(newest), numbers.isSubset(of: all) else {
            throw .aborted("these snapshots can't be forgotten")
        }
        self.database = database
        self.site = site
        kept = all.filter { !numbers.contains($0) }
        var succeeding: [(number: Int64, previous: Int64?)] = []
        var previous: Int64?
        for (before, number) in zip([nil] + all.map(Optional.some), all) where !numbers.contains(number) {
            if before != previous { succeeding.append((number, previous)) }
            previous = number
        }
        self.succeeding = succeeding
    }

    /// - Parameter numbers: the same.
    func forget(_ numbers: Set<Int64>) throws(SQLiteError) {
        for number in numbers.sorted() {
            try database.run("DELETE FROM sighting WHERE snapshot = ?", .integer(number))
            try database.run("DELETE FROM checked WHERE snapshot = ?", .integer(number))
        }
        try moveCoverage()
        var later = try moveVersions()
        for case (let number, let previous?) in succeeding {
            try joinVersions(number, previous, &later)
            try joinCoverage(number, previous)
        }
        for version in later { try beginWhereSeen(version) }
        for (number, previous) in succeeding { try recount(number, since: previous) }
        for number in numbers { try database.run("DELETE FROM snapshot WHERE number = ?", .integer(number)) }
        try database.run(
            """
            DELETE FROM place WHERE site = ? AND id NOT IN (SELECT place FROM version)
                AND id NOT IN (SELECT place FROM coverage)
            """, .integer(site))
        try database.dropUnusedContents()
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
            let (id, first) = (try row.integer("id"), try row.integer("first"))
            let last = try row.optionalInteger("last")
            guard let new = moved(first, last) else { return gone.append(id) }
            if new.first != first { later.insert(id) }
            if new.first != first || new.last != last { moves.append((id, new.first, new.last)) }
        }
        for id in gone { try delete(id) }
        for move in moves { try rewrite(move.row, first: move.first, last: move.last) }
        return later
    }

    private func moveCoverage() throws(SQLiteError) {
        let rows = try database.rows(
            "SELECT q.place, q.first, q.last FROM place p JOIN coverage q ON q.place = p.id WHERE p.site = ?",
            .integer(site)
        ) { (row) throws(SQLiteError) in
            (try row.integer("place"), try row.integer("first"), try row.optionalInteger("last"))
        }
        var new: [CoverageRecord] = []
        for (place, first, last) in rows {
            let moved = moved(first, last)
            if let moved, moved.first == first, moved.last == last { continue }
            var coverage = try take(coverage: place, first)
            guard let moved else { continue }
            (coverage.first, coverage.last) = moved
            new.append(coverage)
        }
        for coverage in new { try database.insert(coverage) }
    }

    /// Lets a version begin with the first kept snapshot that saw it. One that none saw goes, unless it is still open: then
    /// the next backup may come upon it.
    private func beginWhereSeen(_ id: Int64) throws(SQLiteError) {
        let version = try version(id)
        for number in kept where number >= version.first && number <= version.last ?? .max {
            guard try isSeen(id, by: number) else { continue }
            if number > version.first { try rewrite(id, first: number, last: version.last) }
            return
        }
        if version.last != nil { try delete(id) }
    }

    private func isSeen(_ version: Int64, by number: Int64) throws(SQLiteError) -> Bool {
        try database.number(
            "SELECT 1 FROM version v WHERE v.id = ?1 AND \(Condition.isSeen("v", by: "?2"))", .integer(version),
            .integer(number)) != nil
    }
}

// Rows, each proved: one that is not as it was written must not get a new seal.
extension Forgetting {
    private func version(_ id: Int64) throws(SQLiteError) -> VersionRecord {
        try Self.only(database.records(VersionRecord.self, "WHERE id = ?", .integer(id)))
    }

    func rewrite(_ id: Int64, first: Int64, last: Int64?) throws(SQLiteError) {
        var version = try version(id)
        (version.first, version.last) = (first, last)
        try database.run(
            "UPDATE version SET first = ?, last = ?, seal = ? WHERE id = ?", .integer(first), .integer(optional: last),
            .integer(version.seal), .integer(id))
    }

    func delete(_ version: Int64) throws(SQLiteError) {
        try database.run("DELETE FROM version WHERE id = ?", .integer(version))
    }

    /// Takes a row out, to be put back otherwise.
    func take(coverage place: Int64, _ first: Int64) throws(SQLiteError) -> CoverageRecord {
        let (place, first) = (Value.integer(place), Value.integer(first))
        let row = try Self.only(
            database.records(CoverageRecord.self, "WHERE place = ? AND first = ?", place, first))
        try database.run("DELETE FROM coverage WHERE place = ? AND first = ?", place, first)
        return row
    }

    static func only<R: Record>(_ records: [R]) throws(SQLiteError) -> R {
        guard let record = records.first else { throw .mismatch("a row is not as it was written") }
        return record
    }
}
