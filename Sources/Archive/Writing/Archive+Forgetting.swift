import Catalog
import Keeping
import SQLite
import Wire

/// What an archive holds of one visitor.
package struct VisitorTraces: Hashable, Sendable {
    package var records = 0
    package var versions = 0
    /// Moments at which the visitor was online.
    package var presences = 0

    package init() {}

    package var isEmpty: Bool { records == 0 && presences == 0 }
}

extension Archive {
    /// What is there of a visitor, without a write.
    /// - Parameters:
    ///   - visitor: an id or an e-mail address. Long ones are looked for in every text, so that a message that quotes the address
    ///     counts, too; short ids only where the table says that people's ids stand.
    ///   - series: to look through.
    package func traces(of visitor: String, in series: [Series]) throws(ArchiveError) -> VisitorTraces {
        try ArchiveError.about(path) { () throws(SQLiteError) in
            var traces = VisitorTraces()
            for one in series {
                let found = try find(visitor, in: one)
                traces.records += found.count
                traces.presences += try presences(of: visitor, in: one).count
                for record in found {
                    traces.versions += Int(
                        try database.number("SELECT count(*) FROM version WHERE record = ?", .integer(record.id)) ?? 0)
                }
            }
            return traces
        }
    }

    /// Takes every record of a visitor out of the archive, in every version, and out of the index; then writes the file anew, so that
    /// nothing of them is left in it.
    package func forget(_ visitor: String, in series: [Series]) throws(ArchiveError) -> VisitorTraces {
        let traces = try traces(of: visitor, in: series)
        try ArchiveError.about(path) { () throws(SQLiteError) in
            try database.execute("PRAGMA secure_delete = ON")
            defer { try? database.execute("PRAGMA secure_delete = OFF") }
            try database.transaction(.writing) { () throws(SQLiteError) in
                for one in series {
                    for record in try find(visitor, in: one) {
                        try index?.remove(
                            WordIndex.Entry(record.id, one, try database.version(record.version).document))
                        try database.run("DELETE FROM version WHERE record = ?", .integer(record.id))
                        try database.run("DELETE FROM record WHERE id = ?", .integer(record.id))
                    }
                    for (at, item) in try presences(of: visitor, in: one) {
                        try database.run(
                            "DELETE FROM presence WHERE series = ? AND at = ? AND item = ?", .integer(one.row),
                            .integer(at), .text(item))
                    }
                    try database.run(
                        "DELETE FROM wanted WHERE series = ? AND item = ?", .integer(one.row), .text(visitor))
                }
                try index?.purge()
            }
            try database.execute("VACUUM")
            try database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        }
        return traces
    }

    private func find(_ visitor: String, in series: Series) throws(SQLiteError) -> [RecordRecord] {
        var found: Set<Int64> = []
        let cursor = try database.cursor(
            "SELECT v.* FROM version v JOIN record r ON r.id = v.record WHERE r.series = ?", .integer(series.row))
        while let version = try cursor.next({ (row) throws(SQLiteError) in try VersionRecord(row) }) {
            if Visitor.isIn(try version.document, visitor, series.kind.listing?.people ?? []) {
                found.insert(version.record)
            }
        }
        var records: [RecordRecord] = []
        for id in found.sorted() {
            records += try database.records(RecordRecord.self, "WHERE id = ?", .integer(id))
        }
        return records
    }

    private func presences(of visitor: String, in series: Series) throws(SQLiteError) -> [(at: Int64, item: String)] {
        var found: [(at: Int64, item: String)] = []
        let cursor = try database.cursor("SELECT * FROM presence WHERE series = ?", .integer(series.row))
        while let row = try cursor.next({ (row) throws(SQLiteError) in try PresenceRecord(row) }) {
            guard let body = try? JSONValue(parsing: Array(row.body.utf8)) else { continue }
            if row.item.isSameName(as: visitor) || Visitor.isIn(body, visitor, []) { found.append((row.at, row.item)) }
        }
        return found
    }
}

/// Is somebody named in a body?
private enum Visitor {
    static func isIn(_ body: JSONValue, _ visitor: String, _ people: [FieldPath]) -> Bool {
        let wanted = visitor.lowercased()
        let named = people.flatMap { $0.values(in: body) }.compactMap { Resource.id(of: ["id": $0.value]) }
        if named.contains(where: { $0.lowercased().utf8.elementsEqual(wanted.utf8) }) { return true }
        return isTelling(visitor) && contains(body, wanted)
    }

    /// Long enough to be nothing but this person.
    private static func isTelling(_ visitor: String) -> Bool { visitor.contains("@") || visitor.utf8.count >= 16 }

    private static func contains(_ value: JSONValue, _ wanted: String) -> Bool {
        switch value {
        case .string(let text), .number(let text): text.lowercased().contains(wanted)
        case .array(let elements): elements.contains { contains($0, wanted) }
        case .object(let members):
            members.contains { contains($0.value, wanted) || $0.name.lowercased().contains(wanted) }
        case .null, .bool: false
        }
    }
}
