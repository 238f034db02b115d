package import Wire

/// The whole service as a value: several sites told apart by credential, its throttle, its faults, and a log of what it was
/// asked.
package struct SimulatedService: Sendable {
    package var sites: [SimulatedSite]
    package var clock = Clock.system
    /// Nil: no limit.
    package var throttle: Throttle?
    package var faults = FaultSchedule()
    /// Milliseconds that a server waits before each answer.
    package var latency = 0
    /// Seconds that a token from `/oauth/token` lives.
    package var tokenLifetime = 43_199
    package private(set) var log = RequestLog()
    private var guests = GuestBook()

    /// What time it is for the service.
    package enum Clock: Sendable, Hashable {
        case system
        case fixed(Moment)
    }

    package init(sites: [SimulatedSite]) { self.sites = sites }

    package var now: Moment {
        switch clock {
        case .system: .now
        case .fixed(let moment): moment
        }
    }

    /// Makes the clock stand still, that much later than it was.
    package mutating func advance(seconds: Int) { clock = .fixed(Moment(seconds: now.seconds + seconds)) }

    package mutating func clearLog() { log.clear() }

    package mutating func respond(to request: HTTPRequest) -> Outcome {
        if let answer = control(request) { return .answer(answer) }
        let fault = faults.next(for: request)
        if let fault, let early = Self.early(fault) {
            log.add(request, status: early.response?.status, isWrite: false, at: now)
            return early
        }
        let revisions = sites.map { $0.revision }
        let response = process(request)
        let outcome = fault.map { Self.late($0, response) } ?? .answer(response)
        let isWrite = sites.map { $0.revision } != revisions
        log.add(request, status: outcome.response?.status, isWrite: isWrite, at: now)
        return outcome
    }

    private mutating func process(_ request: HTTPRequest) -> HTTPResponse {
        do throws(Refusal) {
            let path = try RequestTarget(request.target).segments.map { $0.lowercased() }
            if path == ["oauth", "token"] {
                return try guests.grant(request, sites: sites, at: now, lifetime: tokenLifetime)
            }
            guard path.starts(with: RouteTable.base) || path.starts(with: V4Table.base) else {
                throw Refusal(404, "nothing lives at this path")
            }
            let now = now
            if let refusal = throttle?.refuse(at: now) { throw refusal }
            let guest = try guests.identify(request, sites: sites, at: now)
            sites[guest.site].now = now
            sites[guest.site].agent = guest.agent
            return sites[guest.site].respond(to: request)
        } catch {
            guard request.target.lowercased().hasPrefix("/api/v4/") else { return error.response }
            return V4Problem(error).response(id: V4Binder.zero, headers: error.headers)
        }
    }

    /// What people look at while they rehearse; outside of the API, unlogged and open to all on this machine.
    private mutating func control(_ request: HTTPRequest) -> HTTPResponse? {
        switch (request.method, request.target) {
        case (.get, "/_log"): return .json(200, log.document)
        case (.delete, "/_log"):
            log.clear()
            return HTTPResponse(status: 204)
        case (.get, "/_state"): return .json(200, ["sites": .array(sites.map { $0.file })])
        default: return nil
        }
    }

    private static func early(_ fault: Fault) -> Outcome? {
        switch fault {
        case .status(let status, let headers, let body):
            let standard = Refusal(status, "fault on purpose", headers: headers).response
            return .answer(body.isEmpty ? standard : HTTPResponse(status: status, headers: headers, body: body))
        case .redirect(let address):
            return .answer(HTTPResponse(status: 302, headers: [HTTPHeader("Location", address)]))
        case .dropBefore: return .dropped
        case .hangBefore: return .hang
        case .statusAfter, .dropAfter, .hangAfter, .halfHead, .truncatedBody, .wrongLength, .slow, .garbage: return nil
        }
    }

    private static func late(_ fault: Fault, _ response: HTTPResponse) -> Outcome {
        switch fault {
        case .statusAfter(let status): .answer(Refusal(status, "fault on purpose").response)
        case .dropAfter: .dropped
        case .hangAfter: .hang
        case .halfHead: .halfHead(response)
        case .truncatedBody: .truncatedBody(response)
        case .wrongLength: .wrongLength(response)
        case .slow(let milliseconds): .slow(response, milliseconds: milliseconds)
        case .garbage: .garbage
        case .status, .redirect, .dropBefore, .hangBefore: .answer(response)
        }
    }
}
