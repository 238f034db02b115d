import Foundation
import Service
import TestSupport
import Testing
import Wire

/// Compares the way through a worker process with `curl`. Not part of a normal run:
/// `LIVECHAT_SYNC_BENCHMARK=1 swift test -c release --disable-xctest --filter NetworkBenchmark`
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["LIVECHAT_SYNC_BENCHMARK"] != nil))
struct NetworkBenchmark {
    private static let count = 2000
    private static let width = 16

    @Test(arguments: [0, 25], [300, 20_000])
    func `reads through a worker keep up with curl`(latency: Int, size: Int) async throws {
        let body = "\"" + String(repeating: "x", count: size) + "\""
        let server = try RawServer { _ in [.pause(milliseconds: latency), .answer(body: body)] }
        defer { server.stop() }
        let curl = try await Self.seconds { try Self.curl(server.origin) }
        var limits = WorkerTransport.Limits()
        limits.connections = Self.width
        let workers = WorkerTransport(executable: BuiltProgram.path, limits: limits)
        workers.warmUp()
        let bare = try await Self.seconds { try await Self.ask(server.origin, workers.transport) }
        let line = SiteLine(
            url: ServiceURL(origin: server.origin, path: ""), credential: .bearer(token: "t"),
            transport: workers.transport, rate: nil, concurrency: Self.width)
        let whole = try await Self.seconds { try await Self.read(SiteReader(line)) }
        print("\(latency) ms, \(size) B: curl \(curl), worker \(bare), reader \(whole) s; \(whole / curl) times")
        #expect(server.requests.count == 3 * Self.count)
        workers.close()
    }

    private static func seconds(_ body: () async throws -> Void) async rethrows -> Double {
        let start = ContinuousClock.now
        try await body()
        return (ContinuousClock.now - start) / .seconds(1)
    }

    private static func curl(_ origin: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
        process.arguments = [
            "--silent", "--parallel", "--parallel-max", String(width), "\(origin)/[1-\(count)]", "-o", "/dev/null",
        ]
        try process.run()
        process.waitUntilExit()
    }

    private static func ask(_ origin: String, _ transport: Transport) async throws {
        try await inParallel { number in
            let response = try await transport.send(HTTPRequest(.get, origin: origin, target: "/\(number)"), false)
            #expect(response.status == 200)
        }
    }

    private static func read(_ reader: SiteReader) async throws {
        try await inParallel { number in _ = try await reader.get("/\(number)") }
    }

    private static func inParallel(_ body: @escaping @Sendable (Int) async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                if number >= width { try await group.next() }
                group.addTask { try await body(number) }
            }
            try await group.waitForAll()
        }
    }
}
