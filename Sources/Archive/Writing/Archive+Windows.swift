package import Catalog
import Keeping
import SQLite
package import Wire

/// A window of time that is being read.
package struct OpenWindow: Hashable, Sendable {
    package let series: Series
    package let window: TimeWindow
    let number: Int64
    /// What to ask for next; nil for the first page.
    package fileprivate(set) var page: String?
    package fileprivate(set) var pages: Int
    /// Different records so far.
    package fileprivate(set) var taken: Int
}

/// What became of the records of a page or a window, each counted where the run met it first.
package struct Intake: Hashable, Sendable {
    package var new = 0
    package var changed = 0
    package var known = 0

    package init() {}

    package static func += (left: inout Intake, right: Intake) {
        left.new += right.new
        left.changed += right.changed
        left.known += right.known
    }
}

extension Archive {
    /// The window that a run left which died or was stopped.
    package func unfinished(_ series: Series) throws(ArchiveError) -> OpenWindow? {
        try ArchiveError.about(path) { () throws(SQLiteError) in
            guard let row = try database.records(ReadingRecord.self, "WHERE series = ?", .integer(series.row)).first,
                let window = TimeWindow(UTCTime(seconds: Double(row.since)), UTCTime(seconds: Double(row.until)))
            else { return nil }
            return OpenWindow(
                series: series, window: window, number: row.number, page: row.page, pages: Int(row.pages),
                taken: Int(row.taken))
        }
    }

    /// Begins a window anew; what a former reading of the series left half done is given up.
    package func begin(_ window: TimeWindow, of series: Series) throws(ArchiveError) -> OpenWindow {
        try writing { () throws(SQLiteError) in
            let known = try database.records(SeriesRecord.self, "WHERE id = ?", .integer(series.row)).first
            guard var row = known else { throw .mismatch("a kind of records is not in the archive any more") }
            row.reading += 1
            try database.insert(row, "REPLACE")
            let open = OpenWindow(series: series, window: window, number: row.reading, page: nil, pages: 0, taken: 0)
            try database.insert(open.row, "REPLACE")
            return open
        }
    }

    /// Takes down a page.
    /// - Parameters:
    ///   - next: what to ask for next; nil behind the last page.
    ///   - isWholePage: false for a part of one whose rest follows.
    ///   - first: the first window of this run; nil if it is this one.
    ///   - at: when the run began.
    package func take(
        _ records: [ArchivedRecord], next: String?, isWholePage: Bool = true, of open: inout OpenWindow,
        firstOfRun first: OpenWindow? = nil, at: UTCTime
    ) throws(ArchiveError) -> Intake {
        var (after, intake) = (open, Intake())
        let number = first?.number ?? open.number
        let index = index
        intake = try writing { () throws(SQLiteError) in
            var intake = Intake()
            var page = try database.page(of: open.series, at: Int64(at.seconds))
            for record in records {
                let outcome = try database.take(record, of: open, firstOfRun: number, on: &page, index)
                switch outcome {
                case .again: continue
                case .counted: break
                case .new: intake.new += 1
                case .changed: intake.changed += 1
                case .known: intake.known += 1
                }
                after.taken += 1
            }
            after.page = next
            if isWholePage { after.pages += 1 }
            try database.insert(after.row, "REPLACE")
            return intake
        }
        open = after
        return intake
    }

    /// The window was read to its end, and everything in it came. From here on that outlives a power cut.
    /// - Parameter first: the first window of this run: a record that another one of it brought is there.
    /// - Returns: the ids of records of that time which this run has not brought. Whether they are gone is the caller's to find
    ///   out: a service may count them to another second than the archive does.
    package func end(_ open: OpenWindow, firstOfRun first: OpenWindow) throws(ArchiveError) -> [String] {
        try writing(isDurable: true) { () throws(SQLiteError) in
            let missing = try database.records(
                RecordRecord.self, "WHERE series = ? AND id >= ? AND id < ? AND reading < ? AND deleted IS NULL",
                .integer(open.series.row), .integer(Int64(open.window.since.seconds) << 20),
                .integer(Int64(open.window.until.seconds + 1) << 20), .integer(first.number))
            try database.cover(open.series.row, open.window, isComplete: true, "")
            try database.run("DELETE FROM reading WHERE series = ?", .integer(open.series.row))
            return missing.map(\.item)
        }
    }

