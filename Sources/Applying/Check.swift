import Catalog
import Planning
import Wire

/// What stands on the live site where an operation is about to write.
struct Target {
    /// The document itself; nil if there is none.
    var live: JSONValue?
    /// The items of the collection, for what is to be made in it.
    var items: [JSONValue] = []
    /// All items of that collection, with those that this run has touched.
    var neighbours: [JSONValue] = []
    /// Ids of items that were there before: all of them in a collection that came filled, elsewhere those of the same name.
    var known: [String]?
}

/// Whether an operation may be carried out on what was found.
enum Check {
    /// Change or delete what is there; make it where nothing is.
    case write(over: JSONValue?)
    /// Somebody has done it already.
    case alreadySo(JSONValue?)
    case stale(String)
    case impossible(String)

    init(_ operation: Operation, _ body: JSONValue?, _ target: Target, _ kind: Kind) {
        self =
            switch operation.action {
            case .create: Self.create(operation, body ?? [:], target, kind)
            case .update: Self.update(operation, body ?? [:], target, kind)
            case .delete: Self.delete(operation, target, kind)
            }
    }

    private static func create(_ operation: Operation, _ body: JSONValue, _ target: Target, _ kind: Kind) -> Check {
        let twin = LiveDocument.twin(of: body, among: target.items, kind: kind)
        guard let adoption = operation.adoption else {
            let seen = Set(operation.seen.map { $0.lowercased() })
            return (target.known ?? []).allSatisfy { seen.contains($0.lowercased()) }
                ? .write(over: nil) : .stale("one of this name was made there since the plan was made")
        }
        if let twin {
            let isSo = LiveDocument.remaining(of: body, in: twin, kind: kind).isEmpty
            return isSo ? .alreadySo(twin) : .write(over: twin)
        }
        if adoption == .only { return .impossible("the service did not make it, and nobody else can") }
        return .write(over: nil)
    }

    private static func update(_ operation: Operation, _ body: JSONValue, _ target: Target, _ kind: Kind) -> Check {
        guard let live = target.live else { return .stale("it is not there any more") }
        let isSo = LiveDocument.remaining(of: body, in: live, kind: kind).isEmpty
        guard let expect = operation.expect else {
            // What nobody could review yet, since this run makes it, is taken as it comes.
            let isSo = isSo && !(operation.isMirror && LiveDocument.hasMore(than: body, live, operation, kind))
            return isSo ? .alreadySo(live) : .write(over: live)
        }
        if LiveDocument.fingerprint(of: live, kind: kind) == expect { return .write(over: live) }
        return isSo ? .alreadySo(live) : .stale("it was changed since the plan was made")
    }

    private static func delete(_ operation: Operation, _ target: Target, _ kind: Kind) -> Check {
        guard let live = target.live else { return .alreadySo(nil) }
        let isAsReviewed = operation.expect.map { LiveDocument.fingerprint(of: live, kind: kind) == $0 } ?? true
        return isAsReviewed ? .write(over: live) : .stale("it was changed since the plan was made")
    }
}

extension LiveDocument {
    /// Does an item bear the name of a wanted body?
    static func isTwin(_ item: JSONValue, of body: JSONValue, _ kind: Kind) -> Bool {
        twin(of: body, among: [item], kind: kind) != nil
    }
}
