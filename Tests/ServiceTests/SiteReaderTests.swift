import Service
import TestSupport
import Testing
import Wire

struct SiteReaderTests {
    @Test func `a request carries the credential, the client's own headers and an escaped query`() async throws {
        let script = Script(.json("1"))
        #expect(try await script.reader.get("/livechat/bans", query: [("a b", "x&y=ü"), ("pageIndex", "2")]) == [0x31])
        let request = try #require(script.sends.first).request
        #expect(request.method == .get && request.origin == "https://api.example" && request.body.isEmpty)
        #expect(request.target == "/api/v3/livechat/bans?a%20b=x%26y%3D%C3%BC&pageIndex=2")
        #expect(
            Set(request.headers) == [
                HTTPHeader("Authorization", "Bearer s3cret-token"), HTTPHeader("Accept", "application/json"),
                HTTPHeader("Accept-Encoding", "identity"), HTTPHeader("Accept-Language", "en"),
                HTTPHeader("User-Agent", "livechat-sync"),
            ])
    }

    @Test(arguments: [
        (400, ServiceError.Reason.refused(status: 400, message: "why"), 1), (401, .unauthorized(message: "why"), 1),
        (403, .forbidden(message: "why"), 1), (404, .absent, 1), (405, .unsupported(status: 405), 1),
        (409, .refused(status: 409, message: "why"), 1), (410, .absent, 1), (501, .unsupported(status: 501), 1),
        (505, .refused(status: 505, message: "why"), 1), (500, .refused(status: 500, message: "why"), 4),
        (502, .refused(status: 502, message: "why"), 4), (504, .refused(status: 504, message: "why"), 4),
        (408, .refused(status: 408, message: "why"), 4), (429, .throttled(seconds: 60), 12),
        (503, .throttled(seconds: 60), 12),
    ])
    func `a status that stays is an error after so many sends`(
        status: Int, expected: ServiceError.Reason, sends: Int
    ) async {
        let script = Script(.status(status, body: #"{"message":"why"}"#))
        #expect(await reason { () async throws(ServiceError) in try await script.reader.get("/x") } == expected)
        #expect(script.sends.count == sends)
    }

    @Test(arguments: [500, 502, 503, 504, 429, 408])
    func `what passes is read in the end`(status: Int) async throws {
        let script = Script(.status(status), .status(status), .json("7"))
        let line = script.line()
        #expect(try await SiteReader(line).get("/x") == [0x37])
        #expect(await line.throttle.figures.sent == 3)
        #expect(await line.throttle.figures.retried == 2)
    }

    @Test(arguments: [
        (TransportError.unreachable("x"), 4, true), (.lost("x", alone: true), 4, true),
        (.timedOut(seconds: 5), 2, true),
        (.insecure("x"), 1, true), (.noWorker("x"), 1, true), (.tooLarge(limit: 9), 1, false),
        (.deadly("x"), 2, false),
    ])
    func `no answer is asked for again so many times`(cause: TransportError, sends: Int, isCutOff: Bool) async {
        let script = Script(.failure(cause))
        let expected: ServiceError.Reason = isCutOff ? .cutOff(cause) : .transport(cause)
        #expect(await reason { () async throws(ServiceError) in try await script.reader.get("/x") } == expected)
        #expect(script.sends.count == sends)
    }

    @Test func `a request that went down with others is asked again alone and at once`() async throws {
        let script = Script(
            .failure(.lost("a worker ended", alone: false)), .failure(.lost("a worker ended", alone: true)), .json("1"))
        #expect(try await script.reader.get("/x") == [0x31])
        #expect(script.sends.map(\.alone) == [false, true, true])
        #expect(script.sends[1].at == .zero)
    }

    @Test func `losses that never end are an error even if nobody knows whose they are`() async {
        let script = Script(.failure(.lost("a worker ended", alone: false)))
        #expect(await reason { () async throws(ServiceError) in try await script.reader.get("/x") } != nil)
        #expect(script.sends.count == 5)
    }

    @Test func `one poisonous answer is a gap as long as others come`() async {
        let script = Script { request, _ throws(TransportError) in
            if request.target.hasSuffix("/bad") { throw .lost("poison", alone: true) }
            return .json("1")
        }
        let reader = script.reader
        #expect(await reason { () async throws(ServiceError) in try await reader.get("/good") } == nil)
        for _ in 0..<20 {
            let found = await reason { () async throws(ServiceError) in try await reader.get("/bad") }
            #expect(found == .transport(.lost("poison", alone: true)))
            #expect(await reason { () async throws(ServiceError) in try await reader.get("/good") } == nil)
        }
    }

    @Test
    func
        `an answer that ends the worker is asked for three times, and no number of them means that the network is gone`()
        async
    {
        let script = Script { request, _ throws(TransportError) in
            if request.target.hasSuffix("/good") { return .json("1") }
            throw .deadly("poison")
        }
        let reader = script.reader
        #expect(await reason { () async throws(ServiceError) in try await reader.get("/good") } == nil)
        for _ in 0..<30 {
            let found = await reason { () async throws(ServiceError) in try await reader.get("/bad") }
            #expect(found == .transport(.deadly("poison")))
        }
        let shared = Script(.failure(.lost("a worker ended", alone: false)), .failure(.deadly("poison")))
        _ = await reason { () async throws(ServiceError) in try await shared.reader.get("/x") }
        #expect(shared.sends.count == 3)
    }

    @Test func `twelve reads in a row without an answer mean that the network is gone`() async {
        let script = Script { _, number throws(TransportError) in
            if number > 0 { throw .timedOut(seconds: 5) }
            return .json("1")
        }
        let reader = script.reader
        #expect(await reason { () async throws(ServiceError) in try await reader.get("/x") } == nil)
        var reasons: [ServiceError.Reason?] = []
        for _ in 0..<12 { reasons.append(await reason { () async throws(ServiceError) in try await reader.get("/x") }) }
        #expect(reasons.dropLast().allSatisfy { $0 == .transport(.timedOut(seconds: 5)) })
        #expect(reasons.last == .cutOff(.timedOut(seconds: 5)))
    }

    @Test func `pauses between tries grow`() async {
        let script = Script(.status(500))
        _ = await reason { () async throws(ServiceError) in try await script.reader.get("/x") }
        let moments = script.sends.map { $0.at / .seconds(1) }
        let pauses = zip(moments.dropFirst(), moments).map { $0 - $1 }
        #expect(pauses == [0.1875, 0.375, 0.75])
    }

    @Test(
        arguments: [
            ["Retry-After": "30"],
            ["Retry-After": "Tue, 14 Nov 2023 22:13:50 GMT"],
            ["Retry-After": "Sun Nov  6 08:50:07 1994", "Date": "Sun Nov  6 08:49:37 1994"],
        ], [429, 503, 403])
    func `a stated wait is waited for`(headers: [String: String], status: Int) async throws {
        let script = Script(.status(status, headers), .json("1"))
        _ = try await script.reader.get("/x")
        #expect((30.0...31).contains(try #require(script.sends.last).at / .seconds(1)))
    }

    @Test(
        arguments: [
            "0", "00", "1", "-5", "0.2", "Thu, 01 Jan 1970 00:00:00 GMT", "Tue, 14 Nov 2023 22:13:19 GMT", "1763600000",
            "999999999999", "Fri, 31 Dec 9999 23:59:59 GMT", "soon",
        ], [429, 503])
    func `a stated wait never makes a shorter or a senseless pause`(wait: String, status: Int) async throws {
        let own = Script(.status(status), .status(status), .status(status), .status(status), .json("1"))
        _ = try await own.reader.get("/x")
        let refused = Result<HTTPResponse, TransportError>.success(.status(status, ["Retry-After": wait]))
        let script = Script(refused, refused, refused, refused, .success(.json("1")))
        _ = try await script.reader.get("/x")
        #expect(script.sends.count == 5)
        for (stated, plain) in zip(script.sends, own.sends) { #expect(stated.at >= plain.at) }
        #expect(try #require(script.sends.last).at < .seconds(60))
    }

    @Test func `a service that is throttled for good says so after minutes, and names no time beyond an hour`() async {
        let script = Script(.status(429, ["Retry-After": "0"]))
        let found = await reason { () async throws(ServiceError) in try await script.reader.get("/x") }
        guard case .throttled(let seconds) = found else {
            Issue.record("throttled expected")
            return
        }
        #expect((1...3600).contains(seconds))
        #expect(script.sends.last.map { $0.at > .seconds(180) } == true)
    }

    @Test func `a stated wait that is too long is an error at once`() async {
        let script = Script(.status(429, ["Retry-After": "301"]))
        let found = await reason { () async throws(ServiceError) in try await script.reader.get("/x") }
        #expect(found == .throttled(seconds: 301))
        #expect(script.sends.count == 1)
    }

    @Test func `a quota 403 is waited for and a plain one is not`() async throws {
        let quota = Script(.status(403, body: #"{"message":"quota exceeded"}"#), .json("1"))
        #expect(try await quota.reader.get("/x") == [0x31])
        let plain = Script(.status(403, body: #"{"message":"no permission"}"#), .json("1"))
        let found = await reason { () async throws(ServiceError) in try await plain.reader.get("/x") }
        #expect(found == .forbidden(message: "no permission"))
    }

    @Test func `a pause holds for all requests of the site`() async throws {
        let script = Script(.status(429, ["Retry-After": "60"]), .json("1"))
        let reader = script.reader
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { _ = try await reader.get("/first") }
            await reached { script.sends.count >= 2 }
            for number in 0..<10 { group.addTask { _ = try await reader.get("/\(number)") } }
            try await group.waitForAll()
        }
        #expect(script.sends.dropFirst().allSatisfy { $0.at >= .seconds(60) })
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `a redirect is refused and not followed`(status: Int) async {
        let script = Script(.status(status, ["Location": "https://evil.example/x"]), .json("1"))
        let found = await reason { () async throws(ServiceError) in try await script.reader.get("/x") }
        #expect(found == .redirect(status: status, to: "https://evil.example/x"))
        #expect(script.sends.count == 1)
    }

    @Test(arguments: [401, 403, 400, 302])
    func `what the service repeats of the credential is not said again`(status: Int) async throws {
        let token = "s3cret-token"
        let script = Script(
            .status(status, ["Location": "https://evil.example/?t=" + token], body: #"{"message":"no: s3cret-token!"}"#)
        )
        let found = await reason { () async throws(ServiceError) in try await script.reader.get("/x") }
        let words = "\(try #require(found))"
        #expect(!words.contains(token) && words.contains("•••"))
    }

    @Test func `a document that is none is asked for once more`() async throws {
        let cut = Script(.json(#"{"a":"#), .json(#"{"a":1}"#))
        #expect(try await cut.reader.document("/x") == ["a": 1])
        let broken = Script(.json("<html>"))
        let found = await reason { () async throws(ServiceError) in try await broken.reader.document("/x") }
        guard case .unreadable = found else {
            Issue.record("unreadable expected")
            return
        }
        #expect(broken.sends.count == 2)
        let code = Script(.json("<script>go()</script>"))
        #expect(try await code.reader.document("/x", acceptsText: true) == "<script>go()</script>")
    }

    @Test(arguments: ["<html>", " <!DOCTYPE HTML><title>Sign in</title>", "\u{FEFF}<HTML lang=en>"])
    func `a web page is no text that the service keeps`(page: String) async throws {
        let script = Script(.json(page))
        let found = await reason { () async throws(ServiceError) in
            try await script.reader.document("/x", acceptsText: true)
        }
        guard case .unreadable(let words)? = found else {
            Issue.record("unreadable expected")
            return
        }
        #expect(words.hasPrefix("a web page came instead of JSON"))
    }

    @Test(arguments: [
        #"{"code":500000,"message":"Internal error","errors":[]}"#, #"{"success":false}"#,
        #"{"success":false,"data":null,"message":""}"#, #"{"error":"invalid_token","error_description":"x"}"#,
        #"{"ErrorCode":1,"ErrorMessage":"x"}"#, #"{"message":"An error has occurred."}"#,
        #"{"type":"about:blank","title":"Bad","status":500,"traceId":"x"}"#, #"{"errors":[{"code":1}]}"#,
    ])
    func `an error that comes as a success is no document`(error: String) async {
        let script = Script(.json(error))
        let found = await reason { () async throws(ServiceError) in try await script.reader.document("/x") }
        guard case .unreadable(let words)? = found else {
            Issue.record("unreadable expected")
            return
        }
        #expect(words.hasPrefix("in place of the object that stands there came an object with"))
        #expect(script.sends.count == 1)
    }

    @Test(arguments: [
        #"{"code":"<script>"}"#, #"{"isEnabled":true,"message":"Hello"}"#, #"{"title":"x","type":"text"}"#,
        #"{"error":null,"errors":[],"name":"x"}"#, #"{"status":"on"}"#, "{}",
        #"{"code":1,"message":"x","greeting":"y"}"#,
    ])
    func `a document with some of an error's members is one`(document: String) async throws {
        #expect(try await Script(.json(document)).reader.document("/x") == JSONValue(parsing: document))
    }

    @Test func `an empty answer is no document`() async {
        let script = Script(.status(200))
        let found = await reason { () async throws(ServiceError) in try await script.reader.document("/x") }
        #expect(found == .unreadable("the answer is empty"))
    }

    @Test func `a cancelled read says so and sends nothing more`() async throws {
        let script = Script(.failure(.cancelled))
        #expect(await reason { () async throws(ServiceError) in try await script.reader.get("/x") } == .cancelled)
        #expect(script.sends.count == 1)
        let task = Task { () -> ServiceError.Reason? in
            await reached { Task.isCancelled }
            return await reason { () async throws(ServiceError) in try await script.reader.get("/x") }
        }
        task.cancel()
        #expect(await task.value == .cancelled)
        #expect(script.sends.count == 1)
    }
}
