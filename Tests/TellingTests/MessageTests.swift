import Catalog
import Configuring
import Diffing
import Telling
import TestSupport
import Testing
import Wire

/// What goes over the wire, whatever people at the site have called their things.
struct MessageTests {
    private static func campaign(_ name: String) -> Resource {
        let address = Address("campaigns").item(named: name)
        return Resource(
            kind: "campaigns", path: "/campaigns/1", id: "1", address: address,
            body: ["id": "1", "name": .string(name)])
    }

    private static func window(_ name: String, _ greeting: String) -> Resource {
        Resource(
            kind: "chatWindow", path: "/campaigns/1/chatWindow", id: Optional.none,
            address: Address("campaigns").item(named: name).child("chatWindow"),
            body: ["greetingMessage": .string(greeting)])
    }

    private static func webhook(_ url: String) -> Resource {
        Resource(
            kind: "webhooks", path: "/webhooks/2", id: "2",
            address: Address("webhooks").item(named: "chatEnds-" + url),
            body: ["id": "2", "event": "chatEnds", "targetUrl": .string(url)])
    }

    private static let coverage = [
        Coverage(kind: "campaigns", path: "/campaigns", state: .complete),
        Coverage(kind: "webhooks", path: "/webhooks", state: .complete),
        Coverage(kind: "chatWindow", path: "/campaigns/1/chatWindow", state: .complete),
    ]

    /// A campaign of that name has another greeting, and a webhook is gone.
    private static func message(_ name: String) throws -> Message {
        func state(_ label: String, _ resources: [Resource]) -> MemoryState {
            MemoryState(origin: Origin(label: label, site: "prod"), resources: resources, coverage: coverage)
        }
        let comparison = try Differ.compare(
            present: state(
                "prod@17",
                [campaign(name), window(name, "s3cret-greeting"), webhook("https://me:pw@hooks.example/T0/s3cret-key")]),
            wanted: state("prod", [campaign(name), window(name, "s3cret-other")]), book: RuleBook(.liveChat))
        var message = Message(site: "prod", command: "drift", at: "2026-11-20T02:17:00Z")
        message.take(Drift(comparison, .liveChat), .liveChat)
        message.counts = .init(changed: comparison.changed.count, removed: comparison.removed.count)
        (message.isDrift, message.exitCode, message.snapshot) = (true, 2, 17)
        (message.from, message.to) = ("prod@17", "prod")
        message.next = "livechat-sync diff prod@17 prod"
        return message
    }

    private static let hurtful = [
        "<!channel> now", "@here @channel", "<https://evil.example|Sales>", "[Sales](https://evil.example)",
        "*b* _i_ `c`",
        "a & b &lt;", "line\nbreak", "\u{202E}txet", "<at>everyone</at>", "'\"\\",
    ]

