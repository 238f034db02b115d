package import Catalog
import Keeping
import SQLite
package import Wire

/// A record as the archive has it.
package struct StoredRecord: Sendable {
    package let kind: String
    package let item: String
    package let at: UTCTime
    /// When it was first missing at the service; nil while it is there.
    package let deletedAt: UTCTime?
    package let digest: Digest
    /// As it was written, JSON in one line.
    package let raw: String
}

extension ArchiveReader {
    /// Hands every record of these series to `body`, by time, then by id, each proved by its digest.
    package func forEach(
        of series: [Series], in window: TimeWindow? = nil, _ body: (StoredRecord) throws -> Void
    ) throws {
        guard !series.isEmpty else { return }
        let (low, high) = window.ids
        let names = Dictionary(series.map { ($0.row, $0.kind.name) }, uniquingKeysWith: { first, _ in first })
        let rows = series.map { "\($0.row)" }.joined(separator: ", ")
        let cursor = try about { () throws(SQLiteError) in
            try database.cursor(
                """
                SELECT r.id, r.series, r.item, r.deleted, v.digest, v.body FROM record r
                JOIN version v ON v.id = r.version
                WHERE r.series IN (\(rows)) AND r.id >= ? AND r.id < ? ORDER BY r.id
                """, .integer(low), .integer(high))
        }
        // Those of one second come in the order in which they were found.
        var second: [StoredRecord] = []
        func hand() throws {
            for record in second.sorted(by: { ($0.item, $0.kind) < ($1.item, $1.kind) }) { try body(record) }
            second.removeAll(keepingCapacity: true)
        }
        while let record = try next(cursor, names) {
            if let last = second.last, last.at != record.at { try hand() }
            second.append(record)
        }
        try hand()
    }

    /// One record with its present body, proved by its digest; nil if the series has none of that id.
    package func record(_ item: String, of series: Series) throws(ArchiveError) -> StoredRecord? {
        let cursor = try about { () throws(SQLiteError) in
            try database.cursor(
                """
                SELECT r.id, r.series, r.item, r.deleted, v.digest, v.body FROM record r
                JOIN version v ON v.id = r.version WHERE r.series = ? AND r.item = ?
                """, .integer(series.row), .text(item))
        }
        return try next(cursor, [series.row: series.kind.name])
    }

    private func next(_ cursor: Cursor, _ names: [Int64: String]) throws(ArchiveError) -> StoredRecord? {
        try about { () throws(SQLiteError) in
            try cursor.next { (row) throws(SQLiteError) in
                guard let digest = Digest(bytes: try row.bytes("digest")) else {
                    throw .mismatch("a digest of another length")
                }
                let (item, raw) = (try row.text("item"), try row.text("body"))
                guard let body = try? JSONValue(parsing: Array(raw.utf8)), Digest(ofBody: body) == digest else {
                    throw .mismatch("the body of the record '\(item)' is not as it was written")
                }
                return StoredRecord(
                    kind: names[try row.integer("series")] ?? "", item: item,
                    at: UTCTime(seconds: Double(try row.integer("id") >> 20)),
                    deletedAt: try row.optionalInteger("deleted").map { UTCTime(seconds: Double($0)) }, digest: digest,
                    raw: raw)
            }
        }
    }

    /// The digest of a record's present body; nil if the archive does not have it.
    package func digest(of item: String, in series: Series) throws(ArchiveError) -> Digest? {
        try about { () throws(SQLiteError) in
            try database.first(
                """
                SELECT v.digest FROM record r JOIN version v ON v.id = r.version WHERE r.series = ? AND r.item = ?
                """, .integer(series.row), .text(item)
            ) { (row) throws(SQLiteError) in Digest(bytes: try row.bytes("digest")) } ?? nil
        }
    }
}
