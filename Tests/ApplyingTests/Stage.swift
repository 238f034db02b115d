import Applying
import Catalog
import Diffing
import Planning
import Service
import Simulator
import Store
import Synchronization
import TestSupport
import Testing
import Wire

/// A target site behind a simulated service, in process, and the journal of what is done to it.
struct Stage {
    let service: SharedService
    let journal: MemoryJournal
    let name: String

    init(_ site: SimulatedSite, name: String = "twin") {
        var service = SimulatedService(sites: [site])
        // A clock that stands still, so that two runs that do the same leave the same site to the last byte.
        service.clock = .fixed(Moment(seconds: 1_795_000_000))
        self.init(service, name: name)
    }

    /// A service as it was at some moment, and what the journal had of it then.
    init(_ service: SimulatedService, _ steps: [JournalStep] = [], _ pairs: Set<MemoryJournal.Pair> = [], name: String)
    {
        self.service = SharedService(service)
        journal = MemoryJournal(steps, pairs)
        self.name = name
    }

    /// The same service, from a machine that knows nothing of what the first one does.
    init(sharing service: SharedService, name: String) {
        self.service = service
        journal = MemoryJournal([], [])
        self.name = name
    }

    /// The site as it is now, as a value of its own.
    var site: SimulatedSite { service.withService { $0.sites[0] } }
    /// All that is on the site, written down.
    var file: JSONValue { site.file }
    var log: [RequestLog.Entry] { service.withService { $0.log.entries } }

    func state(_ label: String? = nil) async throws -> MemoryState {
        try await SiteBehindClosure(site).state(label ?? name, site: name)
    }

    /// Changes the site by hand.
    @discardableResult
    func send(_ method: HTTPMethod, _ path: String, _ body: JSONValue? = nil) throws -> JSONValue {
        try service.withService { service in
            let request = HTTPRequest(
                method, origin: "http://127.0.0.1", target: "/api/v3/livechat" + path, body: body?.bytes() ?? [])
            let response = service.sites[0].respond(to: request)
            guard (200..<300).contains(response.status) else {
                throw RefusedChange(
                    what: "\(path): \(response.status) \(String(decoding: response.body, as: UTF8.self))")
            }
            return response.body.isEmpty ? .null : try JSONValue(parsing: response.body)
        }
    }

    func value(_ path: String) throws -> JSONValue { try send(.get, path) }

    /// Carries a plan out, or goes on with it if the journal has steps already.
    /// - Parameters:
    ///   - mishap: what befalls a request that is no GET; gets its number, from 1.
    ///   - twist: answers a GET in the service's stead.
    ///   - answer: what becomes of the service's answer to anything else.
    @discardableResult
    func apply(
        _ plan: Plan, onError policy: ErrorPolicy = .continue, journal: RunJournal? = nil,
        mishap: @escaping @Sendable (HTTPRequest, Int) -> Mishap? = { _, _ in nil },
        twist: @escaping @Sendable (HTTPRequest, Timekeeper) -> HTTPResponse? = { _, _ in nil },
        answer: @escaping @Sendable (HTTPRequest, HTTPResponse) -> HTTPResponse = { $1 },
        reporting report: @escaping @Sendable (ApplyEvent) -> Void = { _ in }
    ) async throws -> ApplyReport {
        let line = line(mishap, twist, answer)
        var applier = Applier(
            plan, catalog: .liveChat,
            site: LiveSite(catalog: .liveChat, reader: SiteReader(line), writer: SiteWriter(line)),
            journal: journal ?? self.journal.asRunJournal, resuming: self.journal.steps, onError: policy,
            time: line.time, reporting: report)
        return try await applier.run()
    }

    private func line(
        _ mishap: @escaping @Sendable (HTTPRequest, Int) -> Mishap?,
        _ twist: @escaping @Sendable (HTTPRequest, Timekeeper) -> HTTPResponse?,
        _ answer: @escaping @Sendable (HTTPRequest, HTTPResponse) -> HTTPResponse
    ) -> SiteLine {
        let time = Timekeeper.jumping()
        let service = service
        let count = Mutex(0)
        let transport = Transport { request, _ async throws(TransportError) in
            if request.method == .get {
                if let answer = twist(request, time) { return answer }
                return try service.respond(to: request).arrived
            }
            let number = count.withLock { count in
                count += 1
                return count
            }
            if let mishap = mishap(request, number) { return try mishap.befall(request, service) }
            return answer(request, try service.respond(to: request).arrived)
        }
        return SiteLine(
            url: ServiceURL(origin: "http://127.0.0.1", path: "/api/v3"),
            credential: .bearer(token: "shop-token"), transport: transport, rate: nil, concurrency: 8, time: time)
    }
}

struct RefusedChange: Error {
    let what: String
}

/// How a write goes wrong on its way.
enum Mishap: String, Sendable, CaseIterable {
    case lostBefore, lostAfter, timedOutBefore, timedOutAfter, brokenAfter, gatewayBefore, busyBefore, throttled
    /// The service says yes and nothing else.
    case unnamedAfter
    /// 400.
    case refused
    /// Nothing more comes through: the credential is no good any more, the network is gone.
    case lockedOut, cutOff

    /// Those after which the request comes through in the end.
    static let losses = allCases.filter { ![.refused, .lockedOut, .cutOff].contains($0) }

    func befall(_ request: HTTPRequest, _ service: SharedService) throws(TransportError) -> HTTPResponse {
        switch self {
        case .lostBefore: throw .lost("on purpose", alone: true)
        case .timedOutBefore: throw .timedOut(seconds: 120)
        case .gatewayBefore: return HTTPResponse(status: 502)
        case .busyBefore: return HTTPResponse(status: 503, headers: [HTTPHeader("Retry-After", "3")])
        case .throttled: return HTTPResponse(status: 429, headers: [HTTPHeader("Retry-After", "3")])
        case .refused: return HTTPResponse(status: 400)
        case .lockedOut: return HTTPResponse(status: 401)
        case .cutOff: throw .unreachable("on purpose")
        case .unnamedAfter:
            let answer = try service.respond(to: request).arrived
            return answer.status < 300 ? HTTPResponse(status: 204) : answer
        case .lostAfter, .timedOutAfter, .brokenAfter:
            _ = service.respond(to: request)
            if self == .lostAfter { throw .lost("on purpose", alone: true) }
            if self == .timedOutAfter { throw .timedOut(seconds: 120) }
            return HTTPResponse(status: 500)
        }
    }
}

extension Outcome {
    var arrived: HTTPResponse {
        get throws(TransportError) {
            guard let response else { throw .lost("the simulator was told to", alone: true) }
            return response
        }
    }
}
