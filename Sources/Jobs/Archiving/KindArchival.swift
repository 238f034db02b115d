import Archive
import Archiving
import Catalog
import Configuring
import Service
import Wire

/// Archives one kind of one site: asks for windows of time until nothing is left to ask for.
struct KindArchival {
    let job: Archival
    let connection: SiteConnection
    let archive: Archive
    let kind: Kind
    let now: UTCTime

    init(_ job: Archival, _ connection: SiteConnection, _ archive: Archive, _ kind: Kind, _ now: UTCTime) {
        self.job = job
        self.connection = connection
        self.archive = archive
        self.kind = kind
        self.now = now
    }

    /// - Parameter part: gets what came, also of a run that ends with an error.
    func run(_ part: inout Archival.Part) async throws {
        let site = connection.site
        guard
            let reading = RecordReading(
                connection.reader, kind, offset: site.utcOffset, searchingBy: connection.searcher)
        else { return }
        let series = try await archive.series(kind, of: site.name, url: site.url.description)
        do {
            if reading.isByTime {
                try await windows(of: series, reading, &part)
            } else {
                try await list(of: series, reading, &part)
            }
            if !reading.isByTime || kind.isCompletedOneByOne { try await wanted(of: series, reading, &part) }
        } catch {
            try await state(series, &part)
            throw error
        }
        try await state(series, &part)
    }

    private func windows(of series: Series, _ reading: RecordReading, _ part: inout Archival.Part) async throws {
        let until = min(job.until ?? now, now)
        if let since = job.since { try await aim(series, since) }
        var firstOfRun: OpenWindow?
        if let open = try await archive.unfinished(series) {
            // Of a run that died: goes on at the page behind the last one that was stored.
            _ = try await read(open, reading, nil, &firstOfRun, &part)
        }
        let (covered, records, aim) = try await archive.read { (reader) throws(ArchiveError) in
            (try reader.coverage(of: series), try reader.span(of: series), try reader.aim(of: series))
        }
        // A gap of a sorted list may be none when it is read again; that of a second stays one.
        let known = covered.filter { $0.isComplete || !reading.isSorted }.map(\.window)
        let wanted = TimeWanted(
            since: job.since ?? aim, until: until, covered: known, records: records, overlaps: job.until == nil)
        var plan =
            reading.isSorted
            ? WindowPlan(sorted: wanted.whole)
            : WindowPlan(wanted.spans, endsAtEmptiness: wanted.endsAtEmptiness, emptiness: wanted.emptiness)
        while let step = plan.next() {
            switch step {
            case .gap(let window):
                let open = try await archive.begin(window, of: series)
                try await archive.giveUp(
                    open,
                    reading.isSorted
                        ? "the service's list was not whole, however often it was read"
                        : "more happened in one second than the service gives")
            case .read(let window):
                let open = try await archive.begin(window, of: series)
                plan.took(window, try await read(open, reading, plan.share, &firstOfRun, &part))
            }
        }
    }

    /// Reads a window to its end, from the page on where it stands.
    private func read(
        _ begun: OpenWindow, _ reading: RecordReading, _ share: Double?, _ firstOfRun: inout OpenWindow?,
        _ part: inout Archival.Part
    ) async throws -> WindowPlan.Outcome {
        var open = begun
        firstOfRun = firstOfRun ?? open
        var walk = WindowWalk(reading, open.window, from: open.page, pages: open.pages, taken: open.taken)
        while let page = try await walk.next() {
            let mark = walk.mark(behind: page)
            try await take(page, reading, of: &open, firstOfRun: firstOfRun, next: mark, &part)
            tell((walk.reached ?? open.window.since).day, part, reading.isSorted ? walk.share : share)
            walk.took(page, taken: open.taken)
        }
        guard walk.isWhole else {
            try await archive.giveUp(open, nil)
            return .cut
        }
        try await look(for: try await archive.end(open, firstOfRun: firstOfRun ?? open), reading, open.series, &part)
        return .whole(open.taken)
    }

    /// That a list lacks records is no proof that they are gone: their own addresses are asked, within the budget of requests.
    private func look(
        for missing: [String], _ reading: RecordReading, _ series: Series, _ part: inout Archival.Part
    ) async throws {
        for item in missing.prefix(job.mostRequests) {
            guard case .absent = try await reading.record(item) else { continue }
            try await archive.note(deleted: [item], of: series, at: now)
            part.gone += 1
        }
        let rest = missing.count - job.mostRequests
        if rest > 0 {
            part.reasons.append(
                "\(rest) records are not in the service's list any more, and were not asked for one by one; "
                    + "--max-requests allows more requests")
        }
    }

