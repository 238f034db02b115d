package import Wire

/// What the answer of a service says about trying again.
package enum Verdict: Hashable, Sendable {
    case take
    /// Throttled; wait this many seconds if it says so.
    case throttled(seconds: Double?)
    /// May pass: 408, 500, 502, 504.
    case passing
    case unauthorized
    case forbidden
    case absent
    /// 405 or 501: not a request of this service.
    case unsupported
    case redirect
    case refused

    /// - Parameters:
    ///   - isWrite: the request would have changed something.
    ///   - wallClock: seconds since 1970, for a service that states a date without saying what time it is there.
    package init(_ response: HTTPResponse, isWrite: Bool = false, wallClock: Double) {
        switch response.status {
        case 200...299: self = .take
        case 300...399: self = .redirect
        case 401: self = .unauthorized
        case 403:
            self = Self.saysQuota(response) ? .throttled(seconds: RetryAfter.seconds(response, wallClock)) : .forbidden
        case 404, 410: self = isWrite && Self.namesWhatLacks(response) ? .refused : .absent
        case 405, 501: self = .unsupported
        case 429, 503: self = .throttled(seconds: RetryAfter.seconds(response, wallClock))
        case 408, 500, 502, 504: self = .passing
        default: self = .refused
        }
    }

    /// Version 4 answers 404 to a body that refers to something which is not there, with a code in words and a sentence. Without
    /// them the path leads nowhere.
    private static func namesWhatLacks(_ response: HTTPResponse) -> Bool {
        guard let body = try? JSONValue(parsing: response.body) else { return false }
        return body["error"]?.text?.isEmpty == false && body["message"]?.text?.isEmpty == false
    }

    /// The documents name one status for two things: a 403 is a missing permission or the request quota. Only what the
    /// answer says beside it can tell.
    private static func saysQuota(_ response: HTTPResponse) -> Bool {
        if response.headers[header: "Retry-After"] != nil { return true }
        let text = ServiceMessage(response).text.lowercased()
        return ["quota", "rate limit", "too many requests", "exceeded the limit", "limit exceeded", "throttl"]
            .contains { text.contains($0) }
    }
}
