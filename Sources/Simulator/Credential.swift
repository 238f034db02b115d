/// What an agent of a simulated site may show to be let in. The values are inventions for rehearsals.
package struct Credential: Sendable, Hashable {
    /// The agent's id.
    package let agent: String
    package let email: String
    /// For the password grant.
    package var password: String?
    /// For Basic authentication with the e-mail address.
    package var apiKey: String?
    /// A bearer token that never runs out.
    package var token: String?

    package init(agent: String, email: String, password: String? = nil, apiKey: String? = nil, token: String? = nil) {
        self.agent = agent
        self.email = email
        self.password = password
        self.apiKey = apiKey
        self.token = token
    }
}
