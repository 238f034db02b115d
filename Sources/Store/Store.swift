package import Catalog
import Keeping
import SQLite
package import Wire

/// One file with the snapshots of any number of sites.
///
/// A crawl is recorded by `begin`, any number of `record`, and `finish` or `abandon`, under the site's `SiteLock`. What was
/// not finished is never seen by a reader. To read, open a `SnapshotReader`, or use `read` where a store is at hand.
package actor Store {
    /// A crawl that is being recorded.
    package struct RunningCrawl: Hashable, Sendable {
        fileprivate let id: Int
        package let site: String
    }

    package nonisolated let path: String
    private let batch: Int
    private let database: Database
    private var footing: Footing
    private var crawls: [Int: CrawlRecorder] = [:]
    private var begun = 0

    /// Opens the store, or makes it (private, with the folder above it if only that is missing).
    /// - Parameter batch: how many bytes of new bodies a crawl keeps in memory before it writes them. A batch touches most
    ///   pages of the indexes, so small ones write a multiple of what they hold.
    package init(at path: String, batch: Int = 2 << 20) throws(StoreError) {
        self.path = path
        self.batch = batch
        database = try StoreError.about { () throws(KeepingError) in try KeptFile(path, .store).open() }
        footing = Footing(of: path)
    }

    /// Starts to record a crawl, and takes back what a crawl of the site left that died.
    /// - Parameters:
    ///   - url: the site's base URL; the newest one is kept.
    ///   - purpose: what the snapshot is for; it is compared with the last one for the same.
    ///   - at: now.
    package func begin(
        site: String, url: String, purpose: Purpose = .backup, table: String? = nil, at: UTCTime
    ) throws(StoreError) -> RunningCrawl {
        try StoreError.about(path) { () throws(SQLiteError) in
            let row = try database.row(ofSite: site, purpose, url: url)
            let leftovers = try database.unfinishedSnapshots(ofSite: row)
            if !leftovers.isEmpty {
                try database.transaction(.writing) { () throws(SQLiteError) in
                    for number in leftovers { try database.discard(snapshot: number, of: row) }
                }
            }
            let previous = try reader.newest(ofSite: row)
            begun += 1
            crawls[begun] = CrawlRecorder(
                database: database, site: row, purpose: purpose, at: at, previous: previous, table: table, batch: batch)
        }
        return RunningCrawl(id: begun, site: site)
    }

    /// Takes down resources read at one place. After an error the crawl can only be abandoned.
    package func record(_ resources: [Resource], in place: Place, of crawl: RunningCrawl) throws(StoreError) {
        var page: [(item: String, resource: Resource)] = []
        page.reserveCapacity(resources.count)
        for resource in resources {
            guard let item = place.item(of: resource) else {
                throw .misused("\(resource.kind) at '\(resource.path)' is not in '\(place.path)'")
            }
            page.append((item, resource))
        }
        guard crawls[crawl.id] != nil else { throw .misused("the crawl of '\(crawl.site)' is over") }
        try StoreError.about(path) { () throws(SQLiteError) in try crawls[crawl.id]?.record(page, in: place) }
    }

    /// Writes what was recorded and still waits to be written, for whoever has time before `finish`.
    package func flush(_ crawl: RunningCrawl) throws(StoreError) {
        try StoreError.about(path) { () throws(SQLiteError) in try crawls[crawl.id]?.flush() }
    }

    /// Makes a snapshot of what was recorded, or notes that it is what the previous one saw.
    /// - Parameter coverage: every place the crawl read or should have read, what it left out on purpose as `skipped`.
    ///   The counts in it are not used.
    package func finish(
        _ crawl: RunningCrawl, coverage: [Coverage], requests: Int, seconds: Double
    ) throws(StoreError) -> CrawlOutcome {
        guard var recorder = crawls.removeValue(forKey: crawl.id) else {
            throw .misused("the crawl of '\(crawl.site)' is over")
        }
        let outcome = try StoreError.about(path) { () throws(SQLiteError) in
            // Those before it only have to be whole.
            try database.withDurableCommits { () throws(SQLiteError) in
                let end = try recorder.finish(coverage: coverage, requests: requests, seconds: seconds)
                guard let snapshot = try reader.snapshot(row: end.number) else {
                    throw .aborted("the snapshot just written is not there")
                }
                database.checkpoint()
                return CrawlOutcome(snapshot: snapshot, isUnchanged: end.isUnchanged)
            }
        }
        try checkFooting()
        return outcome
    }

    /// Is what was written where somebody will find it?
    /// - Throws: `KeepingError.replaced`, in what follows upon it nothing may be believed to be written down.
    private func checkFooting() throws(StoreError) {
        try StoreError.about { () throws(KeepingError) in try footing.check() }
    }

    /// Takes back what was recorded.
    package func abandon(_ crawl: RunningCrawl) throws(StoreError) {
        guard let recorder = crawls.removeValue(forKey: crawl.id), let number = recorder.number else { return }
        try StoreError.about(path) { () throws(SQLiteError) in
            try database.transaction(.writing) { () throws(SQLiteError) in
                try database.discard(snapshot: number, of: recorder.site)
            }
        }
    }

    /// Keeps what ids of objects made elsewhere mean. Writes only what is new or differs.
    package func learn(
        _ lookups: [Lookup], site: String, url: String, purpose: Purpose = .backup, table: String? = nil, at: UTCTime
    ) throws(StoreError) {
        try StoreError.about(path) { () throws(SQLiteError) in
            let row = try database.row(ofSite: site, purpose, url: url)
            try database.learn(lookups, site: row, at: at)
        }
    }

    /// Reads within the store's own connection.
    package func read<T: Sendable>(
        _ body: @Sendable (SnapshotReader) throws(StoreError) -> T
    ) throws(StoreError) -> T {
        try standing { () throws(StoreError) in try body(reader) }
    }

    /// What SQLite takes for damage may be that the file is another one.
    private func standing<T>(_ body: () throws(StoreError) -> T) throws(StoreError) -> T {
        do throws(StoreError) {
            return try body()
        } catch {
            try checkFooting()
            throw error
        }
    }

    /// Writes what has to be on the disk before the next thing happens.
    func durably<T: Sendable>(_ body: (Database) throws(SQLiteError) -> T) throws(StoreError) -> T {
        let result = try standing { () throws(StoreError) in
            try StoreError.about(path) { () throws(SQLiteError) in
                try database.durably { () throws(SQLiteError) in try body(database) }
            }
        }
        try checkFooting()
        return result
    }

    func reading<T: Sendable>(_ body: (Database) throws(SQLiteError) -> T) throws(StoreError) -> T {
        try standing { () throws(StoreError) in
            try StoreError.about(path) { () throws(SQLiteError) in try body(database) }
        }
    }

    private var reader: SnapshotReader { SnapshotReader(database, path: path) }
}

