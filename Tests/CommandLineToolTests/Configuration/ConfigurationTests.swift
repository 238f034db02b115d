import CommandLineTool
import Configuring
import Foundation
import Testing

struct ConfigurationTests {
    private let folder: ConfigurationFolder

    init() throws { folder = try ConfigurationFolder() }

    private func refusal(_ text: String) -> Explanation? {
        let error = #expect(throws: ConfigurationError.self) { try folder.configuration(text) }
        #expect(error?.explanation.exitCode == .usage)
        return error?.explanation
    }

    private func site(_ members: String) -> String { #"{"sites": {"prod": {\#(members)}}}"# }

    @Test func `every way to log in is read`() throws {
        let configuration = try folder.configuration(
            """
            { "store": "data/livechat.sqlite", "rate": {"requests": 100, "seconds": 60}, "concurrency": 4,
              "sites": {
                "prod": { "url": "https://API1.comm100.io/api/v3/", "token": "env:PROD_TOKEN", "protected": true },
                "staging": { "url": "https://api1.comm100.io:8443/api/v3", "token": "command:pass show comm100/staging",
                             "rate": {"requests": 5, "seconds": 1}, "concurrency": 2, "timeout": 7 },
                "eu": { "url": "https://api5.comm100.io:443/api/v3",
                        "auth": { "type": "password", "tokenURL": "https://portal5.comm100.io/oauth/token",
                                  "email": "env:EU_EMAIL", "password": "env:EU_PASSWORD" } },
                "old": { "url": "https://api2.comm100.io/api/v3",
                         "auth": { "type": "apiKey", "email": "me@example.com", "key": "file:secrets/key",
                                   "siteId": 10000 } },
                "local": { "url": "http://127.0.0.1:8080/api/v3", "token": "env:T" } } }
            """)
        #expect(try configuration.store == folder.path + "/data/livechat.sqlite")
        #expect(configuration.sites.map(\.name) == ["prod", "staging", "eu", "old", "local"])
        let prod = try configuration.site("prod")
        #expect(prod.url.origin == "https://api1.comm100.io")
        #expect(prod.url.path == "/api/v3")
        #expect(prod.credential == .token(.environment("PROD_TOKEN")))
        #expect(prod.isProtected)
        #expect(prod.rate == Site.Rate(requests: 100, seconds: 60))
        #expect(prod.concurrency == 4)
        #expect(prod.timeout == 45)
        let staging = try configuration.site("staging")
        #expect(staging.url.description == "https://api1.comm100.io:8443/api/v3")
        #expect(staging.credential == .token(.command("pass show comm100/staging")))
        #expect(!staging.isProtected)
        #expect(staging.rate == Site.Rate(requests: 5, seconds: 1))
        #expect(staging.concurrency == 2)
        #expect(staging.timeout == 7)
        let eu = try configuration.site("eu")
        #expect(eu.url.origin == "https://api5.comm100.io")
        #expect(
            eu.credential
                == .password(
                    tokenURL: try BaseURL("https://portal5.comm100.io/oauth/token"), email: .environment("EU_EMAIL"),
                    password: .environment("EU_PASSWORD")))
        #expect(
            try configuration.site("old").credential
                == .apiKey(email: .address("me@example.com"), key: .file(folder.path + "/secrets/key"), siteId: 10_000))
        #expect(try configuration.site("local").rate == Site.Rate(requests: 100, seconds: 60))
    }

    @Test func `what is not said has its default`() throws {
        let configuration = try folder.configuration(site(#""url": "https://a.example", "token": "env:T""#))
        #expect(try configuration.store == folder.path + "/livechat.sqlite")
        let prod = try configuration.site("prod")
        #expect(prod.rate == Site.Rate(requests: 300, seconds: 300))
        #expect(prod.concurrency == 8)
        #expect(prod.url.path == "")
    }

    @Test(arguments: [
        ("https://a.b/api/v3", "", Site.API.v3), ("https://a.b/api/v4/", "", .v4), ("https://a.b/api/V4", "", .v4),
        ("https://a.b", "", .v3), ("https://a.b/v4/x", "", .v3), ("https://a.b/api/v4", #", "api": "v3""#, .v3),
        ("https://a.b/api/v3", #", "api": "v4""#, .v4),
    ])
    func `the version of the API is what is said, else what the URL ends with`(
        url: String, more: String, api: Site.API
    ) throws {
        let members = #""url": "\#(url)", "token": "env:T""# + more
        #expect(try folder.configuration(site(members)).site("prod").api == api)
    }

    @Test func `a file of rows is named from where the configuration is, and nothing is written by it unasked`() throws
    {
        let members = #""url": "https://a.b", "token": "env:T""#
        let plain = try folder.configuration(site(members)).site("prod")
        #expect(plain.kinds == nil && !plain.allowsExperiments)
        let taught = try folder.configuration(site(members + #", "kinds": "k/rows.json", "experimentalWrites": true"#))
        #expect(try taught.site("prod").kinds == folder.path + "/k/rows.json")
        #expect(try taught.site("prod").allowsExperiments)
    }

    @Test func `what is given on the command line comes first, then the environment`() throws {
        let text =
            #"{"store": "a", "concurrency": 2, "sites": {"p": {"url": "https://a.b", "token": "env:T", "concurrency": 3}}}"#
        var options = GlobalOptions()
        #expect(try folder.configuration(text).site("p").concurrency == 3)
        #expect(try folder.configuration(text, ["LIVECHAT_SYNC_STORE": "b"]).store == folder.path + "/b")
        options.store = "./c"
        options.concurrency = 9
        let configuration = try folder.configuration(text, ["LIVECHAT_SYNC_STORE": "b"], options)
        #expect(try configuration.store == folder.path + "/c")
        #expect(try configuration.site("p").concurrency == 9)
    }

    @Test func `the file is looked for in its places, in their order`() throws {
        func store(_ environment: [String: String], config: String? = nil) throws -> String {
            var options = GlobalOptions()
            options.config = config
            return try Configuration(in: folder.surroundings(environment), options).store
        }
        let xdg = ["XDG_CONFIG_HOME": folder.path + "/xdg"]
        try folder.write(#"{"store": "s"}"#, to: "home/.config/livechat-sync/config.json")
        #expect(try store([:]) == folder.path + "/home/.config/livechat-sync/s")
        #expect(try store(["XDG_CONFIG_HOME": "relative"]) == folder.path + "/home/.config/livechat-sync/s")
        try folder.write(#"{"store": "s"}"#, to: "xdg/livechat-sync/config.json")
        #expect(try store(xdg) == folder.path + "/xdg/livechat-sync/s")
        try folder.write(#"{"store": "~/s"}"#)
        #expect(try store(xdg) == folder.path + "/home/s")
        try folder.write(#"{"store": "s"}"#, to: "env/x.json")
        #expect(try store(["LIVECHAT_SYNC_CONFIG": "env/x.json"]) == folder.path + "/env/s")
        try folder.write(#"{"store": "/absolute"}"#, to: "flag.json")
        #expect(try store(["LIVECHAT_SYNC_CONFIG": "env/x.json"], config: "flag.json") == "/absolute")
    }

    @Test func `without a file there is still a store that is named, but no site`() throws {
        var options = GlobalOptions()
        let nothing = try Configuration(in: folder.surroundings(), options)
        #expect(nothing.file == nil)
        #expect(throws: ConfigurationError.self) { try nothing.store }
        let error = #expect(throws: ConfigurationError.self) { try nothing.site("prod") }
        #expect(error?.explanation.message.contains(folder.path + "/livechat-sync.json") == true)
        options.store = "s"
        #expect(try Configuration(in: folder.surroundings(), options).store == folder.path + "/s")
    }

    @Test func `a file that is named must be there`() throws {
        var options = GlobalOptions()
        options.config = "missing.json"
        let error = #expect(throws: ConfigurationError.self) {
            try Configuration(in: folder.surroundings(), options)
        }
        #expect(error?.explanation.message == "there is no configuration file \(folder.path)/missing.json")
        options.config = "."
        #expect(throws: ConfigurationError.self) { try Configuration(in: folder.surroundings(), options) }
    }

    @Test(arguments: [
        (#""url": "https://a.b", "tokn": "env:T""#, "unknown key 'sites.prod.tokn'", "did you mean 'token'?"),
        (
            #""url": "https://a.b", "auth": {"type": "apiKey", "password": "env:P"}"#,
            "unknown key 'sites.prod.auth.password'", "known here: type, email, key and siteId"
        ),
        (
            #""url": "https://a.b", "token": "env:T", "rate": {"request": 1}"#,
            "unknown key 'sites.prod.rate.request'", "did you mean 'requests'?"
        ),
    ])
    func `an unknown key is named with its place and what was meant`(members: String, message: String, hint: String) {
        let explanation = refusal(site(members))
        #expect(explanation?.message == "livechat-sync.json: " + message)
        #expect(explanation?.hint == hint)
        #expect(explanation?.code == "configuration")
    }

    @Test(arguments: [
        (#"{"sties": {}}"#, "livechat-sync.json: unknown key 'sties'"),
        (#"{"store": "a", "store": "b"}"#, "livechat-sync.json: 'store' is there twice"),
        (#"{"sites": {"a": {"url": "u", "url": "v"}}}"#, "livechat-sync.json: 'sites.a.url' is there twice"),
        (#"{"sites": {"a": 1, "a": 2}}"#, "livechat-sync.json: 'sites.a' is there twice"),
        (#"[]"#, "livechat-sync.json must be an object, not a list"),
        (#"{"sites": []}"#, "livechat-sync.json: sites must be an object, not a list"),
        (#"{"sites": {"a": null}}"#, "livechat-sync.json: sites.a must be an object, not null"),
        (#"{"store": 1}"#, "livechat-sync.json: store must be text in quotes, not this number"),
        (#"{"store": ""}"#, "livechat-sync.json: store is empty"),
        (#"{"store": "a\u0000b"}"#, "livechat-sync.json: store has a zero byte in it"),
        (#"{"concurrency": 0}"#, "livechat-sync.json: concurrency must be a whole number, 1 to 64, not this number"),
        (#"{"concurrency": 1e1}"#, "livechat-sync.json: concurrency must be a whole number, 1 to 64, not this number"),
        (#"{"timeout": "5"}"#, "livechat-sync.json: timeout must be a whole number, 1 to 3600, not text"),
        (#"{"rate": {"requests": 1}}"#, "livechat-sync.json: rate has no \"seconds\""),
    ])
    func `what is wrong is named with its place`(text: String, message: String) {
        #expect(refusal(text)?.message == message)
    }

    @Test(arguments: [
        (#""token": "env:T""#, "sites.prod has no \"url\""),
        (#""url": "https://a.b""#, "sites.prod has neither \"token\" nor \"auth\""),
        (
            #""url": "https://a.b", "token": "env:T", "auth": {}"#,
            "sites.prod has both \"token\" and \"auth\", and needs one of them"
        ),
        (#""url": "https://a.b", "auth": {}"#, "sites.prod.auth has no \"type\""),
        (#""url": "https://a.b", "auth": "s3cret""#, "sites.prod.auth must be an object, not text"),
        (
            #""url": "https://a.b", "auth": {"type": "s3cret"}"#,
            "sites.prod.auth.type must be \"password\" or \"apiKey\""
        ),
        (
            #""url": "https://a.b", "token": "env:T", "protected": "yes""#,
            "sites.prod.protected must be true or false, not text"
        ),
        (
            #""url": "https://a.b", "auth": {"type": "apiKey", "email": "env:E", "key": "env:K", "siteId": 0}"#,
            "sites.prod.auth.siteId must be a whole number, 1 to 2147483647, not this number"
        ),
        (
            #""url": "https://a.b", "token": "env:T", "api": "4""#, "sites.prod.api must be \"v3\" or \"v4\""
        ),
        (
            #""url": "https://a.b", "token": "env:T", "kinds": ["a"]"#,
            "sites.prod.kinds must be text in quotes, not a list"
        ),
        (
            #""url": "https://a.b", "token": "env:T", "experimentalWrites": 1"#,
            "sites.prod.experimentalWrites must be true or false, not this number"
        ),
    ])
    func `what is wrong with a site is named with its place`(members: String, message: String) {
        #expect(refusal(site(members))?.message == "livechat-sync.json: " + message)
    }

    @Test(arguments: [
        #""s3cret""#, #""Bearer s3cret""#, #""env:s3cret.s3cret""#, #""env:""#, #""file:""#, #""command: ""#,
        #""ENV:s3cret""#, #"["s3cret"]"#, #"{"s3cret": 1}"#, #""https://s3cret""#,
    ])
    func `a secret that stands there itself is refused and not repeated`(token: String) {
        let inToken = refusal(site(#""url": "https://a.b", "token": \#(token)"#))
        let inKey = refusal(
            site(#""url": "https://a.b", "auth": {"type": "apiKey", "email": "env:E", "key": \#(token), "siteId": 1}"#))
        #expect(inToken?.message.contains("sites.prod.token") == true)
        #expect(inKey?.message.contains("sites.prod.auth.key") == true)
        for explanation in [inToken, inKey] {
            #expect("\(String(describing: explanation))".contains("s3cret") == false)
        }
    }

    @Test func `the refusal of a literal shows how it is written`() {
        let explanation = refusal(site(#""url": "https://a.b", "token": "s3cret""#))
        #expect(
            explanation?.message
                == "livechat-sync.json: sites.prod.token holds a value where a secret's source must stand")
        #expect(explanation?.hint == "write env:NAME, file:PATH or command:... and keep the value itself there")
    }

    @Test(arguments: [
        ("{\n  \"störe\": }", "livechat-sync.json:2:12: not JSON: "), ("", "livechat-sync.json:1:1: not JSON: "),
        ("{}\n}", "livechat-sync.json:2:1: not JSON: "),
    ])
    func `a slip in the JSON is named with line and column`(text: String, beginning: String) {
        #expect(refusal(text)?.message.hasPrefix(beginning) == true)
    }

    @Test func `an unknown site is answered with the one that may be meant`() throws {
        let configuration = try folder.configuration(site(#""url": "https://a.b", "token": "env:T""#))
        let near = #expect(throws: ConfigurationError.self) { try configuration.site("prd") }
        #expect(near?.explanation.hint == "did you mean 'prod'?")
        let far = #expect(throws: ConfigurationError.self) { try configuration.site("xyzzy") }
        #expect(far?.explanation.hint == "configured are prod")
    }

    @Test(arguments: ["a/b", "a@b", "a b", "a\u{a0}b", "a\u{200b}", ".a", "-a", "a.ndjson", ""])
    func `a name that could be taken for something else is no site's`(name: String) {
        #expect(SiteName.flaw(of: name) != nil)
        #expect(refusal(#"{"sites": {"\#(name)": {"url": "https://a.b", "token": "env:T"}}}"#) != nil)
    }

    @Test(arguments: ["prod", "prod-eu_2.old", "東京", "17", "latest", "ndjson"])
    func `other names are fine`(name: String) {
        #expect(SiteName.flaw(of: name) == nil)
    }
}

struct BaseURLTests {
    @Test(arguments: [
        ("https://api1.comm100.io/api/v3", "https://api1.comm100.io", "/api/v3"),
        ("HTTPS://API1.Comm100.io:443/api/v3//", "https://api1.comm100.io", "/api/v3"),
        ("http://localhost:80", "http://localhost", ""), ("http://[::1]:8080/", "http://[::1]:8080", ""),
        ("http://127.250.0.1:1/a", "http://127.250.0.1:1", "/a"), ("https://10.0.0.1", "https://10.0.0.1", ""),
    ])
    func `a base URL is taken apart`(text: String, origin: String, path: String) throws {
        let url = try BaseURL(text)
        #expect(url.origin == origin)
        #expect(url.path == path)
        #expect(url.isLoopback == text.hasPrefix("http://"))
    }

    @Test(arguments: [
        "http://api1.comm100.io", "http://127.0.0.1.evil.example", "http://localhost.evil.example", "http://127.1",
        "http://0177.0.0.1", "http://127.0.0.256", "http://[::2]", "http://[::ffff:127.0.0.1]", "http://localhost.",
        "ftp://a.b", "api1.comm100.io", "https://", "https:///api", "https://a.b:0", "https://a.b:65536",
        "https://a.b:", "https://a.b:+1", "https://user:s3cret@a.b", "https://localhost@a.b", "https://a.b/api?s3cret",
        "https://a.b/api#s3cret", "https://a.b/../x", "https://a.b//x", "https://a.b/%2e%2e", "https://a b",
        "https://a.b\\@c.d", "https://ä.b", "https://a.b/\n", "https://[::1", "https://::1", "https://a..b",
        "https://-a",
        "http://localhost:80@evil.example/",
    ])
    func `what could lead a credential astray is refused and not repeated`(text: String) {
        let refusal = #expect(throws: BaseURL.Refusal.self) { try BaseURL(text) }
        #expect(refusal?.reason.contains("s3cret") == false)
    }
}
