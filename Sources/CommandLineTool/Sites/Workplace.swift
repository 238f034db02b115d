import Diffing
import Reporting
import Store
import Wire

/// What most commands begin with: the configuration, and the store if it is wanted.
struct Workplace: Sendable {
    let configuration: Configuration
    private let surroundings: Surroundings

    init(_ surroundings: Surroundings, _ options: GlobalOptions) throws(ConfigurationError) {
        configuration = try Configuration(in: surroundings, options)
        self.surroundings = surroundings
    }

    /// UTC.
    var today: CalendarDay? { CalendarDay(String(surroundings.timestamp.prefix(10))) }

    /// The store for writing; made if there is none yet.
    func store() throws -> Store { try Store(at: configuration.store) }

    /// The store for reading; it has to be there.
    func reader() throws -> SnapshotReader { try SnapshotReader(configuration.store) }

    /// What the store knows of which object of one site is which of another; nothing without a store.
    func map(from source: String?, to target: String?) throws -> IdentityMap {
        try readerIfThere().map { try SiteMap.read($0, from: source, to: target) } ?? IdentityMap()
    }

    /// What the store knows of the members that a site takes; nothing without a store.
    func evidence(of site: String?) throws -> TargetEvidence {
        try readerIfThere().map { try SiteFindings.read($0, of: site) } ?? TargetEvidence()
    }

    /// The store for reading; nil where there is none yet.
    func readerIfThere() throws(StoreError) -> SnapshotReader? {
        do throws(StoreError) {
            return try SnapshotReader(try path())
        } catch {
            if case .missing = error { return nil }
            throw error
        }
    }

    private func path() throws(StoreError) -> String {
        do throws(ConfigurationError) { return try configuration.store } catch { throw .missing(path: "") }
    }

    /// The sites of that name, or all.
    /// - Throws: `ConfigurationError` for a name that is not configured, `UsageError` when none is meant.
    func sites(_ names: [String], all: Bool) throws -> [Site] {
        if all {
            guard names.isEmpty else { throw UsageError("name sites or say --all, not both") }
            try configuration.requireFile()
            guard !configuration.sites.isEmpty else {
                throw UsageError("no site is configured", hint: "a configuration names sites under \"sites\"")
            }
            return configuration.sites
        }
        guard !names.isEmpty else {
            let known = configuration.sites.map(\.name)
            throw UsageError(
                "name a site, or say --all",
                hint: known.isEmpty ? "no site is configured yet" : "configured are \(Wording.list(known))")
        }
        var sites: [Site] = []
        for name in names {
            let site = try configuration.site(name)
            if !sites.contains(where: { $0.name.isIdentical(to: site.name) }) { sites.append(site) }
        }
        return sites
    }

    func connect(_ site: Site) async throws(ConfigurationError) -> SiteConnection {
        try await SiteConnection(site, surroundings)
    }
}
