package import Catalog
import Keeping
import SQLite
package import Wire

/// An archive as a reader sees it.
package struct ArchiveReader {
    let database: Database
    package let path: String
    let index: WordIndex?

    init(_ database: Database, path: String, _ index: WordIndex?) {
        self.database = database
        self.path = path
        self.index = index
    }

    /// Opens an archive that is there.
    package init(_ path: String) throws(ArchiveError) {
        let database = try ArchiveError.about { () throws(KeepingError) in
            try KeptFile(path, .archive).openForReading()
        }
        let index = try ArchiveError.about(path) { () throws(SQLiteError) in
            try WordIndex.found(in: database)
        }
        self.init(database, path: path, index)
    }

    /// The names of the sites that something is archived of.
    package func sites() throws(ArchiveError) -> [String] {
        try about { () throws(SQLiteError) in
            try database.records(SiteRecord.self, "ORDER BY name").map(\.name)
        }
    }

    /// Which account a site was when it was archived last; nil where nothing has told.
    package func account(of site: String) throws(ArchiveError) -> Account? {
        try about { () throws(SQLiteError) in
            guard let text = try database.site(site)?.account else { return nil }
            guard let document = try? JSONValue(parsing: text), let account = Account(document: document) else {
                throw .mismatch("what it says of the account of '\(site)' is damaged")
            }
            return account
        }
    }

    /// The series of a site, as the kinds of its table name them. A kind that the table lacks is left out.
    package func series(of site: String, _ catalog: Catalog) throws(ArchiveError) -> [Series] {
        try about { () throws(SQLiteError) in
            guard let row = try database.site(site) else { return [] }
            let all = try database.records(SeriesRecord.self, "WHERE site = ? ORDER BY id", .integer(row.id))
            return all.compactMap { series in
                catalog[series.kind].map { Series(row: series.id, site: site, kind: $0) }
            }
        }
    }

    /// What was asked for of a series, oldest first.
    package func coverage(of series: Series) throws(ArchiveError) -> [RecordCoverage] {
        try about { () throws(SQLiteError) in
            let rows = try database.records(
                CoverageRecord.self, "WHERE series = ? ORDER BY since", .integer(series.row))
            return rows.compactMap { row in
                TimeWindow(UTCTime(seconds: Double(row.since)), UTCTime(seconds: Double(row.until))).map {
                    RecordCoverage(window: $0, isComplete: row.isComplete, reason: row.reason)
                }
            }
        }
    }

    /// How far back a series is to reach; nil: until a whole year was empty.
    package func aim(of series: Series) throws(ArchiveError) -> UTCTime? {
        try about { () throws(SQLiteError) in
            try database.records(SeriesRecord.self, "WHERE id = ?", .integer(series.row)).first?.aim
                .map { UTCTime(seconds: Double($0)) }
        }
    }

    /// When the oldest and the newest record of a series happened; nil if it has none.
    package func span(of series: Series) throws(ArchiveError) -> TimeWindow? {
        try about { () throws(SQLiteError) in
            let ends = try ["min", "max"].map { (function) throws(SQLiteError) in
                try database.number("SELECT \(function)(id) FROM record WHERE series = ?", .integer(series.row))
            }
            guard let first = ends[0], let last = ends[1] else { return nil }
            return TimeWindow(UTCTime(seconds: Double(first >> 20)), UTCTime(seconds: Double(last >> 20)))
        }
    }

    /// How many records a series has of a time.
    package func count(_ series: Series, in window: TimeWindow? = nil) throws(ArchiveError) -> Int {
        try about { () throws(SQLiteError) in
            let (low, high) = window.ids
            return Int(
                try database.number(
                    "SELECT count(*) FROM record WHERE series = ? AND id >= ? AND id < ?", .integer(series.row),
                    .integer(low), .integer(high)) ?? 0)
        }
    }

    /// How many records of a time were at the service when they were asked for last.
    package func countPresent(_ series: Series, in window: TimeWindow) throws(ArchiveError) -> Int {
        try about { () throws(SQLiteError) in
            let (low, high) = TimeWindow?.some(window).ids
            return Int(
                try database.number(
                    "SELECT count(*) FROM record WHERE series = ? AND id >= ? AND id < ? AND deleted IS NULL",
                    .integer(series.row), .integer(low), .integer(high)) ?? 0)
        }
    }

    /// Ids that other records name and no list has brought, newest first.
    package func wanted(of series: Series, atMost count: Int) throws(ArchiveError) -> [WantedItem] {
        try about { () throws(SQLiteError) in
            try database.records(
                WantedRecord.self, "WHERE series = ? AND NOT absent ORDER BY at DESC, item LIMIT ?",
                .integer(series.row), .integer(Int64(count))
            ).map { WantedItem(item: $0.item, at: UTCTime(seconds: Double($0.at))) }
        }
    }

    /// How many such ids there are.
    package func countWanted(of series: Series) throws(ArchiveError) -> Int {
        try about { () throws(SQLiteError) in
            Int(
                try database.number("SELECT count(*) FROM wanted WHERE series = ? AND NOT absent", .integer(series.row))
                    ?? 0)
        }
    }

    /// The same, searching without the index: what a machine does whose SQLite has no FTS5.
    package var withoutIndex: ArchiveReader { ArchiveReader(database, path: path, nil) }

    func about<T>(_ body: () throws(SQLiteError) -> T) throws(ArchiveError) -> T { try ArchiveError.about(path, body) }
}

/// A time that was asked for.
package struct RecordCoverage: Hashable, Sendable {
    package let window: TimeWindow
    /// Everything that the service had of that time is in the archive.
    package let isComplete: Bool
    /// Why it is not complete; empty if it is.
    package let reason: String

    package init(window: TimeWindow, isComplete: Bool, reason: String) {
        self.window = window
        self.isComplete = isComplete
        self.reason = reason
    }
}

/// What another record names.
package struct WantedItem: Hashable, Sendable {
    package let item: String
    /// When the newest record happened that names it.
    package let at: UTCTime
}

extension TimeWindow? {
    /// The ids of records of that time: from the first to below the second.
    var ids: (Int64, Int64) {
        guard let self else { return (.min, .max) }
        return (Int64(self.since.seconds) << 20, Int64(self.until.seconds + 1) << 20)
    }
}
