import Reporting
import Wire

/// Which sites there are, how they are reached, and where the store is. Checked as a whole: what is here can be used.
package struct Configuration: Sendable, Hashable {
    /// Absolute path of the file it was read from; nil when there is none, which is enough for commands that need no
    /// site.
    package let file: String?
    /// In the order of the file.
    package let sites: [Site]
    private let storePath: String?
    /// Where a file was looked for.
    private let places: [String]

    static let fileName = "livechat-sync.json"
    static let defaultStore = "livechat.sqlite"

    /// Reads the file that the options, the environment or the usual places name.
    package init(in surroundings: Surroundings, _ options: GlobalOptions) throws(ConfigurationError) {
        let location = ConfigurationFile(surroundings, options)
        places = location.places
        let override = (options.store ?? surroundings.variable("LIVECHAT_SYNC_STORE")).map {
            surroundings.absolute($0, from: surroundings.currentFolder)
        }
        guard let found = try location.read() else {
            (file, sites, storePath) = (nil, [], override)
            return
        }
        let root = ConfigurationNode(value: found.document, place: [], file: found.shownPath)
        let folder = found.path.lastIndex(of: "/").map { String(found.path[..<$0]) } ?? ""
        let absolute = { (path: String) in surroundings.absolute(path, from: folder) }
        file = found.path
        sites = try Self.sites(root, options, absolute)
        let store = try root.member("store")?.storePath() ?? Self.defaultStore
        storePath = override ?? absolute(store)
    }

    /// Absolute path of the store.
    package var store: String {
        get throws(ConfigurationError) {
            if let storePath { return storePath }
            throw missing("which store is meant", "or name the store: --store FILE")
        }
    }

    package func site(_ name: String) throws(ConfigurationError) -> Site {
        if let site = sites.first(where: { $0.name.isIdentical(to: name) }) { return site }
        guard let file else { throw missing("the site '\(name)'", "see 'livechat-sync help'") }
        let names = sites.map(\.name)
        let known = names.isEmpty ? "the configuration has no sites" : "configured are \(Wording.list(names))"
        throw .file("no site '\(name)' in \(file)", hint: Suggestion.hint(for: name, among: names) ?? known)
    }

    /// - Throws: where there is none, with the places that were looked at.
    func requireFile() throws(ConfigurationError) {
        if file == nil { throw missing("which sites there are", "see 'livechat-sync help'") }
    }

    private func missing(_ what: String, _ otherwise: String) -> ConfigurationError {
        .file(
            "no configuration file says \(what); looked for \(Wording.list(places, "and"))",
            hint: "write one, give --config FILE, \(otherwise)")
    }

    private static func sites(
        _ root: ConfigurationNode, _ options: GlobalOptions, _ absolute: @escaping (String) -> String
    ) throws(ConfigurationError) -> [Site] {
        try root.allow(only: ["store", "sites", "rate", "concurrency", "timeout"])
        let parser = SiteParser(
            defaultRate: try root.member("rate").map { node throws(ConfigurationError) in try SiteParser.rate(node) },
            defaultConcurrency: try SiteParser.concurrency(root, options.concurrency),
            defaultTimeout: try SiteParser.timeout(root), givenConcurrency: options.concurrency, absolute: absolute)
        var sites: [Site] = []
        for node in try root.member("sites")?.members() ?? [] { sites.append(try parser.site(node)) }
        return sites
    }
}

extension ConfigurationNode {
    fileprivate func storePath() throws(ConfigurationError) -> String { try text() }
}
