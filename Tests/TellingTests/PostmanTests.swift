import Service
import Synchronization
import Telling
import TestSupport
import Testing
import Wire

struct PostmanTests {
    private static let request = HTTPRequest(.post, origin: "https://hooks.example", target: "/T0/s3cretkey")

    /// One answer after the other, the last one for ever.
    private static func bring(
        _ answers: [Result<Int, TransportError>], body: String = ""
    ) async -> (sends: Int, failure: Untold?) {
        let sends = Mutex(0)
        let transport = Transport { _, _ async throws(TransportError) in
            let number = sends.withLock { count in
                count += 1
                return count - 1
            }
            let status = try answers[min(number, answers.count - 1)].get()
            return HTTPResponse(status: status, body: Array(body.utf8))
        }
        let postman = Postman(transport, hiding: ["/T0/s3cretkey", "s3cretkey"], time: .jumping())
        var failure: Untold?
        do throws(Untold) { try await postman.bring(request) } catch { failure = error }
        return (sends.withLock { $0 }, failure)
    }

    @Test(
        arguments: [
            ([.success(200)], 1, true), ([.success(204)], 1, true), ([.success(404)], 1, false),
            ([.success(302)], 1, false),
            ([.success(503), .success(200)], 2, true), ([.success(429), .success(500), .success(200)], 3, true),
            ([.success(500)], 3, false), ([.failure(.unreachable("refused"))], 3, false),
            ([.failure(.timedOut(seconds: 10)), .success(200)], 2, true), ([.failure(.insecure("expired"))], 1, false),
            ([.failure(.cancelled)], 1, false),
        ] as [([Result<Int, TransportError>], Int, Bool)])
    func `what may pass is tried again, three times at most`(
        _ answers: [Result<Int, TransportError>], _ sends: Int, _ isTold: Bool
    ) async {
        let (count, failure) = await Self.bring(answers)
        #expect(count == sends)
        #expect((failure == nil) == isTold)
    }

    @Test(
        arguments: [
            ([.failure(.unreachable("can't connect to https://hooks.example/T0/s3cretkey"))], ""),
            ([.failure(.insecure("s3cretkey"))], ""), ([.success(403)], "no hook /T0/s3cretkey here"),
            ([.success(301)], "moved to /T0/s3cretkey"),
        ] as [([Result<Int, TransportError>], String)])
    func `no failure repeats the address`(_ answers: [Result<Int, TransportError>], _ body: String) async throws {
        let failure = try #require(await Self.bring(answers, body: body).failure)
        #expect(!failure.words.contains("s3cret"))
        #expect(!failure.words.isEmpty)
    }
}
