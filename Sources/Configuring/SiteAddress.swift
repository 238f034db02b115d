import Wire

/// Where the API of a site is, as it follows from what people have at hand: the address that their browser shows in the control panel,
/// or that of the API itself.
///
/// Of the service's own hosts: version 3 is at `https://api1.comm100.io/api/v3` for the panel `portal1.comm100.io`, version 4 at
/// `https://api11.comm100.io/v4` for `dash11.comm100.io`. Passwords are taken at the panel's host.
package struct SiteAddress: Sendable, Hashable {
    /// The API's base URL.
    package let url: BaseURL
    package let api: Site.API
    /// Where a log-in with a password goes; nil where that does not follow.
    package let tokenURL: BaseURL?
    /// The site's number, where the text names it.
    package let siteID: Int?
    /// The text was the address of the control panel.
    package let isPanel: Bool

    /// - Throws: for what is no address, and for one from which none of the API follows.
    package init(_ text: String) throws(BaseURL.Refusal) {
        let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let siteID = Self.siteID(in: trimmed)
        let given = try Self.base(trimmed)
        let host = ServiceHost(given)
        if let host, given.path.isEmpty || host.isPanel || !Self.isVersioned(given.path) {
            self.init(given, try BaseURL(host.api), host, siteID)
            return
        }
        if host == nil, given.origin.hasSuffix(".comm100.com") {
            throw BaseURL.Refusal(
                reason: "is of a host whose API is older than version 3: ask the vendor where version 3 or 4 is")
        }
        if given.path.isEmpty, !given.isLoopback {
            throw BaseURL.Refusal(
                reason: "is no address of Comm100 that is known: give that of its API, with the path, like "
                    + "\(given.origin)/api/v3")
        }
        let path = given.path.isEmpty ? "/api/v3" : Self.cut(given.path)
        self.init(given, try BaseURL(given.origin + path), host, siteID)
    }

    private init(_ given: BaseURL, _ url: BaseURL, _ host: ServiceHost?, _ siteID: Int?) {
        self.url = url
        self.siteID = siteID
        api = SiteParser.api(of: url)
        isPanel = host?.isPanel ?? false
        tokenURL =
            try? host.map { host throws(BaseURL.Refusal) in try BaseURL(host.panel + "/oauth/token") }
            ?? (url.isLoopback ? BaseURL(url.origin + "/oauth/token") : nil)
    }

    /// Without what browsers put behind the path, and with the scheme that people leave out.
    private static func base(_ text: String) throws(BaseURL.Refusal) -> BaseURL {
        let place = String(text.prefix { $0 != "?" && $0 != "#" })
        let whole = place.contains("://") || !place.contains(".") ? place : "https://" + place
        do {
            return try BaseURL(whole)
        } catch {
            // A page of the control panel may have anything in its path.
            let origin = whole.split(separator: "/", omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
            guard let base = try? BaseURL(origin), ServiceHost(base)?.isPanel == true else { throw error }
            return base
        }
    }

    private static func siteID(in text: String) -> Int? {
        let parts = text.split { "?&#".contains($0) }.dropFirst()
        let value = parts.first { $0.lowercased().hasPrefix("siteid=") }?.dropFirst(7)
        return value.flatMap { Int(digits: String($0)) }.flatMap { (1...Int(Int32.max)).contains($0) ? $0 : nil }
    }

    private static let versions = ["v3", "v4"]

    private static func isVersioned(_ path: String) -> Bool {
        path.split(separator: "/").contains { versions.contains($0.lowercased()) }
    }

    /// Up to the version.
    private static func cut(_ path: String) -> String {
        let steps = path.split(separator: "/")
        guard let end = steps.firstIndex(where: { versions.contains($0.lowercased()) }) else { return path }
        return "/" + steps[...end].joined(separator: "/")
    }
}

extension SiteAddress {
    /// What is wrong with a base URL of the service's own hosts, with the right one; nil for what may be right.
    package static func flaw(of url: BaseURL) -> String? {
        guard let host = ServiceHost(url) else { return nil }
        let right = "'\(host.api)'"
        let path = url.path.lowercased()
        if host.isPanel {
            // Some panels answer for the API themselves, below such a path.
            return path.hasPrefix("/api") ? nil : "is the address of the control panel; that of its API is \(right)"
        }
        switch path {
        case "", "/api", "/v3": return "lacks a part: the API of version \(host.version) is at \(right)"
        default: break
        }
        guard isVersioned(path), !versions.contains(where: { path.hasSuffix("/" + $0) }) else { return nil }
        return "goes on too far: it ends behind the version, like '\(url.origin)\(cut(url.path))'"
    }

    /// What is unusual about a base URL that nothing was found at; nil where nothing is.
    package static func doubt(about url: BaseURL) -> String? {
        if let host = ServiceHost(url) {
            let usual = host.api
            return usual == url.description ? nil : "the API of this host is usually at '\(usual)', not at '\(url)'"
        }
        return isVersioned(url.path)
            ? nil
            : "the path of '\(url)' names no version: an API is at a path like /api/v3 (version 3) or /v4 (version 4)"
    }
}

/// A host of the service by its number: `portal5`, `dash11`, `api11`.
private struct ServiceHost {
    let number: Int
    let isPanel: Bool

    static let domain = ".comm100.io"

    /// Those of version 4 begin at 11.
    var version: Int { number < 10 ? 3 : 4 }
    var api: String { "https://api\(number)\(Self.domain)" + (version == 3 ? "/api/v3" : "/v4") }
    var panel: String { "https://\(version == 3 ? "portal" : "dash")\(number)\(Self.domain)" }

    init?(_ url: BaseURL) {
        guard url.origin.hasPrefix("https://"), url.origin.hasSuffix(Self.domain) else { return nil }
        let name = url.origin.dropFirst(8).dropLast(Self.domain.count)
        let word = name.prefix { $0.isLetter }
        guard ["portal", "dash", "api"].contains(word), let number = Int(digits: String(name.dropFirst(word.count))),
            (1...99).contains(number)
        else { return nil }
        self.number = number
        isPanel = word != "api"
    }
}
