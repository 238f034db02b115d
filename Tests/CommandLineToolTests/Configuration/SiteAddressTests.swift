import Configuring
import Testing

struct SiteAddressTests {
    @Test(arguments: [
        ("https://portal5.comm100.io", "https://api5.comm100.io/api/v3", "https://portal5.comm100.io/oauth/token"),
        (
            " portal1.comm100.io/livechat/campaigns?x=1#/a%20b ", "https://api1.comm100.io/api/v3",
            "https://portal1.comm100.io/oauth/token"
        ),
        (
            "https://dash11.comm100.io/ui/a b/%20", "https://api11.comm100.io/v4",
            "https://dash11.comm100.io/oauth/token"
        ),
        ("https://api12.comm100.io", "https://api12.comm100.io/v4", "https://dash12.comm100.io/oauth/token"),
        ("api2.comm100.io/api", "https://api2.comm100.io/api/v3", "https://portal2.comm100.io/oauth/token"),
        (
            "https://api2.comm100.io/api/v3/livechat/campaigns", "https://api2.comm100.io/api/v3",
            "https://portal2.comm100.io/oauth/token"
        ),
        ("http://127.0.0.1:8100", "http://127.0.0.1:8100/api/v3", "http://127.0.0.1:8100/oauth/token"),
        ("http://localhost:8100/api/v4", "http://localhost:8100/api/v4", "http://localhost:8100/oauth/token"),
    ])
    func `the API's address follows from what a browser shows`(text: String, url: String, tokenURL: String) throws {
        let address = try SiteAddress(text)
        #expect(address.url.description == url)
        #expect(address.tokenURL?.description == tokenURL)
        #expect(address.api == (url.hasSuffix("v4") ? .v4 : .v3))
        #expect(SiteAddress.flaw(of: address.url) == nil)
        if !url.contains("/api/v4") { #expect(SiteAddress.doubt(about: address.url) == nil) }
    }

    @Test func `of another host its own path is kept, and no log-in follows`() throws {
        let address = try SiteAddress("https://chat.example/gate/api/v3/")
        #expect(address.url.description == "https://chat.example/gate/api/v3" && address.tokenURL == nil)
        #expect(!address.isPanel)
    }

    @Test(
        arguments: [
            ("https://portal1.comm100.io/x?a=1&SiteId=10000", 10_000), ("dash11.comm100.io/#/a?siteid=7", 7),
            ("https://portal1.comm100.io/?siteId=abc", nil), ("https://portal1.comm100.io/siteId=5", nil),
        ] as [(String, Int?)])
    func `the number of the site is taken where the address names it`(text: String, number: Int?) throws {
        #expect(try SiteAddress(text).siteID == number)
    }

    @Test(arguments: [
        "https://hosted.comm100.com/api/v2", "https://chat.example", "ftp://portal1.comm100.io", "portal1", "",
        "http://portal1.comm100.io", "https://a:b@portal1.comm100.io",
    ]) func `what leads to no API is refused`(text: String) {
        #expect(throws: BaseURL.Refusal.self) { try SiteAddress(text) }
    }

    @Test(arguments: [
        ("https://portal5.comm100.io", "that of its API is 'https://api5.comm100.io/api/v3'"),
        ("https://dash11.comm100.io/livechat", "that of its API is 'https://api11.comm100.io/v4'"),
        ("https://api5.comm100.io", "the API of version 3 is at 'https://api5.comm100.io/api/v3'"),
        ("https://api11.comm100.io/api", "the API of version 4 is at 'https://api11.comm100.io/v4'"),
        ("https://api5.comm100.io/v3", "at 'https://api5.comm100.io/api/v3'"),
        ("https://api5.comm100.io/api/v3/livechat", "like 'https://api5.comm100.io/api/v3'"),
    ]) func `a wrong url in the configuration is refused with the right one`(url: String, words: String) throws {
        let folder = try ConfigurationFolder()
        let text = #"{"sites":{"a":{"url":"\#(url)","token":"env:A"}}}"#
        let error = #expect(throws: ConfigurationError.self) { try folder.configuration(text) }
        let message = error.map { "\($0)" } ?? ""
        #expect(message.contains("sites.a.url") && message.contains(words), "\(message)")
    }

    @Test(arguments: ["https://dash15.comm100.io/api", "https://api1.comm100.io/api/v2", "https://a.example/any"])
    func `what may be right is let through`(url: String) throws {
        #expect(SiteAddress.flaw(of: try BaseURL(url)) == nil)
        #expect(SiteAddress.doubt(about: try BaseURL(url)) != nil)
    }
}