    /// Stores a page in parts that can be held. Only with the last one is the page behind it the next to ask for.
    private func take(
        _ page: ListReader.Page, _ reading: RecordReading, of open: inout OpenWindow,
        firstOfRun first: OpenWindow? = nil, next: String?,
        _ part: inout Archival.Part
    ) async throws {
        guard let listing = kind.listing else { return }
        var nameless = 0
        let here = open.page
        // What a sorted list does not give a time has the same one in every run.
        let (window, start) = (open.window, TimeWindow(TimeWanted.beginning, TimeWanted.beginning))
        for range in page.items.pages {
            let values = try page.items.values(range).filter { !reading.isSorted || isOf(window, $0, reading) }
            let records = values.compactMap {
                ArchivedRecord(
                    $0, listing, offset: connection.site.utcOffset, in: reading.isSorted ? start ?? window : window)
            }
            nameless += values.count - records.count
            let isLast = range.upperBound == page.items.count
            part.intake += try await archive.take(
                records, next: isLast ? next : here, isWholePage: isLast, of: &open, firstOfRun: first, at: now)
        }
        if page.items.count == 0 {
            part.intake += try await archive.take(
                [], next: next, isWholePage: true, of: &open, firstOfRun: first, at: now)
        }
        if nameless > 0 { part.reasons.append("\(nameless) came without an id, and can't be told apart") }
    }

    /// A page of a sorted list has records from before and after the window.
    private func isOf(_ window: TimeWindow, _ record: JSONValue, _ reading: RecordReading) -> Bool {
        reading.moment(of: record).map { window.since <= $0 && $0 <= window.until } ?? true
    }

    /// - Parameter share: of what is to be asked for.
    func tell(_ day: CalendarDay, _ part: Archival.Part, _ share: Double?) {
        let records = part.intake.new + part.intake.changed + part.intake.known
        job.session.workplace.tell(
            .archiving(site: connection.site.name, kind: kind.name, day: day, records: records, share: share))
    }

    private func aim(_ series: Series, _ since: UTCTime) async throws {
        let (present, covered) = try await archive.read { (reader) throws(ArchiveError) in
            (try reader.aim(of: series), try reader.coverage(of: series))
        }
        // Who once asked for everything gets the rest of it later all the same.
        if covered.isEmpty || present.map({ since < $0 }) == true { try await archive.aim(series, at: since) }
    }

    /// What the archive has of the kind after all.
    private func state(_ series: Series, _ part: inout Archival.Part) async throws {
        let (coverage, span) = try await archive.read { (reader) throws(ArchiveError) in
            (try reader.coverage(of: series), try reader.span(of: series))
        }
        for gap in coverage where !gap.isComplete {
            part.reasons.append("\(gap.window.since) to \(gap.window.until): \(gap.reason)")
        }
        if let first = coverage.first, let last = coverage.last {
            part.time = TimeWindow(first.window.since, last.window.until)
        } else {
            part.time = span
        }
    }
}

extension KindArchival {
    /// A list that can't be asked by time is read from its start.
    private func list(of series: Series, _ reading: RecordReading, _ part: inout Archival.Part) async throws {
        guard let window = TimeWindow(TimeWanted.beginning, now) else { return }
        var open = try await archive.begin(window, of: series)
        var spot = reading.first(of: window)
        var asked: Set<String> = []
        // Pages without a new record, one behind the other, and what the list says of the whole.
        var (barren, size): (Int, Int) = (0, 0)
        pages: while let place = spot, asked.insert(place.address).inserted, barren < WindowReading.mostEmptyPages {
            let page: ListReader.Page
            do throws(ServiceError) {
                page = try await reading.page(at: place, after: open.taken)
            } catch {
                switch error.reason {
                // The final document has no such list; what the others name is read one by one.
                case .absent where asked.count == 1, .unsupported where asked.count == 1: break pages
                default: throw error
                }
            }
            let before = open.taken
            try await take(page, reading, of: &open, next: page.next?.text, &part)
            tell(now.day, part, nil)
            barren = open.taken == before ? barren + 1 : 0
            size = max(size, page.total ?? 0)
            spot = page.next
        }
        if open.taken < size { part.reasons.append("the list gave \(open.taken) of \(size)") }
        // Nothing says that the list is everything, so nothing is gone that it lacks.
        try await archive.giveUp(open, nil)
    }
}
