/// What a site wants to see with each request. Its description never shows the secret.
package enum Credential: Sendable, CustomStringConvertible {
    case bearer(token: String)
    /// OAuth password grant at a URL of its own.
    case password(tokenURL: ServiceURL, email: String, password: String)
    /// HTTP Basic with an agent's e-mail and API key; the site goes along as `siteId`.
    case apiKey(email: String, key: String, siteID: String?)

    package var description: String {
        switch self {
        case .bearer: "bearer token"
        case .password: "password grant"
        case .apiKey: "API key"
        }
    }
}
