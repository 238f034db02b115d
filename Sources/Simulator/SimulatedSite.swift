package import Wire

/// One site of the service as a value: a request in, an answer out, and the site that is left behind. Who may ask is not
/// checked here; `SimulatedService` does that.
package struct SimulatedSite: Sendable {
    package var options: SiteOptions
    /// The time that the site's clock shows.
    package var now: Moment
    /// The agent in whose name requests are made: what `agents/me` answers and `lastUpdatedByAgentId` says.
    package var agent: String
    package let name: String
    package let siteID: Int
    package let credentials: [Credential]
    /// How many requests have changed the site.
    package internal(set) var revision = 0
    /// The site in version 4, which answers everything then; nil: version 3.
    var version4: V4Site?
    /// Kinds that a site of version 3 was taught.
    var taught: V4Site?
    var state: SiteState
    let guids: GUIDSource

    init(name: String, siteID: Int, seed: Int, dialect: Dialect, now: Moment, credentials: [Credential]) {
        self.name = name
        self.siteID = siteID
        self.credentials = credentials
        self.now = now
        options = SiteOptions(dialect: dialect)
        agent = credentials.first?.agent ?? ""
        state = SiteState()
        guids = GUIDSource(seed: seed)
    }

    package mutating func respond(to request: HTTPRequest) -> HTTPResponse {
        if let answer = respondBeyond(request) { return answer }
        do {
            return try answer(request)
        } catch {
            return error.response
        }
    }

    /// A failed request leaves the site as it was.
    private mutating func answer(_ request: HTTPRequest) throws(Refusal) -> HTTPResponse {
        let target = try RequestTarget(request.target)
        let table = RouteTable.tables[options.dialect] ?? RouteTable(options.dialect)
        let (route, values) = try table.find(request.method, target.segments, isStrict: options.isPathCaseStrict)
        try admit(route)
        var exchange = Exchange(request: request, target: target, route: route, values: values)
        try findOwner(&exchange)
        let before = state
        do {
            let response = try perform(exchange)
            if request.method != .get { revision += 1 }
            return response
        } catch {
            state = before
            throw error
        }
    }

    private mutating func perform(_ exchange: Exchange) throws(Refusal) -> HTTPResponse {
        if let special = try performSpecial(exchange) { return special }
        switch exchange.route.operation {
        case .list: return try list(exchange)
        case .get: return .json(200, try read(exchange))
        case .post: return try create(exchange)
        case .put: return try replace(exchange)
        case .delete: return try remove(exchange)
        case .deleteMany: return try removeMany(exchange)
        }
    }

    private func admit(_ route: Route) throws(Refusal) {
        var family = [route.kind.name]
        while let last = family.last, let parent = Kind.named[last]?.parent { family.append(parent) }
        if family.contains(where: { options.absent.contains($0) }) {
            throw Refusal(404, "this feature is not available")
        }
        let isWrite = route.method != .get
        let isForbidden = family.contains { options.forbidden.contains($0) || isWrite && options.readOnly.contains($0) }
        if isForbidden { throw Refusal(403, "the agent lacks the permission for this") }
    }

    /// Resolves the placeholder before the object's own, such as `{campaignId}`.
    private func findOwner(_ exchange: inout Exchange) throws(Refusal) {
        for (name, value) in exchange.values {
            guard let kind = Kind.byPlaceholder[name] else { continue }
            guard let found = state.find(value, of: kind.name, owners: [""]) else {
                throw Refusal(404, "no such object: \(kind.name) \(value)")
            }
            exchange.owner = state.collections[found.place]?[found.index]["id"]?.reference
        }
    }
}

/// One request on its way through a site.
struct Exchange {
    let request: HTTPRequest
    let target: RequestTarget
    let route: Route
    let values: [String: String]
    /// The id of the owner that the path names, if it names one.
    var owner: String?

    var kind: Kind { route.kind }
    var id: String { values["id"] ?? "" }

    /// Where the objects are that the path speaks of.
    var place: Place {
        guard let owner, route.address.filter == nil else { return Place(kind: kind.name) }
        return Place(kind: kind.name, owner: route.address.scope.isEmpty ? owner : "\(owner)/\(route.address.scope)")
    }

    /// What the query asks to add, lower case.
    var includes: Set<String> {
        let texts = target.query.filter { ["include", "$include"].contains($0.name.lowercased()) }.map { $0.value }
        let names = texts.joined(separator: ",").split(separator: ",")
        return Set(names.map { $0.filter { $0 != " " }.lowercased() })
    }
}
