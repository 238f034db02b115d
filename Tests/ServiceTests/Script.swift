import Service
import Synchronization
import TestSupport
import Wire

/// A service that a test writes down as a closure from request to answer; remembers what it was asked, and when.
final class Script: Sendable {
    struct Send: Sendable {
        let request: HTTPRequest
        let alone: Bool
        /// On the script's clock.
        let at: Duration
    }

    let time = Timekeeper.jumping()
    private let log = Mutex<[Send]>([])
    private let answer: @Sendable (HTTPRequest, Int) throws(TransportError) -> HTTPResponse

    /// - Parameter answer: gets the request and how many came before it.
    init(_ answer: @escaping @Sendable (HTTPRequest, Int) throws(TransportError) -> HTTPResponse) {
        self.answer = answer
    }

    /// One answer after the other, the last one for ever.
    convenience init(_ answers: Result<HTTPResponse, TransportError>...) {
        self.init { _, number throws(TransportError) in try answers[min(number, answers.count - 1)].get() }
    }

    /// Documents by target; what is not there is 404.
    convenience init(documents: [String: String]) {
        self.init { request, _ throws(TransportError) in
            documents[request.target].map { .json($0) } ?? HTTPResponse(status: 404)
        }
    }

    var sends: [Send] { log.withLock { $0 } }
    var targets: [String] { sends.map(\.request.target) }

    func line(
        _ credential: Credential = .bearer(token: "s3cret-token"), rate: RateLimit? = nil, concurrency: Int = 8,
        renewedBy source: CredentialSource? = nil
    ) -> SiteLine {
        let transport = Transport { request, alone async throws(TransportError) in
            let number = self.log.withLock { log in
                log.append(Send(request: request, alone: alone, at: self.time.now()))
                return log.count - 1
            }
            await Task.yield()
            return try self.answer(request, number)
        }
        return SiteLine(
            url: ServiceURL(origin: "https://api.example", path: "/api/v3"), credential: credential,
            renewedBy: source, transport: transport, rate: rate, concurrency: concurrency, time: time)
    }

    var reader: SiteReader { SiteReader(line()) }
}

extension HTTPResponse {
    static func json(_ text: String, status: Int = 200, _ headers: [HTTPHeader] = []) -> HTTPResponse {
        HTTPResponse(status: status, headers: headers, body: Array(text.utf8))
    }

    static func status(_ status: Int, _ headers: [String: String] = [:], body: String = "") -> HTTPResponse {
        HTTPResponse(status: status, headers: headers.map { HTTPHeader($0.key, $0.value) }, body: Array(body.utf8))
    }
}

extension Result where Success == HTTPResponse, Failure == TransportError {
    static func json(_ text: String) -> Self { .success(.json(text)) }

    static func status(_ status: Int, _ headers: [String: String] = [:], body: String = "") -> Self {
        .success(.status(status, headers, body: body))
    }
}

/// A value that several tasks of a test change.
final class Shared<Value: Sendable>: Sendable {
    private let value: Mutex<Value>

    init(_ value: Value) { self.value = Mutex(value) }

    var now: Value { value.withLock { $0 } }

    @discardableResult
    func change<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
        value.withLock { value in body(&value) }
    }
}

/// How many are somewhere at once.
struct Occupancy: Sendable {
    private(set) var now = 0
    private(set) var most = 0

    mutating func come() {
        now += 1
        most = max(most, now)
    }

    mutating func go() { now -= 1 }
}

/// Why a request failed, or nil if it did not.
func reason(of body: () async throws(ServiceError) -> some Sendable) async -> ServiceError.Reason? {
    do throws(ServiceError) {
        _ = try await body()
        return nil
    } catch {
        return error.reason
    }
}

/// Yields to other tasks until the condition holds.
func reached(_ condition: @Sendable () async -> Bool) async {
    while !(await condition()) { await Task.yield() }
}