    @Test func `the plain form says what happened to whom, what matters most first`() throws {
        let document = try Self.message("Shop English").document(.json, for: .drift)
        #expect(document["event"] == "drift")
        #expect(document["site"] == "prod")
        #expect(document["command"] == "drift")
        #expect(document["snapshot"] == 17)
        #expect(document["changes"] == ["added": 0, "changed": 1, "removed": 1])
        #expect(document["exitCode"] == 2)
        #expect(
            document["text"]?.text == """
                prod: drifted: 1 removed, 1 changed since prod@17
                - Webhooks › chatEnds-https://hooks.example/…
                ~ Shop English › Chat window (greetingMessage)
                to look: livechat-sync diff prod@17 prod
                """)
        #expect(document["items"]?.elements?.map { $0["concern"] } == ["high", "low"])
    }

    @Test(arguments: Recipient.Form.allCases) func `no form holds a value or a key`(_ form: Recipient.Form) throws {
        let text = try Self.message("Shop").document(form, for: .drift).written()
        #expect(text.contains("hooks.example"))
        for secret in ["s3cret", "me:pw", "/T0"] { #expect(!text.contains(secret), "\(secret)") }
    }

    @Test(arguments: hurtful) func `in Slack a name calls nobody, links nowhere and is not formatted`(_ name: String)
        throws
    {
        let document = try Self.message(name).document(.slack, for: .drift)
        let text = try #require(document["text"]?.text)
        #expect(document["mrkdwn"] == false)
        #expect(document["link_names"] == false)
        #expect(document["parse"] == "none")
        #expect(!text.contains("<") && !text.contains(">"))
        for line in text.split(separator: "\n").dropLast() where !line.hasPrefix("prod:") {
            #expect(!line.contains("://"))
            #expect(!line.contains("]("))
            #expect(!line.contains("@h") && !line.contains("@c"))
        }
        // Each ampersand begins what stands for one of three characters.
        for part in text.split(separator: "&").dropFirst() {
            #expect(["amp;", "lt;", "gt;"].contains { part.hasPrefix($0) }, "\(part)")
        }
        #expect(text.split(separator: "\n").count == 4)
        #expect(text.hasSuffix("\nto look: livechat-sync diff prod@17 prod"), "to be copied as it is")
    }

    @Test(arguments: hurtful) func `in Teams all is runs of text, which know no markup`(_ name: String) throws {
        let document = try Self.message(name).document(.teams, for: .drift)
        let card = try #require(document["attachments"]?.elements?.first?["content"])
        #expect(document["type"] == "message")
        #expect(card["type"] == "AdaptiveCard")
        let blocks = card["body"]?.elements ?? []
        #expect(blocks.count == 4)
        for block in blocks {
            #expect(block["type"] == "RichTextBlock")
            for run in block["inlines"]?.elements ?? [] {
                #expect(run["type"] == "TextRun")
                let text = try #require(run["text"]?.text)
                #expect(!text.contains("://") && !text.contains("\n") && !text.contains("\u{202E}"))
            }
        }
        let last = blocks.last?["inlines"]?.elements?.first?["text"]
        #expect(last == "livechat-sync diff prod@17 prod", "to be copied as it is")
    }

    @Test func `what is much is counted, and what is long is cut`() throws {
        let long = String(repeating: "long ", count: 200)
        #expect(MessageText(try Self.message(long)).whole.utf8.count < 400)
        var message = Message(site: "prod", command: "backup", at: "2026-11-20T02:17:00Z")
        message.take(
            unread: (1...40).map {
                Coverage(
                    kind: "chatWindow", path: "/campaigns/\($0)/chatWindow", state: .failed, reason: "reason \($0)")
            })
        message.failure = long
        let text = MessageText(message).whole
        #expect(text.contains("and 32 places more"))
        #expect(text.utf8.count < 1000)
    }

    /// What there is to say, who is told of what, and as what.
    @Test(
        arguments: [
            ([Recipient.Event.change], "change", "change"), ([.gap, .change], "gap", "gap"),
            ([.gap, .change], "change", "change"), ([.gap, .change], "failure", nil), ([.always], "change", nil),
            ([.always], "always", "always"), ([.failure], "always", "failure"), ([.drift], "change", nil),
            ([.drift], "drift", "drift"),
        ] as [([Recipient.Event], String, String?)])
    func `somebody is told of what they asked for, by what matters most of it`(
        _ events: [Recipient.Event], _ wanted: String, _ told: String?
    ) throws {
        var message = Message(site: "prod", command: "backup", at: "2026-11-20T02:17:00Z")
        if events.contains(.failure) { message.failure = "no answer" }
        if events.contains(.gap) { message.gaps = ["Bans: forbidden"] }
        if events.contains(.change) || events.contains(.drift) { message.counts.added = 1 }
        message.isDrift = events.contains(.drift)
        #expect(message.events == Set(events))
        let event = try #require(Recipient.Event(rawValue: wanted))
        #expect(message.reason(among: [event])?.rawValue == told)
    }
}

struct ReadableNameTests {
    @Test(arguments: [
        ("campaigns", "campaigns/Shop%20English", "Campaigns › Shop English"),
        ("chatWindow", "campaigns/Shop%20English/chatWindow", "Shop English › Chat window"),
        ("bans", "bans/9.9.9.9", "Bans › 9.9.9.9"), ("settings", "settings", "Settings"),
        (
            "campaignFormFields", "campaigns/a%2Fb/preChat/campaignFormFields/Order%20no",
            "a/b › Pre chat › Campaign form fields › Order no"
        ), ("unheardOf", "things/x", "things › x"),
    ]) func `a resource is called as people call it`(_ kind: String, _ address: String, _ name: String) {
        let resource = NamedResource(kind: kind, address: Address(address), path: "/x", id: Optional.none)
        #expect(ReadableName(resource, .liveChat).text == name)
    }
}