extension Database {
    /// The row of a site, made or brought up to date if need be.
    fileprivate func row(ofSite name: String, _ purpose: Purpose, url: String) throws(SQLiteError) -> Int64 {
        let known = try site(name, purpose)
        if let known, known.url.isIdentical(to: url) { return known.id }
        return try transaction(.writing) { () throws(SQLiteError) in
            let id = if let known { known.id } else { try nextID(of: "site") }
            try insert(SiteRecord(id: id, name: name, purpose: purpose, url: url), "REPLACE")
            return id
        }
    }

    fileprivate func learn(_ lookups: [Lookup], site: Int64, at: UTCTime) throws(SQLiteError) {
        var fresh: [LookupRecord] = []
        for lookup in lookups {
            let body = lookup.body.written(.sorted)
            let known = try unprovedRecords(
                LookupRecord.self, "WHERE site = ? AND kind = ? AND id = ?", .integer(site), .text(lookup.kind),
                .text(lookup.id)
            ).first
            if let known, known.body.isIdentical(to: body) { continue }
            fresh.append(
                LookupRecord(
                    site: site, kind: lookup.kind, id: lookup.id, body: body, seen: known?.seen ?? at, changed: at))
        }
        guard !fresh.isEmpty else { return }
        try transaction(.writing) { () throws(SQLiteError) in
            for lookup in fresh { try insert(lookup, "REPLACE") }
        }
    }
}
