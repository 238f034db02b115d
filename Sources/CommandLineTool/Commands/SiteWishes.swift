import Configuring
import Wire

/// What options say of a site that is to be written into the configuration; the rest is asked for.
struct SiteWishes {
    var name: String?
    var address: SiteAddress?
    var token: String?
    var email: String?
    var password: String?
    var tokenURL: BaseURL?
    var key: String?
    var siteID: Int?
    let isProtected: Bool

    init(_ given: GivenArguments) throws(UsageError) {
        name = given.operand("SITE")
        if let name, let flaw = SiteName.flaw(of: name) { throw UsageError("the name '\(name)' \(flaw)") }
        address = try given.value("url").map { text throws(UsageError) in try Self.address(text, "--url") }
        tokenURL = try given.value("token-url").map { text throws(UsageError) in
            do throws(BaseURL.Refusal) { return try BaseURL(text) } catch {
                throw UsageError("--token-url \(error.reason)")
            }
        }
        token = try Self.source(given, "token")
        password = try Self.source(given, "password")
        key = try Self.source(given, "key")
        email = given.value("email")
        siteID = try given.number("site-id", in: 1...Int(Int32.max))
        isProtected = given.flag("protected")
        let ways = [token != nil, password != nil, key != nil].count(where: \.self)
        if ways > 1 { throw UsageError("one of --token, --password and --key, not several") }
        if token != nil, email != nil { throw UsageError("--email goes with --password or --key, not with --token") }
        if tokenURL != nil, token != nil || key != nil { throw UsageError("--token-url goes with --password") }
        if siteID != nil, token != nil || password != nil { throw UsageError("--site-id goes with --key") }
    }

    static func address(_ text: String, _ name: String) throws(UsageError) -> SiteAddress {
        do throws(BaseURL.Refusal) { return try SiteAddress(text) } catch {
            throw UsageError(
                "\(name) \(error.reason)",
                hint: "like https://portal1.comm100.io, as the browser shows it, or https://api1.comm100.io/api/v3")
        }
    }

    /// Where a secret is kept. The text is never repeated: it may be the secret.
    private static func source(_ given: GivenArguments, _ name: String) throws(UsageError) -> String? {
        guard let text = given.value(name) else { return nil }
        do throws(ConfigurationError) { _ = try SecretSource.check(text, called: "--\(name)") } catch {
            throw UsageError(
                "\(error)", hint: "write env:NAME, file:PATH or command:LINE, and keep the value itself there")
        }
        return text
    }

    /// The entry, if nothing is missing.
    var entry: SiteEntry? {
        guard let name, let address, let logIn else { return nil }
        return SiteEntry(name: name, url: address.url, logIn: logIn, isProtected: isProtected)
    }

    private var logIn: SiteEntry.LogIn? {
        if let token { return .token(token) }
        guard let email else { return nil }
        if let key, let siteID = siteID ?? address?.siteID { return .apiKey(email: email, key: key, siteID: siteID) }
        guard let password, let place = tokenURL ?? address?.tokenURL else { return nil }
        return .password(tokenURL: place.description, email: email, password: password)
    }

    /// What has to be said where nobody can be asked.
    var missing: [String] {
        var missing: [String] = []
        if name == nil { missing.append("SITE") }
        if address == nil { missing.append("--url URL") }
        if token == nil, password == nil, key == nil {
            missing.append("--token SOURCE (or --email with --password or --key)")
        }
        if email == nil, password != nil || key != nil { missing.append("--email TEXT") }
        if key != nil, siteID == nil, address?.siteID == nil { missing.append("--site-id N") }
        if password != nil, tokenURL == nil, address != nil, address?.tokenURL == nil {
            missing.append("--token-url URL")
        }
        return missing
    }
}
