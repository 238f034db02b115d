import Wire

/// Which sites there are, how they are reached, and where the store is. Checked as a whole: what is here can be used.
package struct Configuration: Sendable, Hashable {
    /// Absolute path of the file it was read from; nil when there is none, which is enough for commands that need no
    /// site.
    package let file: String?
    /// In the order of the file.
    package let sites: [Site]
    /// What `promote` goes, as "routes" has it.
    package let promotions: [Promotion]
    /// Who is told what was found, in the order of the file.
    package let recipients: [Recipient]
    /// By command, the address that is told of its start and its end.
    package let pings: [String: AddressSource]
    /// Absolute path of the file of numbers for Prometheus; nil for none.
    package let metrics: String?
    /// How the network is reached where nobody says otherwise.
    package let route: Route
    private let storePath: String?
    private let archivePath: String?
    /// Where a file was looked for.
    private let places: [String]

    package static let fileName = "livechat-sync.json"
    package static let defaultStore = "livechat.sqlite"
    package static let defaultArchive = "archive.sqlite"

    /// Reads the file that the choice, the environment or the usual places name.
    package init(in outside: Outside, _ choice: ConfigurationChoice) throws(ConfigurationError) {
        let location = ConfigurationFile(outside, choice)
        try self.init(location.read(), location.places, in: outside, choice)
    }

    /// - Parameter found: nil where there is no file.
    init(
        _ found: ConfigurationFile.Found?, _ places: [String], in outside: Outside, _ choice: ConfigurationChoice
    ) throws(ConfigurationError) {
        self.places = places
        let override = (choice.store ?? outside.variable("LIVECHAT_SYNC_STORE")).map { outside.absolute($0) }
        let otherArchive = (choice.archive ?? outside.variable("LIVECHAT_SYNC_ARCHIVE")).map { outside.absolute($0) }
        guard let found else {
            (file, sites, storePath) = (nil, [], override)
            (promotions, recipients, pings, metrics, route) = ([], [], [:], nil, Route())
            archivePath = otherArchive ?? override.map { Self.beside($0, Self.defaultArchive) }
            return
        }
        let root = ConfigurationNode(value: found.document, place: [], file: found.shownPath)
        let folder = found.path.lastIndex(of: "/").map { String(found.path[..<$0]) } ?? ""
        let absolute = { (path: String) in outside.absolute(path, from: folder) }
        file = found.path
        try root.allow(only: Self.keys)
        let route = try RouteParser(absolute).route(root, default: Route())
        self.route = route
        sites = try Self.sites(root, choice, route, absolute)
        var promotions: [Promotion] = []
        for node in try root.member("routes")?.members() ?? [] { promotions.append(try Promotion(node)) }
        self.promotions = promotions
        let parser = RecipientParser(absolute, route)
        recipients =
            try root.member("notify").map { node throws(ConfigurationError) in
                try parser.recipients(node)
            } ?? []
        pings = try root.member("ping").map { node throws(ConfigurationError) in try parser.pings(node) } ?? [:]
        metrics = try root.member("metrics").map { node throws(ConfigurationError) in absolute(try node.text()) }
        let store = try root.member("store")?.storePath() ?? Self.defaultStore
        storePath = override ?? absolute(store)
        let named = try root.member("archive")?.storePath()
        archivePath =
            otherArchive ?? named.map(absolute) ?? storePath.map { Self.beside($0, Self.defaultArchive) }
    }

    /// Another file in the folder of one.
    private static func beside(_ path: String, _ name: String) -> String {
        (path.lastIndex(of: "/").map { String(path[...$0]) } ?? "") + name
    }

    /// Absolute path of the store.
    package var store: String {
        get throws(ConfigurationError) {
            if let storePath { return storePath }
            throw .noFile(.store, lookedFor: places)
        }
    }

    /// Absolute path of the archive of conversations: beside the store unless something else is said.
    package var archive: String {
        get throws(ConfigurationError) {
            if let archivePath { return archivePath }
            throw .noFile(.store, lookedFor: places)
        }
    }

    package func site(_ name: String) throws(ConfigurationError) -> Site {
        if let site = sites.first(where: { $0.name.isIdentical(to: name) }) { return site }
        guard let file else { throw .noFile(.site(name), lookedFor: places) }
        throw .unknownSite(name, file: file, among: sites.map(\.name))
    }

    /// - Throws: where there is none, with the places that were looked at.
    package func requireFile() throws(ConfigurationError) {
        if file == nil { throw .noFile(.sites, lookedFor: places) }
    }

    private static let keys = [
        "store", "archive", "sites", "routes", "rate", "concurrency", "timeout", "ca", "proxy", "notify", "ping",
        "metrics",
    ]

    private static func sites(
        _ root: ConfigurationNode, _ choice: ConfigurationChoice, _ route: Route,
        _ absolute: @escaping (String) -> String
    ) throws(ConfigurationError) -> [Site] {
        let parser = SiteParser(
            defaultRate: try root.member("rate").map { node throws(ConfigurationError) in try SiteParser.rate(node) },
            defaultConcurrency: try SiteParser.concurrency(root, choice.concurrency),
            defaultTimeout: try SiteParser.timeout(root), defaultRoute: route, givenConcurrency: choice.concurrency,
            absolute: absolute)
        var sites: [Site] = []
        for node in try root.member("sites")?.members() ?? [] { sites.append(try parser.site(node)) }
        return sites
    }
}

extension ConfigurationNode {
    fileprivate func storePath() throws(ConfigurationError) -> String { try text() }
}
