package import Catalog
package import Configuring
package import Diffing
package import Wire

/// What there is to tell of one site after one command: facts, of which each form makes words of its own. It holds names and
/// counts, and never a value of the site.
package struct Message: Hashable, Sendable {
    package struct Counts: Hashable, Sendable {
        package var added: Int
        package var changed: Int
        package var removed: Int

        package init(added: Int = 0, changed: Int = 0, removed: Int = 0) {
            self.added = added
            self.changed = changed
            self.removed = removed
        }

        package var total: Int { added + changed + removed }
    }

    /// One thing that is not as it was.
    package struct Item: Hashable, Sendable {
        package let change: Drift.Change
        /// As people wrote it.
        package let name: String
        package let kind: String
        /// Nil where what is a key may stand in it.
        package let address: String?
        package let concern: Concern
        /// The outermost members that differ, each once.
        package let members: [String]
        /// How many more came or went with it.
        package let below: Int
    }

    package let site: String
    /// As it is typed: `backup`
    package let command: String
    package let at: UTCTime
    /// The snapshot that was made, or that the site was compared with.
    package var snapshot: Int?
    package var resources: Int?
    /// What was compared: `prod@16` and `prod@17`.
    package var from: String?
    package var to: String?
    package var counts = Counts()
    /// What matters most first.
    package private(set) var items: [Item] = []
    /// Of what is counted these are not among the items, nor below one of them.
    package var isDrift = false
    /// What was not read, as people call it, each with the reason.
    package var gaps: [String] = []
    /// Why nothing came of the command.
    package var failure: String?
    package var exitCode: Int32 = 0
    /// What to type next, to look.
    package var next: String?

    package init(site: String, command: String, at: UTCTime) {
        self.site = site
        self.command = command
        self.at = at
    }

    /// Names what differs.
    package mutating func take(_ drift: Drift, _ catalog: Catalog) {
        items = drift.items.map { item in
            let name = ReadableName(item.resource, catalog)
            let members = item.fields.compactMap(\.pointer.tokens.first)
            return Item(
                change: item.change, name: name.text, kind: item.resource.kind,
                address: name.isWhole ? item.resource.address.text : nil, concern: item.concern,
                members: members.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }, below: item.below)
        }
    }

    /// What there is to say; on a day like others `always`.
    package var events: Set<Recipient.Event> {
        var events: Set<Recipient.Event> = []
        if failure != nil { events.insert(.failure) }
        if !gaps.isEmpty { events.insert(.gap) }
        if counts.total > 0 { events.insert(isDrift ? .drift : .change) }
        return events.isEmpty ? [.always] : events
    }

    /// Why somebody is told who wants to know of these events; nil for who is not told.
    package func reason(among wanted: Set<Recipient.Event>) -> Recipient.Event? {
        // Whoever wants to hear every day does so on the others, too.
        (wanted.contains(.always) ? events : events.intersection(wanted)).min()
    }
}
