import Configuring
import Diffing
import Wire

/// A message in a few plain lines. Everything from outside is cut, and what can't be seen in it is written as an escape.
package struct MessageText: Hashable, Sendable {
    /// What it is about, in one sentence.
    package let head: String
    package let lines: [String]
    /// What to type next.
    package let next: String?

    /// Things that are named; the rest is counted.
    private static let most = 8
    private static let mostOfReason = 300

    package init(_ message: Message) {
        head = Self.head(message)
        var lines: [String] = []
        if let failure = message.failure { lines.append(Self.cut(failure)) }
        lines += message.gaps.prefix(Self.most).map { "? not read: " + Self.cut($0) }
        lines += Self.rest(of: message.gaps.count, "place")
        lines += message.items.prefix(Self.most).map(Self.line)
        let told = message.items.prefix(Self.most).reduce(0) { $0 + 1 + $1.below }
        if !message.items.isEmpty, message.counts.total > told {
            lines.append("and \(message.counts.total - told) more")
        }
        self.lines = lines
        next = message.next
    }

    /// All of it.
    package var whole: String { Self.joined(head, lines, next) }

    static func joined(_ head: String, _ lines: [String], _ next: String?) -> String {
        ([head] + lines + (next.map { ["to look: " + $0] } ?? [])).joined(separator: "\n")
    }

    private static func rest(of count: Int, _ noun: String) -> [String] {
        count > most ? ["and \(Wording.count(count - most, noun)) more"] : []
    }

    private static func cut(_ text: String) -> String {
        let text = text.visible
        return text.count > mostOfReason ? text.prefix(mostOfReason - 1) + "…" : text
    }

    /// `prod: drifted: 1 removed, 2 changed since prod@17`
    private static func head(_ message: Message) -> String {
        let site = message.site.visible
        if message.failure != nil { return "\(site): \(message.command) failed" }
        var text = "\(site): "
        if message.counts.total > 0 {
            text += (message.isDrift ? "drifted: " : "") + counted(message.counts)
        } else {
            text += message.isDrift ? "nothing has drifted" : "nothing changed"
        }
        if let from = message.from { text += " since \(from.visible)" }
        if let snapshot = message.snapshot, !message.isDrift, let resources = message.resources {
            text += ", snapshot \(snapshot) of \(Wording.count(resources, "resource"))"
        }
        if !message.gaps.isEmpty { text += "; \(Wording.count(message.gaps.count, "place")) could not be read" }
        return text
    }

    private static func counted(_ counts: Message.Counts) -> String {
        let parts = [(counts.removed, "removed"), (counts.changed, "changed"), (counts.added, "added")]
        return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    /// `~ Shop English › Chat window (greetingMessage)`
    private static func line(_ item: Message.Item) -> String {
        var text = "\(item.change.mark) \(item.name)"
        if item.below > 0 { text += ", with \(item.below) below it" }
        if !item.members.isEmpty {
            text += " (\(Wording.few(item.members.map { ReadableName.cut($0).visible })))"
        }
        return text
    }
}

extension Drift.Change {
    /// Colour is never the only sign.
    package var mark: String {
        switch self {
        case .removed: "-"
        case .changed: "~"
        case .added: "+"
        }
    }
}
