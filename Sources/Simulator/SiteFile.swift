package import Wire

extension SimulatedSite {
    /// A site written down: an object with a member for each kind, in the final dialect's spelling. A campaign holds its
    /// sub-objects in `parts` and states only what differs from what the service gives every campaign; `isWhole` says that nothing
    /// is left to defaults, as saved sites do.
    /// - Parameters:
    ///   - file: the parsed file. `siteId`, `name` and a seed number for ids may be given; agents may have `access` with a
    ///     `token`, `password` and `apiKey`.
    ///   - now: what the site's clock shows until it is set.
    package init(file: JSONValue, dialect: Dialect, now: Moment = .now) throws(SiteFileError) {
        guard file.members != nil else { throw SiteFileError(place: "file", reason: "an object expected") }
        if file["api"] != nil {
            try self.init(version4: file, now: now)
            return
        }
        try Self.checkNames(in: file)
        let siteID = file["siteId"]?.integer ?? 10000
        let seed = file["seed"]?.integer ?? siteID
        let empty = SimulatedSite(
            name: file["name"]?.text ?? "site", siteID: siteID, seed: seed, dialect: dialect, now: now,
            credentials: try Self.credentials(in: file))
        var loader = SiteLoader(site: empty, isWhole: file["isWhole"]?.truth ?? false)
        try loader.load(file)
        self = loader.site
        if let history = file["history"] { addHistory(history) }
    }

    private static let ownMembers = [
        "format", "isWhole", "name", "siteId", "seed", "ids", "history", "comment",
    ]

    private static func checkNames(in file: JSONValue) throws(SiteFileError) {
        for member in file.members ?? [] where !ownMembers.contains(member.name) {
            guard let kind = Kind.named[member.name], kind.parent == nil else {
                throw SiteFileError(place: member.name, reason: "no such kind")
            }
        }
    }

    static func credentials(in file: JSONValue) throws(SiteFileError) -> [Credential] {
        var credentials: [Credential] = []
        let people = Kind.with(.login).first?.name ?? ""
        for (index, agent) in (file[people]?.elements ?? []).enumerated() {
            guard let access = agent["access"] else { continue }
            guard let id = agent["id"]?.reference, let email = agent["email"]?.text else {
                throw SiteFileError(
                    place: "\(people)[\(index)]", reason: "an agent with access needs an id and an e-mail address")
            }
            credentials.append(
                Credential(
                    agent: id, email: email, password: access["password"]?.text, apiKey: access["apiKey"]?.text,
                    token: access["token"]?.text))
        }
        return credentials
    }
}
