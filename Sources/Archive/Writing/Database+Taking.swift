import Catalog
import Keeping
import SQLite
import Wire

extension Database {
    enum Taken {
        case new, changed, known
        /// Another window of this run has brought it before: that one was not whole.
        case counted
        /// The window has brought it before: pages shift while they are read.
        case again
    }

    /// What holds for all records of a page, so that it is looked up once.
    struct Page {
        let now: Int64
        let leads: [Lead]
        /// Some record of the kind may be named by another one that came before it.
        let isWanted: Bool
        /// The id of the next body.
        fileprivate var version: Int64
    }

    /// Within the transaction that takes its records.
    func page(of series: Series, at now: Int64) throws(SQLiteError) -> Page {
        let leads = try leads(of: series)
        let isWanted = try number("SELECT 1 FROM wanted WHERE series = ? LIMIT 1", .integer(series.row)) != nil
        return Page(
            now: now, leads: leads, isWanted: isWanted || leads.contains { $0.series == series.row },
            version: try nextID(of: "version"))
    }

    /// Takes down one record. Within a transaction.
    /// - Parameter first: the number of the run's first window, which may be one that a run before began.
    func take(
        _ shown: ArchivedRecord, of open: OpenWindow, firstOfRun first: Int64, on page: inout Page, _ index: WordIndex?
    ) throws(SQLiteError) -> Taken {
        let now = page.now
        let known = try records(
            RecordRecord.self, "WHERE series = ? AND item = ?", .integer(open.series.row), .text(shown.item)
        ).first
        let found = try completed(shown, open.series.kind, by: known)
        let digest = Digest(ofBody: found.body)
        guard var record = known else {
            let id = try freeID(at: found.at)
            let version = try insert(found, digest, of: id, on: &page)
            try insert(
                RecordRecord(
                    id: id, series: open.series.row, item: found.item, firstSeen: now, lastSeen: now, deleted: nil,
                    reading: open.number, version: version))
            try index?.add(WordIndex.Entry(id, open.series, found.body))
            try note(page.leads, in: found)
            if page.isWanted {
                try run(
                    "DELETE FROM wanted WHERE series = ? AND item = ?", .integer(open.series.row), .text(found.item))
            }
            try noteContents(of: open.series, shown)
            return .new
        }
        let isAgain = record.reading == open.number
        let isOfRun = record.reading >= first && record.lastSeen == now
        let before: Taken? = isAgain ? .again : isOfRun ? .counted : nil
        let old = try version(record.version)
        let isSame = old.digest == digest.bytes
        let isCompletion = !isSame && old.digest == open.series.kind.partDigest(of: found.body)
        // The run has just listed the part of it that was there.
        let isListed = isCompletion && record.lastSeen == now
        if isAgain, isSame { return .again }
        record.lastSeen = now
        record.deleted = nil
        record.reading = open.number
        if !isSame || !open.series.kind.lacksContents(shown.body) { try noteContents(of: open.series, shown) }
        if isSame, record.seconds == found.at.seconds {
            try insert(record, "REPLACE")
            return before ?? .known
        }
        // The index can only be told what it was told before.
        if let index { try index.remove(WordIndex.Entry(record.id, open.series, try old.document)) }
        let id = record.seconds == Int64(found.at.seconds) ? record.id : try freeID(at: found.at)
        if id != record.id {
            try run("DELETE FROM record WHERE id = ?", .integer(record.id))
            try run("UPDATE version SET record = ? WHERE record = ?", .integer(id), .integer(record.id))
        }
        // A part of a body is none that the record ever had.
        if isCompletion { try run("DELETE FROM version WHERE id = ?", .integer(record.version)) }
        let version = isSame ? record.version : try insert(found, digest, of: id, on: &page)
        try insert(
            RecordRecord(
                id: id, series: record.series, item: record.item, firstSeen: record.firstSeen, lastSeen: now,
                deleted: nil, reading: open.number, version: version), "REPLACE")
        try index?.add(WordIndex.Entry(id, open.series, found.body))
        try note(page.leads, in: found)
        return before ?? (isListed ? .counted : .changed)
    }

    /// A record of which a list shows a part, with the rest as it was known.
    private func completed(
        _ shown: ArchivedRecord, _ kind: Kind, by known: RecordRecord?
    ) throws(SQLiteError) -> ArchivedRecord {
        guard let known, kind.lacksContents(shown.body) else { return shown }
        let body = kind.completed(shown.body, from: try version(known.version).document)
        return ArchivedRecord(item: shown.item, at: shown.at, body: body)
    }

