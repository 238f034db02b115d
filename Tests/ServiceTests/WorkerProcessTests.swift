#if os(Linux)
import Foundation
import Service
import TestSupport
import Testing
import Wire

/// The worker as a process among others: each in a test process of its own, where all the children are ours.
@Suite(.timeLimit(.minutes(10)))
struct WorkerProcessTests {
    @Test func `five hundred lost workers leave nothing behind`() async {
        await #expect(processExitsWith: .success) {
            let server = try RawServer { $0.target == "/x" ? [.text("HTTP/1.1 200 OK\r\n"), .close] : [.answer()] }
            let workers = WorkerTests.workers()
            let ending = WorkerTransport(executable: "/bin/false", limits: WorkerTransport.Limits())
            // What is set up once, for the shared worker that stays too.
            _ = await WorkerTests.outcome(ending, server)
            _ = await WorkerTests.outcome(workers, server, alone: true)
            _ = try await WorkerTests.outcome(workers, server, .get, "/well").get()
            await reached { ProcessTable.children.count == 1 }
            let (descriptors, threads) = (ProcessTable.descriptors, ProcessTable.threads)
            for number in 0..<500 {
                let isReal = number % 20 == 0
                let outcome = await WorkerTests.outcome(isReal ? workers : ending, server, alone: true)
                guard case .failure(.deadly) = outcome else { throw Unexpected(what: "\(outcome)") }
            }
            _ = try await WorkerTests.outcome(workers, server, .get, "/well").get()
            await reached { ProcessTable.children.count == 1 }
            await reached { ProcessTable.descriptors <= descriptors + 2 && ProcessTable.threads <= threads + 2 }
            workers.close()
            await reached { ProcessTable.children.isEmpty }
        }
    }

    @Test func `a worker shows no secret to other programs and has a bare environment`() async {
        await #expect(processExitsWith: .success) {
            setenv("http_proxy", "http://127.0.0.1:1", 1)
            setenv("ALL_PROXY", "http://127.0.0.1:1", 1)
            setenv("URLSessionDebugLibcurl", "1", 1)
            setenv("PROD_TOKEN", "s3cret", 1)
            let server = try RawServer { $0.target == "/x" ? [.hold] : [.answer()] }
            let workers = WorkerTests.workers(connections: 3)
            let headers = [HTTPHeader("Authorization", "Bearer s3cret")]
            // Through a proxy that is not there this would fail.
            _ = try await WorkerTests.outcome(workers, server, .get, "/well", headers: headers).get()
            let open = Task { await WorkerTests.outcome(workers, server, .post, headers: headers, body: [0x31]) }
            await reached { server.requests.count == 2 }
            let children = ProcessTable.children
            try check(children.count == 2, "two workers")
            for child in children {
                let words = ProcessTable.arguments(of: child)
                try check(words.dropFirst() == [NetworkWorker.word, "3", "67108864"], "\(words)")
                let variables = Set(ProcessTable.environment(of: child))
                try check(
                    variables == ["SWIFT_BACKTRACE=enable=no", "HOME=/nonexistent", "TZ=UTC"], "\(variables)")
            }
            open.cancel()
            try check(await open.value == .failure(.cancelled), "cancelled")
            await reached { ProcessTable.children.count == 1 }
        }
    }

    @Test func `a worker gets no more memory than it is given, and leaves no core file`() async {
        await #expect(processExitsWith: .success) {
            let server = try RawServer { $0.target == "/x" ? [.hold] : [.answer()] }
            let workers = WorkerTests.workers()
            _ = try await WorkerTests.outcome(workers, server, .get, "/well").get()
            let open = Task { await WorkerTests.outcome(workers, server, .post) }
            await reached { server.requests.count == 2 }
            let children = ProcessTable.children
            try check(children.count == 2, "the shared one and that of a write")
            for child in children {
                try check(ProcessTable.limit("Max address space", of: child) == "\(4 << 30)", "memory")
                try check(ProcessTable.limit("Max core file size", of: child) == "0", "core")
            }
            open.cancel()
            _ = await open.value
        }
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `a signal meant for the program does not end a write under way`(signal: Int32) async {
        await #expect(processExitsWith: .success) { [signal] in
            let mayAnswer = DispatchSemaphore(value: 0)
            let server = try RawServer { _ in
                mayAnswer.wait()
                return [.answer("201 Created")]
            }
            let workers = WorkerTests.workers()
            let write = Task { await WorkerTests.outcome(workers, server, .post) }
            await reached { server.requests.count == 1 }
            for child in ProcessTable.children { kill(child, signal) }
            mayAnswer.signal()
            try check(try await write.value.get().status == 201, "an answer")
        }
    }

    @Test func `a worker that stands still is given up in time`() async {
        await #expect(processExitsWith: .success) {
            let body = String(repeating: "x", count: 8 << 20)
            let server = try RawServer { _ in [.answer(body: body)] }
            let workers = WorkerTests.workers(idle: 10, total: 2)
            _ = try await WorkerTests.outcome(workers, server).get()
            let stopped = ProcessTable.children
            try check(stopped.count == 1, "one worker")
            for child in stopped { kill(child, SIGSTOP) }
            try check(await WorkerTests.outcome(workers, server) == .failure(.timedOut(seconds: 2)), "timed out")
            _ = try await WorkerTests.outcome(workers, server).get()
            await reached { !stopped.contains { ProcessTable.isThere($0) } }
        }
    }

    @Test func `a large answer is held nowhere`() async {
        await #expect(processExitsWith: .success) {
            let size = 60 << 20
            let piece = [UInt8](repeating: 0x20, count: 1 << 20)
            let mark = [UInt8](repeating: 0x31, count: 1 << 20)
            let server = try RawServer { request in
                if request.target == "/well" { return [.answer()] }
                let head = RawServer.Step.text("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n")
                return [head] + (0..<60).map { .bytes($0 == 41 ? mark : piece) }
            }
            let workers = WorkerTests.workers()
            _ = try await WorkerTests.outcome(workers, server, .get, "/well").get()
            let own = ProcessInfo.processInfo.processIdentifier
            let before = ProcessTable.peak(of: own)
            let answer = try await WorkerTests.outcome(workers, server).get()
            try check(answer.body.isEmpty && answer.long?.count == size, "the answer")
            try check(answer.long?.bytes((41 << 20)..<(42 << 20)) == mark, "its bytes in their place")
            try check(answer.long?.bytes((59 << 20)..<(60 << 20)) == piece, "its end")
            try check(ProcessTable.peak(of: own) - before < 20 << 20, "not held here")
            for child in ProcessTable.children {
                try check(ProcessTable.peak(of: child) < size + (60 << 20), "held at most once there")
            }
        }
    }

    @Test func `closing ends the shared worker and what it was asked`() async {
        await #expect(processExitsWith: .success) {
            let server = try RawServer { $0.target == "/x" ? [.hold] : [.answer()] }
            let workers = WorkerTests.workers()
            workers.warmUp()
            try check(ProcessTable.children.count == 1, "one worker")
            let read = Task { await WorkerTests.outcome(workers, server) }
            await reached { server.requests.count == 1 }
            workers.close()
            guard case .failure(.lost) = await read.value else { throw Unexpected(what: "lost") }
            await reached { ProcessTable.children.isEmpty }
            _ = try await WorkerTests.outcome(workers, server, .get, "/well").get()
        }
    }

    @Test func `a worker ends with the program that started it`() async throws {
        let result = try #require(
            await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
                let server = try RawServer { _ in [.hold] }
                let workers = WorkerTests.workers()
                Task { _ = await WorkerTests.outcome(workers, server) }
                await reached { server.requests.count == 1 }
                for child in ProcessTable.children { print("worker \(child)") }
                fflush(nil)
            })
        let line = String(decoding: result.standardOutputContent, as: UTF8.self).split(separator: "\n").first {
            $0.hasPrefix("worker ")
        }
        let worker = try #require(line.flatMap { Int32($0.dropFirst(7)) })
        await reached { !ProcessTable.isThere(worker) || ProcessTable.isZombie(worker) }
    }
}

private struct Unexpected: Error {
    let what: String
}

/// Ends a test process with a failure that says what was expected.
private func check(_ condition: Bool, _ what: String) throws {
    if !condition { throw Unexpected(what: what) }
}
#endif
