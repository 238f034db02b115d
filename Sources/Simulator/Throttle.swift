import Wire

/// So many requests in so many seconds, counted over all credentials, as the service counts by address.
package struct Throttle: Sendable {
    package enum Answer: Sendable, Hashable {
        /// 429, with or without the seconds to wait.
        case tooMany(saysWhen: Bool)
        /// What the documents of version 3 describe: 403, told from a lacking permission by its words only.
        case forbidden
    }

    package var requests: Int
    package var seconds: Int
    package var answer: Answer
    private var start: Moment?
    private var count = 0

    package init(requests: Int, seconds: Int, answer: Answer = .tooMany(saysWhen: true)) {
        self.requests = requests
        self.seconds = seconds
        self.answer = answer
    }

    /// The refusal if this request is one too many. Refused requests don't count.
    mutating func refuse(at now: Moment) -> Refusal? {
        if let start, now.seconds < start.seconds + seconds {
            if count < requests {
                count += 1
                return nil
            }
            let wait = start.seconds + seconds - now.seconds
            switch answer {
            case .forbidden: return Refusal(403, "the request quota of this account is exceeded")
            case .tooMany(let saysWhen):
                return Refusal(
                    429, "too many requests", headers: saysWhen ? [HTTPHeader("Retry-After", "\(wait)")] : [])
            }
        }
        start = now
        count = 1
        return nil
    }
}
