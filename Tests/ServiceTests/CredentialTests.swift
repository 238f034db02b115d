import Service
import TestSupport
import Testing
import Wire

struct CredentialTests {
    private static let portal = ServiceURL(origin: "https://portal.example", path: "/oauth/token")
    private static let password = Credential.password(tokenURL: portal, email: "a+b@c.d", password: "p&=ü word")

    /// A portal that gives `token-1`, `token-2` and so on, and a service that takes the newest one.
    private static func service(
        expiresIn: String = "43199", accepts: @escaping @Sendable (_ token: Int, _ newest: Int) -> Bool = { $0 == $1 }
    ) -> Script {
        let newest = Shared(0)
        return Script { request, _ throws(TransportError) in
            if request.origin == portal.origin {
                let number = newest.change { number in
                    number += 1
                    return number
                }
                return .json("{\"access_token\":\"token-\(number)\",\"expires_in\":\(expiresIn)}")
            }
            let given = request.headers[header: "Authorization"]?.split(separator: "-").last.flatMap { Int($0) } ?? -1
            return accepts(given, newest.now) ? .json("1") : .status(401, body: #"{"message":"expired"}"#)
        }
    }

    private static func logIns(_ script: Script) -> Int {
        script.sends.filter { $0.request.origin == portal.origin }.count
    }

    @Test func `an API key goes as Basic with the site beside it`() async throws {
        let script = Script(.json("1"))
        let line = script.line(.apiKey(email: "a@b.c", key: "key", siteID: "10000"))
        _ = try await SiteReader(line).get("/x", query: [("siteId", "1"), ("q", "2")])
        let request = try #require(script.sends.first).request
        #expect(request.headers[header: "Authorization"] == "Basic YUBiLmM6a2V5")
        #expect(request.target == "/api/v3/x?q=2&siteId=10000")
    }

    @Test func `a log-in is a form sent to a URL of its own`() async throws {
        let script = Self.service()
        let line = script.line(Self.password)
        for _ in 0..<3 { _ = try await SiteReader(line).get("/x") }
        #expect(Self.logIns(script) == 1)
        let logIn = try #require(script.sends.first).request
        #expect(logIn.method == .post && logIn.target == "/oauth/token")
        #expect(
            String(decoding: logIn.body, as: UTF8.self)
                == "grant_type=password&email=a%2Bb%40c.d&password=p%26%3D%C3%BC%20word")
        #expect(logIn.headers[header: "Content-Type"] == "application/x-www-form-urlencoded")
        #expect(logIn.headers[header: "Authorization"] == nil)
        #expect(script.sends.dropFirst().allSatisfy { $0.request.headers[header: "Authorization"] == "Bearer token-1" })
    }

    @Test(arguments: [("100", 89.0, 91.0), ("\"100\"", 89, 91), ("43199", 38_000, 39_000), ("0.5", 0.9, 1.1)])
    func `a token is renewed a little before its time is over`(expiresIn: String, before: Double, after: Double)
        async throws
    {
        let script = Self.service(expiresIn: expiresIn)
        let reader = SiteReader(script.line(Self.password))
        _ = try await reader.get("/x")
        try await script.time.sleep(.seconds(before))
        _ = try await reader.get("/x")
        #expect(Self.logIns(script) == 1)
        try await script.time.sleep(.seconds(after - before))
        _ = try await reader.get("/x")
        #expect(Self.logIns(script) == 2)
        #expect(script.sends.last?.request.headers[header: "Authorization"] == "Bearer token-2")
    }

    @Test(arguments: ["0", "-1", "null", "\"soon\"", "true", "1e400", "[]"])
    func `a time that makes no sense is as none`(expiresIn: String) async throws {
        let script = Self.service(expiresIn: expiresIn)
        let reader = SiteReader(script.line(Self.password))
        _ = try await reader.get("/x")
        try await script.time.sleep(.seconds(1e6))
        _ = try await reader.get("/x")
        #expect(Self.logIns(script) == 1)
    }

    @Test func `many requests at once log in once`() async throws {
        let script = Self.service()
        let reader = SiteReader(script.line(Self.password))
        try await Self.inParallel(20) { _ = try await reader.get("/x") }
        #expect(Self.logIns(script) == 1)
    }

    @Test func `many refusals of one token renew it once`() async throws {
        let script = Self.service(accepts: { given, _ in given >= 2 })
        let reader = SiteReader(script.line(Self.password))
        try await Self.inParallel(20) { _ = try await reader.get("/x") }
        #expect(Self.logIns(script) == 2)
    }

