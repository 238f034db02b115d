import Wire

/// One site of version 4 as a value. It lives inside a `SimulatedSite`, which lets people in and keeps the time.
package struct V4Site: Sendable {
    let siteID: Int
    let table: V4Table
    let guids: GUIDSource
    var state = V4State()
    /// What holds while a request is answered.
    var visit = Visit()
    private var errors = 0

    struct Visit {
        var now = Moment(seconds: 0)
        /// The id of the agent who asks.
        var agent = ""
        var origin = ""
        var options = SiteOptions(dialect: .final)
    }

    init(siteID: Int, seed: Int, table: V4Table) {
        self.siteID = siteID
        self.table = table
        guids = GUIDSource(seed: seed)
    }

    /// - Returns: the answer, and whether the site has changed.
    mutating func respond(to request: HTTPRequest, _ visit: Visit) -> (response: HTTPResponse, isChange: Bool) {
        self.visit = visit
        self.visit.origin = request.origin
        let before = state
        do throws(V4Problem) {
            let exchange = try exchange(request)
            let response = try perform(exchange)
            return (response, !exchange.isReading)
        } catch {
            state = before
            return (response(to: error), false)
        }
    }

    /// Errors have an id each (rule thirteen).
    private mutating func response(to problem: V4Problem) -> HTTPResponse {
        // Beside version 3 stand kinds of a user's own, and errors in the form of that version.
        if table.base != V4Table.base { return Refusal(problem.status, problem.message).response }
        errors += 1
        // Markup is refused by what stands before the service, in words of its own.
        if problem.error == "html" {
            let page = Array("<html><body>Request blocked.</body></html>".utf8)
            return HTTPResponse(status: 403, headers: [HTTPHeader("Content-Type", "text/html")], body: page)
        }
        return problem.response(id: guids.guid(for: "error/\(errors)"))
    }

    private func exchange(_ request: HTTPRequest) throws(V4Problem) -> V4Exchange {
        let target: RequestTarget
        do throws(Refusal) {
            target = try RequestTarget(request.target)
        } catch {
            throw V4Problem(error)
        }
        var route = try table.route(request.method, target.segments)
        try admit(route)
        if let kind = route.kind.owner { route.owner = try owner(route.owner, of: kind) }
        if visit.options.version4.refusesMarkup, request.method != .get, request.body.contains(UInt8(ascii: "<")) {
            throw V4Problem(403, "html", "")
        }
        return V4Exchange(request: request, target: target, route: route)
    }

    /// The id of the object that the path names before the object's own, as places are called by it.
    private func owner(_ id: String, of kind: String) throws(V4Problem) -> String {
        guard let row = table.named[kind] else { return id.lowercased() }
        try checkForm(of: id, row)
        guard state.index(of: id, at: Place(kind: kind)) != nil else { throw .notFound(kind, id) }
        return id.lowercased()
    }

    private func admit(_ route: V4Route) throws(V4Problem) {
        let family = [route.kind.name, route.kind.owner, route.kind.parent?.kind, route.kind.view?.kind].compactMap {
            $0
        }
        let isWrite = ![.list, .get, .search].contains(route.operation)
        let options = visit.options
        if family.contains(where: { options.absent.contains($0) }) { throw .noRoute }
        if family.contains(where: { options.forbidden.contains($0) || isWrite && options.readOnly.contains($0) }) {
            throw V4Problem(403, "AuthorizationFailed", "The agent lacks the permission for this.")
        }
        if isWrite, family.contains(where: { options.version4.unplanned.contains($0) }) {
            throw V4Problem(403, "FeatureNotAvailable", "This feature is not available in your plan.")
        }
    }

    private mutating func perform(_ exchange: V4Exchange) throws(V4Problem) -> HTTPResponse {
        switch exchange.route.operation {
        case .list: return try list(exchange)
        case .get: return .json(200, render(try stored(exchange.route), exchange.kind, try includes(exchange)))
        case .post: return try create(exchange)
        case .put: return try replace(exchange)
        case .delete: return try remove(exchange)
        case .deleteMany: return try removeMany(exchange)
        case .enable: return try turn(exchange, on: true)
        case .disable: return try turn(exchange, on: false)
        case .search: return try search(exchange)
        }
    }

    mutating func nextID() -> String {
        state.ids += 1
        return guids.guid(for: "new/\(state.ids)")
    }
}

/// One request on its way through a site.
struct V4Exchange {
    let request: HTTPRequest
    let target: RequestTarget
    let route: V4Route

    var kind: V4Kind { route.kind }
    var isReading: Bool { [.list, .get, .search].contains(route.operation) }

    var body: JSONValue {
        get throws(V4Problem) {
            do {
                return try JSONValue(parsing: request.body)
            } catch {
                throw V4Problem(400, "ParameterInvalid", "The body is \(error).")
            }
        }
    }
}
