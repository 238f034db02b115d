import Catalog
import SQLite
import Wire

extension CrawlRecorder {
    /// Makes the snapshot what the crawl saw, in one transaction: until its end the store is as it was before the crawl.
    /// - Parameter coverage: every place the crawl read or should have read. What it left out on purpose is there as
    ///   `skipped`; a place that is not there at all is not known to the snapshot.
    /// - Returns: the number of the snapshot that says what this crawl saw, and whether that is the previous one.
    mutating func finish(
        coverage: [Coverage], requests: Int, seconds: Double
    ) throws(SQLiteError) -> (number: Int64, isUnchanged: Bool) {
        try flush()
        var draft = self
        return try database.transaction(.writing) { () throws(SQLiteError) in
            let open = try draft.openCoverage()
            let given = Dictionary(coverage.map { (Place($0), $0) }, uniquingKeysWith: { _, last in last })
            let isCovered = open.count == given.count && open.allSatisfy { $0.value.matches(given[$0.key]) }
            if let previous, isCovered, previous.digest == digest, previous.resources == resources {
                if let number { try database.discard(snapshot: number, of: site) }
                let checked: [Value] = [.integer(Int64(previous.number)), .text(at), .count(requests), .real(seconds)]
                try database.insert("REPLACE", into: "checked", checked)
                return (Int64(previous.number), true)
            }
            let number = try draft.reserve()
            try draft.closeVersions(before: number, given)
            try draft.write(given, over: open, from: number)
            try draft.writeSightings(given, in: number)
            try database.insert(
                "REPLACE", into: "snapshot",
                draft.snapshotRow(
                    number, state: "finished", coverage: Array(given.values), requests: requests, seconds: seconds))
            return (number, false)
        }
    }

    /// All columns but the seal.
    func snapshotRow(
        _ number: Int64, state: String, coverage: [Coverage], requests: Int, seconds: Double
    ) -> [Value] {
        [
            .integer(number), .integer(site), .text(at), .text(state),
            .flag(!coverage.contains { $0.state.isGap }), .flag(coverage.contains { $0.state == .skipped }),
            .count(resources), .count(changes.added), .count(changes.changed), .count(changes.removed),
            .count(requests),
            .real(seconds), .blob(digest.bytes), .text(optional: table),
        ]
    }

    /// The last snapshot that what ends now was part of.
    private func last(before number: Int64) -> Int64 { previous.map { Int64($0.number) } ?? number - 1 }

    /// Ends the versions that are no more: replaced by a new one, gone from a place that was read to its end or that the
    /// site does not have, or below a resource that is gone so. What stands in places that were not read stays open.
    private mutating func closeVersions(before number: Int64, _ given: [Place: Coverage]) throws(SQLiteError) {
        let known = try knownPlaces()
        var closing: [Int64] = []
        var vanished: Set<String> = []
        var undecided: [(row: Int64, path: String)] = []
        try database.query(
            "SELECT id, place, item FROM version WHERE site = ? AND first < ? AND last IS NULL", .integer(site),
            .integer(number)
        ) { (row) throws(SQLiteError) in
            let version = try row.integer(0)
            if seen.contains(version) { return }
            if replaced.contains(version) { return closing.append(version) }
            guard let place = known[try row.integer(1)] else { return }
            let path = place.path + (try row.text(2))
            switch given[place]?.state {
            case .complete, .absent:
                closing.append(version)
                vanished.insert(path)
                changes.removed += 1
            default: undecided.append((version, path))
            }
        }
        for (row, path) in undecided where Self.isBelow(vanished, path) {
            closing.append(row)
            changes.removed += 1
        }
        for row in closing { try database.close(version: row, with: last(before: number)) }
    }

