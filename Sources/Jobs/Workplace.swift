package import Archive
import Catalog
package import Configuring
import Diffing
import Exchange
import Foundation
package import Service
package import Store
import Wire

/// What jobs work with: the configuration, what is outside, the way to the network, and who listens to what they tell.
package struct Workplace: Sendable {
    package let configuration: Configuration
    package let outside: Outside
    /// The way to the network for one site.
    let network: @Sendable (WorkerTransport.Limits) -> Network
    let tell: @Sendable (JobEvent) -> Void
    private let tables = SiteTables()

    package init(
        _ configuration: Configuration, _ outside: Outside,
        network: @escaping @Sendable (WorkerTransport.Limits) -> Network,
        tell: @escaping @Sendable (JobEvent) -> Void
    ) {
        self.configuration = configuration
        self.outside = outside
        self.network = network
        self.tell = tell
    }

    /// A site with its table, configured or not.
    package func session(_ name: String) throws(ConfigurationError) -> Session {
        if let site = configuration.sites.first(where: { $0.name.isIdentical(to: name) }) { return try session(site) }
        return Session(name, nil, self, storedTable(of: name) ?? Configuration.builtIn)
    }

    package func session(_ site: Site) throws(ConfigurationError) -> Session {
        Session(site.name, site, self, try tables.table(of: site, in: outside))
    }

    /// A snapshot's site with the table that the snapshot was made under, where the store has that.
    package func session(of info: SnapshotInfo, in reader: SnapshotReader) throws -> Session {
        let present = try session(info.site)
        guard let made = info.table, made != present.catalog.fingerprint, let table = try reader.table(made) else {
            return present
        }
        return Session(info.site, present.site, self, table.hidingSecrets(of: present.catalog))
    }

    /// What the newest snapshot was read by of a site that only the store knows.
    private func storedTable(of name: String) -> Catalog? {
        // Whoever needs the store says what is wrong with it.
        guard let reader = (try? readerIfThere()) ?? nil, let latest = (try? reader.latest(name)) ?? nil else {
            return nil
        }
        return latest.table.flatMap { try? reader.table($0) }
    }

    /// For what is of no site: an export that does not say whose it is, the program's own table.
    package var session: Session { Session("", nil, self, Configuration.builtIn) }

    /// The site of that name with its table.
    /// - Throws: `ConfigurationError` for one that is not configured.
    package func configured(_ name: String) throws(ConfigurationError) -> Session {
        try session(try configuration.site(name))
    }

    /// The store for writing; made if there is none yet.
    package func store() throws -> Store {
        let path = try configuration.store
        let isNew = !FileManager.default.fileExists(atPath: path)
        let store = try Store(at: path)
        if isNew { tell(.madeStore(path: path)) }
        return store
    }

    /// The store for reading; it has to be there.
    package func reader() throws -> SnapshotReader { try SnapshotReader(configuration.store) }

    /// The store for reading; nil where there is none yet.
    package func readerIfThere() throws(StoreError) -> SnapshotReader? {
        do throws(StoreError) {
            return try SnapshotReader(try path())
        } catch {
            if error.isMissing { return nil }
            throw error
        }
    }

    /// The archive for reading; nil where there is none yet.
    package func archiveIfThere() throws -> ArchiveReader? {
        guard let path = try? configuration.archive else { return nil }
        do throws(ArchiveError) {
            return try ArchiveReader(path)
        } catch {
            if error.isMissing { return nil }
            throw error
        }
    }

    /// Where the store is. Where nothing says so there is none.
    func path() throws(StoreError) -> String {
        do throws(ConfigurationError) { return try configuration.store } catch { throw .missing(path: "") }
    }

    /// What the store knows of which object of one site is which of another; nothing without a store.
    func map(from source: String?, to target: String?) throws -> IdentityMap {
        try readerIfThere().map { try SiteMap.read($0, from: source, to: target) } ?? IdentityMap()
    }

    /// What the store knows of the members that a site takes; nothing without a store.
    func evidence(of site: String?) throws -> TargetEvidence {
        try readerIfThere().map { try SiteFindings.read($0, of: site) } ?? TargetEvidence()
    }
}

extension Workplace {
    /// The site that a state is of, with its table, before anything is opened.
    package func session(of name: StateName) throws -> Session {
        switch name {
        case .latest, .snapshot, .day, .back, .yesterday:
            // What is wrong with the store, or not in it, is said by whoever opens the state.
            guard let reader = try? reader(), let info = try? find(name) else {
                return try name.site.map(session) ?? session
            }
            return try session(of: info, in: reader)
        case .live(let site): return try session(site)
        case .export(let path): return try session(ofExport: path)
        }
    }

    /// For an export that is read alone, or beside another one: with the table that it was written by.
    func session(ofExport name: String) throws -> Session {
        guard let table = try ExportHeader.of(outside.absolute(name), name: name)?.table else { return session }
        // A table of an earlier version of this program may be in the store yet.
        let kept = try? readerIfThere()?.table(table.fingerprint)
        let catalog = try kept ?? Configuration.table(of: table, name: name)
        return Session("", nil, self, catalog)
    }
}
