/// What a site wants to see with each request. Its description never shows the secret.
package enum Credential: Hashable, Sendable, CustomStringConvertible {
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

/// Where a credential comes from, to be asked once more when the service refuses what was got there: a command may give
/// tokens that live for minutes only.
package struct CredentialSource: Sendable {
    /// Why a credential can't be had, in words that fit behind a colon.
    package struct Failure: Error {
        package let message: String

        package init(message: String) { self.message = message }
    }

    let read: @Sendable () async throws(Failure) -> Credential

    package init(_ read: @escaping @Sendable () async throws(Failure) -> Credential) { self.read = read }
}
