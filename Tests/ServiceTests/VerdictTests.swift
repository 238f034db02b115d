import Service
import Testing
import Wire

struct VerdictTests {
    @Test(arguments: [
        (200, Verdict.take), (201, .take), (204, .take), (206, .take), (299, .take), (300, .redirect), (301, .redirect),
        (304, .redirect), (308, .redirect), (400, .refused), (401, .unauthorized), (402, .refused), (403, .forbidden),
        (404, .absent), (405, .unsupported), (406, .refused), (408, .passing), (409, .refused), (410, .absent),
        (413, .refused), (422, .refused), (429, .throttled(seconds: nil)), (500, .passing), (501, .unsupported),
        (502, .passing), (503, .throttled(seconds: nil)), (504, .passing), (505, .refused), (100, .refused),
        (0, .refused), (999, .refused), (Int.max, .refused),
    ])
    func `each status has one verdict`(status: Int, verdict: Verdict) {
        #expect(Verdict(.status(status), wallClock: 0) == verdict)
    }

    @Test(arguments: [
        #"{"code":403,"message":"Request quota used up"}"#, #"{"errorMessage":"API rate limit reached"}"#,
        #"{"error":{"message":"Too many requests in 5 minutes"}}"#, #""You have exceeded the limit of 300 calls""#,
        "Throttled", #"{"detail":"Call limit exceeded"}"#,
    ])
    func `a 403 that speaks of the quota is one to wait for`(body: String) {
        #expect(Verdict(.status(403, body: body), wallClock: 0) == .throttled(seconds: nil))
    }

    @Test(arguments: ["", "{}", #"{"message":"You do not have the permission 'Manage Bans'"}"#, "<html>quota</html>"])
    func `any other 403 is a missing permission`(body: String) {
        #expect(Verdict(.status(403, body: body), wallClock: 0) == .forbidden)
    }

    @Test(arguments: [403, 429, 503])
    func `a stated wait goes along`(status: Int) {
        #expect(Verdict(.status(status, ["Retry-After": "17"]), wallClock: 0) == .throttled(seconds: 17))
    }
}

struct ServiceMessageTests {
    @Test(arguments: [
        (#"{"code":10021,"message":"Name is taken"}"#, "Name is taken"),
        (#"{"errorCode":1,"errorMessage":"No such campaign"}"#, "No such campaign"),
        (#"{"error":{"code":"x","message":"Nested"}}"#, "Nested"),
        (#"{"error":"invalid_grant","error_description":"Bad password"}"#, "Bad password"),
        (#"{"error":"invalid_grant"}"#, "invalid_grant"), (#"{"error":{"error":{"error":"deep"}}}"#, "deep"),
        (#"{"Message":"Capital"}"#, "Capital"), (#"{"title":"Bad Request","status":400}"#, "Bad Request"),
        (#"{"message":"","detail":"Second"}"#, "Second"), (#""just a string""#, "just a string"),
        ("  plain words\n", "plain words"), ("<html><body>Log in</body></html>", ""), ("", ""), ("{}", ""), ("[]", ""),
        ("null", ""), ("17", ""), (#"{"message":17}"#, ""), (#"{"message":null,"error":null}"#, ""),
    ])
    func `every form says what it means`(body: String, text: String) {
        #expect(ServiceMessage(.status(400, body: body)).text == text)
    }

    @Test(arguments: [
        String(repeating: "é", count: 5000), "\"" + String(repeating: "e\u{301}", count: 5000) + "\"",
        "a" + String(repeating: "\u{301}", count: 50_000), "\"" + String(repeating: "x", count: 100_000) + "\"",
    ])
    func `a long message is cut`(body: String) {
        let text = ServiceMessage(.status(400, body: body)).text
        #expect(text.unicodeScalars.count <= 300 && !text.isEmpty)
    }

    @Test func `bytes that are no text do no harm`() {
        var bytes = SystemRandomNumberGenerator()
        for length in 0..<500 {
            let body = (0..<length).map { _ in UInt8.random(in: 0...255, using: &bytes) }
            #expect(ServiceMessage(HTTPResponse(status: 400, body: body)).text.unicodeScalars.count <= 300)
        }
    }
}
