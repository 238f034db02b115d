/// How many requests a site takes in how long; nil means as many as we like.
package struct RateLimit: Hashable, Sendable {
    package let requests: Int
    package let seconds: Double

    package init(requests: Int, seconds: Double) {
        self.requests = max(1, requests)
        self.seconds = max(0.001, seconds)
    }

    /// 300 in 5 minutes, the limit that the help centre of the service states.
    package static let documented = RateLimit(requests: 300, seconds: 300)
}
