import Archive
package import Catalog
import Configuring
package import Exchange
import Wire

/// Writes what the archive has of a site: lines or a table, in one file or one a day, by time and then by id. Holds one record at a
/// time, and the records of one second.
package struct RecordExport {
    package struct Outcome: Sendable {
        package var records = 0
        /// Files that are new or have changed; nil for one file.
        package var written: Int?
        /// Files that were as they should be; nil for one file.
        package var unchanged: Int?
        /// Files of days that have no record any more; nil for one file.
        package var removed: Int?
    }

    private let reader: ArchiveReader
    private let series: [Series]
    private let window: TimeWindow?
    private let form: RecordText.Form

    /// - Throws: `ArchiveError` where nothing of the site is archived.
    package init(of session: Session, _ kinds: [Kind], in window: TimeWindow?, as form: RecordText.Form) throws {
        reader = try ArchiveReader(session.workplace.configuration.archive)
        series = try session.series(kinds, reader)
        self.window = window
        self.form = form
    }

    /// Everything, piece by piece.
    package func whole(_ write: ([UInt8]) throws -> Void) throws -> Outcome {
        var outcome = Outcome()
        try write(RecordText.head(form))
        try reader.forEach(of: series, in: window) { record in
            try write(text(of: record))
            outcome.records += 1
        }
        return outcome
    }

    /// A file for each kind and day, `KIND/date=2026-11-20/part.ndjson`. One that is there and is as it should be stays as it is; one of
    /// a day that has no record any more goes, so that what was forgotten is not left in an export.
    package func partitions(_ folder: String) throws -> Outcome {
        var outcome = Outcome(written: 0, unchanged: 0, removed: 0)
        for one in series {
            var open: (day: CalendarDay, file: PartitionFile)?
            func close() throws {
                guard let file = open?.file else { return }
                if try file.end() { outcome.written? += 1 } else { outcome.unchanged? += 1 }
                open = nil
            }
            try reader.forEach(of: [one], in: window) { record in
                if open?.day != record.at.day {
                    try close()
                    let file = try PartitionFile("\(folder)/\(one.kind.name)/date=\(record.at.day)/\(form.partName)")
                    try file.write(RecordText.head(form))
                    open = (record.at.day, file)
                }
                try open?.file.write(text(of: record))
                outcome.records += 1
            }
            try close()
            outcome.removed? += try removeEmptyDays(of: one, PartitionFolder("\(folder)/\(one.kind.name)"))
        }
        return outcome
    }

    /// - Returns: how many files went.
    private func removeEmptyDays(of one: Series, _ folder: PartitionFolder) throws -> Int {
        var count = 0
        for day in try folder.days() {
            guard let whole = TimeWindow(day.start, day.end), window.map({ $0.meets(whole) }) ?? true,
                try reader.count(one, in: whole) == 0
            else { continue }
            count += try folder.remove(day, kind: one.kind.name, site: one.site)
        }
        return count
    }

    private func text(of record: StoredRecord) -> [UInt8] {
        RecordText(
            kind: record.kind, id: record.item, at: record.at, site: series.first?.site ?? "",
            deletedAt: record.deletedAt, body: record.raw
        ).written(form)
    }
}

extension TimeWindow {
    fileprivate func meets(_ other: TimeWindow) -> Bool { since <= other.until && until >= other.since }
}
