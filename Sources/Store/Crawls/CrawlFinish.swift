import Catalog
import Keeping
import SQLite

extension CrawlRecorder {
    /// Makes the snapshot what the crawl saw, in one transaction: until its end the store is as it was before the crawl.
    /// - Parameter coverage: every place the crawl read or should have read. What it left out on purpose is there as
    ///   `skipped`; a place that is not there at all is not known to the snapshot.
    /// - Returns: the number of the snapshot that says what this crawl saw, and whether that is the previous one.
    mutating func finish(
        coverage: [Coverage], requests: Int, seconds: Double
    ) throws(SQLiteError) -> (number: Int64, isUnchanged: Bool) {
        try flush()
        var attempt = self
        return try database.transaction(.writing) { () throws(SQLiteError) in
            let open = try attempt.openCoverage()
            let given = Dictionary(coverage.map { (Place($0), $0) }, uniquingKeysWith: { _, last in last })
            let isCovered = open.count == given.count && open.allSatisfy { $0.value.matches(given[$0.key]) }
            if let previous, isCovered, previous.digest == digest, previous.resources == resources {
                if let number { try database.discard(snapshot: number, of: site) }
                let number = Int64(previous.number)
                try database.insert(
                    CheckRecord(snapshot: number, at: at, requests: Int64(requests), seconds: seconds), "REPLACE")
                return (number, true)
            }
            let number = try attempt.reserve()
            try attempt.closeVersions(before: number, given)
            try attempt.write(given, over: open, from: number)
            try attempt.writeSightings(given, in: number)
            try database.insert(
                attempt.snapshot(
                    number, state: "finished", coverage: Array(given.values), requests: requests, seconds: seconds),
                "REPLACE")
            return (number, false)
        }
    }

    /// The snapshot as far as the crawl has come.
    func snapshot(
        _ number: Int64, state: String, coverage: [Coverage], requests: Int, seconds: Double
    ) -> SnapshotRecord {
        SnapshotRecord(
            number: number, site: site, at: at, state: state, isComplete: !coverage.contains { $0.state.isGap },
            isPartial: coverage.contains { $0.state == .skipped }, resources: Int64(resources),
            added: Int64(changes.added), changed: Int64(changes.changed), removed: Int64(changes.removed),
            requests: Int64(requests), seconds: seconds, digest: digest, kinds: table)
    }

    /// The last snapshot that what ends now was part of.
    private func last(before number: Int64) -> Int64 { previous.map { Int64($0.number) } ?? number - 1 }

    /// Ends the versions that are no more: those that a new one replaces, those gone from a place that was read to its end or
    /// that the site does not have, and those below a resource that is gone from such a place. What stands in places that
    /// were not read stays open.
    private mutating func closeVersions(before number: Int64, _ given: [Place: Coverage]) throws(SQLiteError) {
        let known = try knownPlaces()
        var closing: [Int64] = []
        var vanished: Set<String> = []
        var undecided: [(row: Int64, path: String)] = []
        try database.query(
            "SELECT id, place, item FROM version WHERE site = ? AND first < ? AND last IS NULL", .integer(site),
            .integer(number)
        ) { (row) throws(SQLiteError) in
            let version = try row.integer("id")
            if seen.contains(version) { return }
            if replaced.contains(version) { return closing.append(version) }
            guard let place = known[try row.integer("place")] else { return }
            let path = place.path + (try row.text("item"))
            switch given[place]?.state {
            case .complete, .absent:
                closing.append(version)
                vanished.insert(path)
                changes.removed += 1
            case .forbidden, .failed, .skipped, nil: undecided.append((version, path))
            }
        }
        for (row, path) in undecided where ResourcePath.isBelow(path, oneOf: vanished) {
            closing.append(row)
            changes.removed += 1
        }
        for row in closing { try database.close(version: row, with: last(before: number)) }
    }

    private func knownPlaces() throws(SQLiteError) -> [Int64: Place] {
        let places = try database.unprovedRecords(PlaceRecord.self, "WHERE site = ?", .integer(site))
        return Dictionary(
            places.map { ($0.id, Place(kind: $0.kind, path: $0.path)) }, uniquingKeysWith: { first, _ in first })
    }

    private func openCoverage() throws(SQLiteError) -> [Place: CoverageRecord] {
        let rows = try database.rows(
            """
            SELECT p.kind, p.path, q.place, q.state, q.reason, q.first, q.last
            FROM place p JOIN coverage q ON q.place = p.id WHERE p.site = ? AND q.last IS NULL
            """, .integer(site)
        ) { (row) throws(SQLiteError) in
            (Place(kind: try row.text("kind"), path: try row.text("path")), try CoverageRecord(row))
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    private mutating func write(
        _ given: [Place: Coverage], over open: [Place: CoverageRecord], from number: Int64
    ) throws(SQLiteError) {
        for (place, old) in open where !old.matches(given[place]) {
            var ended = old
            ended.last = last(before: number)
            try database.insert(ended, "REPLACE")
        }
        for (place, new) in given where open[place]?.matches(new) != true {
            try database.insert(
                CoverageRecord(
                    place: try row(of: place), state: new.state.rawValue, reason: new.reason, first: number, last: nil))
        }
    }

    /// Notes which versions the crawl saw in places that it did not read to their end.
    private mutating func writeSightings(_ given: [Place: Coverage], in number: Int64) throws(SQLiteError) {
        for place in touched where given[place]?.state != .complete {
            let row = try row(of: place)
            let versions = try database.rows(
                "SELECT id, first FROM version WHERE place = ? AND last IS NULL", .integer(row)
            ) { (row) throws(SQLiteError) in (id: try row.integer("id"), first: try row.integer("first")) }
            for version in versions where version.first == number || seen.contains(version.id) {
                try database.insert(SightingRecord(snapshot: number, place: row, version: version.id))
            }
        }
    }
}

extension Database {
    /// Takes back what a crawl wrote that did not come to its end. Within a transaction.
    func discard(snapshot number: Int64, of site: Int64) throws(SQLiteError) {
        try run("DELETE FROM version WHERE site = ? AND first = ?", .integer(site), .integer(number))
        try dropUnusedContents()
        try run("DELETE FROM snapshot WHERE number = ? AND state = 'running'", .integer(number))
    }
}
