package import Catalog
package import Configuring
import Exchange
import Synchronization
import Wire

extension Configuration {
    /// The table of kinds that a site is read and written by: the built-in one of its version of the API, with its file of rows
    /// over it. The one place that names a table.
    /// - Parameter site: nil for what is no configured site: an export.
    /// - Throws: `ConfigurationError.rows` for a file that makes no table.
    package static func table(of site: Site?, in outside: Outside) throws(ConfigurationError) -> Catalog {
        guard let site else { return builtIn }
        let table = builtIn(site.api)
        guard let path = site.kinds, let document = try site.rowDocument(in: outside, limit: RowFile.limit) else {
            return table
        }
        do throws(RowFlaw) {
            return try RowFile(document).laid(over: table)
        } catch {
            throw .rows(
                file: outside.shown(path), reason: "\(error)", unknown: error.stranger?.name,
                among: error.stranger?.known ?? [])
        }
    }

    /// What is meant where no site is.
    package static var builtIn: Catalog { builtIn(.v3) }

    /// The table of the other version, of whose kinds a site may have some.
    static func otherTable(than catalog: Catalog) -> Catalog {
        switch catalog.api {
        case .v3: .liveChat4
        case .v4: .liveChat
        }
    }

    /// What a name of the other version's table is called in this one; empty where nothing is known to correspond to it, nil where
    /// the other table has no such kind either.
    package static func counterparts(of name: String, in catalog: Catalog) -> [String]? {
        guard let other = otherTable(than: catalog)[name] else { return nil }
        let own = catalog.kinds.filter { $0.corresponds.contains { $0.kind == name } }.map(\.name)
        if !own.isEmpty { return own }
        var names: [String] = []
        for name in other.corresponds.map(\.kind) where catalog[name] != nil && !names.contains(name) {
            names.append(name)
        }
        return names
    }

    /// What an export says of the table that it was written by; nothing where it is the one that is meant where none is named.
    static func exportTable(of catalog: Catalog) -> ExportTable? {
        catalog.fingerprint == builtIn.fingerprint ? nil : ExportTable(catalog, over: table(of: catalog.api))
    }

    /// The table that an export was written by.
    static func table(of export: ExportTable, name: String) throws(ExchangeError) -> Catalog {
        try export.table(over: table(of: export.api), name: name)
    }

    private static func table(of api: Catalog.API) -> Catalog {
        switch api {
        case .v3: .liveChat
        case .v4: .liveChat4
        }
    }

    package static func builtIn(_ api: Site.API) -> Catalog {
        switch api {
        case .v3: .liveChat
        case .v4: .liveChat4
        }
    }
}

/// The tables of the configured sites, each made once a run: a file that is changed meanwhile changes nothing of it.
final class SiteTables: Sendable {
    private let known = Mutex<[String: Catalog]>([:])

    func table(of site: Site, in outside: Outside) throws(ConfigurationError) -> Catalog {
        if let table = known.withLock({ $0[site.name] }) { return table }
        let table = try Configuration.table(of: site, in: outside)
        known.withLock { $0[site.name] = table }
        return table
    }
}
