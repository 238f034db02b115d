import Catalog
import Keeping
import SQLite
import Wire

/// Where one visitor is in an archive: what bears the name that was typed, and what bears the ids that these records name. No further,
/// for each step is less certain than the one before.
struct VisitorSurvey {
    private(set) var person: Visitor
    /// Of each of the series the rows of records.
    private(set) var records: [(series: Series, ids: Set<Int64>)] = []
    private(set) var presences: [(series: Series, at: Int64, item: String)] = []

    /// - Parameter series: to look through.
    init(of visitor: String, in series: [Series], _ database: Database) throws(SQLiteError) {
        person = Visitor(visitor)
        // What names other records first: whose a session is may be said by a chat.
        let ordered = series.filter { $0.hasLeads } + series.filter { !$0.hasLeads }
        records = ordered.map { ($0, []) }
        for (index, one) in ordered.enumerated() { try lookForName(in: one, index, database) }
        guard person.leadsOn else { return }
        for (index, one) in ordered.enumerated() { try lookForIDs(in: one, index, database) }
    }

    private mutating func lookForName(in series: Series, _ index: Int, _ database: Database) throws(SQLiteError) {
        let cursor = try Self.versions(of: series, database)
        while let (version, _) = try Self.next(cursor) {
            let body = try version.document
            guard person.isIn(body, series.kind.listing) else { continue }
            records[index].ids.insert(version.record)
            person.learn(from: body, series.kind.listing)
        }
        for row in try Self.presences(of: series, database) {
            if row.item.isSameName(as: person.name) || person.isIn(row.body, nil) {
                presences.append((series, row.at, row.item))
            }
        }
    }

    private mutating func lookForIDs(in series: Series, _ index: Int, _ database: Database) throws(SQLiteError) {
        let cursor = try Self.versions(of: series, database)
        while let (version, item) = try Self.next(cursor) {
            if records[index].ids.contains(version.record) { continue }
            if person.owns(try version.document, item, series.kind) { records[index].ids.insert(version.record) }
        }
        for row in try Self.presences(of: series, database) where person.owns(row.body, row.item, series.kind) {
            let isKnown = presences.contains { $0.series == series && $0.at == row.at && $0.item == row.item }
            if !isKnown { presences.append((series, row.at, row.item)) }
        }
    }

    private static func versions(of series: Series, _ database: Database) throws(SQLiteError) -> Cursor {
        try database.cursor(
            "SELECT v.*, r.item FROM version v JOIN record r ON r.id = v.record WHERE r.series = ?",
            .integer(series.row))
    }

    private static func next(_ cursor: Cursor) throws(SQLiteError) -> (VersionRecord, item: String)? {
        try cursor.next { (row) throws(SQLiteError) in (try VersionRecord(row), try row.text("item")) }
    }

    private static func presences(
        of series: Series, _ database: Database
    ) throws(SQLiteError) -> [(at: Int64, item: String, body: JSONValue)] {
        try database.rows("SELECT * FROM presence WHERE series = ?", .integer(series.row)) {
            (row) throws(SQLiteError) in
            let row = try PresenceRecord(row)
            return (row.at, row.item, (try? JSONValue(parsing: Array(row.body.utf8))) ?? .null)
        }
    }
}

extension Series {
    fileprivate var hasLeads: Bool { kind.listing?.leads.isEmpty == false }
}
