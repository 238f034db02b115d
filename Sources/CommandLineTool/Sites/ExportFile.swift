import Catalog
import Exchange
import Platform
import Store
import Wire

/// An export that somebody named: a folder, a file of lines, a table.
struct ExportFile {
    let contents: ExportContents

    /// Are its ids those of the site that it is of?
    var hasIDs: Bool { !contents.isPortable }

    init(_ name: String, _ surroundings: Surroundings) throws {
        let path = surroundings.absolute(name, from: surroundings.currentFolder)
        // With a slash behind it a link is what it leads to.
        let isFolder = try PrivateFile.kind(of: path + "/") == .folder
        guard try isFolder || PrivateFile.kind(of: path) != .missing else {
            throw UsageError(
                "there is no '\(name)'",
                hint: name.contains("/")
                    ? nil : "a state is written prod, prod@latest, prod@17, ./folder or file.ndjson")
        }
        let lowered = name.lowercased()
        if !isFolder, ![".ndjson", ".csv"].contains(where: lowered.hasSuffix) {
            throw UsageError(
                "'\(name)' is no export", hint: "an export is a folder, or a file that ends in .ndjson or .csv")
        }
        if isFolder {
            contents = try FolderReader(path, name: name, catalog: .liveChat).contents()
        } else if lowered.hasSuffix(".ndjson") {
            contents = try NDJSONReader(path, name: name, catalog: .liveChat).contents()
        } else {
            contents = try CSVReader(catalog: .liveChat).contents(of: path, name: name)
        }
    }

    /// Writes it into a store as a snapshot of `site`.
    /// - Parameter known: the site that it is about to meet.
    func record(
        as site: String, url: String, into store: Store, known: KnownSnapshot?, at: String
    ) async throws -> CrawlOutcome {
        var importer = try Importer(contents, catalog: .liveChat, known: known, assuming: site)
        var pages: [(place: Place, resources: [Resource])] = []
        // Read to the end before anything is written: a mistake in the last file must leave no trace.
        try importer.forEach { resource in
            let path = resource.id == nil ? resource.path : ResourcePath.parent(of: resource.path)
            let place = Place(kind: resource.kind, path: path)
            if pages.last?.place == place {
                pages[pages.count - 1].resources.append(resource)
            } else {
                pages.append((place, [resource]))
            }
        }
        let draft = try await store.begin(
            site: site, url: url, table: Catalog.liveChat.fingerprint, at: at)
        do {
            for page in pages { try await store.record(page.resources, in: page.place, of: draft) }
            for kind in Catalog.liveChat.lookups {
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
