package import Catalog
import Diffing
import Wire

/// What a draft is called while operations have no numbers. What is deleted is an object of the target and no wanted one, and
/// what is written a second time is written once before, so either may have the address of another draft.
package enum DraftKey: Hashable, Sendable {
    /// By the address on the target.
    case deleted(Address)
    /// The second write of what is made; by the wanted address.
    case completed(Address)
    /// What is made or changed; by the wanted address.
    case made(Address)
    /// A switch of what is made, changed or just there; by the wanted address.
    case toggled(Address)

    package var address: Address {
        switch self {
        case .deleted(let address), .completed(let address), .made(let address), .toggled(let address): address
        }
    }

    private var rank: Int {
        switch self {
        case .deleted: 0
        case .completed: 1
        case .made: 2
        case .toggled: 3
        }
    }

    /// The order in which drafts of one kind get their numbers.
    func precedes(_ other: DraftKey) -> Bool {
        rank != other.rank ? rank < other.rank : address < other.address
    }
}

/// An operation in the making: it names what it depends on by keys, since operations have no ids yet.
package struct Draft {
    var operation: Operation
    let kind: Kind
    var key: DraftKey
    /// What `after` looks at: operations of other kinds below the same item go first.
    let scope: String
    /// Drafts that must have succeeded.
    var needs: Set<DraftKey> = []
    /// Addresses of the things whose ids the path lacks, by the place of the segment.
    var pathReferences: [Int: Address] = [:]
    /// The name that the target gives up with this operation, for whoever wants it.
    var freedKey: String?
    var wantedKey: String?

    package init(
        _ operation: Operation, _ kind: Kind, _ key: DraftKey, scope: String, needs: Set<DraftKey> = []
    ) {
        self.operation = operation
        self.kind = kind
        self.key = key
        self.scope = scope
        self.needs = needs
    }
}

extension Draft {
    /// Where `after` counts: within the item that the resource lives in, or on the whole site.
    static func scope(of path: String, _ place: PathTemplate) -> String {
        place.ids.isEmpty ? "" : path.split(separator: "/").prefix(2).joined(separator: "/")
    }
}
