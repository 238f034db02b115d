import Catalog
package import Configuring
import Diffing
package import Wire

// What goes over the wire: one document a form. Names are whatever people at the site wrote, so none may call anybody, link
// anywhere or be formatted.
extension Message {
    package func document(_ form: Recipient.Form, for event: Recipient.Event) -> JSONValue {
        switch form {
        case .json: document(for: event)
        case .slack: Self.slack(MessageText(self))
        case .teams: Self.teams(MessageText(self))
        }
    }

    /// Things that are told one by one; there is a count of all.
    private static let most = 50

    private func document(for event: Recipient.Event) -> JSONValue {
        [
            "event": .string(event.rawValue), "site": .string(site), "command": .string(command),
            "text": .string(MessageText(self).whole), "snapshot": snapshot.map(JSONValue.integer) ?? .null,
            "changes": [
                "added": .integer(counts.added), "changed": .integer(counts.changed),
                "removed": .integer(counts.removed),
            ], "exitCode": .integer(Int(exitCode)),
            "events": .array(events.sorted().map { .string($0.rawValue) }), "at": .moment(at),
            "from": from.map(JSONValue.string) ?? .null, "to": to.map(JSONValue.string) ?? .null,
            "gaps": .integer(gaps.count), "items": .array(items.prefix(Self.most).map(\.document)),
            "next": next.map(JSONValue.string) ?? .null,
        ]
    }

    /// Without Slack's markup, and without what other programs that take this form would read as theirs.
    private static func slack(_ text: MessageText) -> JSONValue {
        let whole = MessageText.joined(text.head, text.lines.map(\.defused), text.next)
        return [
            "text": .string(whole.escapedForSlack), "mrkdwn": false, "parse": "none", "link_names": false,
            "unfurl_links": false, "unfurl_media": false,
        ]
    }

    /// An adaptive card, made of runs of text: those know no markup.
    private static func teams(_ text: MessageText) -> JSONValue {
        var blocks = [block(text.head, "weight", "Bolder")]
        blocks += text.lines.map { block($0.defused, "weight", "Default") }
        // To be copied, so nothing may be put into it.
        if let next = text.next { blocks.append(block(next, "fontType", "Monospace")) }
        let card: JSONValue = [
            "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.2",
            "body": .array(blocks),
        ]
        return [
            "type": "message",
            "attachments": [
                ["contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": .null, "content": card]
            ],
        ]
    }

    private static func block(_ line: String, _ look: String, _ value: String) -> JSONValue {
        var run: JSONValue = ["type": "TextRun", "text": .string(line)]
        run.set(look, .string(value))
        return ["type": "RichTextBlock", "inlines": [run]]
    }
}

extension Message.Item {
    fileprivate var document: JSONValue {
        [
            "change": .string(change.rawValue), "name": .string(name), "kind": .string(kind),
            "address": address.map(JSONValue.string) ?? .null, "concern": .string(concern.rawValue),
            "members": .array(members.map(JSONValue.string)), "below": .integer(below),
        ]
    }
}

extension String {
    /// With a joiner that nobody sees where a chat would find somebody to call, or an address to link.
    var defused: String {
        replacing("@", with: "@\u{2060}").replacing("://", with: ":\u{2060}//").replacing("](", with: "]\u{2060}(")
    }

    /// The three characters that Slack's markup is made of.
    var escapedForSlack: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
