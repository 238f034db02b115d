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
    /// Ids that the visitor's records bear beside what was typed, in lower case, sorted: what bears these is counted, too.
    package var ids: [String] = []

    package init() {}

    package var isEmpty: Bool { records == 0 && presences == 0 }
}

extension Archive {
    /// What is there of a visitor, without a write.
    /// - Parameters:
    ///   - visitor: an id or an e-mail address. Long ones are looked for in every text, so that a message that quotes the address
    ///     counts, too; short ids only where the table says that people's ids stand. What bears the ids that the visitor's own
    ///     records name counts, too, unless it names another address.
    ///   - series: to look through.
    package func traces(of visitor: String, in series: [Series]) throws(ArchiveError) -> VisitorTraces {
        try ArchiveError.about(path) { () throws(SQLiteError) in
            try VisitorSurvey(of: visitor, in: series, database).traces(database)
        }
    }

    /// Takes every record of a visitor out of the archive, in every version, and out of the index, and what it names and nobody has
    /// asked for yet; then writes the file anew, so that nothing of them is left in it.
    package func forget(_ visitor: String, in series: [Series]) throws(ArchiveError) -> VisitorTraces {
        try ArchiveError.about(path) { () throws(SQLiteError) in
            try database.execute("PRAGMA secure_delete = ON")
            defer { try? database.execute("PRAGMA secure_delete = OFF") }
            let traces = try database.transaction(.writing) { () throws(SQLiteError) in
                let survey = try VisitorSurvey(of: visitor, in: series, database)
                let traces = try survey.traces(database)
                for (one, ids) in survey.records {
                    for id in ids.sorted() { try database.forget(id, of: one, among: series, index) }
                }
                for (one, at, item) in survey.presences {
                    try database.run(
                        "DELETE FROM presence WHERE series = ? AND at = ? AND item = ?", .integer(one.row),
                        .integer(at), .text(item))
                }
                for one in series {
                    try database.run(
                        "DELETE FROM wanted WHERE series = ? AND item = ?", .integer(one.row), .text(visitor))
                }
                try index?.purge()
                return traces
            }
            try database.execute("VACUUM")
            try database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return traces
        }
    }
}

extension Database {
    /// - Parameter series: those in which something that the record names may be wanted.
    fileprivate func forget(
        _ id: Int64, of one: Series, among series: [Series], _ index: WordIndex?
    ) throws(SQLiteError) {
        guard let record = try records(RecordRecord.self, "WHERE id = ?", .integer(id)).first else { return }
        try index?.remove(WordIndex.Entry(id, one, try version(record.version).document))
        try run("DELETE FROM wanted WHERE series = ? AND item = ?", .integer(one.row), .text(record.item))
        for version in try records(VersionRecord.self, "WHERE record = ?", .integer(id)) {
            let body = try version.document
            for lead in one.kind.listing?.leads ?? [] {
                guard let item = lead.item(in: body),
                    let other = series.first(where: { $0.kind.name.isIdentical(to: lead.kind) })
                else { continue }
                try run("DELETE FROM wanted WHERE series = ? AND item = ?", .integer(other.row), .text(item))
            }
        }
        try run("DELETE FROM version WHERE record = ?", .integer(id))
        try run("DELETE FROM record WHERE id = ?", .integer(id))
    }
}

extension VisitorSurvey {
    fileprivate func traces(_ database: Database) throws(SQLiteError) -> VisitorTraces {
        var traces = VisitorTraces()
        traces.presences = presences.count
        traces.ids = person.ids
        for id in records.flatMap(\.ids) {
            traces.records += 1
            traces.versions += Int(
                try database.number("SELECT count(*) FROM version WHERE record = ?", .integer(id)) ?? 0)
        }
        return traces
    }
}
