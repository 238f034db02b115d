import Catalog
import Configuring
package import Diffing
import Store
package import Telling
import Wire

// What there is to tell of what jobs have found.
extension Session {
    /// Of a backup. The first of a site is no change.
    package func message(of result: SiteCrawl.Outcome, command: String) -> Message {
        let snapshot = result.outcome.snapshot
        var message = Message(site: name, command: command, at: outside.moment)
        (message.snapshot, message.resources) = (snapshot.number, snapshot.resources)
        message.take(unread: result.coverage)
        guard !result.outcome.isUnchanged, let before = result.before else { return message }
        (message.from, message.to) = ("\(name)@\(before.number)", "\(name)@\(snapshot.number)")
        let changes = result.changes
        message.counts = .init(added: changes.added, changed: changes.changed, removed: changes.removed)
        if let comparison = result.comparison { message.take(Drift(comparison, catalog), catalog) }
        return message
    }

    /// Of a comparison, whatever it was made for.
    package func message(of comparison: Comparison, _ drift: Drift, command: String) -> Message {
        var message = Message(site: name, command: command, at: outside.moment)
        (message.from, message.to) = (comparison.present, comparison.wanted)
        message.counts = .init(
            added: comparison.added.count, changed: comparison.changed.count, removed: comparison.removed.count)
        message.take(drift, catalog)
        message.take(unread: comparison.unknown)
        return message
    }
}
