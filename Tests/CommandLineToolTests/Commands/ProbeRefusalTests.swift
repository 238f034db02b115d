import CommandLineTool
import Simulator
import Synchronization
import TestSupport
import Testing
import Wire

/// What a probe makes of answers that say no, and of a site that never does.
struct ProbeRefusalTests {
    @Test(arguments: [
        (404, "EntityNotFound", "there", "no record"), (400, "ParameterMissing", "there", "parameters"),
        (400, "ParameterNotAllowed", "there", "parameters"), (405, "MethodNotSupported", "there", "by GET"),
        (403, "FeatureNotAvailable", "there", "plan"), (403, "AuthorizationFailed", "failed", "403"),
        (404, "", "absent", ""),
    ])
    func `a refusal that differs from that of no path says that something is there, and proposes nothing`(
        status: Int, word: String, state: String, reason: String
    ) async throws {
        let bench = try Workbench(["shop": SampleSite.version4()])
        bench.bend { request, response in
            guard request.target.contains("/languageConfig"), !request.target.contains("?") else { return response }
            let body: JSONValue = ["id": "1", "error": .string(word), "message": "Nothing."]
            return HTTPResponse(status: status, headers: [], body: word.isEmpty ? [] : body.bytes())
        }
        let found = try await ProbeGuessTests.probe(bench)
        let guess = found["guesses"]?.elements?.first { $0["path"] == "/livechat/campaigns/{campaigns}/languageConfig" }
        #expect(guess?["state"]?.text == state && guess?["status"] == .integer(status))
        #expect(reason.isEmpty || guess?["reason"]?.text?.contains(reason) == true, "\(guess ?? nil)")
        #expect(found["proposed"]?.isNull == true)
    }

    @Test func `where a missing path is refused in the same words, a refusal says nothing`() async throws {
        let bench = try Workbench(["shop": SampleSite.version4()])
        bench.bend { _, response in
            guard response.status == 404 else { return response }
            let body: JSONValue = ["id": "1", "error": "EntityNotFound", "message": "Nothing."]
            return HTTPResponse(status: 404, headers: [], body: body.bytes())
        }
        let found = try await ProbeGuessTests.probe(bench)
        #expect(found["guesses"]?.elements?.allSatisfy { $0["state"] == "absent" } == true)
        #expect(found["guesses"] != [] && found["proposed"]?.isNull == true)
    }

    /// Everywhere, or below what there is.
    @Test(arguments: ["/", "/campaigns/"])
    func `a site that answers whatever it is asked proves nothing`(below: String) async throws {
        let bench = try Workbench(["shop": SampleSite.version4()])
        bench.bend { request, response in
            response.status == 404 && request.target.contains(below)
                ? HTTPResponse(status: 200, headers: [], body: Array(#"{"name":"x"}"#.utf8)) : response
        }
        let found = try await ProbeGuessTests.probe(bench)
        #expect(found["reliable"] == false && found["guesses"] == [] && found["proposed"]?.isNull == true)
    }

    @Test func `a probe ends with the first 401`() async throws {
        let bench = try Workbench(["shop": SampleSite.version4()])
        let asked = Mutex(0)
        bench.bend { _, response in
            let number = asked.withLock { count in
                count += 1
                return count
            }
            return number > 5 ? HTTPResponse(status: 401, headers: [], body: []) : response
        }
        #expect(await bench.run("doctor shop --probe").code == .refused)
        // The credential may be had anew once.
        #expect(asked.withLock { $0 } <= 7)
    }
}