    /// Is one of the paths an ancestor of this one?
    private static func isBelow(_ ancestors: Set<String>, _ path: String) -> Bool {
        guard !ancestors.isEmpty else { return false }
        var rest = Substring(path)
        while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
            rest = rest[..<slash]
            if ancestors.contains(String(rest)) { return true }
        }
        return false
    }

    private func knownPlaces() throws(SQLiteError) -> [Int64: Place] {
        let rows = try database.rows("SELECT id, kind, path FROM place WHERE site = ?", .integer(site)) {
            (row) throws(SQLiteError) in (try row.integer(0), Place(kind: try row.text(1), path: try row.text(2)))
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    private func openCoverage() throws(SQLiteError) -> [Place: OpenCoverage] {
        let rows = try database.rows(
            """
            SELECT p.kind, p.path, q.place, q.state, q.reason, q.first FROM place p JOIN coverage q ON q.place = p.id
            WHERE p.site = ? AND q.last IS NULL
            """, .integer(site)
        ) { (row) throws(SQLiteError) in
            (
                Place(kind: try row.text(0), path: try row.text(1)),
                OpenCoverage(
                    place: try row.integer(2), state: try row.text(3), reason: try row.optionalText(4),
                    first: try row.integer(5))
            )
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    private mutating func write(
        _ given: [Place: Coverage], over open: [Place: OpenCoverage], from number: Int64
    ) throws(SQLiteError) {
        for (place, old) in open where !old.matches(given[place]) {
            try database.insert("REPLACE", into: "coverage", old.row(last: .integer(last(before: number))))
        }
        for (place, new) in given where open[place]?.matches(new) != true {
            let state = OpenCoverage(
                place: try row(of: place), state: new.state.rawValue, reason: new.reason, first: number)
            try database.insert(into: "coverage", state.row(last: .null))
        }
    }

    /// Notes which versions the crawl saw in places that it did not read to their end.
    private mutating func writeSightings(_ given: [Place: Coverage], in number: Int64) throws(SQLiteError) {
        for place in touched where given[place]?.state != .complete {
            let row = try row(of: place)
            let versions = try database.rows(
                "SELECT id, first FROM version WHERE place = ? AND last IS NULL", .integer(row)
            ) { (row) throws(SQLiteError) in (id: try row.integer(0), first: try row.integer(1)) }
            for version in versions where version.first == number || seen.contains(version.id) {
                try database.run(
                    "INSERT INTO sighting VALUES (?, ?, ?)", .integer(number), .integer(row), .integer(version.id))
            }
        }
    }
}

/// How far a place was read, as the store has it.
private struct OpenCoverage {
    let place: Int64
    let state: String
    let reason: String?
    let first: Int64

    func matches(_ coverage: Coverage?) -> Bool {
        guard let coverage, state == coverage.state.rawValue else { return false }
        return switch (reason, coverage.reason) {
        case (nil, nil): true
        case (let reason?, let other?): reason.isIdentical(to: other)
        default: false
        }
    }

    /// All columns but the seal.
    func row(last: Value) -> [Value] {
        [.integer(place), .text(state), .text(optional: reason), .integer(first), last]
    }
}

extension Database {
    /// Takes back what a crawl wrote that did not come to its end. Within a transaction.
    func discard(snapshot number: Int64, of site: Int64) throws(SQLiteError) {
        try run("DELETE FROM version WHERE site = ? AND first = ?", .integer(site), .integer(number))
        try run("DELETE FROM content WHERE id NOT IN (SELECT content FROM version)")
        try run("DELETE FROM snapshot WHERE number = ? AND state = 'running'", .integer(number))
    }

    fileprivate func close(version row: Int64, with last: Int64) throws(SQLiteError) {
        let values = try first(
            "SELECT id, site, place, item, resource, address, content, first FROM version WHERE id = ?", .integer(row)
        ) { (row) throws(SQLiteError) in
            var values: [Value] = []
            for column in 0..<row.count { values.append(try row.value(column)) }
            return values
        }
        guard let values else { return }
        let seal = Seal.of(values + [.integer(last)])
        try run("UPDATE version SET last = ?, seal = ? WHERE id = ?", .integer(last), .integer(seal), .integer(row))
    }
}

extension Value {
    static func count(_ number: Int) -> Value { .integer(Int64(number)) }
}
