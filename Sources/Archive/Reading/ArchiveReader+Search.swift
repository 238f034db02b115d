package import Catalog
import Keeping
import SQLite
package import Wire

/// What a search is narrowed to.
package struct SearchScope: Sendable {
    package var window: TimeWindow?
    package var agent: String?
    package var campaign: String?
    package var limit = 20

    package init() {}
}

package struct SearchResult: Hashable, Sendable {
    package struct Hit: Hashable, Sendable {
        package let kind: String
        package let item: String
        package let at: UTCTime
        package let snippet: Snippet
    }

    /// Of all that match, however many are shown.
    package var total = 0
    /// Newest first.
    package var hits: [Hit] = []

    package init() {}
}

extension ArchiveReader {
    /// Finds the records in which everything that is looked for is there. Without an index every record is read.
    package func search(
        _ query: SearchQuery, _ series: [Series], _ scope: SearchScope = SearchScope()
    ) throws(ArchiveError) -> SearchResult {
        guard !query.isEmpty, !series.isEmpty else { return SearchResult() }
        let known = Dictionary(series.map { ($0.row, $0) }, uniquingKeysWith: { first, _ in first })
        return try about { () throws(SQLiteError) in
            if index != nil { return try searchIndex(query, known, scope) }
            return try searchBodies(query, known, scope)
        }
    }

    private func searchIndex(
        _ query: SearchQuery, _ series: [Int64: Series], _ scope: SearchScope
    ) throws(SQLiteError) -> SearchResult {
        var facets: [[String]] = []
        // A word that every record has takes longer to look up than all others together.
        let isNarrowed = try hasRecords(besides: series)
        if isNarrowed || query.wanted.isEmpty {
            facets.append(series.keys.sorted().map { Facet.series($0) })
        }
        if let agent = scope.agent { facets.append([Facet.agent(agent)]) }
        if let campaign = scope.campaign { facets.append([Facet.campaign(campaign)]) }
        let expression = query.expression(facets)
        let (low, high) = scope.window.ids
        var result = SearchResult()
        var ids: [Int64] = []
        // To count them is to go through them: what a beginning stands for is put together once, and not a second time.
        try database.query(
            "SELECT rowid FROM word WHERE word MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC",
            .text(expression), .integer(low), .integer(high)
        ) { (row) throws(SQLiteError) in
            if ids.count < scope.limit { ids.append(try row.integer(0)) }
            result.total += 1
        }
        for id in ids {
            guard let record = try database.records(RecordRecord.self, "WHERE id = ?", .integer(id)).first,
                let series = series[record.series]
            else { throw .mismatch("the index of words names a record that is not there") }
            result.hits.append(try hit(record, series, try database.version(record.version).document, query))
        }
        return result
    }

    private func hasRecords(besides series: [Int64: Series]) throws(SQLiteError) -> Bool {
        let others = try database.numbers("SELECT id FROM series").filter { series[$0] == nil }
        for other in others {
            if try database.number("SELECT 1 FROM record WHERE series = ? LIMIT 1", .integer(other)) != nil {
                return true
            }
        }
        return false
    }

    private func searchBodies(
        _ query: SearchQuery, _ series: [Int64: Series], _ scope: SearchScope
    ) throws(SQLiteError) -> SearchResult {
        let (low, high) = scope.window.ids
        let rows = series.keys.sorted().map { "\($0)" }.joined(separator: ", ")
        let facets = [scope.agent.map { Facet.agent($0) }, scope.campaign.map { Facet.campaign($0) }].compactMap { $0 }
        var result = SearchResult()
        let cursor = try database.cursor(
            "SELECT * FROM record WHERE series IN (\(rows)) AND id >= ? AND id < ? ORDER BY id DESC", .integer(low),
            .integer(high))
        while let record = try cursor.next({ (row) throws(SQLiteError) in try RecordRecord(row) }) {
            guard let series = series[record.series], let listing = series.kind.listing else { continue }
            let body = try database.version(record.version).document
            guard query.matches(listing.texts(of: body)) else { continue }
            let named = facets.isEmpty ? [] : listing.facets(of: body)
            guard facets.allSatisfy({ named.contains($0) }) else { continue }
            result.total += 1
            if result.hits.count < scope.limit { result.hits.append(try hit(record, series, body, query)) }
        }
        return result
    }

    private func hit(
        _ record: RecordRecord, _ series: Series, _ body: JSONValue, _ query: SearchQuery
    ) throws(SQLiteError) -> SearchResult.Hit {
        SearchResult.Hit(
            kind: series.kind.name, item: record.item, at: UTCTime(seconds: Double(record.seconds)),
            snippet: Snippet(of: series.kind.listing?.texts(of: body) ?? [], query))
    }
}
