package import Catalog
package import Service
package import Wire

/// Asks a site for the records of a kind that happened in a window of time, page by page.
package struct RecordReading: Sendable {
    /// How the kind is searched for; nil for one that a GET lists.
    private struct Searching: Sendable {
        let client: SiteSearcher
        let path: SearchPath
        let row: RecordListing.Search
    }

    private let reader: ListReader
    private let single: SiteReader
    private let searching: Searching?
    let kind: Kind
    let listing: RecordListing
    /// Seconds that the site's moments without a zone are ahead of UTC.
    private let offset: Int

    /// Nil for a kind whose records are not listed.
    /// - Parameter searcher: asks for what only a search lists. Without one, which sends nothing but GET, there is no such kind.
    package init?(_ reader: SiteReader, _ kind: Kind, offset: Int, searchingBy searcher: SiteSearcher? = nil) {
        guard let listing = kind.listing, kind.operations.contains(.list) else { return nil }
        if let row = listing.search {
            guard let searcher, let path = Self.path(kind).flatMap({ SearchPath($0 + RecordListing.Search.verb) })
            else { return nil }
            searching = Searching(client: searcher, path: path, row: row)
        } else {
            searching = nil
        }
        self.reader = ListReader(reader)
        single = reader
        self.kind = kind
        self.listing = listing
        self.offset = offset
    }

    private static func path(_ kind: Kind) -> String? {
        kind.paths.first.flatMap { try? $0.filled(with: []) }.map { kind.base + $0 }
    }

    /// Can the list be asked for a window, or does it come in the order of time? If neither it is only to be had whole.
    package var isByTime: Bool { listing.isByTime }
    /// Does the list know no window, and come with the newest first?
    package var isSorted: Bool { searching != nil }

    /// Where the first page of a window is: both filters, since the service takes today where one is missing.
    package func first(of window: TimeWindow) -> ListReader.Spot? {
        guard let path = Self.path(kind) else { return nil }
        var query: [(name: String, value: String)] = []
        if let names = listing.window {
            query = [(names.from, text(window.since)), (names.to, text(window.until))]
        }
        query.append((listing.size, String(listing.pageSize)))
        return ListReader.Spot(path, query)
    }

    /// When a record happened; nil for one that does not say.
    package func moment(of record: JSONValue) -> UTCTime? { listing.moment(of: record, offset: offset) }

    package func page(at spot: ListReader.Spot, after count: Int) async throws(ServiceError) -> ListReader.Page {
        try await reader.page(at: spot, named: kind.name, after: count)
    }

    /// A page of the list that a search sorts, the newest first.
    /// - Parameter number: counted from 1.
    func sortedPage(_ number: Int) async throws(ServiceError) -> ListReader.Page {
        guard let searching else { return ListReader.Page.empty }
        let row = searching.row
        let query = [
            (name: row.index, value: String(number)), (name: listing.size, value: String(listing.pageSize)),
            (name: row.sort, value: row.by), (name: row.order, value: row.descending),
        ]
        return try await searching.client.page(of: searching.path, query: query, body: row.body, named: kind.name)
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

    /// - Parameter isWhole: with the members that lists don't show.
    package func record(_ item: String, isWhole: Bool = false) async throws(ServiceError) -> One {
        var query: [(name: String, value: String)] = []
        if isWhole, let include = kind.contentInclude { query = [(name: "include", value: include)] }
        for template in kind.itemPaths {
            guard let path = try? template.filled(with: [item]) else { return .unknown }
            do throws(ServiceError) {
                return .record(try await single.document(kind.base + path, query: query))
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
