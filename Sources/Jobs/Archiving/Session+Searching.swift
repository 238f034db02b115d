package import Archive
package import Catalog
import Configuring
import Wire

extension Session {
    /// Looks through what is archived of the site.
    /// - Throws: `ArchiveError.unknownSite` where nothing is.
    package func search(_ query: SearchQuery, _ kinds: [Kind], _ scope: SearchScope) throws -> SearchResult {
        let reader = try ArchiveReader(workplace.configuration.archive)
        return try reader.search(query, try series(kinds, reader), scope)
    }

    /// What the archive has of these kinds of the site.
    func series(_ kinds: [Kind], _ reader: ArchiveReader) throws -> [Series] {
        let all = try reader.series(of: name, catalog)
        guard !all.isEmpty else { throw ArchiveError.unknownSite(name) }
        return all.filter { series in kinds.contains { $0.name.isIdentical(to: series.kind.name) } }
    }
}
