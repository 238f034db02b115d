import Wire

/// Reads one site out of the configuration.
struct SiteParser {
    /// What holds where a site says nothing itself.
    let defaultRate: Site.Rate?
    let defaultConcurrency: Int?
    let defaultTimeout: Int?
    /// What `--concurrency` says, above all that the file says.
    let givenConcurrency: Int?
    /// Makes a path from the file absolute.
    let absolute: (String) -> String

    func site(_ node: ConfigurationNode) throws(ConfigurationError) -> Site {
        let name = node.place.last ?? ""
        if let flaw = SiteName.flaw(of: name) { throw .file("\(node.file): the name of a site, '\(name)', \(flaw)") }
        try node.allow(
            only: [
                "url", "token", "auth", "protected", "rate", "concurrency", "timeout", "utcOffset", "api", "kinds",
                "experimentalWrites", "ca", "proxy",
            ])
        let url = try Self.url(node.required("url"))
        if let flaw = SiteAddress.flaw(of: url) { throw .file("\(node.description).url \(flaw)") }
        return Site(
            name: name, url: url, credential: try credential(node),
            isProtected: try node.member("protected").map(Self.truth) ?? false,
            rate: try node.member("rate").map(Self.rate) ?? defaultRate ?? (url.isLoopback ? nil : .documented),
            concurrency: try Self.concurrency(node, givenConcurrency) ?? defaultConcurrency ?? Site.defaultConcurrency,
            timeout: try Self.timeout(node) ?? defaultTimeout ?? Site.defaultTimeout,
            utcOffset: try node.member("utcOffset").map(Self.offset) ?? 0,
            api: try node.member("api").map(Self.api) ?? Self.api(of: url),
            kinds: try node.member("kinds").map { node throws(ConfigurationError) in absolute(try node.text()) },
            allowsExperiments: try node.member("experimentalWrites").map(Self.truth) ?? false,
            certificates: try node.member("ca").map { node throws(ConfigurationError) in absolute(try node.text()) },
            proxy: try node.member("proxy").map(proxy))
    }

    /// `"http://host:port"`, or an object with that as `url` and the source of `user:password` as `credentials`.
    private func proxy(_ node: ConfigurationNode) throws(ConfigurationError) -> Site.Proxy {
        var (address, credentials): (ConfigurationNode, SecretSource?) = (node, nil)
        if node.value.members != nil {
            try node.allow(only: ["url", "credentials"])
            address = try node.required("url")
            credentials = try node.member("credentials").map(secret)
        }
        let text = try address.text()
        let rest = text.hasPrefix("http://") ? text.dropFirst(7) : ""
        let parts = (rest.hasSuffix("/") ? rest.dropLast() : rest).split(
            separator: ":", omittingEmptySubsequences: false)
        let isHost =
            parts.first?.isEmpty == false
            && parts[0].utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || [UInt8(ascii: "-"), UInt8(ascii: ".")].contains(byte)
            }
        guard isHost, parts.count == 2, let port = Int(parts[1]), (1...65_535).contains(port) else {
            throw .file(
                "\(address.description) must be the address of a proxy, like \"http://proxy.example:3128\"",
                hint:
                    "a name and a password for it stand beside it: {\"url\": ..., \"credentials\": \"env:PROXY_LOGIN\"}, "
                    + "whose value is user:password")
        }
        return Site.Proxy(host: String(parts[0]), port: port, credentials: credentials)
    }

    private static func api(_ node: ConfigurationNode) throws(ConfigurationError) -> Site.API {
        let text = try node.text()
        if let api = Site.API(rawValue: text) { return api }
        throw .file("\(node.description) must be \"v3\" or \"v4\"")
    }

    /// What the last step of the URL says: `/api/v4`.
    static func api(of url: BaseURL) -> Site.API {
        let last = url.path.split(separator: "/").last.map(String.init) ?? ""
        return Site.API.allCases.first { $0.rawValue.isSameName(as: last) } ?? .v3
    }

    /// `+02:00` in seconds.
    private static func offset(_ node: ConfigurationNode) throws(ConfigurationError) -> Int {
        let text = try node.text()
        let day = "2026-01-01T00:00:00"
        if let sign = text.first, sign == "+" || sign == "-", text.utf8.count == 6,
            let there = UTCTime(reported: day + text, offset: 0), let here = UTCTime(reported: day, offset: 0)
        {
            return here.seconds - there.seconds
        }
        throw .file("\(node.description) must be an offset from UTC as in \"+02:00\" or \"-05:30\"")
    }

    private func credential(_ node: ConfigurationNode) throws(ConfigurationError) -> Site.Credential {
        switch (node.member("token"), node.member("auth")) {
        case (let token?, nil): return .token(try secret(token))
        case (nil, let auth?): return try login(auth)
        case (nil, nil): throw .file("\(node.description) has neither \"token\" nor \"auth\"", hint: SecretSource.hint)
        case (_?, _?): throw .file("\(node.description) has both \"token\" and \"auth\", and needs one of them")
        }
    }

    private func login(_ node: ConfigurationNode) throws(ConfigurationError) -> Site.Credential {
        // A wrong type would make every other key look unknown.
        _ = try node.members()
        let type = try node.required("type").text()
        switch type {
        case "password":
            try node.allow(only: ["type", "tokenURL", "email", "password"])
            return .password(
                tokenURL: try Self.url(node.required("tokenURL")), email: try email(node.required("email")),
                password: try secret(node.required("password")))
        case "apiKey":
            try node.allow(only: ["type", "email", "key", "siteId"])
            return .apiKey(
                email: try email(node.required("email")), key: try secret(node.required("key")),
                siteId: try node.required("siteId").number(in: 1...Int(Int32.max)))
        default:
            throw .file("\(node.description).type must be \"password\" or \"apiKey\"")
        }
    }

    private func secret(_ node: ConfigurationNode) throws(ConfigurationError) -> SecretSource {
        try SecretSource(node.text(), at: node.description, absolute)
    }

    /// An e-mail address is no secret and may stand in the file, if it looks like one.
    private func email(_ node: ConfigurationNode) throws(ConfigurationError) -> SecretSource {
        let text = try node.text()
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isAddress = parts.count == 2 && !text.contains(":") && parts.allSatisfy { !$0.isEmpty }
        return isAddress && text.visible.isIdentical(to: text) ? .address(text) : try secret(node)
    }

    private static func url(_ node: ConfigurationNode) throws(ConfigurationError) -> BaseURL {
        let text = try node.text()
        do {
            return try BaseURL(text)
        } catch {
            throw .file("\(node.description) \(error.reason)")
        }
    }

    private static func truth(_ node: ConfigurationNode) throws(ConfigurationError) -> Bool { try node.truth() }

    static func rate(_ node: ConfigurationNode) throws(ConfigurationError) -> Site.Rate {
        try node.allow(only: ["requests", "seconds"])
        return Site.Rate(
            requests: try node.required("requests").number(in: 1...1_000_000),
            seconds: try node.required("seconds").number(in: 1...86_400))
    }

    /// Checks what the file says even where `given` overrides it.
    static func concurrency(_ node: ConfigurationNode, _ given: Int?) throws(ConfigurationError) -> Int? {
        let written = try node.member("concurrency")?.number(in: Site.concurrencyRange)
        return given ?? written
    }

    static func timeout(_ node: ConfigurationNode) throws(ConfigurationError) -> Int? {
        try node.member("timeout")?.number(in: 1...3600)
    }
}
