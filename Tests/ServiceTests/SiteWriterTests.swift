import Service
import TestSupport
import Testing
import Wire

struct SiteWriterTests {
    private static func send(_ script: Script, _ credential: Credential = .bearer(token: "token")) async
        -> ServiceError.Reason?
    {
        await reason { () async throws(ServiceError) in
            try await SiteWriter(script.line(credential)).send(.post, "/livechat/bans", body: Array("{}".utf8))
        }
    }

    @Test(arguments: [HTTPMethod.post, .put, .delete], [200, 201, 204])
    func `a write goes out once and its answer comes back`(method: HTTPMethod, status: Int) async throws {
        let script = Script(.status(status, ["Location": "/x/1"], body: "{}"))
        let response = try await SiteWriter(script.line()).send(method, "/livechat/bans/1", body: [0x31])
        #expect(response == .status(status, ["Location": "/x/1"], body: "{}"))
        let request = try #require(script.sends.first).request
        #expect(script.sends.count == 1)
        #expect(request.method == method && request.target == "/api/v3/livechat/bans/1" && request.body == [0x31])
        #expect(request.headers[header: "Content-Type"] == "application/json")
        #expect(request.headers[header: "Authorization"] == "Bearer s3cret-token")
    }

    @Test(arguments: [
        TransportError.lost("x", alone: true), .lost("x", alone: false), .timedOut(seconds: 5), .tooLarge(limit: 9),
        .cancelled,
    ])
    func `a write whose answer is lost is not sent again`(cause: TransportError) async {
        let script = Script(.failure(cause))
        #expect(await Self.send(script) == .outcomeUnknown(.transport(cause)))
        #expect(script.sends.count == 1)
    }

    @Test(arguments: [TransportError.unreachable("x"), .insecure("x"), .noWorker("x")])
    func `a write that did not leave is known not to have been done`(cause: TransportError) async {
        let script = Script(.failure(cause))
        #expect(await Self.send(script) == .cutOff(cause))
        #expect(script.sends.count == 1)
    }

    @Test(arguments: [408, 500, 502, 503, 504, 505, 520, 599])
    func `an error that may come after the deed leaves the outcome unknown`(status: Int) async {
        let script = Script(.status(status, body: #"{"message":"why"}"#))
        #expect(await Self.send(script) == .outcomeUnknown(.answer(status: status, message: "why")))
        #expect(script.sends.count == 1)
    }

    @Test(arguments: [
        (400, ServiceError.Reason.refused(status: 400, message: "why")), (403, .forbidden(message: "why")),
        (404, .absent), (405, .unsupported(status: 405)), (409, .refused(status: 409, message: "why")),
        (422, .refused(status: 422, message: "why")), (501, .unsupported(status: 501)),
        (307, .redirect(status: 307, to: "")), (401, .unauthorized(message: "why")),
    ])
    func `a refusal is final`(status: Int, expected: ServiceError.Reason) async {
        let script = Script(.status(status, body: #"{"message":"why"}"#))
        #expect(await Self.send(script) == expected)
        #expect(script.sends.count == 1)
    }

    @Test(arguments: [
        HTTPResponse.status(429), .status(429, ["Retry-After": "9"]),
        .status(403, body: #"{"message":"quota exceeded"}"#),
    ])
    func `what the service had no capacity for is sent again`(refusal: HTTPResponse) async {
        let script = Script(.success(refusal), .success(refusal), .status(201))
        #expect(await Self.send(script) == nil)
        #expect(script.sends.count == 3)
    }

    @Test func `a 503 is not sent again but what comes after it waits as long as it says`() async throws {
        let script = Script(.status(503, ["Retry-After": "40"]), .status(200, body: "1"))
        let line = script.line()
        let found = await reason { () async throws(ServiceError) in try await SiteWriter(line).send(.put, "/x") }
        #expect(found == .outcomeUnknown(.answer(status: 503, message: "")))
        _ = try await SiteReader(line).get("/x")
        #expect(try #require(script.sends.last).at >= .seconds(40))
    }

    @Test func `throttling without end is an error that says so`() async {
        let script = Script(.status(429))
        #expect(await Self.send(script) == .throttled(seconds: 60))
    }

    @Test func `a token whose time was over is renewed once`() async {
        let script = Script { request, _ throws(TransportError) in
            if request.origin == "https://portal.example" { return .json(#"{"access_token":"fresh"}"#) }
            return .status(request.headers[header: "Authorization"] == "Bearer fresh" ? 201 : 401)
        }
        let credential = Credential.password(
            tokenURL: ServiceURL(origin: "https://portal.example", path: "/token"), email: "a", password: "password")
        #expect(await Self.send(script, credential) == nil)
        let refusing = Script { request, _ throws(TransportError) in
            request.origin == "https://portal.example" ? .json(#"{"access_token":"fresh"}"#) : .status(401)
        }
        #expect(await Self.send(refusing, credential) == .unauthorized(message: ""))
        #expect(refusing.sends.filter { $0.request.target == "/api/v3/livechat/bans" }.count == 2)
    }

    @Test func `a write cancelled before it left was not sent`() async {
        let script = Script(.status(201))
        let task = Task { () -> ServiceError.Reason? in
            await reached { Task.isCancelled }
            return await Self.send(script)
        }
        task.cancel()
        #expect(await task.value == .cancelled)
        #expect(script.sends.isEmpty)
    }
}
