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
        var result = SearchResult()
        let ids: [Int64]
        (ids, result.total) = try newest(query, facets, scope)
        for id in ids {
            guard let record = try database.records(RecordRecord.self, "WHERE id = ?", .integer(id)).first,
                let series = series[record.series]
            else { throw .mismatch("the index of words names a record that is not there") }
            result.hits.append(try hit(record, series, try database.version(record.version).document, query))
        }
        return result
    }

    /// The newest that match, and how many do.
    private func newest(
        _ query: SearchQuery, _ facets: [[String]], _ scope: SearchScope
    ) throws(SQLiteError) -> (ids: [Int64], total: Int) {
        let matching = "FROM word WHERE word MATCH ? AND rowid >= ? AND rowid < ?"
        let (low, high) = scope.window.ids
        let expression = query.expression(facets)
        var (ids, total): ([Int64], Int) = ([], 0)
        if query.hasBeginnings {
            // What a beginning stands for is put together anew for each question, which takes longer than to go through it.
            try database.query(
                "SELECT rowid \(matching) ORDER BY rowid DESC", .text(expression), .integer(low), .integer(high)
            ) { (row) throws(SQLiteError) in
                if ids.count < scope.limit { ids.append(try row.integer(0)) }
                total += 1
            }
        } else {
            let count = try database.number(
                "SELECT count(*) \(matching)", .text(expression), .integer(low), .integer(high))
            total = Int(count ?? 0)
            ids = try database.numbers(
                "SELECT rowid \(matching) ORDER BY rowid DESC LIMIT ?", .text(expression), .integer(low),
                .integer(high), .integer(Int64(scope.limit)))
        }
        return (ids, total)
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
