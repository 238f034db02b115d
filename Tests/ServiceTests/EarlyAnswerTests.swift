import Service
import TestSupport
import Testing
import Wire

/// Answers that come before the service has taken what it was sent.
@Suite(.timeLimit(.minutes(10)))
struct EarlyAnswerTests {
    private static let large = [UInt8](repeating: 0x20, count: 8 << 20)

    @Test func `a refusal that comes while the body goes out is that refusal, and the write is sent once`() async throws
    {
        let server = try RawServer(isHasty: true) { _ in [.answer("413 Payload Too Large"), .hold] }
        defer { server.stop() }
        let response = try await WorkerTests.outcome(WorkerTests.workers(), server, .put, body: Self.large).get()
        #expect(response.status == 413)
        #expect(Verdict(response, isWrite: true, wallClock: 0) == .refused)
        #expect(server.requests.count == 1)
    }

    @Test(arguments: [HTTPMethod.post, .put])
    func `a connection that breaks while the body goes out leaves the outcome open, and the write is sent once`(
        method: HTTPMethod
    ) async throws {
        let server = try RawServer(isHasty: true) { _ in [.close] }
        defer { server.stop() }
        let outcome = await WorkerTests.outcome(WorkerTests.workers(), server, method, body: Self.large)
        guard case .failure(.lost) = outcome else {
            Issue.record("lost expected, not \(outcome)")
            return
        }
        #expect(server.requests.count == 1)
    }
}
