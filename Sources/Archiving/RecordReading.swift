package import Catalog
package import Service
package import Wire

/// Asks a site for the records of a kind that happened in a window of time, page by page.
package struct RecordReading: Sendable {
    private let reader: ListReader
    private let single: SiteReader
    let kind: Kind
    let listing: RecordListing
    /// Seconds that the site's moments without a zone are ahead of UTC.
    private let offset: Int

    /// Nil for a kind whose records are not listed.
    package init?(_ reader: SiteReader, _ kind: Kind, offset: Int) {
        guard let listing = kind.listing, kind.operations.contains(.list) else { return nil }
        self.reader = ListReader(reader)
        single = reader
        self.kind = kind
        self.listing = listing
        self.offset = offset
    }

    /// Can the list be asked for a window? If not it is only to be had whole.
    package var hasWindows: Bool { listing.window != nil }

    /// Where the first page of a window is: both filters, since the service takes today where one is missing.
    package func first(of window: TimeWindow) -> ListReader.Spot? {
        guard let template = kind.paths.first, let path = try? template.filled(with: []) else { return nil }
        var query: [(name: String, value: String)] = []
        if let names = listing.window {
            query = [(names.from, text(window.since)), (names.to, text(window.until))]
        }
        query.append((listing.size, String(listing.pageSize)))
        return ListReader.Spot(kind.base + path, query)
    }

    package func page(at spot: ListReader.Spot, after count: Int) async throws(ServiceError) -> ListReader.Page {
        try await reader.page(at: spot, named: kind.name, after: count)
    }

    /// `2026-11-20T00:00:00`, as the final v3 document writes its filters, in the zone that the site reports in.
    private func text(_ moment: UTCTime) -> String {
        String(UTCTime(seconds: Double(moment.seconds + offset)).description.dropLast())
    }
}

extension RecordReading {
    /// What asking for one record by its id has shown.
    package enum One: Sendable {
        case record(JSONValue)
        /// The service has none of that id.
        case absent
        /// The id can't stand in a path, so nobody knows.
        case unknown
    }

    package func record(_ item: String) async throws(ServiceError) -> One {
        for template in kind.itemPaths {
            guard let path = try? template.filled(with: [item]) else { return .unknown }
            do throws(ServiceError) {
                return .record(try await single.document(kind.base + path))
            } catch {
                if case .absent = error.reason { continue }
                throw error
            }
        }
        return kind.itemPaths.isEmpty ? .unknown : .absent
    }
}

extension ServiceError {
    /// Is it about one page, and not about the service?
    package var isOfOnePage: Bool {
        switch reason {
        case .absent, .unsupported, .refused, .unreadable, .forbidden: true
        default: false
        }
    }
}