    /// Records are no longer at the service. They stay here.
    package func note(deleted items: [String], of series: Series, at: UTCTime) throws(ArchiveError) {
        try writing { () throws(SQLiteError) in
            for item in items {
                let known = try database.records(
                    RecordRecord.self, "WHERE series = ? AND item = ?", .integer(series.row), .text(item)
                ).first
                guard var record = known, record.deleted == nil else { continue }
                record.deleted = Int64(at.seconds)
                try database.insert(record, "REPLACE")
            }
        }
    }

    /// The window was not whole, and is not to be asked for again in this form.
    /// - Parameter reason: nil where parts of it will be asked for next, so that there is nothing to say yet.
    package func giveUp(_ open: OpenWindow, _ reason: String?) throws(ArchiveError) {
        try writing { () throws(SQLiteError) in
            if let reason { try database.cover(open.series.row, open.window, isComplete: false, reason) }
            try database.run("DELETE FROM reading WHERE series = ?", .integer(open.series.row))
        }
    }

    /// Remembers how far back a series is to reach; nil: until a whole year was empty.
    package func aim(_ series: Series, at since: UTCTime?) throws(ArchiveError) {
        try writing { () throws(SQLiteError) in
            guard var row = try database.records(SeriesRecord.self, "WHERE id = ?", .integer(series.row)).first else {
                return
            }
            row.aim = since.map { Int64($0.seconds) }
            try database.insert(row, "REPLACE")
        }
    }
}

extension OpenWindow {
    fileprivate var row: ReadingRecord {
        ReadingRecord(
            series: series.row, number: number, since: Int64(window.since.seconds), until: Int64(window.until.seconds),
            page: page, pages: Int64(pages), taken: Int64(taken))
    }
}

extension Database {
    /// Notes what was asked for. What was known of that time gives way; neighbours that say the same become one.
    func cover(_ series: Int64, _ window: TimeWindow, isComplete: Bool, _ reason: String) throws(SQLiteError) {
        var (since, until) = (Int64(window.since.seconds), Int64(window.until.seconds))
        let near = try records(
            CoverageRecord.self, "WHERE series = ? AND since <= ? AND until >= ? ORDER BY since", .integer(series),
            .integer(until + 1), .integer(since - 1))
        for old in near {
            try run("DELETE FROM span WHERE series = ? AND since = ?", .integer(series), .integer(old.since))
            if old.isComplete == isComplete, old.reason.utf8.elementsEqual(reason.utf8) {
                since = min(since, old.since)
                until = max(until, old.until)
                continue
            }
            var (before, after) = (old, old)
            before.until = min(old.until, Int64(window.since.seconds) - 1)
            after.since = max(old.since, Int64(window.until.seconds) + 1)
            for part in [before, after] where part.since <= part.until { try insert(part) }
        }
        try insert(CoverageRecord(series: series, since: since, until: until, isComplete: isComplete, reason: reason))
    }
}

extension Archive {
    /// What another record names is not at the service: it is not asked for again.
    package func note(absent item: String, of series: Series) throws(ArchiveError) {
        try writing { () throws(SQLiteError) in
            let known = try database.records(
                WantedRecord.self, "WHERE series = ? AND item = ?", .integer(series.row), .text(item)
            ).first
            guard var row = known else { return }
            row.isAbsent = true
            try database.insert(row, "REPLACE")
        }
    }

    /// Takes down who is online at a moment.
    /// - Returns: how many that were.
    package func take(present bodies: [JSONValue], of series: Series, at: UTCTime) throws(ArchiveError) -> Int {
        try writing { () throws(SQLiteError) in
            var count = 0
            for body in bodies {
                guard let item = Resource.id(of: body) else { continue }
                try database.insert(
                    PresenceRecord(
                        series: series.row, at: Int64(at.seconds), item: item, digest: Digest(ofBody: body).bytes,
                        body: body.written(.compact)), "REPLACE")
                count += 1
            }
            return count
        }
    }
}
