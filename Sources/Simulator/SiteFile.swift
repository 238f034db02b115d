package import Wire

/// A site written down: an object with a member for each kind, in the final dialect's spelling. A campaign holds its
/// sub-objects and states only what differs from what the service gives every campaign.
extension SimulatedSite {
    /// - Parameters:
    ///   - file: the parsed file. `siteId`, `name` and a seed number for ids may be given; agents may have `access` with a
    ///     `token`, `password` and `apiKey`.
    ///   - now: what the site's clock shows until it is set.
    package init(file: JSONValue, dialect: Dialect, now: Moment = .now) throws(SiteFileError) {
        guard file.members != nil else { throw SiteFileError(place: "file", reason: "an object expected") }
        try Self.checkNames(in: file)
        let siteID = file["siteId"]?.integer ?? 10000
        let seed = file["seed"]?.integer ?? siteID
        self.init(
            name: file["name"]?.text ?? "site", siteID: siteID, seed: seed, dialect: dialect, now: now,
            credentials: try Self.credentials(in: file))
        for kind in Kind.all where kind.parent == nil && kind.name != "campaigns" {
            try load(kind, file[kind.name], owner: "", at: kind.name)
        }
        state.singletons[Place(kind: "settings")] = Self.settings(file["settings"], siteID: siteID)
        let online = file["agents"]?.elements ?? []
        if file["onlineAgents"] == nil {
            state.collections[Place(kind: "onlineAgents")] = online.map {
                ["id": $0["id"] ?? nil, "status": "Online", "ongoingChats": 0]
            }
        }
        for (index, campaign) in (file["campaigns"]?.elements ?? []).enumerated() {
            try load(campaign: campaign, at: "campaigns[\(index)]")
        }
        state.ids = file["ids"]?.integer ?? 0
        if let history = file["history"] { addHistory(history) }
    }

    private static let ownMembers = ["format", "name", "siteId", "seed", "ids", "campaigns", "history", "comment"]

    private static func checkNames(in file: JSONValue) throws(SiteFileError) {
        for member in file.members ?? [] {
            let isKnown =
                ownMembers.contains(member.name)
                || Kind.named[member.name]?.parent == nil && Kind.named[member.name] != nil
            if !isKnown { throw SiteFileError(place: member.name, reason: "no such kind") }
        }
    }

    private static func settings(_ value: JSONValue?, siteID: Int) -> JSONValue {
        let defaults = Kind.named["settings"]?.defaults ?? [:]
        return JSONValue.object([JSONMember("siteId", .integer(siteID))]).overlaid(with: defaults)
            .overlaid(with: value ?? [:])
    }

    private static func credentials(in file: JSONValue) throws(SiteFileError) -> [Credential] {
        var credentials: [Credential] = []
        for (index, agent) in (file["agents"]?.elements ?? []).enumerated() {
            guard let access = agent["access"] else { continue }
            guard let id = agent["id"]?.reference, let email = agent["email"]?.text else {
                throw SiteFileError(
                    place: "agents[\(index)]", reason: "an agent with access needs an id and an e-mail address")
            }
            credentials.append(
                Credential(
                    agent: id, email: email, password: access["password"]?.text, apiKey: access["apiKey"]?.text,
                    token: access["token"]?.text))
        }
        return credentials
    }
}
