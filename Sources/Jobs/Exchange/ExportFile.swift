import Catalog
import Configuring
package import Exchange
import Platform
package import Store
package import Wire

/// An export that somebody named: a folder, a file of lines, a table.
package struct ExportFile {
    package let contents: ExportContents

    /// Whose table it is read by.
    let session: Session
    private var catalog: Catalog { session.catalog }

    /// Are its ids those of the site that it is of?
    package var hasIDs: Bool { !contents.isPortable }

    /// - Throws: `JobRefusal` for what is no export, `ExchangeError` for a mistake in it.
    package init(_ name: String, _ session: Session) throws {
        self.session = session
        let catalog = session.catalog
        let path = session.outside.absolute(name)
        // With a slash behind it a link is what it leads to.
        let isFolder = try PrivateFile.kind(of: path + "/") == .folder
        guard try isFolder || PrivateFile.kind(of: path) != .missing else {
            throw JobRefusal.export(.missing(name))
        }
        let lowered = name.lowercased()
        if !isFolder, ![".ndjson", ".csv"].contains(where: lowered.hasSuffix) {
            throw JobRefusal.export(.unrecognized(name))
        }
        if isFolder {
            contents = try FolderReader(path, name: name, catalog: catalog).contents()
        } else if lowered.hasSuffix(".ndjson") {
            contents = try NDJSONReader(path, name: name, catalog: catalog).contents()
        } else {
            contents = try CSVReader(catalog: catalog).contents(of: path, name: name)
        }
    }

    /// Writes it into a store as a snapshot of `site`.
    /// - Parameter known: the site that it is about to meet.
    package func record(
        as site: String, url: String, into store: Store, known: KnownSite?, at: UTCTime
    ) async throws -> CrawlOutcome {
        var importer = try Importer(contents, catalog: catalog, known: known, assuming: site)
        var pages: [(place: Place, resources: [Resource])] = []
        // Read to the end before anything is written: a mistake in the last file must leave no trace.
        try importer.forEach { resource in
            let place = Place(of: resource)
            if pages.last?.place == place {
                pages[pages.count - 1].resources.append(resource)
            } else {
                pages.append((place, [resource]))
            }
        }
        let draft = try await store.begin(
            site: site, url: url, table: store.keep(catalog, at: at), at: at)
        do {
            for page in pages { try await store.record(page.resources, in: page.place, of: draft) }
            for kind in catalog.lookups {
                let lookups = importer.lookups(kind).compactMap { Lookup($0, kind) }
                try await store.learn(lookups, site: site, url: url, at: at)
            }
            return try await store.finish(draft, coverage: importer.coverage, requests: 0, seconds: 0)
        } catch {
            try? await store.abandon(draft)
            throw error
        }
    }
}
