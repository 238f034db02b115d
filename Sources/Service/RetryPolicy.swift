package import Wire

/// When a read is asked again, and after how long. Pure: the client asks it and does the waiting.
package struct RetryPolicy: Hashable, Sendable {
    /// Sends of one read that failed for no stated reason, the first included.
    package var tries = 4
    /// Sends of one read that ran into a time limit, the first included.
    package var triesAfterTimeout = 2
    package var firstPause = 0.25
    package var longestPause = 20.0
    /// Sends of one read that the service throttled.
    package var triesWhenThrottled = 12
    /// A wait longer than this is not waited for: the user is told to come back instead.
    package var longestStatedWait = 300.0

    package init() {}

    /// Full jitter over a capped exponential: between a half and the whole of the step.
    package func pause(beforeTry number: Int, chance: Double) -> Duration {
        let step = min(longestPause, firstPause * Double(1 << min(20, max(0, number - 2))))
        return .seconds(step * (0.5 + chance / 2))
    }
}

/// What the answer of a service says about trying again.
package enum Verdict: Hashable, Sendable {
    case take
    /// Throttled; wait this many seconds if it says so.
    case throttled(seconds: Double?)
    /// May pass: 500, 502, 504.
    case passing
    case unauthorized
    case forbidden
    case absent
    /// 405 or 501: not a request of this service.
    case unsupported
    case redirect
    case refused

    package init(_ response: HTTPResponse, wallClock: Double) {
        switch response.status {
        case 200...299: self = .take
        case 300...399: self = .redirect
        case 401: self = .unauthorized
        case 403:
            self = Self.saysQuota(response) ? .throttled(seconds: RetryAfter.seconds(response, wallClock)) : .forbidden
        case 404, 410: self = .absent
        case 405, 501: self = .unsupported
        case 429, 503: self = .throttled(seconds: RetryAfter.seconds(response, wallClock))
        case 408, 500, 502, 504: self = .passing
        default: self = .refused
        }
    }

    /// The documents name one status for two things: a 403 is a missing permission or the request quota. Only what the
    /// body says can tell.
    private static func saysQuota(_ response: HTTPResponse) -> Bool {
        if response.headers[header: "Retry-After"] != nil { return true }
        let text = ServiceMessage(response).text.lowercased()
        return ["quota", "rate limit", "too many requests", "exceeded the limit", "limit exceeded", "throttl"]
            .contains { text.contains($0) }
    }
}
