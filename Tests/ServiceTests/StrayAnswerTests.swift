import Service
import TestSupport
import Testing
import Wire

/// What comes behind an answer: headers that belong to it, and answers that nobody asked for.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct StrayAnswerTests {
    private static func chunked(_ status: String, _ body: String) -> RawServer.Step {
        .text(
            "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n"
                + String(body.utf8.count, radix: 16) + "\r\n\(body)\r\n0\r\nX-Sum: 1\r\nX-More: 2\r\n\r\n")
    }

    @Test(
        arguments: [
            (.get, "200 OK", #"[{"id":1}]"#), (.get, "200 OK", " {} \n"), (.get, "200 OK", #""text""#),
            (.post, "201 Created", #"{"id":"7"}"#), (.put, "200 OK", "{}"), (.get, "404 Not Found", "<p>gone</p>"),
            (.get, "200 OK", "[" + String(repeating: "1,", count: 200_000) + "1]"),
        ] as [(HTTPMethod, String, String)], [false, true])
    func `headers behind a body in pieces are taken as what they are`(
        answer: (method: HTTPMethod, status: String, body: String), alone: Bool
    ) async throws {
        let server = try RawServer { _ in [Self.chunked(answer.status, answer.body)] }
        defer { server.stop() }
        let workers = WorkerTests.workers()
        for _ in 0..<2 {
            let outcome = await WorkerTests.outcome(workers, server, answer.method, alone: alone)
            let response = try outcome.get()
            #expect(response.status == Int(answer.status.prefix(3)))
            let body = response.long.flatMap { $0.bytes(0..<$0.count) } ?? response.body
            #expect(body == Array(answer.body.utf8))
        }
        #expect(server.requests.count == 2)
    }

    @Test(arguments: ["plain words", #"[{"id":1},"#, "12"])
    func `a body that does not show its end is lost when the worker broke down over it`(body: String) async throws {
        let server = try RawServer { $0.target == "/x" ? [Self.chunked("200 OK", body)] : [.answer()] }
        defer { server.stop() }
        let workers = WorkerTests.workers()
        let outcome = await WorkerTests.outcome(workers, server, alone: true)
        guard case .failure(.deadly) = outcome else {
            Issue.record("the answer should have ended its worker: \(outcome)")
            return
        }
        #expect(await workers.isInStep())
        #expect(try await WorkerTests.outcome(workers, server, .get, "/well").get().status == 200)
    }

    @Test func `what comes with an answer beyond its end is given to nobody else`() async throws {
        let server = try RawServer { request in
            let own = "[\(request.target.dropFirst())]"
            return [
                .text(
                    "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n\(own)HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]")
            ]
        }
        defer { server.stop() }
        let workers = WorkerTests.workers(connections: 1)
        for number in 0..<6 {
            let outcome = await WorkerTests.outcome(workers, server, .get, "/\(number)")
            if case .success(let response) = outcome { #expect(response.body == Array("[\(number)]".utf8)) }
        }
    }

    @Test(arguments: [2, 5])
    func `what waits that nobody asked for is noticed, and no connection is used twice from then on`(
        pause: Int
    ) async throws {
        // Each answers with its number; the third brings another one along, a while later.
        let server = try RawServer { request in
            let own = RawServer.Step.answer(body: "[\(request.target.dropFirst())]")
            return request.number == 2 ? [own, .pause(milliseconds: pause), .answer(body: #"["stray"]"#)] : [own]
        }
        defer { server.stop() }
        let workers = WorkerTests.workers(connections: 1)
        func read(_ number: Int) async -> String? {
            let outcome = await WorkerTests.outcome(workers, server, .get, "/\(number)")
            return (try? outcome.get()).map { String(decoding: $0.body, as: UTF8.self) }
        }
        for number in 0..<3 { #expect(await read(number) == "[\(number)]") }
        #expect(await !workers.isInStep())
        for number in 3..<9 { #expect(await read(number) == "[\(number)]") }
        #expect(await workers.isInStep())
        #expect(server.requests[3...].allSatisfy { $0.header("Connection") == ["close"] })
    }

    @Test func `long answers and many at once are no stray ones`() async throws {
        let long = "[" + String(repeating: "1,", count: 2_000_000) + "1]"
        let server = try RawServer { $0.target == "/long" ? [.answer(body: long)] : [.answer()] }
        defer { server.stop() }
        let workers = WorkerTests.workers()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let outcome = await WorkerTests.outcome(workers, server, .get, number % 10 == 0 ? "/long" : "/x")
                    #expect((try? outcome.get())?.status == 200)
                }
            }
        }
        #expect(await workers.isInStep())
    }
}
