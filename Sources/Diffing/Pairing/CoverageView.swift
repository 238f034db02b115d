package import Catalog
import Wire

/// Says of a resource that only one state has whether the other one can be said to lack it.
struct CoverageView {
    enum Verdict: Hashable {
        /// It was looked for and is not there.
        case lacking
        /// Nobody knows; the place that was not read, and why.
        case unknown(place: Address, reason: String)
    }

    private let book: RuleBook
    private let matches: Matches
    /// Verdicts by the path of the place, of the side that has the resource.
    private var verdicts: [Side: [String: Verdict]] = [:]

    init(_ matches: Matches, _ book: RuleBook) {
        self.matches = matches
        self.book = book
    }

    /// - Parameter side: the one that has the resource.
    mutating func verdict(on resource: StoredResource, of side: Side) -> Verdict {
        let isItem = resource.id != nil || book[resource.kind]?.kind.shape == .collection && isBelowCollection(resource)
        let path = isItem ? ResourcePath.parent(of: resource.path) : resource.path
        let address = isItem ? resource.address.parent : resource.address
        return verdict(on: path, address, of: side)
    }

    /// An item without an id of its own, as opposed to a collection in the form of a singleton.
    private func isBelowCollection(_ resource: StoredResource) -> Bool {
        book[resource.kind]?.kind.paths.contains { $0.ids(in: ResourcePath.parent(of: resource.path)) != nil } ?? false
    }

    private mutating func verdict(on path: String, _ address: Address, of side: Side) -> Verdict {
        if let known = verdicts[side]?[path] { return known }
        let found = findVerdict(on: path, address, of: side)
        verdicts[side, default: [:]][path] = found
        return found
    }

    private mutating func findVerdict(on path: String, _ address: Address, of side: Side) -> Verdict {
        let (own, other) = side == .wanted ? (matches.wanted, matches.present) : (matches.present, matches.wanted)
        guard let (_, place, ids) = book.places.locate(path) else {
            return .unknown(place: address, reason: "not a path of the table of kinds")
        }
        var otherIDs: [String] = []
        for (kind, id) in zip(place.ids, ids) {
            guard let item = own.item(kind, id: id) else {
                if matches.isOneSite {
                    otherIDs.append(id)
                    continue
                }
                return .unknown(place: address, reason: "its \(kind) was not read")
            }
            let partner = side == .wanted ? matches.partner(ofWanted: item) : matches.partner(ofPresent: item)
            guard let partner else {
                // What it lives in is missing there itself, so this place says nothing of its own.
                return verdict(on: ResourcePath.parent(of: item.path), item.address.parent, of: side)
            }
            otherIDs.append(partner.id)
        }
        guard let otherPath = try? place.filled(with: otherIDs) else { return .lacking }
        guard let coverage = other.coverage[otherPath.lowercased()] else {
            return .unknown(place: address, reason: "\(other.label) was not asked for it")
        }
        return coverage.state == .complete ? .lacking : .unknown(place: address, reason: coverage.words(other.label))
    }
}

extension Coverage {
    /// Why nothing can be said of this place.
    package func words(_ label: String) -> String {
        let state =
            switch self.state {
            case .complete: "complete"
            case .forbidden: "forbidden"
            case .absent: "the feature is off"
            case .failed: "reading failed"
            case .skipped: "not asked for"
            }
        guard let reason, !reason.isEmpty, reason != state else { return "\(label): \(state)" }
        // Nobody has refused or failed: the reason is all there is to say.
        if self.state == .skipped { return "\(label): \(reason)" }
        return "\(label): \(state) (\(reason))"
    }
}
