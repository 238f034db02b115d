import Wire

/// A site as it is reached: where, with what credential, how fast. Reading and writing share one line, so that nothing
/// goes around its throttle.
package struct SiteLine: Sendable {
    package let url: ServiceURL
    package let throttle: Throttle
    package let policy: RetryPolicy
    package let time: Timekeeper
    /// Whether a credential that may be refused can go out many times at once: a key that is wrong so often may lock its agent out,
    /// while a token belongs to nobody who could be.
    package let isTokenSent: Bool
    private let keeper: CredentialKeeper
    private let courier: Courier

    package init(
        url: ServiceURL, credential: Credential, renewedBy source: CredentialSource? = nil, transport: Transport,
        rate: RateLimit?, concurrency: Int,
        policy: RetryPolicy = RetryPolicy(), time: Timekeeper = .system
    ) {
        self.url = url
        self.policy = policy
        self.time = time
        isTokenSent = if case .apiKey = credential { false } else { true }
        throttle = Throttle(rate: rate, concurrency: concurrency, time: time)
        courier = Courier(transport: transport, throttle: throttle, policy: policy, time: time)
        keeper = CredentialKeeper(credential, source, courier: courier)
    }

    /// The account that the credential says it is for; nil if it says nothing, or was not used yet.
    package var account: String? {
        get async { await keeper.account }
    }

    /// Asks the service with the site's credential, which is renewed once if it is refused.
    /// - Parameters:
    ///   - mayRepeat: whether it may be sent again when nobody knows what became of it.
    ///   - secrets: that the request or what it is about holds, which no message may repeat.
    /// - Returns: an answer that says yes.
    func answer(
        to method: HTTPMethod, _ path: String, query: [(name: String, value: String)] = [], body: [UInt8] = [],
        mayRepeat: Bool, hiding secrets: [String] = []
    ) async throws(ServiceError) -> HTTPResponse {
        let (response, verdict) = try await reply(to: method, path, query: query, body: body, mayRepeat: mayRepeat)
        if verdict == .take { return response }
        throw await refusal(response, verdict, method, path, mayRepeat: mayRepeat, hiding: secrets)
    }

    /// The same, whatever the answer says.
    func reply(
        to method: HTTPMethod, _ path: String, query: [(name: String, value: String)], body: [UInt8] = [],
        mayRepeat: Bool
    ) async throws(ServiceError) -> (response: HTTPResponse, verdict: Verdict) {
        var isRenewed = false
        while true {
            let pass = try await keeper.pass()
            let own = query.filter { field in !pass.query.contains { $0.name == field.name } } + pass.query
            let target = url.path + path + (own.isEmpty ? "" : "?" + FormText.encoded(own))
            let request = HTTPRequest(
                method, origin: url.origin, target: target, headers: pass.headers + Self.headers(method), body: body)
            let response = try await courier.answer(
                to: request, named: method.rawValue + " " + path, mayRepeat: mayRepeat)
            let verdict = Verdict(response, isWrite: !mayRepeat && (method == .post || method == .put), wallClock: 0)
            if verdict == .unauthorized, !isRenewed {
                isRenewed = try await keeper.renewed(after: pass)
                if isRenewed {
                    await throttle.countRetry()
                    continue
                }
            }
            return (response, verdict)
        }
    }

    /// The error that an answer is which does not say yes.
    func refusal(
        _ response: HTTPResponse, _ verdict: Verdict, _ method: HTTPMethod, _ path: String, mayRepeat: Bool,
        hiding secrets: [String] = []
    ) async -> ServiceError {
        let mask = await keeper.mask(secrets)
        let said = ServiceMessage(response, masking: mask.masked)
        // What is read night after night is told in the same words; an error of a write has a name in the vendor's logs.
        let message = mayRepeat ? said.text : said.traced
        let place = String(mask.masked(response.headers[header: "Location"] ?? "").prefix(200))
        let denial = Self.denial(said, mayRepeat: mayRepeat)
        return error(
            method, path, Self.reason(verdict, response.status, message, denial, place, mayRepeat: mayRepeat))
    }

    /// What the service says, without what it repeats of the credential.
    func masked(_ text: String) async -> String { await keeper.mask().masked(text) }

    func error(_ method: HTTPMethod, _ path: String, _ reason: ServiceError.Reason) -> ServiceError {
        ServiceError(request: method.rawValue + " " + path, reason: reason)
    }

    /// All that goes with every request, so that nothing of the machine it comes from is added.
    static func headers(_ method: HTTPMethod, content: String = "application/json") -> [HTTPHeader] {
        let all = [
            HTTPHeader("Accept", "application/json"), HTTPHeader("Accept-Encoding", "identity"),
            HTTPHeader("Accept-Language", "en"), HTTPHeader("User-Agent", "livechat-sync"),
        ]
        return method == .get ? all : all + [HTTPHeader("Content-Type", content)]
    }

    /// What a 403 means that says this.
    private static func denial(_ said: ServiceMessage, mayRepeat: Bool) -> ServiceError.Denial {
        if said.code == "FeatureNotAvailable" { return .plan }
        return mayRepeat || said.isOfService ? .permission : .firewall
    }

    private static func reason(
        _ verdict: Verdict, _ status: Int, _ message: String, _ denial: ServiceError.Denial, _ place: String,
        mayRepeat: Bool
    ) -> ServiceError.Reason {
        switch verdict {
        case .unauthorized: .unauthorized(message: message)
        case .forbidden: .forbidden(message: message, by: denial)
        case .absent: .absent
        case .unsupported: .unsupported(status: status)
        case .redirect: .redirect(status: status, to: place)
        case .take, .throttled, .passing, .refused:
            // A gateway's answer in place of the service's says nothing about what the service did.
            !mayRepeat && (status >= 500 || status == 408)
                ? .outcomeUnknown(.answer(status: status, message: message))
                : .refused(status: status, message: message)
        }
    }
}
