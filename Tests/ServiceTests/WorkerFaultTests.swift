import Foundation
import Service
import TestSupport
import Testing
import Wire

/// Answers that kill, hang or blow up a program that reads them, and what is left of ours after them.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct WorkerFaultTests {
    private typealias Step = RawServer.Step

    /// A server that answers `/x` in that way and everything else well.
    private static func server(_ steps: [RawServer.Step]) throws -> RawServer {
        try RawServer { $0.target == "/x" ? steps : [.answer()] }
    }

    /// Any error is right, success is not; and the next request finds everything in order.
    private static func fails(
        _ steps: [RawServer.Step], _ workers: WorkerTransport = WorkerTests.workers()
    ) async throws -> TransportError? {
        let server = try Self.server(steps)
        defer { server.stop() }
        let outcome = await WorkerTests.outcome(workers, server, alone: true)
        let shared = await WorkerTests.outcome(workers, server)
        let next = await WorkerTests.outcome(workers, server, .get, "/well")
        #expect((try? next.get())?.status == 200)
        guard case .failure(let error) = outcome, case .failure = shared else { return nil }
        return error
    }

    @Test(arguments: [
        "", "H", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Type: app", "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\"",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n{}\r\n0\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: //[::1]:99999/\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 8\r\n\r\nno gzip!",
        "garbage\u{0}\u{1}\u{2}\r\n\r\n", "\r\n\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n",
    ])
    func `an answer cut short or none at all is lost and harms nobody else`(answer: String) async throws {
        let error = try await Self.fails([.text(answer), .close])
        switch try #require(error) {
        case .lost(_, alone: true), .deadly: return
        default: Issue.record("lost expected, not \(String(describing: error))")
        }
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nX-One:1\r\nContent-Length: 2\r\n\r\n{}", "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\nContent-Length: 2\n\n{}", "HTTP/1.0 200 OK\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nX: \u{e9}\u{0}\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 999 What\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 20 Two\r\nContent-Length: 2\r\n\r\n{}", "HTTP/9.9 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\n{}",
        "HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\n\r\n{}",
    ])
    func `an odd answer is taken or lost but harms nobody`(answer: String) async throws {
        _ = try await Self.fails([.text(answer), .close])
    }

    @Test func `bytes of chance harm nobody`() async throws {
        var random = Dice(7)
        let answers = (0..<40).map { number -> [UInt8] in
            let noise = (0..<300).map { _ in UInt8.random(in: 0...255, using: &random) }
            return number % 2 == 0 ? noise : Array("HTTP/1.1 200 OK\r\n".utf8) + noise
        }
        let server = try RawServer { request in
            guard let number = Int(request.target.dropFirst()) else { return [.answer()] }
            return [.bytes(answers[number]), .close]
        }
        defer { server.stop() }
        let workers = WorkerTests.workers()
        for number in 0..<answers.count { _ = await WorkerTests.outcome(workers, server, .get, "/\(number)") }
        #expect((try? await WorkerTests.outcome(workers, server, .get, "/well").get())?.status == 200)
    }

    @Test func `a body over the limit is refused as soon as its length is said`() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n"
        let error = try await Self.fails([.text(head), .hold], WorkerTests.workers(limit: 1_000_000))
        #expect(error == .tooLarge(limit: 1_000_000))
    }

    @Test func `an endless body is refused when it passes the limit`() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
        let flood = Step.forever([UInt8](repeating: 0x20, count: 1 << 16))
        let error = try await Self.fails([.text(head), flood], WorkerTests.workers(limit: 4 << 20))
        #expect(error == .tooLarge(limit: 4 << 20))
    }

    @Test func `a small answer that unpacks to a large one is refused`() async throws {
        // A stored gzip stream of zeros, a hundred times larger when unpacked.
        let bomb = try Self.gzip(zeros: 50 << 20)
        #expect(bomb.count < 1 << 20)
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n"
        let error = try await Self.fails([.text(head), .bytes(bomb)], WorkerTests.workers(limit: 1 << 20))
        #expect(error == .tooLarge(limit: 1 << 20))
    }

    @Test func `an answer just within the limit is taken`() async throws {
        let server = try RawServer { _ in [.answer(body: String(repeating: "x", count: 1 << 20))] }
        defer { server.stop() }
        let outcome = await WorkerTests.outcome(WorkerTests.workers(limit: 1 << 20), server)
        // Too long to be held.
        #expect(try outcome.get().long?.count == 1 << 20)
    }

    @Test func `answers that do not end in time are given up`() async throws {
        let endless: [[Step]] = [
            [.hold],
            [.text("HTTP/1.1 200 OK\r\n"), .hold],
            [.text("HTTP/1.1 200 "), .forever([UInt8(ascii: "O")], pause: 100)],
            [.text("HTTP/1.1 200 OK\r\n"), .forever(Array("X-A: b\r\n".utf8), pause: 100)],
            [.text("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"), .forever([0x20], pause: 100)],
        ]
        let server = try RawServer { request in Int(request.target.dropFirst()).map { endless[$0] } ?? [.answer()] }
        defer { server.stop() }
        let workers = WorkerTests.workers(idle: 10, total: 2)
        await withTaskGroup(of: Void.self) { group in
            for number in endless.indices {
                for alone in [false, true] {
                    group.addTask {
                        let outcome = await WorkerTests.outcome(workers, server, .get, "/\(number)", alone: alone)
                        #expect(outcome == .failure(.timedOut(seconds: 2)), "\(number)")
                    }
                }
            }
        }
        #expect((try? await WorkerTests.outcome(workers, server, .get, "/well").get())?.status == 200)
    }

    @Test func `a server that says nothing for long enough is given up`() async throws {
        let error = try await Self.fails([.hold], WorkerTests.workers(idle: 1, total: 20))
        #expect(error == .timedOut(seconds: 1))
    }

    @Test func `a deadline passes while other answers keep coming`() async throws {
        let server = try RawServer { $0.target == "/x" ? [.hold] : [.pause(milliseconds: 50), .answer()] }
        defer { server.stop() }
        let workers = WorkerTests.workers(idle: 10, total: 2)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                #expect(await WorkerTests.outcome(workers, server) == .failure(.timedOut(seconds: 2)))
            }
            for _ in 0..<3 {
                group.addTask {
                    // An answer every few hundredths of a second until the other one is given up.
                    while !Task.isCancelled {
                        let outcome = await WorkerTests.outcome(workers, server, .get, "/well")
                        if case .failure(let error) = outcome, error != .cancelled {
                            Issue.record("\(error)")
                            return
                        }
                    }
                }
            }
            await group.next()
            group.cancelAll()
        }
    }

    @Test func `of sixteen requests at once only the poisonous one fails`() async throws {
        let server = try RawServer { request in
            request.target == "/api/9"
                ? [.text("HTTP/1.1 200 OK\r\n"), .close] : [.pause(milliseconds: 20), .answer()]
        }
        defer { server.stop() }
        var policy = RetryPolicy()
        policy.firstPause = 0.001
        let line = SiteLine(
            url: ServiceURL(origin: server.origin, path: "/api"), credential: .bearer(token: "token"),
            transport: WorkerTests.workers().transport, rate: nil, concurrency: 16, policy: policy)
        let reader = SiteReader(line)
        let failed = await withTaskGroup(of: Int?.self) { group in
            for number in 0..<16 {
                group.addTask {
                    await reason { () async throws(ServiceError) in try await reader.get("/\(number)") }.map { _ in
                        number
                    }
                }
            }
            var failed: [Int] = []
            for await number in group { if let number { failed.append(number) } }
            return failed
        }
        #expect(failed == [9])
    }

    @Test(arguments: [HTTPMethod.get, .post])
    func `cancelling returns without an answer`(method: HTTPMethod) async throws {
        let server = try RawServer { _ in [.hold] }
        defer { server.stop() }
        let workers = WorkerTests.workers(idle: 100, total: 100)
        let task = Task { await WorkerTests.outcome(workers, server, method) }
        await reached { !server.requests.isEmpty }
        task.cancel()
        #expect(await task.value == .failure(.cancelled))
        let again = Task {
            await reached { Task.isCancelled }
            return await WorkerTests.outcome(workers, server, method)
        }
        again.cancel()
        #expect(await again.value == .failure(.cancelled))
    }

    @Test func `a reader is cancelled wherever it waits`() async throws {
        let server = try RawServer { $0.target == "/hold" ? [.hold] : [.answer("429 Slow", ["Retry-After: 200"])] }
        defer { server.stop() }
        let line = SiteLine(
            url: ServiceURL(origin: server.origin, path: ""), credential: .bearer(token: "token"),
            transport: WorkerTests.workers(idle: 100, total: 100).transport,
            rate: RateLimit(requests: 3, seconds: 3000), concurrency: 2)
        let reader = SiteReader(line)
        // Under way, in a pause, behind the gate, without a token.
        let tasks = ["/hold", "/slow", "/x", "/y", "/z"].map { target in
            Task { await reason { () async throws(ServiceError) in try await reader.get(target) } }
        }
        await reached { server.requests.count >= 2 }
        for task in tasks { task.cancel() }
        for task in tasks { #expect(await task.value == .cancelled) }
    }

    /// The bytes that `gzip` makes of so many zeros.
    private static func gzip(zeros: Int) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "head -c \(zeros) /dev/zero | gzip -9"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        defer { process.waitUntilExit() }
        return Array(try pipe.fileHandleForReading.readToEnd() ?? Data())
    }
}
