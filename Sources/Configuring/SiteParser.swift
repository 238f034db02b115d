import Wire

/// Reads one site out of the configuration.
struct SiteParser {
    /// What holds where a site says nothing itself.
    let defaultRate: Site.Rate?
    let defaultConcurrency: Int?
    let defaultTimeout: Int?
    let defaultRoute: Route
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
                "experimentalWrites", "ca", "proxy", "ignore",
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
            route: try RouteParser(absolute).route(node, default: defaultRoute),
            ignored: try node.member("ignore").map(Self.fields) ?? [])
    }

    /// `["*#/description"]`
    private static func fields(_ node: ConfigurationNode) throws(ConfigurationError) -> [String] {
        let texts = try node.texts()
        for text in texts {
            guard let (owner, pointer) = JSONPointer.parts(of: text), !owner.isEmpty else {
                throw .file(
                    "\(node.description): '\(text)' is no field: that is an address or a glob, '#' and a pointer, *#/description"
                )
            }
            guard let parsed = JSONPointer(pointer) else {
                throw .file("\(node.description): '\(pointer)' is no JSON Pointer: '~' is written ~0")
            }
            if let flaw = parsed.memberFlaw { throw .file("\(node.description): '\(pointer)' \(flaw)") }
        }
        return texts
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
