import Wire

/// A site as it is to stand in the configuration: what somebody chose, not judged yet.
package struct SiteEntry: Sendable {
    /// How the program logs in. Each text is a secret's source (`env:NAME`), an e-mail address may stand as it is.
    package enum LogIn: Sendable {
        case token(String)
        case password(tokenURL: String, email: String, password: String)
        case apiKey(email: String, key: String, siteID: Int)
    }

    package let name: String
    package let url: BaseURL
    package let logIn: LogIn
    package let isProtected: Bool

    package init(name: String, url: BaseURL, logIn: LogIn, isProtected: Bool) {
        self.name = name
        self.url = url
        self.logIn = logIn
        self.isProtected = isProtected
    }

    /// The member of `sites`.
    var member: JSONMember {
        var members = [JSONMember("url", .string(url.description))]
        switch logIn {
        case .token(let source): members.append(JSONMember("token", .string(source)))
        case .password(let place, let email, let password):
            members.append(
                JSONMember(
                    "auth",
                    [
                        "type": "password", "tokenURL": .string(place), "email": .string(email),
                        "password": .string(password),
                    ]))
        case .apiKey(let email, let key, let siteID):
            members.append(
                JSONMember(
                    "auth",
                    ["type": "apiKey", "email": .string(email), "key": .string(key), "siteId": .integer(siteID)]))
        }
        if isProtected { members.append(JSONMember("protected", true)) }
        return JSONMember(name, .object(members))
    }
}

extension SecretSource {
    /// The source that a text names, as the configuration would take it.
    /// - Parameter what: names it in messages, which never repeat the text.
    package static func check(_ text: String, called what: String) throws(ConfigurationError) -> SecretSource {
        try SecretSource(text, at: what) { $0 }
    }
}
