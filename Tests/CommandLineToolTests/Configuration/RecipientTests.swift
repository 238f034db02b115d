import CommandLineTool
import Configuring
import Testing

/// Who is told what, as the configuration says it.
struct RecipientTests {
    private let folder: ConfigurationFolder

    init() throws { folder = try ConfigurationFolder() }

    private func recipients(_ notify: String) throws -> [Recipient] {
        try folder.configuration("{\"notify\": \(notify)}").recipients
    }

    @Test(arguments: [
        (#""https://hooks.slack.com/services/T/B/x""#, Recipient.Form.slack),
        (#"[{"url": "https://prod-1.westeurope.logic.azure.com/workflows/a?sig=b%2Fc"}]"#, .teams),
        (#"{"url": "https://a.webhook.office.com/x"}"#, .teams), (#"{"url": "https://alerts.example/x"}"#, .json),
        (#"{"url": "https://hooks.slack.com/x", "form": "json"}"#, .json), (#"["env:HOOK"]"#, .json),
        (#"{"url": "http://127.0.0.1:8080/x"}"#, .json), (#"{"url": "env:HOOK", "form": "teams"}"#, .teams),
    ]) func `the form is what is said, or what the host is known to take`(_ notify: String, _ form: Recipient.Form)
        throws
    {
        let recipient = try #require(try recipients(notify).first)
        guard case .address(_, let found) = recipient.way else {
            Issue.record("no address")
            return
        }
        #expect(found == form)
        #expect(recipient.events == [.change, .gap, .failure, .drift])
    }

    @Test func `an address is taken apart with its query`() throws {
        let address = try WebAddress("https://Hooks.example/a%2Fb/?sig=x%20y")
        #expect(address.origin == "https://hooks.example")
        #expect(address.target == "/a%2Fb/?sig=x%20y")
        #expect(address.appending("start") == "/a%2Fb/start?sig=x%20y")
        #expect(try WebAddress("https://a.b?x=1").target == "/?x=1")
        #expect("\(address)" == "•••")
        #expect(String(reflecting: address) == "•••")
    }

    @Test(arguments: [
        (
            #"[{"url": "http://hooks.example/s3cret"}]"#,
            "notify[0].url would go out in clear: use https, http is for loopback only"
        ),
        (#"[{"url": "s3cret"}]"#, "notify[0].url must begin with https://"),
        (#"["ftp://s3cret"]"#, "notify[0] must begin with https://"),
        (#"{"url": "https://me:s3cret@a.b/"}"#, "notify.url must not hold a user name or a password"),
        (#"{"url": "https://a.b/s3cret#x"}"#, "notify.url must not have a fragment"),
        (#"[{}]"#, "notify[0] has neither \"url\" nor \"command\""),
        (#"{"url": "env:A", "command": "b"}"#, "notify has both \"url\" and \"command\", and needs one of them"),
        (#"{"command": "b", "form": "slack"}"#, "notify has a \"form\", and a command always gets that of json"),
        (#"{"url": "env:A", "form": "s3cret"}"#, "notify.form must be json, slack or teams"),
        (
            #"{"url": "env:A", "on": ["change", "s3cret"]}"#,
            "notify.on[1] must be failure, gap, drift, change or always"
        ), (#"{"url": "env:A", "on": "change"}"#, "notify.on must be a list"),
        (#"7"#, "notify must be text in quotes, not this number"),
    ]) func `what is wrong is named with its place, and nothing that may be a secret is repeated`(
        _ notify: String, _ message: String
    ) {
        let error = #expect(throws: ConfigurationError.self) { try recipients(notify) }
        #expect(error?.explanation.message == "livechat-sync.json: " + message)
        #expect(!"\(String(describing: error))".contains("s3cret"))
    }

    @Test func `a check watches backups, or each command has its own`() throws {
        let one = try folder.configuration(#"{"ping": "https://hc.example/a"}"#)
        #expect(one.pings.keys.sorted() == ["backup"])
        let two = try folder.configuration(#"{"ping": {"backup": "env:A", "drift": "https://hc.example/b"}}"#)
        #expect(two.pings.keys.sorted() == ["backup", "drift"])
        #expect(throws: ConfigurationError.self) { try folder.configuration(#"{"ping": {"bakcup": "env:A"}}"#) }
    }

    @Test func `the way out is said for all, and a site may say otherwise`() throws {
        let configuration = try folder.configuration(
            """
            {"proxy": "http://proxy.example:3128", "ca": "company.pem", "metrics": "m.prom", "sites": {
              "a": {"url": "https://a.b", "token": "env:T"},
              "b": {"url": "https://a.b", "token": "env:T", "proxy": null, "ca": "own.pem"}}}
            """)
        #expect(configuration.sites.map { $0.route.proxy?.host } == ["proxy.example", Optional.none])
        #expect(
            configuration.sites.map(\.route.certificates) == [folder.path + "/company.pem", folder.path + "/own.pem"])
        #expect(configuration.metrics == folder.path + "/m.prom")
    }
}
