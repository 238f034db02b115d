package import Archive
package import Configuring
import Diffing
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
    package func session(_ name: String) -> Session {
        Session(name, configuration.sites.first { $0.name.isIdentical(to: name) }, self)
    }

    package func session(_ site: Site) -> Session { Session(site.name, site, self) }

    /// For what is of no site: an export that does not say whose it is, the program's own table.
    package var session: Session { Session("", nil, self) }

    /// The site of that name with its table.
    /// - Throws: `ConfigurationError` for one that is not configured.
    package func configured(_ name: String) throws(ConfigurationError) -> Session {
        session(try configuration.site(name))
    }

    /// The store for writing; made if there is none yet.
    package func store() throws -> Store { try Store(at: configuration.store) }

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
    package func session(of name: StateName) -> Session { name.site.map { session($0) } ?? session }
}