    @Test func `a refusal that stays ends after one renewal and four sends`() async {
        let script = Self.service(accepts: { _, _ in false })
        let reader = SiteReader(script.line(Self.password))
        let found = await reason { () async throws(ServiceError) in try await reader.get("/x") }
        #expect(found == .unauthorized(message: "expired"))
        #expect(script.sends.count == 4)
        #expect(Self.logIns(script) == 2)
    }

    @Test func `a bearer token that is refused ends after one send`() async {
        let script = Script(.status(401))
        #expect(await reason { () async throws(ServiceError) in try await script.reader.get("/x") } != nil)
        #expect(script.sends.count == 1)
    }

    @Test(arguments: [
        HTTPResponse.status(400, body: #"{"error":"invalid_grant","error_description":"wrong password p&=ü word"}"#),
        .status(401), .status(403), .status(404), .status(302, ["Location": "https://evil.example"]),
        .status(200, body: "{}"), .status(200, body: "<html>"), .status(200, body: #"{"access_token":""}"#),
        .status(200, body: #"{"access_token":"a\r\nX-Evil: 1"}"#), .status(200, body: #"{"access_token":"ü"}"#),
        .status(200, body: #"{"access_token":1}"#), .status(204),
    ])
    func `a log-in that is refused is refused for all who wait, once`(answer: HTTPResponse) async throws {
        let script = Script(.success(answer))
        let reader = SiteReader(script.line(Self.password))
        let reasons = Shared<[ServiceError.Reason?]>([])
        try await Self.inParallel(8) {
            let found = await reason { () async throws(ServiceError) in try await reader.get("/x") }
            reasons.change { $0.append(found) }
        }
        #expect(script.sends.count == 1)
        for found in reasons.now {
            guard case .unauthorized(let message) = found else {
                Issue.record("unauthorized expected")
                return
            }
            #expect(!message.isEmpty && !message.contains("p&=ü word"))
        }
    }

    @Test func `a log-in that is throttled or fails for a moment is tried again`() async throws {
        let script = Script(
            .status(429, ["Retry-After": "20"]), .status(502), .failure(.unreachable("x")),
            .json(#"{"access_token":"t"}"#), .json("1"))
        _ = try await SiteReader(script.line(Self.password)).get("/x")
        #expect(script.sends.count == 5)
        #expect(try #require(script.sends.dropFirst().first).at >= .seconds(20))
    }

    @Test(arguments: [
        Result<HTTPResponse, TransportError>.failure(.unreachable("x")), .failure(.timedOut(seconds: 1)),
        .failure(.tooLarge(limit: 1)), .success(.status(500)), .success(.status(504)),
    ])
    func `a portal that is not there cuts the site off`(answer: Result<HTTPResponse, TransportError>) async {
        let script = Script(answer)
        let reader = SiteReader(script.line(Self.password))
        for _ in 0..<5 {
            let found = await reason { () async throws(ServiceError) in try await reader.get("/x") }
            guard case .cutOff = found else {
                Issue.record("cutOff expected, not \(String(describing: found))")
                return
            }
        }
        #expect(script.sends.count <= 4)
    }

    @Test func `one who gives up while logging in does not take the others along`() async throws {
        let isOpen = Shared(false)
        let script = Script(.json("1"))
        let calls = Shared(0)
        let transport = Transport { request, _ async throws(TransportError) in
            guard request.origin == Self.portal.origin else { return .json("1") }
            calls.change { $0 += 1 }
            await reached { Task.isCancelled || isOpen.now }
            if Task.isCancelled { throw .cancelled }
            return .json(#"{"access_token":"t"}"#)
        }
        let reader = SiteReader(
            SiteLine(
                url: ServiceURL(origin: "https://api.example", path: ""), credential: Self.password,
                transport: transport, rate: nil, concurrency: 8, time: script.time))
        let first = Task { await reason { () async throws(ServiceError) in try await reader.get("/x") } }
        await reached { calls.now == 1 }
        let second = Task { await reason { () async throws(ServiceError) in try await reader.get("/x") } }
        first.cancel()
        #expect(await first.value == .cancelled)
        isOpen.change { $0 = true }
        #expect(await second.value == nil)
        #expect(calls.now == 2)
    }

    @Test(arguments: [
        Credential.bearer(token: "s3cret"), .apiKey(email: "a", key: "s3cret", siteID: nil),
        .password(tokenURL: portal, email: "a", password: "s3cret"),
    ])
    func `a credential's description does not hold the secret`(credential: Credential) {
        #expect(!"\(credential)".contains("s3cret"))
        #expect(!String(describing: credential).contains("s3cret"))
    }

    private static func inParallel(_ count: Int, _ body: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<count { group.addTask { try await body() } }
            try await group.waitForAll()
        }
    }
}
