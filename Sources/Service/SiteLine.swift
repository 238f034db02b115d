import Wire

/// A site as it is reached: where, with what credential, how fast. Reading and writing share one line, so that nothing
/// goes around its throttle.
package struct SiteLine: Sendable {
    package let url: ServiceURL
    package let throttle: Throttle
    package let policy: RetryPolicy
    package let time: Timekeeper
    let keeper: CredentialKeeper
    private let transport: Transport

    package init(
        url: ServiceURL, credential: Credential, transport: Transport, rate: RateLimit?, concurrency: Int,
        policy: RetryPolicy = RetryPolicy(), time: Timekeeper = .system
    ) {
        self.url = url
        self.transport = transport
        self.policy = policy
        self.time = time
        throttle = Throttle(rate: rate, concurrency: concurrency, time: time)
        keeper = CredentialKeeper(credential, transport: transport, throttle: throttle, time: time)
    }

    /// One send: a turn at the throttle, one answer or none.
    func send(
        _ method: HTTPMethod, _ path: String, query: [(name: String, value: String)], headers: [HTTPHeader],
        body: [UInt8] = [], alone: Bool = false
    ) async throws(ServiceError) -> HTTPResponse {
        do throws(CancellationError) {
            try await throttle.enter()
        } catch {
            throw self.error(method, path, .cancelled)
        }
        var all =
            headers + [
                HTTPHeader("Accept", "application/json"), HTTPHeader("Accept-Encoding", "identity"),
                HTTPHeader("Accept-Language", "en"), HTTPHeader("User-Agent", "livechat-sync"),
            ]
        if method != .get { all.append(HTTPHeader("Content-Type", "application/json")) }
        let request = HTTPRequest(
            method, origin: url.origin, target: url.path + path + Self.written(query), headers: all, body: body)
        do throws(TransportError) {
            let response = try await transport.send(request, alone)
            await throttle.leave(answered: true)
            return response
        } catch {
            await throttle.leave(answered: false)
            throw self.error(method, path, error == .cancelled ? .cancelled : .transport(error))
        }
    }

    func error(_ method: HTTPMethod, _ path: String, _ reason: ServiceError.Reason) -> ServiceError {
        ServiceError(request: method.rawValue + " " + path, reason: reason)
    }

    private static func written(_ query: [(name: String, value: String)]) -> String {
        query.isEmpty ? "" : "?" + query.map { $0.name + "=" + Form.encoded($0.value) }.joined(separator: "&")
    }
}
