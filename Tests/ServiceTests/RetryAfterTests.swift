import Service
import Testing
import Wire

struct RetryAfterTests {
    /// 1994-11-06T08:49:37Z, the example of the HTTP documents.
    private static let moment = 784_111_777.0

    @Test(arguments: [
        "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
        "sun, 06 nov 1994 08:49:37 gmt",
    ])
    func `the three date forms name one moment`(text: String) {
        #expect(HTTPDate.seconds(text) == Self.moment)
    }

    @Test(arguments: [
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0), ("Tue, 29 Feb 2000 23:59:60 GMT", 951_868_800),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799), ("Wednesday, 01-Jan-69 00:00:00 GMT", 3_124_224_000),
        ("Mon, 01 Mar 2100 00:00:00 GMT", 4_107_542_400),
    ])
    func `dates of all centuries are counted right`(text: String, seconds: Double) {
        #expect(HTTPDate.seconds(text) == seconds)
    }

    @Test(arguments: [
        "", " ", "soon", "Sun, 06 Nov 1994", "Sun, 06 Foo 1994 08:49:37 GMT", "Wed, 30 Feb 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:49:37 GMT",
        "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT", "Sun, 06 Nov 1994 08:49:37 PST",
        "Sun, 06 Nov 99999999999999999999 08:49:37 GMT", "Sun, 06 Nov 1994 08:99999999999999999999:37 GMT",
        "::::", "1994-11-06T08:49:37Z", "Nov Nov Nov Nov Nov", "Sun, 06 Nov 1994 08::49:37 GMT",
    ])
    func `what is no date is none`(text: String) {
        #expect(HTTPDate.seconds(text) == nil)
    }

    @Test(arguments: [
        ("0", 0.0), ("1", 1), ("007", 7), (" 120 ", 120), ("3600", 3600),
        ("Sun, 06 Nov 1994 08:50:37 GMT", 60), ("Sun, 06 Nov 1994 08:48:37 GMT", 0),
    ])
    func `a wait is read in seconds and as a date`(text: String, seconds: Double) {
        #expect(RetryAfter.seconds(.status(429, ["retry-AFTER": text]), Self.moment) == seconds)
    }

    @Test(arguments: [
        "", "-1", "+5", "1.5", "1e3", "5s", "later", "5, 6", "\u{0661}", "3601", "86400", "784111777", "1763600000",
        "999999999", "99999999999999999999999999999999999999", String(repeating: "9", count: 500),
        "Sun, 06 Nov 1994 10:49:37 GMT", "Fri, 31 Dec 9999 23:59:59 GMT",
    ])
    func `what is no wait says nothing`(text: String) {
        #expect(RetryAfter.seconds(.status(429, ["Retry-After": text]), Self.moment) == nil)
    }

    @Test func `a date is measured against the server's own clock`() {
        let headers = ["Retry-After": "Sun, 06 Nov 1994 08:49:47 GMT", "Date": "Sun, 06 Nov 1994 08:49:37 GMT"]
        #expect(RetryAfter.seconds(.status(503, headers), 0) == 10)
        #expect(RetryAfter.seconds(.status(503, headers), Self.moment + 1e6) == 10)
    }

    @Test func `a server's clock that makes a date senseless is not believed`() {
        let headers = ["Retry-After": "Sun, 06 Nov 1994 08:49:47 GMT", "Date": "Thu, 01 Jan 1970 00:00:00 GMT"]
        #expect(RetryAfter.seconds(.status(503, headers), Self.moment) == 10)
    }

    @Test func `an answer without the header states no wait`() {
        #expect(RetryAfter.seconds(.status(429), 0) == nil)
    }
}
