import Catalog
import Diffing
import Testing
import Wire

struct BodyComparisonTests {
    private static let book = RuleBook(.liveChat)

    private func changes(
        _ kind: String, _ present: String, _ wanted: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [FieldChange] {
        let rules = try #require(Self.book[kind], sourceLocation: sourceLocation)
        return BodyComparison(
            present: try JSONValue(parsing: present), wanted: try JSONValue(parsing: wanted), rules: rules
        ).changes
    }

    @Test(arguments: [
        ("campaigns", #"{"id":"1","name":"a","description":""}"#, #"{"description":"","name":"a","id":"2"}"#),
        ("customerSegments", #"{"isEnabled":true,"conditions":[]}"#, #"{"isEnable":true,"condition":[]}"#),
        ("webhooks", #"{"event":"chatEnds","targetUrl":"u"}"#, #"{"event":"chatEnded","name":"u"}"#),
        (
            "customerSegments",
            #"{"conditions":[{"field":"a","value":"1","order":1},{"field":"b","value":"2","order":2}]}"#,
            #"{"conditions":[{"order":2,"field":"b","value":"2"},{"id":"x","field":"a","value":"1","order":1}]}"#
        ),
        ("customerSegments", #"{"alertTo":{"agentIds":[4,5]}}"#, #"{"alertTo":{"agentIds":["5",4]}}"#),
        (
            "chatbotIntegration", #"{"selectedChatbotId":"B0700001-5C1E-4B07-9A31-000000000201"}"#,
            #"{"selectedChatbot":{"name":"T","id":"b0700001-5c1e-4b07-9a31-000000000201"}}"#
        ),
        ("chatbotIntegration", #"{"selectedChatbotId":null}"#, #"{"selectedChatbotId":""}"#),
        (
            "dynamicCampaign", #"{"defaultCampaignId":"00000000-0000-0000-0000-000000000000"}"#,
            #"{"defaultCampaign":null}"#
        ),
        ("chatButton", #"{"allowedDomains":["a.b","c.d"]}"#, #"{"allowedDomains":"c.d, a.b"}"#),
        (
            "chatWindow", #"{"logo":{"id":"7","name":"a","url":"u"}}"#, #"{"logo":"7"}"#
        ),
        ("bans", #"{"ip":"1","lastUpdatedByAgentId":1}"#, #"{"ipAddress":"1","lastUpdatedBy":2}"#),
        (
            "routing", #"{"routeTo":"agent","routeToId":"6","routeToAgent":{"id":6}}"#,
            #"{"routeTo":"agent","routeToId":6}"#
        ),
        ("preChat", #"{"isEnable":true,"fields":[1]}"#, #"{"isEnable":"true","field":[]}"#),
        ("settings", #"{"siteId":1,"minutes":1.0}"#, #"{"siteId":2,"minutes":1}"#),
        ("installationCode", #""<code>""#, #"{"code":"<code>"}"#),
        ("mobilePush", #"{"androidGcmAPIKey":"**********"}"#, #"{"androidGcmAPIKey":""}"#),
    ])
    func `what means the same is no difference`(kind: String, present: String, wanted: String) throws {
        #expect(try changes(kind, present, wanted) == [])
        #expect(try changes(kind, wanted, present) == [])
        let rules = try #require(Self.book[kind])
        let (a, b) = (try JSONValue(parsing: present), try JSONValue(parsing: wanted))
        #expect((Fingerprint.of(a, rules) == Fingerprint.of(b, rules)) == !Self.apart.contains(kind))
    }

    /// A fingerprint is of one site at two moments, and one site writes a value in one way: it need not see through what only two
    /// sites, or the two documents, write differently. In these kinds, above, that is `1.0` for `1`, a flag
    /// as text, a text for an object, a masked secret for none, and the key of an image for the image.
    private static let apart = ["settings", "preChat", "installationCode", "mobilePush", "chatWindow"]

    @Test func `each difference is named by the pointer to it`() throws {
        let changes = try changes(
            "customerSegments",
            #"{"name":"a","isEnable":true,"conditions":[{"field":"f","value":"1","order":2}],"alertTo":{"agentIds":[1]}}"#,
            #"{"name":"b","isEnabled":false,"conditions":[{"order":1,"field":"n"},{"order":2,"field":"f","value":"9"}],"alertTo":{"agentIds":[2]},"new/~":1}"#
        )
        #expect(
            changes.map { "\($0.pointer) \($0.from?.written() ?? "-") \($0.to?.written() ?? "-")" } == [
                #"/name "a" "b""#, "/isEnable true false", #"/conditions/0/value "1" "9""#,
                #"/conditions/1 - {"order":1,"field":"n"}"#, "/alertTo/agentIds [1] [2]", "/new~1~0 - 1",
            ])
    }

    @Test func `the order of a list counts where no row says otherwise`() throws {
        #expect(
            try changes("settings", #"{"x":[1,2]}"#, #"{"x":[2,1]}"#).map(\.pointer.description) == ["/x/0", "/x/1"])
    }

    @Test func `letter case counts in everything but guids`() throws {
        #expect(try changes("campaigns", #"{"name":"a"}"#, #"{"name":"A"}"#).count == 1)
        #expect(
            try changes(
                "campaigns", #"{"x":"B0700001-5C1E-4B07-9A31-000000000201"}"#,
                #"{"x":"b0700001-5c1e-4b07-9a31-000000000201"}"#) == [])
    }

    @Test func `a secret differs without showing its values`() throws {
        let changes = try changes("mobilePush", #"{"androidGcmAPIKey":"one"}"#, #"{"androidGcmAPIKey":"two"}"#)
        #expect(changes.count == 1)
        #expect(changes.first?.shownFrom == "•••")
        #expect(changes.first?.shownTo == "•••")
        #expect(changes.first?.to == "two")
    }

    @Test func `a fingerprint changes with the meaning only`() throws {
        let kind = try #require(Catalog.liveChat["routing"])
        func print(_ text: String) throws -> String { Fingerprint.of(try JSONValue(parsing: text), kind) }
        let base = try print(#"{"routeTo":"agent","routeToId":"6","isEnable":true}"#)
        #expect(base.utf8.count == 64)
        #expect(
            try print(#"{"isEnable":true,"customRules":[{"a":1}],"routeToId":6,"routeTo":"agent","x":null}"#) == base)
        #expect(try print(#"{"isEnable":false,"routeToId":6,"routeTo":"agent"}"#) != base)
        #expect(try print(#"{"isEnable":true,"routeToId":7,"routeTo":"agent"}"#) != base)
    }
}
