import Catalog
import Wire

/// Lists that were read a moment ago: items of one collection are looked at together.
struct ListCache {
    private struct List {
        let items: [JSONValue]
        let at: Duration
        /// Ids of items that this run has changed since.
        var changed: Set<String> = []
    }

    private var lists: [String: List] = [:]
    /// Older ones are read again.
    private static let longest = Duration.seconds(5)

    /// - Parameter id: the item that is asked for; nil for all of them, where those of this run don't count.
    func items(_ path: String, about id: String?, now: Duration) -> [JSONValue]? {
        guard let known = lists[path], now - known.at <= Self.longest else { return nil }
        if let id, known.changed.contains(id.lowercased()) { return nil }
        return known.items
    }

    mutating func keep(_ items: [JSONValue], _ path: String, now: Duration) {
        lists[path] = List(items: items, at: now)
    }

    /// After a write that the service confirmed: a changed item is to be read again, a collection with more or fewer
    /// items is, and so is all that lives below.
    mutating func changed(_ spot: LiveSite.Spot) {
        guard let root = spot.root, let item = spot.item, var list = lists[root] else { return forget(spot) }
        forget(spot)
        list.changed.insert(item.lowercased())
        lists[root] = list
    }

    mutating func forget(_ spot: LiveSite.Spot) {
        guard let root = spot.root else { return }
        lists = lists.filter { !$0.key.hasPrefix(root) }
    }
}
