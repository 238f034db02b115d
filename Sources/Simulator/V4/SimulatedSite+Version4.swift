package import Wire

extension SimulatedSite {
    /// A site of version 4 written down: `"api": "v4"`, and a member for each kind that stands in no other's body or path.
    /// A campaign holds the singletons under it in `parts`. References may be written as names; what is left out is as the
    /// service gives it, unless `isWhole` says that nothing is.
    /// - Parameters:
    ///   - file: the parsed file; `siteId`, `name`, `seed`, `modules` and agents' `access` as in files of version 3.
    ///   - modules: for a kind that has two paths, the module of the one that answers: `["secureForms": "secureform"]`.
    ///   - taught: rows that a user wrote, laid over the table.
    package init(
        version4 file: JSONValue, modules: [String: String] = [:], taught: [TaughtKind] = [], now: Moment = .now
    ) throws(SiteFileError) {
        guard file["api"]?.text == "v4" else {
            throw SiteFileError(place: "api", reason: "no site of version 4, whose file says \"v4\" here")
        }
        var chosen = modules
        for member in file["modules"]?.members ?? [] where chosen[member.name] == nil {
            chosen[member.name] = member.value.text
        }
        let table = V4Table(modules: chosen, taught: taught.filter { $0.isFor("v4") })
        let own = ["format", "api", "isWhole", "name", "siteId", "seed", "ids", "modules", "history", "comment"]
        for member in file.members ?? [] where !own.contains(member.name) {
            // What a row of the user's took away is left out.
            if table.named[member.name] == nil, V4Kind.all.contains(where: { $0.name == member.name }) { continue }
            guard let kind = table.named[member.name], kind.view == nil, kind.owner == nil else {
                throw SiteFileError(place: member.name, reason: "no such kind")
            }
        }
        let siteID = file["siteId"]?.integer ?? 10000
        let seed = file["seed"]?.integer ?? siteID
        self.init(
            name: file["name"]?.text ?? "site", siteID: siteID, seed: seed, dialect: .final, now: now,
            credentials: try Self.credentials(in: file))
        var loader = V4SiteLoader(
            site: V4Site(siteID: siteID, seed: seed, table: table), isWhole: file["isWhole"]?.truth ?? false)
        try loader.load(file)
        if let history = file["history"] { loader.site.addHistory(history, until: now) }
        version4 = loader.site
    }

    /// Teaches a site of version 3 kinds that it lacks. They are empty, and are not in the site's file.
    package mutating func teach(_ rows: [TaughtKind]) {
        let rows = rows.filter { $0.isFor("v3") }
        guard version4 == nil, !rows.isEmpty else { return }
        taught = V4Site(siteID: siteID, seed: guids.seed, table: V4Table(besideVersion3: rows))
    }

    /// What clients put behind the host: `/api/v3` or `/api/v4`.
    package var base: String { version4 == nil ? "/api/v3" : "/api/v4" }

    /// The answer of what speaks version 4 or was taught; nil where version 3 is to answer.
    mutating func respondBeyond(_ request: HTTPRequest) -> HTTPResponse? {
        var visit = V4Site.Visit()
        visit.now = now
        visit.agent = agent
        visit.options = options
        var answer = version4?.respond(to: request, visit)
        if version4 == nil, let table = taught?.table, let target = try? RequestTarget(request.target),
            table.knows(target.segments)
        {
            answer = taught?.respond(to: request, visit)
        }
        if answer?.isChange == true { revision += 1 }
        return answer?.response
    }
}

extension V4Site {
    /// The members of a whole file: everything that the site holds, secrets included.
    /// - Parameter withAccess: adds to an agent what lets it in.
    func file(_ withAccess: (JSONValue) -> JSONValue) -> [JSONMember] {
        let chosen = table.kinds.filter { kind in V4Kind.all.count { $0.name == kind.name } > 1 }
        var members = [JSONMember("modules", .object(chosen.map { JSONMember($0.name, .string($0.module)) }))]
        for kind in table.kinds where kind.view == nil && kind.owner == nil {
            let place = Place(kind: kind.name)
            if kind.shape == .singleton {
                if let value = state.singletons[place] { members.append(JSONMember(kind.name, value)) }
                continue
            }
            var items = state.collections[place] ?? []
            if kind.rules.contains(.login) { items = items.map(withAccess) }
            if kind.rules.contains(.furnished) { items = items.map { $0.with("parts", parts(of: $0, kind)) } }
            members.append(JSONMember(kind.name, .array(items)))
        }
        return members
    }

    private func parts(of value: JSONValue, _ kind: V4Kind) -> JSONValue {
        let owner = value["id"]?.reference ?? ""
        return .object(
            table.kinds.filter { $0.owner == kind.name }.compactMap { part in
                let place = Place(kind: part.name, owner: owner)
                if part.shape == .singleton { return state.singletons[place].map { JSONMember(part.name, $0) } }
                return JSONMember(part.name, .array(state.collections[place] ?? []))
            })
    }
}