    /// What a list shows in part, new or changed, is to be read by its own address; what came whole is not any more.
    private func noteContents(of series: Series, _ shown: ArchivedRecord) throws(SQLiteError) {
        guard series.kind.isCompletedOneByOne else { return }
        guard series.kind.lacksContents(shown.body) else {
            try run("DELETE FROM wanted WHERE series = ? AND item = ?", .integer(series.row), .text(shown.item))
            return
        }
        let known = try records(
            WantedRecord.self, "WHERE series = ? AND item = ?", .integer(series.row), .text(shown.item)
        ).first
        try insert(
            WantedRecord(
                series: series.row, item: shown.item, at: Int64(shown.at.seconds), isAbsent: known?.isAbsent ?? false),
            "REPLACE")
    }

    func version(_ id: Int64) throws(SQLiteError) -> VersionRecord {
        guard let found = try records(VersionRecord.self, "WHERE id = ?", .integer(id)).first else {
            throw .mismatch("a record's body is not there")
        }
        return found
    }

    /// The next id of a second.
    private func freeID(at moment: UTCTime) throws(SQLiteError) -> Int64 {
        let first = Int64(moment.seconds) << 20
        let last = try number(
            "SELECT max(id) FROM record WHERE id >= ? AND id < ?", .integer(first),
            .integer(first + RecordRecord.perSecond))
        guard let last else { return first }
        guard last + 1 < first + RecordRecord.perSecond else {
            throw .mismatch("there are more than \(RecordRecord.perSecond) records of one second")
        }
        return last + 1
    }

    private func insert(_ found: ArchivedRecord, _ digest: Digest, of record: Int64, on page: inout Page)
        throws(SQLiteError) -> Int64
    {
        let id = page.version
        try insert(
            VersionRecord(
                id: id, record: record, seen: page.now, digest: digest.bytes, body: found.body.written(.compact)))
        page.version += 1
        return id
    }

    /// Where records name others, and the series that those are of.
    struct Lead {
        let at: FieldPath
        let series: Int64
    }

    /// The leads of a kind to what the archive has series of.
    private func leads(of series: Series) throws(SQLiteError) -> [Lead] {
        var found: [Lead] = []
        for lead in series.kind.listing?.leads ?? [] {
            if let other = try self.series(of: series.site, kind: lead.kind)?.id {
                found.append(Lead(at: lead.at, series: other))
            }
        }
        return found
    }

    /// Notes what the record names and the archive does not have.
    private func note(_ leads: [Lead], in found: ArchivedRecord) throws(SQLiteError) {
        for lead in leads {
            guard let id = lead.at.first(in: found.body).flatMap({ Resource.id($0) }), !id.isNoReference else {
                continue
            }
            let isThere = try number(
                "SELECT 1 FROM record WHERE series = ? AND item = ?", .integer(lead.series), .text(id))
            guard isThere == nil else { continue }
            let known = try records(
                WantedRecord.self, "WHERE series = ? AND item = ?", .integer(lead.series), .text(id)
            ).first
            let at = max(known?.at ?? .min, Int64(found.at.seconds))
            guard known?.at != at else { continue }
            try insert(
                WantedRecord(series: lead.series, item: id, at: at, isAbsent: known?.isAbsent ?? false), "REPLACE")
        }
    }
}

extension Kind {
    fileprivate func lacksContents(_ body: JSONValue) -> Bool {
        isCompletedOneByOne && !missingContents(of: body).isEmpty
    }

    /// Of what a list shows of a body; nil where that is all of it.
    fileprivate func partDigest(of body: JSONValue) -> [UInt8]? {
        guard isCompletedOneByOne else { return nil }
        let part = contents.flatMap(\.members).reduce(into: body) { $0.remove($1) }
        return Digest(ofBody: part).bytes
    }
}

extension VersionRecord {
    /// The body, proved by its digest.
    var document: JSONValue {
        get throws(SQLiteError) {
            guard let value = try? JSONValue(parsing: Array(body.utf8)), Digest(ofBody: value).bytes == digest else {
                throw .mismatch("the body of a record is not as it was written")
            }
            return value
        }
    }
}

extension WordIndex.Entry {
    init(_ record: Int64, _ series: Series, _ body: JSONValue) {
        var bytes: [UInt8] = []
        for text in series.kind.listing?.texts(of: body) ?? [] {
            let start = bytes.count
            Words.append(text, to: &bytes)
            if bytes.count > start {
                bytes += Words.wall
                bytes.append(UInt8(ascii: " "))
            }
        }
        let facets = [Facet.series(series.row)] + (series.kind.listing?.facets(of: body) ?? [])
        self.init(
            record: record, words: String(decoding: bytes, as: UTF8.self), facets: facets.joined(separator: " "))
    }
}
