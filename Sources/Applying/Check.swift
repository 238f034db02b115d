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
    /// Ids that the collection had before this write: those of every item where the collection came filled, elsewhere only those of
    /// namesakes.
    var known: [String] = []
}

/// Whether an operation may be carried out on what was found, and by which request.
enum Check {
    case make(JSONValue)
    /// The service has made it.
    case adopt(JSONValue, over: JSONValue)
    case change(JSONValue, over: JSONValue)
    /// Turn a switch: the member as it is to be.
    case toggle(JSONValue, over: JSONValue)
    case delete(JSONValue)
    /// Somebody has done it already.
    case alreadySo(JSONValue?)
    case stale(String)
    case impossible(String)

    /// - Parameter operation: with ids in place of its references.
    init(_ operation: Operation, _ target: Target, _ kind: Kind) {
        self =
            switch operation.write {
            case .creation(let creation): Self.creation(creation, target)
            case .adoption(let adoption): Self.adoption(adoption, target, kind)
            case .update(let update): Self.update(update, target, kind)
            case .companion(let companion):
                Self.unreviewed(companion.content.body, companion.over, operation, target, kind)
            case .completion(let completion):
                Self.unreviewed(completion.creation.content.body, completion.over, operation, target, kind)
            case .toggle(let toggle): Self.toggle(toggle, target, kind)
            case .deletion(let deletion): Self.deletion(deletion, target, kind)
            case .batchDeletion: .impossible("many are no one document")
            }
    }

    private static let isGone = Check.stale("it is not there any more")
    private static let isChanged = Check.stale("it was changed since the plan was made")

    private static func creation(_ creation: Operation.Creation, _ target: Target) -> Check {
        let seen = Set(creation.seen.map { $0.lowercased() })
        return target.known.allSatisfy { seen.contains($0.lowercased()) }
            ? .make(creation.content.body) : .stale("one of this name was made there since the plan was made")
    }

    private static func adoption(_ adoption: Operation.Adoption, _ target: Target, _ kind: Kind) -> Check {
        let body = adoption.content.body
        if let twin = LiveDocument.twin(of: body, among: target.items, kind: kind) {
            let isSo = LiveDocument.remaining(of: body, in: twin, kind: kind).isEmpty
            return isSo ? .alreadySo(twin) : .adopt(body, over: twin)
        }
        return switch adoption.policy {
        case .orCreate: .make(body)
        case .only: .impossible("the service did not make it, and nobody else can")
        }
    }

    private static func update(_ update: Operation.Update, _ target: Target, _ kind: Kind) -> Check {
        guard let live = target.live else { return isGone }
        let body = update.content.body
        if LiveDocument.fingerprint(of: live, kind: kind) == update.expect { return .change(body, over: live) }
        let isSo = LiveDocument.remaining(of: body, in: live, kind: kind).isEmpty
        return isSo ? .alreadySo(live) : isChanged
    }

    /// What nobody could review yet, since this run makes it, is taken as it comes.
    private static func unreviewed(
        _ body: JSONValue, _ over: Operation.OverLive, _ operation: Operation, _ target: Target, _ kind: Kind
    ) -> Check {
        guard let live = target.live else { return isGone }
        let isSo =
            LiveDocument.remaining(of: body, in: live, kind: kind).isEmpty
            && !(over.isMirror && LiveDocument.hasMore(than: body, live, operation, kind))
        return isSo ? .alreadySo(live) : .change(body, over: live)
    }

    private static func toggle(_ toggle: Operation.Toggle, _ target: Target, _ kind: Kind) -> Check {
        guard let name = kind.toggle?.member else { return .impossible("\(kind.name) has no switch") }
        guard let live = target.live else { return isGone }
        if live[anyCase: name] == .bool(toggle.isOn) { return .alreadySo(live) }
        if let expect = toggle.expect, LiveDocument.fingerprint(of: live, kind: kind) != expect { return isChanged }
        return .toggle(.object([JSONMember(name, .bool(toggle.isOn))]), over: live)
    }

    private static func deletion(_ deletion: Operation.Deletion, _ target: Target, _ kind: Kind) -> Check {
        guard let live = target.live else { return .alreadySo(nil) }
        return LiveDocument.fingerprint(of: live, kind: kind) == deletion.expect ? .delete(live) : isChanged
    }
}

extension LiveDocument {
    /// Does an item bear the name of a wanted body?
    static func isTwin(_ item: JSONValue, of body: JSONValue, _ kind: Kind) -> Bool {
        twin(of: body, among: [item], kind: kind) != nil
    }
}
