import Archive
import Archiving
import Catalog
import Configuring
import Service
import Wire

// What no list gives, or not whole.
extension KindArchival {
    /// What other records name, and what lists show in part, is read one by one, newest first, as long as requests are left.
    func wanted(of series: Series, _ reading: RecordReading, _ part: inout Archival.Part) async throws {
        let wanted = try await archive.read { (reader) throws(ArchiveError) in
            try reader.wanted(of: series, atMost: job.mostRequests)
        }
        for (number, item) in wanted.enumerated() {
            try await read(item, of: series, reading, &part)
            tell(item.at.day, part, Double(number + 1) / Double(wanted.count))
        }
        let left = try await archive.read { (reader) throws(ArchiveError) in try reader.countWanted(of: series) }
        if left > 0 { part.reasons.append("\(left) are still to be read one by one; the next run goes on") }
    }

    private func read(
        _ item: WantedItem, of series: Series, _ reading: RecordReading, _ part: inout Archival.Part
    ) async throws {
        guard let listing = kind.listing, let window = TimeWindow(item.at, item.at) else { return }
        guard case .record(let found) = try await reading.record(item.item, isWhole: true) else {
            // Nothing that could be asked for once more.
            try await archive.note(absent: item.item, of: series)
            return
        }
        let body = try await completed(item.item, of: series, by: found)
        guard let record = ArchivedRecord(body, listing, offset: connection.site.utcOffset, in: window) else {
            part.reasons.append("what the service gives as '\(item.item)' has no id, and is not kept")
            return
        }
        var open = try await archive.begin(window, of: series)
        part.intake += try await archive.take([record], next: nil, isWholePage: true, of: &open, at: now)
        try await archive.giveUp(open, nil)
        if kind.isCompletedOneByOne, !kind.missingContents(of: body).isEmpty {
            part.reasons.append("the service gives '\(item.item)' without its \(kind.contentInclude ?? "rest")")
            try await archive.note(absent: item.item, of: series)
        }
    }

    /// A record as its list showed it, with what only its own address does: whatever else differs between the two is no change.
    private func completed(
        _ item: String, of series: Series, by found: JSONValue
    ) async throws(ArchiveError) -> JSONValue {
        let known = try await archive.read { (reader) throws(ArchiveError) in try reader.record(item, of: series) }
        guard kind.isCompletedOneByOne, let known, let body = try? JSONValue(parsing: Array(known.raw.utf8)) else {
            return found
        }
        return kind.contents.flatMap(\.members).reduce(into: body) { body, member in
            if let value = found[anyCase: member] { body.set(member, value) }
        }
    }
}
