import Diffing
import Store

/// The map between two sites, as the store remembers it.
enum SiteMap {
    /// Which object of the source stands for which of the target. Maps that runs in the other direction left behind count
    /// too; what a person pinned comes first.
    static func read(_ reader: SnapshotReader, from source: String?, to target: String?) throws -> IdentityMap {
        guard let source, let target else { return IdentityMap() }
        var pairs = try reader.pairs(from: source, to: target).map {
            IdentityMap.Pair(
                kind: $0.kind, wantedID: $0.sourceID, presentID: $0.targetID, how: Matching($0.how))
        }
        // Of one site too: what was made anew is paired with what it was, whichever of the two is looked from.
        pairs += try reader.pairs(from: target, to: source).map {
            IdentityMap.Pair(
                kind: $0.kind, wantedID: $0.targetID, presentID: $0.sourceID, how: Matching($0.how))
        }
        return IdentityMap(pairs)
    }
}

extension Matching {
    init(_ how: RememberedPair.How) {
        switch how {
        case .pinned: self = .pinned
        case .remembered: self = .remembered
        case .created: self = .created
        }
    }
}
