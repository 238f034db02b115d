import Wire

/// One Comm100 account of the configuration.
package struct Site: Sendable, Hashable {
    package let name: String
    package let url: BaseURL
    package let credential: Credential
    /// Whether a plan that writes to it asks for its name.
    package let isProtected: Bool
    /// Nil: no limit.
    package let rate: Rate?
    /// Requests under way at the same time.
    package let concurrency: Int
    /// Seconds that an answer may take.
    package let timeout: Int
    /// Seconds that the site's moments without a zone are ahead of UTC, and those that it is asked by.
    package let utcOffset: Int
    /// The version of the API that it is asked by.
    package let api: API
    /// Absolute path of a file of rows that lies over the built-in table; nil where there is none.
    package let kinds: String?
    /// Whether it may be written to by what is not documented as a whole: version 4, rows of a file.
    package let allowsExperiments: Bool

    /// How the network is reached on the way to it.
    package let route: Route
    /// Fields that may differ, as `GLOB#/pointer`.
    package let ignored: [String]

    package enum API: String, Sendable, Hashable, CaseIterable {
        case v3, v4
    }

    package enum Credential: Sendable, Hashable {
        case token(SecretSource)
        case password(tokenURL: BaseURL, email: SecretSource, password: SecretSource)
        case apiKey(email: SecretSource, key: SecretSource, siteId: Int)

        package var sources: [SecretSource] {
            switch self {
            case .token(let token): [token]
            case .password(_, let email, let password): [email, password]
            case .apiKey(let email, let key, _): [email, key]
            }
        }
    }

    /// How many requests a stretch of time allows.
    package struct Rate: Sendable, Hashable {
        package let requests: Int
        package let seconds: Int

        package init(requests: Int, seconds: Int) {
            self.requests = requests
            self.seconds = seconds
        }

        /// What the service documents: 300 calls in 5 minutes.
        package static let documented = Rate(requests: 300, seconds: 300)
    }

    package static let concurrencyRange = 1...64
    static let defaultConcurrency = 8
    static let defaultTimeout = 45
}

/// What stands between us and others on the network, and whom we trust there.
package struct Route: Sendable, Hashable {
    /// Absolute path of a file of certificates (PEM) that are trusted in place of the system's; nil for those.
    package var certificates: String?
    package var proxy: Proxy?

    package init() {}

    package struct Proxy: Sendable, Hashable {
        package let host: String
        package let port: Int
        /// `user:password`
        package let credentials: SecretSource?
    }
}

/// What a site may be called, given that a state is written `prod@17`, `./folder` or `file.ndjson`.
package enum SiteName {
    /// What is wrong with a name, in words that fit after it; nil for a good one.
    package static func flaw(of name: String) -> String? {
        if name.isEmpty { return "is empty" }
        if name.contains("/") { return "has a '/' in it, as only folders do" }
        if name.contains("@") { return "has an '@' in it, which separates a site from a snapshot" }
        if name.unicodeScalars.contains(where: { $0.properties.isWhitespace }) { return "has a blank in it" }
        if !name.visible.isIdentical(to: name) { return "has an invisible character in it" }
        if name.hasPrefix(".") { return "begins with a dot, as only folders do" }
        if name.hasPrefix("-") { return "begins with a dash, as options do" }
        if name.hasSuffix(".ndjson") { return "ends in .ndjson, as only files do" }
        return nil
    }
}
