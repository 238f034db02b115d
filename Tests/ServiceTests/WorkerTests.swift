import Foundation
import Service
import TestSupport
import Testing
import Wire

/// The worker process against a real port that answers byte for byte.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct WorkerTests {
    static func workers(
        idle: Int = 30, total: Int = 60, limit: Int = 64 << 20, connections: Int = 16
    ) -> WorkerTransport {
        var limits = WorkerTransport.Limits()
        limits.idleSeconds = idle
        limits.totalSeconds = total
        limits.answerBytes = limit
        limits.connections = connections
        return WorkerTransport(executable: BuiltProgram.path, limits: limits)
    }

    static func outcome(
        _ workers: WorkerTransport, _ server: RawServer, _ method: HTTPMethod = .get, _ target: String = "/x",
        headers: [HTTPHeader] = [], body: [UInt8] = [], alone: Bool = false
    ) async -> Result<HTTPResponse, TransportError> {
        let request = HTTPRequest(method, origin: server.origin, target: target, headers: headers, body: body)
        do throws(TransportError) {
            return .success(try await workers.transport.send(request, alone))
        } catch {
            return .failure(error)
        }
    }

    @Test func `an answer comes through with status, headers and body as they are`() async throws {
        let server = try RawServer { _ in
            [.answer("418 Teapot", ["X-One: 1", "Content-Type: text/plain"], body: "körper\u{0}\r\n")]
        }
        defer { server.stop() }
        let response = try await Self.outcome(Self.workers(), server).get()
        #expect(response.status == 418)
        #expect(response.headers[header: "x-one"] == "1")
        #expect(response.body == Array("körper\u{0}\r\n".utf8))
    }

    @Test(arguments: [false, true])
    func `a request carries the headers that it was given and nothing of this machine`(alone: Bool) async throws {
        let server = try RawServer { _ in [.answer()] }
        defer { server.stop() }
        let headers = [
            HTTPHeader("Authorization", "Bearer abc"), HTTPHeader("Accept", "application/json"),
            HTTPHeader("Accept-Encoding", "identity"), HTTPHeader("Accept-Language", "en"),
            HTTPHeader("User-Agent", "livechat-sync"),
        ]
        _ = try await Self.outcome(
            Self.workers(), server, .get, "/a%2Fb/%C3%BC?q=%20%2B&x=a,b'(c)!*", headers: headers, alone: alone
        )
        .get()
        let request = try #require(server.requests.first)
        #expect(request.head.first == "GET /a%2Fb/%C3%BC?q=%20%2B&x=a,b'(c)!* HTTP/1.1")
        let expected = headers.map { "\($0.name): \($0.value)".lowercased() } + ["host: 127.0.0.1:\(server.port)"]
        #expect(
            Set(request.head.dropFirst().map { $0.lowercased() }).subtracting(["connection: keep-alive"])
                == Set(expected))
    }

    @Test(arguments: [HTTPMethod.post, .put, .delete], [0, 7])
    func `a write is sent once though the connection breaks, also after reads that kept theirs`(
        method: HTTPMethod, size: Int
    ) async throws {
        let server = try RawServer { $0.method == "GET" ? [.answer()] : [.close] }
        defer { server.stop() }
        let workers = Self.workers()
        for round in 1...5 {
            for _ in 0..<3 { _ = try await Self.outcome(workers, server).get() }
            let outcome = await Self.outcome(workers, server, method, body: [UInt8](repeating: 0x31, count: size))
            guard case .failure(.lost(_, alone: true)) = outcome else {
                Issue.record("lost expected, not \(outcome)")
                return
            }
            #expect(server.requests.filter { $0.method == method.rawValue }.count == round)
        }
        // Nothing comes late either: the next request is the next one that the server sees.
        _ = try await Self.outcome(workers, server).get()
        #expect(server.requests.count == 5 * 4 + 1)
    }

    @Test(arguments: [HTTPMethod.post, .put, .delete], [0, 5, 3_000_000])
    func `a write carries its body whole`(method: HTTPMethod, size: Int) async throws {
        let server = try RawServer { _ in [.answer("201 Created")] }
        defer { server.stop() }
        let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let response = try await Self.outcome(
            Self.workers(), server, method, headers: [HTTPHeader("Content-Type", "application/json")], body: body
        ).get()
        #expect(response.status == 201)
        #expect(server.requests.map(\.body) == [body])
        #expect(server.requests.first?.method == method.rawValue)
        #expect(server.requests.first?.header("Content-Type") == ["application/json"])
        #expect(server.requests.first?.header("Expect") == [])
    }

    @Test(arguments: [
        "/x y", "/x\r\nX-Evil: 1", "/\u{e9}", "/x\u{0}", "/%", "",
    ])
    func `a target that would not go out as it stands is refused`(target: String) async throws {
        let server = try RawServer { _ in [.answer()] }
        defer { server.stop() }
        let outcome = await Self.outcome(Self.workers(), server, .get, target)
        if case .success = outcome {
            #expect(server.requests.first?.target == (target.isEmpty ? "/" : target))
        } else {
            #expect(server.requests.isEmpty)
        }
    }

    @Test(arguments: ["a\r\nX-Evil: 1", "a\u{0}", "ü"])
    func `a header that would be left out stops the request`(value: String) async throws {
        let server = try RawServer { _ in [.answer()] }
        defer { server.stop() }
        let outcome = await Self.outcome(
            Self.workers(), server, .get, headers: [HTTPHeader("Authorization", value)])
        #expect(outcome == .failure(.unreachable("this request can't be sent as it is")))
        #expect(server.requests.isEmpty)
    }

    @Test func `many answers at once go to those who asked`() async throws {
        let server = try RawServer { request in [.answer(body: request.target)] }
        defer { server.stop() }
        let workers = Self.workers()
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<300 {
                group.addTask {
                    let outcome = await Self.outcome(workers, server, .get, "/\(number)")
                    return (try? outcome.get())?.body == Array("/\(number)".utf8)
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }

    @Test func `a redirect comes back as it is and nobody else is asked`() async throws {
        let other = try RawServer { _ in [.answer()] }
        defer { other.stop() }
        for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"] {
            let server = try RawServer { _ in [.answer(status, ["Location: \(other.origin)/steal"])] }
            defer { server.stop() }
            for method in [HTTPMethod.get, .post] {
                let response = try await Self.outcome(
                    Self.workers(), server, method, headers: [HTTPHeader("Authorization", "Bearer abc")]
                ).get()
                #expect(response.status == Int(status.prefix(3)))
                #expect(response.headers[header: "Location"] == "\(other.origin)/steal")
            }
            #expect(server.requests.count == 2)
        }
        #expect(other.requests.isEmpty)
    }

    @Test(arguments: ["Basic realm=\"x\"", "Bearer", "Digest realm=\"x\", nonce=\"y\"", "Negotiate", "garbage,,=", ""])
    func `a 401 with any challenge is an answer`(challenge: String) async throws {
        let server = try RawServer { _ in
            [.answer("401 Unauthorized", ["WWW-Authenticate: \(challenge)"], body: #"{"message":"no"}"#)]
        }
        defer { server.stop() }
        for method in [HTTPMethod.get, .post] {
            let response = try await Self.outcome(Self.workers(), server, method).get()
            #expect(response.status == 401)
        }
        #expect(server.requests.count == 2)
    }

    @Test func `a cookie is not sent back`() async throws {
        let server = try RawServer { _ in [.answer("200 OK", ["Set-Cookie: a=b; Path=/"])] }
        defer { server.stop() }
        let workers = Self.workers()
        for _ in 0..<3 { _ = try await Self.outcome(workers, server).get() }
        #expect(server.requests.allSatisfy { $0.header("Cookie").isEmpty })
    }

    @Test func `a port that nobody listens on is unreachable`() async throws {
        let server = try RawServer { _ in [.answer()] }
        server.stop()
        let workers = Self.workers()
        // The listener may be closing still.
        var outcome = await Self.outcome(workers, server)
        while outcome != .failure(.unreachable("the connection was refused")) {
            outcome = await Self.outcome(workers, server)
        }
    }

    @Test func `a host that does not exist is unreachable`() async {
        let request = HTTPRequest(.get, origin: "http://nowhere.invalid", target: "/")
        do throws(TransportError) {
            _ = try await Self.workers().transport.send(request, false)
            Issue.record("an error expected")
        } catch {
            #expect(error == .unreachable("no such host"))
        }
    }

    @Test func `a program that is no worker is a lost answer and one that is not there no worker`() async throws {
        let server = try RawServer { _ in [.answer()] }
        defer { server.stop() }
        let limits = WorkerTransport.Limits()
        let deaf = WorkerTransport(executable: "/bin/false", limits: limits)
        guard case .failure(.lost) = await Self.outcome(deaf, server) else {
            Issue.record("lost expected")
            return
        }
        let absent = WorkerTransport(executable: "/nonexistent", limits: limits)
        guard case .failure(.noWorker) = await Self.outcome(absent, server) else {
            Issue.record("noWorker expected")
            return
        }
        let babbling = WorkerTransport(executable: "/bin/echo", limits: limits)
        guard case .failure(.lost) = await Self.outcome(babbling, server) else {
            Issue.record("lost expected")
            return
        }
    }
}
