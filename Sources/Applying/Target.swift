import Catalog
import Planning
import Service
import Wire

/// What stands on the live site where an operation is about to write.
struct Target {
    /// The document itself; nil if there is none.
    var live: JSONValue?
    /// The items of the collection, for what is to be made in it.
    var items: [JSONValue] = []
    /// Their ids.
    var known: [String]?
}

/// Whether an operation may be carried out on what was found.
enum Check {
    case write(HTTPMethod, live: JSONValue?)
    /// Somebody has done it already.
    case alreadySo(JSONValue?)
    case stale(String)
    case impossible(String)

    init(_ operation: Operation, _ body: JSONValue?, _ target: Target, _ kind: Kind) {
        switch operation.action {
        case .create: self = Self.create(operation, body ?? [:], target, kind)
        case .update: self = Self.update(operation, body ?? [:], target, kind)
        case .delete:
            guard let live = target.live else {
                self = .alreadySo(nil)
                return
            }
            self =
                Self.isAsReviewed(live, operation, kind)
                ? .write(.delete, live: live) : .stale("it was changed since the plan was made")
        }
    }

    private static func create(_ operation: Operation, _ body: JSONValue, _ target: Target, _ kind: Kind) -> Check {
        let twin = LiveDocument.twin(of: body, among: target.items, kind: kind)
        guard let adoption = operation.adoption else {
            return twin == nil
                ? .write(.post, live: nil) : .stale("one of this name was made there since the plan was made")
        }
        if let twin {
            let isSo = LiveDocument.remaining(of: body, in: twin, kind: kind).isEmpty
            return isSo ? .alreadySo(twin) : .write(.put, live: twin)
        }
        if adoption == .only { return .impossible("the service did not make it, and nobody else can") }
        return .write(.post, live: nil)
    }

    private static func update(_ operation: Operation, _ body: JSONValue, _ target: Target, _ kind: Kind) -> Check {
        guard let live = target.live else { return .stale("it is not there any more") }
        if isAsReviewed(live, operation, kind) {
            let isSo = operation.expect == nil && LiveDocument.remaining(of: body, in: live, kind: kind).isEmpty
            return isSo ? .alreadySo(live) : .write(.put, live: live)
        }
        if LiveDocument.remaining(of: body, in: live, kind: kind).isEmpty { return .alreadySo(live) }
        return .stale("it was changed since the plan was made")
    }

    /// What nobody could review yet, since this run makes it, is taken as it comes.
    private static func isAsReviewed(_ live: JSONValue, _ operation: Operation, _ kind: Kind) -> Bool {
        operation.expect.map { LiveDocument.fingerprint(of: live, kind: kind) == $0 } ?? true
    }
}

/// Lists that were read a moment ago: items of one collection are looked at together.
struct ListCache {
    private var lists: [String: (items: [JSONValue], at: Duration)] = [:]
    /// Older ones are read again.
    private static let longest = Duration.seconds(3)

    func items(_ path: String, now: Duration) -> [JSONValue]? {
        guard let known = lists[path], now - known.at <= Self.longest else { return nil }
        return known.items
    }

    mutating func keep(_ items: [JSONValue], _ path: String, now: Duration) { lists[path] = (items, now) }

    /// After a write to a collection its list is another one.
    mutating func forget(_ spot: LiveSite.Spot) {
        guard let root = spot.root else { return }
        lists = lists.filter { !$0.key.hasPrefix(root) }
    }
}

extension Applier {
    /// Reads what an operation is about.
    mutating func look(
        _ operation: Operation, _ body: JSONValue?, _ spot: LiveSite.Spot
    ) async throws(ServiceError) -> Target {
        if spot.kind.shape == .singleton || operation.action == .update && !spot.isItem {
            return Target(live: try await site.document(at: spot))
        }
        let items = try await items(at: spot)
        guard let item = spot.item else {
            // What this very run has put there is nobody's surprise.
            let own = ledger.touchedIDs(in: spot.root ?? "")
            let others = items.filter { item in Resource.id(of: item).map { !own.contains($0.lowercased()) } ?? true }
            return Target(items: others, known: items.compactMap { Resource.id(of: $0) })
        }
        return Target(live: items.first { Resource.id(of: $0)?.lowercased() == item.lowercased() })
    }

    mutating func items(at spot: LiveSite.Spot) async throws(ServiceError) -> [JSONValue] {
        let path = spot.root ?? ""
        if let known = lists.items(path, now: time.now()) { return known }
        let items = try await site.items(at: spot)
        lists.keep(items, path, now: time.now())
        return items
    }
}
