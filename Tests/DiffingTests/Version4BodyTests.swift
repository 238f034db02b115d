import Catalog
import Diffing
import Testing
import Wire

/// Manners of version 4: pictures at addresses with a version, members that come and go with others.
struct Version4BodyTests {
    private static let book = RuleBook(.liveChat4)

    private static func comparison(
        _ kind: String, _ present: JSONValue, _ wanted: JSONValue
    ) throws -> BodyComparison {
        BodyComparison(present: present, wanted: wanted, rules: try #require(book[kind]))
    }

    private static let image = "http://127.0.0.1:8081/api/v4/livechat/campaigns/7/chatButton/imageButtonOnlineImage"

    @Test(arguments: [
        (image + "?SiteId=1&version=ab12", true), ("https://x.example/other?VERSION=ab12&SiteId=9", true),
        (image + "?SiteId=1&version=ab13", false), (image + "?SiteId=1", false), (image, false), ("", false),
    ])
    func `pictures are compared by their version alone where both show one`(other: String, isSame: Bool) throws {
        let rules = try #require(Self.book["chatButton"])
        let own: JSONValue = ["imageButtonOnlineImage": .string(Self.image + "?SiteId=1&version=ab12")]
        let body: JSONValue = ["imageButtonOnlineImage": .string(other)]
        for (present, wanted) in [(own, body), (body, own)] {
            #expect(BodyComparison(present: present, wanted: wanted, rules: rules).changes.isEmpty == isSame)
        }
        #expect((Fingerprint.of(own, rules) == Fingerprint.of(body, rules)) == isSame)
    }

    @Test func `an address that is no image's counts as it stands`() throws {
        let changes = try Self.comparison(
            "chatButton", ["pageUrl": "http://a/?version=1"], ["pageUrl": "http://b/?version=1"]
        ).changes
        #expect(changes.count == 1)
    }

    @Test func `a picture goes back with the address that it has now`() throws {
        let kind = try #require(Catalog.liveChat4["chatButton"])
        let live: JSONValue = ["imageButtonOnlineImage": .string(Self.image + "?version=ab12")]
        for (sent, isSame) in [("http://other/x?version=ab12", true), ("http://other/x?version=ab13", false)] {
            let body: JSONValue = ["type": "image", "imageButtonOnlineImage": .string(sent)]
            let request = body.withImageAddresses(of: live, kind)
            #expect((request["imageButtonOnlineImage"] == live["imageButtonOnlineImage"]) == isSame)
            #expect(request["type"] == "image")
        }
    }

    private static let shown: JSONValue = [
        "style": "classic", "isBackgroundDisplayed": true, "backgroundTexture": "dots", "x": 1,
    ]
    private static let hidden: JSONValue = ["style": "bubble", "isBackgroundDisplayed": true, "x": 1]

    @Test func `an absent member is shown with what decides that it is`() throws {
        let words = "only while style is classic or circle, and isBackgroundDisplayed is true"
        for (present, wanted) in [(Self.shown, Self.hidden), (Self.hidden, Self.shown)] {
            let changes = try Self.comparison("chatWindow", present, wanted).changes
            #expect(changes.map(\.pointer.description) == ["/style", "/backgroundTexture"])
            #expect(changes.map(\.cause) == [nil, words])
            #expect(changes[1].document["cause"] == .string(words))
        }
        // Where nothing decides it, it is a change as any other.
        let lacking: JSONValue = ["style": "classic", "isBackgroundDisplayed": true, "x": 1]
        #expect(try Self.comparison("chatWindow", Self.shown, lacking).changes.map(\.cause) == [nil])
    }

    @Test(arguments: [true, false])
    func `it comes and goes in one request with what decides`(isMirror: Bool) throws {
        let rules = try #require(Self.book["chatWindow"])
        func laid(_ wanted: JSONValue, _ present: JSONValue) -> (JSONValue, [NotCarried]) {
            var overlay = Overlay(
                rules, translation: Translation(rules.kind), address: "campaigns/Shop/chatWindow", isMirror: isMirror)
            return (overlay.laid(wanted, over: present), overlay.notCarried)
        }
        let (gone, left) = laid(Self.hidden, Self.shown)
        #expect(gone["style"] == "bubble" && gone["backgroundTexture"] == nil && left == [])
        let (come, _) = laid(Self.shown, Self.hidden)
        #expect(come["style"] == "classic" && come["backgroundTexture"] == "dots")
        // What somebody wrote although nothing lets it be there is not sent.
        let odd: JSONValue = ["style": "bubble", "isBackgroundDisplayed": true, "backgroundTexture": "dots", "x": 2]
        let (request, _) = laid(odd, Self.hidden)
        #expect(request["backgroundTexture"] == nil && request["x"] == 2)
    }
}
