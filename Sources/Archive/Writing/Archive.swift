package import Catalog
import Keeping
import SQLite
import Wire

/// The file with the conversations of any number of sites: records by site, kind and id, in the order of time, with every body that
/// they had, and what time was asked for completely.
///
/// A window is read by `begin`, any number of `take`, and `end`, or `give up`. What a page brought is there for good when `take`
/// returns; a run that died is gone on with at the page behind it.
package actor Archive {
    package nonisolated let path: String
    let database: Database
    /// Nil where this machine's SQLite has no FTS5: a search reads the records then.
    let index: WordIndex?

    /// Opens the archive, or makes it (private, with the folder above it if only that is missing).
    /// - Parameter catalog: the table of kinds, which says what people search in.
    package init(at path: String, _ catalog: Catalog) throws(ArchiveError) {
        self.path = path
        let database = try ArchiveError.about { () throws(KeepingError) in try KeptFile(path, .archive).open() }
        self.database = database
        // Ids come in no order, so a page of records changes a page of the file for each. Of a long log, most of these are brought
        // into the file once and not time and again, and of a large cache they need not be read.
        try ArchiveError.about(path) { () throws(SQLiteError) in
            try database.execute("PRAGMA cache_size = -8000; PRAGMA wal_autocheckpoint = 16000")
        }
        index = try ArchiveError.about(path) { () throws(SQLiteError) in
            try database.transaction(.writing) { () throws(SQLiteError) -> WordIndex? in
                guard try WordIndex.isAvailable(database) else {
                    // What is written now will be in no index.
                    try database.run("DELETE FROM indexed")
                    return nil
                }
                return try WordIndex.isWhole(in: database)
                    ? WordIndex(database: database) : try database.indexEverything(by: catalog)
            }
        }
    }

    /// The series of one kind on one site, made if there is none.
    package func series(_ kind: Kind, of site: String, url: String) throws(ArchiveError) -> Series {
        try ArchiveError.about(path) { () throws(SQLiteError) in
            let known = try database.series(of: site, kind: kind.name)
            if let known, try database.site(site)?.url.isIdentical(to: url) == true {
                return Series(row: known.id, site: site, kind: kind)
            }
            return try database.transaction(.writing) { () throws(SQLiteError) in
                let present = try database.site(site)
                let id = if let present { present.id } else { try database.nextID(of: "site") }
                let row = SiteRecord(id: id, name: site, url: url, account: present?.account)
                try database.insert(row, "REPLACE")
                if let known { return Series(row: known.id, site: site, kind: kind) }
                let number = try database.nextID(of: "series")
                // Until somebody says otherwise: as far back as there is anything.
                try database.insert(SeriesRecord(id: number, site: row.id, kind: kind.name, aim: nil))
                return Series(row: number, site: site, kind: kind)
            }
        }
    }

    /// Keeps which account a site is, so that nothing of another one is ever put beside its records.
    package func learn(_ account: Account, of site: String) throws(ArchiveError) {
        try writing { () throws(SQLiteError) in
            guard var row = try database.site(site) else { return }
            let text = account.document.written(.compact)
            guard row.account?.isIdentical(to: text) != true else { return }
            row.account = text
            try database.insert(row, "REPLACE")
        }
    }

    /// Reads as of now.
    package func read<T: Sendable>(_ body: @Sendable (ArchiveReader) throws(ArchiveError) -> T) throws(ArchiveError)
        -> T
    {
        try body(ArchiveReader(database, path: path, index))
    }

    /// All that is in the archive outlives a power cut from here on, also what a run wrote that was killed: whoever deletes records
    /// at the service has to be sure of that first.
    package func settle() throws(ArchiveError) {
        // A commit that changes nothing would sync nothing.
        try writing(isDurable: true) { () throws(SQLiteError) in try database.run("UPDATE site SET name = name") }
    }

    /// - Parameter isDurable: whether it has to be on the disk before the next thing happens; else it only has to be whole.
    func writing<T: Sendable>(
        isDurable: Bool = false, _ body: () throws(SQLiteError) -> T
    ) throws(ArchiveError) -> T {
        try ArchiveError.about(path) { () throws(SQLiteError) in
            if isDurable { return try database.durably(body) }
            return try database.transaction(.writing, body)
        }
    }
}

/// The records of one kind on one site.
package struct Series: Hashable, Sendable {
    let row: Int64
    package let site: String
    package let kind: Kind

    package static func == (left: Series, right: Series) -> Bool { left.row == right.row }
    package func hash(into hasher: inout Hasher) { hasher.combine(row) }
}

extension Database {
    /// Makes the index anew of all records. Within a transaction.
    func indexEverything(by catalog: Catalog) throws(SQLiteError) -> WordIndex {
        let index = try WordIndex.made(anew: self)
        for row in try records(SeriesRecord.self, "ORDER BY id") {
            guard let kind = catalog[row.kind] else { continue }
            let series = Series(row: row.id, site: "", kind: kind)
            let cursor = try cursor("SELECT * FROM record WHERE series = ? ORDER BY id", .integer(row.id))
            while let record = try cursor.next({ (row) throws(SQLiteError) in try RecordRecord(row) }) {
                try index.add(WordIndex.Entry(record.id, series, try version(record.version).document))
            }
        }
        try insert(IndexedRecord(), "REPLACE")
        return index
    }

    func nextID(of table: String) throws(SQLiteError) -> Int64 {
        try number("SELECT coalesce(max(id), 0) + 1 FROM \(table)") ?? 1
    }

    func site(_ name: String) throws(SQLiteError) -> SiteRecord? {
        try records(SiteRecord.self, "WHERE name = ?", .text(name)).first
    }

    func series(of site: String, kind: String) throws(SQLiteError) -> SeriesRecord? {
        guard let site = try self.site(site) else { return nil }
        return try records(SeriesRecord.self, "WHERE site = ? AND kind = ?", .integer(site.id), .text(kind)).first
    }
}
