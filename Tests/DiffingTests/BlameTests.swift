import Catalog
import Diffing
import Testing
import Wire

struct BlameTests {
    private static let book = RuleBook(.liveChat)

    /// `pointer version` of each field.
    private func lines(
        _ kind: String, _ versions: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [String] {
        let rules = try #require(Self.book[kind], sourceLocation: sourceLocation)
        let blame = Blame(try versions.map { try JSONValue(parsing: $0) }, rules: rules)
        return blame.lines.map { "\($0.pointer) \($0.version)" }
    }

    @Test func `a field keeps the version that last changed it`() throws {
        #expect(
            try lines(
                "settings", #"{"a":1,"b":{"c":"x","d":"y"},"e":[]}"#, #"{"a":2,"b":{"c":"x","d":"y"},"e":[]}"#,
                #"{"a":2,"b":{"c":"x","d":"z","n":null},"e":[],"new":1}"#)
                == ["/a 1", "/b/c 0", "/b/d 2", "/b/n 2", "/e 0", "/new 2"])
        #expect(try lines("settings", #"{"a":1}"#, #"{"a":2}"#, #"{"a":1}"#) == ["/a 2"])
    }

    @Test func `another spelling or order is no change, and what the service sets is left out`() throws {
        #expect(
            try lines(
                "customerSegments", #"{"id":"1","name":"a","isEnable":true}"#,
                #"{"isEnabled":true,"name":"a","id":"2"}"#) == ["/isEnabled 0", "/name 0"])
    }

    @Test func `an element put in front of a list does not blame those behind it`() throws {
        // By key, by the elements themselves, and where the order counts.
        #expect(
            try lines(
                "dynamicCampaign", #"{"dynamicCampaignRules":[{"name":"a","order":1},{"name":"b","order":2}]}"#,
                #"{"dynamicCampaignRules":[{"name":"n","order":0},{"name":"a","order":1},{"name":"b","order":3}]}"#)
                == [
                    "/dynamicCampaignRules/0/name 1", "/dynamicCampaignRules/0/order 1",
                    "/dynamicCampaignRules/1/name 0", "/dynamicCampaignRules/1/order 0",
                    "/dynamicCampaignRules/2/name 0", "/dynamicCampaignRules/2/order 1",
                ])
        #expect(
            try lines(
                "customerSegments", #"{"alertTo":{"agentIds":[1,2]}}"#, #"{"alertTo":{"agentIds":[3,2,1]}}"#)
                == ["/alertTo/agentIds/0 1", "/alertTo/agentIds/1 0", "/alertTo/agentIds/2 0"])
        #expect(
            try lines("settings", #"{"x":[{"v":1},{"v":2}]}"#, #"{"x":[{"v":0},{"v":1},{"v":2}]}"#)
                == ["/x/0/v 1", "/x/1/v 0", "/x/2/v 0"])
        #expect(
            try lines("settings", #"{"x":[{"v":1,"w":1},{"v":2}]}"#, #"{"x":[{"v":1,"w":2},{"v":2}]}"#)
                == ["/x/0/v 0", "/x/0/w 1", "/x/1/v 0"])
    }

    @Test func `a reference counts by what it names`() throws {
        #expect(
            try lines(
                "chatbotIntegration", #"{"selectedChatbotId":"B0700001-5C1E-4B07-9A31-000000000201"}"#,
                #"{"selectedChatbot":{"name":"T","id":"b0700001-5c1e-4b07-9a31-000000000201"}}"#)
                == ["/selectedChatbotId 0"])
    }

    @Test func `secrets are marked, and shown to nobody`() throws {
        let rules = try #require(Self.book["mobilePush"])
        let blame = Blame([["androidGcmAPIKey": "abc", "x": ""], ["androidGcmAPIKey": "abd", "x": ""]], rules: rules)
        #expect(blame.lines.map(\.shownValue) == ["•••", ""])
        #expect(blame.lines.map(\.version) == [1, 0])
        #expect(blame.lines.map(\.isSecret) == [true, false])
    }

    @Test func `a body that is a text is one field`() throws {
        #expect(try lines("installationCode", #""<code>""#, #"{"code":"<code>"}"#) == [" 0"])
    }
}
