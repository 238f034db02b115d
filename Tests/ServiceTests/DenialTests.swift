import Service
import Testing
import Wire

/// What version 4 says when it refuses: three things by one status, a word for programs, a name for the error.
struct DenialTests {
    private static let guid = "0d6e1d3c-9a51-4a86-9b6e-2f4f0c6a1b11"

    private static func error(_ word: String, _ message: String) -> String {
        #"{"id":"\#(guid)","error":"\#(word)","message":"\#(message)"}"#
    }

    private static func send(_ answer: HTTPResponse) async -> ServiceError? {
        do throws(ServiceError) {
            _ = try await SiteWriter(Script(.success(answer)).line()).send(
                .put, "/livechat/segments/1", body: [0x7B, 0x7D])
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        (error("AuthorizationFailed", "no permission"), ServiceError.Denial.permission, "no permission"),
        (error("FeatureNotAvailable", "not in your plan"), .plan, "the account's plan lacks the feature"),
        ("<html><body>Request blocked <b>7</b></body></html>", .firewall, "something before the service"),
        ("blocked", .firewall, "something before the service"), ("", .permission, "403"),
        (#"{"message":"why"}"#, .permission, "why"),
    ])
    func `a refused write says which of three it is`(body: String, denial: ServiceError.Denial, words: String) async {
        let error = await Self.send(.status(403, body: body))
        guard case .forbidden(_, let by)? = error?.reason else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(by == denial)
        #expect(error?.words.contains(words) == true, "\(error?.words ?? "")")
    }

    @Test func `a page in place of an answer to a question is no firewall's word on a write`() async {
        let script = Script(.success(.status(403, body: "<html>no</html>")))
        let reason = await #expect(throws: ServiceError.self) {
            try await SiteReader(script.line()).document("/livechat/segments")
        }?.reason
        #expect(reason == .forbidden(message: "", by: .permission))
    }

    @Test func `an error of a write is told with its word and its name`() async {
        let words = await Self.send(
            .status(400, body: Self.error("ParameterIsNotEditable", "password is not editable.")))
        #expect(
            words?.words
                == "the service answers 400: password is not editable. (ParameterIsNotEditable, error \(Self.guid)); "
                + "no PUT may carry that member, so say in a file of rows that it is readOnly")
    }

    @Test(arguments: [
        #"{"error":"two words","message":"m"}"#, #"{"error":{"code":"x"},"message":"m"}"#, #"{"message":"m"}"#,
        #"{"id":"<b>","error":"","message":"m"}"#,
    ])
    func `only version 4's form has a word and a name`(body: String) {
        let message = ServiceMessage(.status(400, body: body))
        #expect(message.traced == message.text && message.errorID == nil)
    }

    @Test func `what stands in place of a name is not repeated`() {
        let message = ServiceMessage(
            .status(400, body: #"{"id":"a b\u001b","error":"EntityDuplicated","message":"m"}"#))
        #expect(message.traced == "m (EntityDuplicated)")
    }
}
