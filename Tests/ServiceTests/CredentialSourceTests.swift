import Service
import TestSupport
import Testing
import Wire

private let portal = ServiceURL(origin: "https://portal.example", path: "/oauth/token")
private let password = Credential.password(tokenURL: portal, email: "a+b@c.d", password: "p&=ü word")

/// Credentials that are fetched once more, and what they say of their account.
struct CredentialSourceTests {
    /// A service that takes one bearer token, and a source that gives one after the other.
    private static func rotating(
        _ tokens: [String], accepts: @escaping @Sendable (_ token: String, _ send: Int) -> Bool
    ) -> (SiteLine, Script, asked: Shared<Int>) {
        let asked = Shared(0)
        let source = CredentialSource { () async throws(CredentialSource.Failure) in
            let number = asked.change { number in
                number += 1
                return number
            }
            return .bearer(token: tokens[min(number, tokens.count - 1)])
        }
        let script = Script { request, number throws(TransportError) in
            let token = String((request.headers[header: "Authorization"] ?? "").dropFirst("Bearer ".utf8.count))
            return accepts(token, number) ? .json("1") : .status(401, body: #"{"message":"no \#(token)"}"#)
        }
        return (script.line(.bearer(token: tokens[0]), renewedBy: source), script, asked)
    }

    @Test func `a token that is refused in mid-run is asked for once more, however many requests wait`() async throws {
        let (line, script, asked) = Self.rotating(["first", "second"]) { token, send in
            send < 3 ? token == "first" : token == "second"
        }
        let reader = SiteReader(line)
        for _ in 0..<3 { _ = try await reader.get("/x") }
        #expect(asked.now == 0)
        try await Self.inParallel(20) { _ = try await reader.get("/x") }
        #expect(asked.now == 1)
        #expect(script.sends.last?.request.headers[header: "Authorization"] == "Bearer second")
    }

    @Test func `a write is renewed as well, and sent once more only after a refusal`() async throws {
        let (line, script, _) = Self.rotating(["first", "second"]) { token, _ in token == "second" }
        _ = try await SiteWriter(line).send(.post, "/x")
        #expect(script.sends.count == 2)
    }

    @Test func `tokens that live for minutes are asked for again and again`() async throws {
        let (line, _, asked) = Self.rotating((0..<5).map { "token\($0)" }) { token, send in token == "token\(send / 4)"
        }
        let reader = SiteReader(line)
        for _ in 0..<12 { _ = try await reader.get("/x") }
        #expect((1...4).contains(asked.now))
    }

    @Test func `a source that gives the same again is not asked a third time, and nothing it gave is shown`() async {
        let (line, script, asked) = Self.rotating(["first-secret", "second-secret", "second-secret"]) { _, _ in false }
        for _ in 0..<3 {
            let found = await reason { () async throws(ServiceError) in try await SiteReader(line).get("/x") }
            guard case .unauthorized(let message) = found else {
                Issue.record("unauthorized expected")
                return
            }
            #expect(!message.contains("secret") && message.contains("•••"))
        }
        #expect(asked.now == 2)
        #expect(script.sends.count <= 5)
    }

    @Test func `a source that fails says why`() async {
        let source = CredentialSource { () async throws(CredentialSource.Failure) in
            throw CredentialSource.Failure(message: "the command had not ended")
        }
        let script = Script(.status(401))
        let line = script.line(.bearer(token: "first"), renewedBy: source)
        let found = await reason { () async throws(ServiceError) in try await SiteReader(line).get("/x") }
        #expect(found == .unauthorized(message: "the command had not ended"))
    }

    @Test func `a password that was changed is read again for the log-in`() async throws {
        let script = Script { request, _ throws(TransportError) in
            guard request.origin == portal.origin else { return .json("1") }
            let isNew = String(decoding: request.body, as: UTF8.self).contains("password=new")
            return isNew ? .json(#"{"access_token":"t"}"#) : .status(400, body: #"{"error":"invalid_grant"}"#)
        }
        let source = CredentialSource { () async throws(CredentialSource.Failure) in
            .password(tokenURL: portal, email: "a", password: "new")
        }
        let line = script.line(.password(tokenURL: portal, email: "a", password: "old"), renewedBy: source)
        _ = try await SiteReader(line).get("/x")
        #expect(script.sends.filter { $0.request.origin == portal.origin }.count == 2)
    }

    @Test(arguments: [
        // {"siteId":10001}, {"SiteID":"abc"}, {"sub":"x"}, not JSON, not a token of three parts
        ("e30.eyJzaXRlSWQiOjEwMDAxfQ.c2ln", "10001"), ("e30.eyJTaXRlSUQiOiJhYmMifQ.c2ln", "abc"),
        ("e30.eyJzdWIiOiJ4In0.c2ln", nil), ("a.b.c", nil), ("plain", nil), ("..", nil),
    ])
    func `a token that says whose it is tells the account`(token: String, account: String?) async {
        #expect(await Script(.json("1")).line(.bearer(token: token)).account == account)
    }

    @Test func `a log-in's site is the account`() async throws {
        #expect(await Script(.json("1")).line(.apiKey(email: "a", key: "k", siteID: "10000")).account == "10000")
        let script = Script(.json(#"{"access_token":"t","siteId":7}"#), .json("1"))
        let line = script.line(password)
        #expect(await line.account == nil)
        _ = try await SiteReader(line).get("/x")
        #expect(await line.account == "7")
    }

    private static func inParallel(_ count: Int, _ body: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<count { group.addTask { try await body() } }
            try await group.waitForAll()
        }
    }
}
