package import Catalog
package import Store
import Wire

/// Whether a pair that a person pins can be meant: ids that the store knows, of two things.
package struct PairCheck {
    /// The store has seen nothing of a kind on a site, so the id is taken as it is.
    package struct Doubt: Hashable, Sendable {
        package let kind: String
        package let site: String
        package let id: String
    }

    private let kind: Kind
    private let from: (site: String, id: String)
    private let to: (site: String, id: String)

    package init(kind: Kind, from: (site: String, id: String), to: (site: String, id: String)) {
        self.kind = kind
        self.from = from
        self.to = to
    }

    /// - Parameter reader: nil where there is no store yet.
    /// - Returns: what can't be looked up, for a warning.
    /// - Throws: `JobRefusal` for what can't be meant.
    package func check(in reader: SnapshotReader?) throws -> [Doubt] {
        if from.site.isIdentical(to: to.site) {
            if from.id.isSameName(as: to.id) {
                throw JobRefusal.pair(.sameID(from.id))
            }
            if kind.shape == .lookup {
                throw JobRefusal.pair(.lookupOfOneSite(kind: kind.name, site: to.site))
            }
        }
        // No request lists them, so nothing is known of them.
        if kind.shape == .lookup, kind.paths.isEmpty { return [] }
        return try [from, to].compactMap { try problem(of: $0.id, on: $0.site, reader) }
    }

    private func problem(of id: String, on site: String, _ reader: SnapshotReader?) throws -> Doubt? {
        let unknown = Doubt(kind: kind.name, site: site, id: id)
        guard let reader else { return unknown }
        let (isKnown, isAnyKnown, named) =
            try kind.shape == .lookup ? madeElsewhere(id, site, reader) : own(id, site, reader)
        if isKnown { return nil }
        if !isAnyKnown { return unknown }
        if let meant = named.first {
            throw JobRefusal.pair(.nameInPlaceOfID(id, kind: kind.name, site: site, meant: meant))
        }
        throw JobRefusal.pair(.unknownID(id, kind: kind.name, site: site))
    }

    private func own(_ id: String, _ site: String, _ reader: SnapshotReader) throws -> (Bool, Bool, [String]) {
        if try reader.hasSeen(id, of: kind.name, on: site) { return (true, true, []) }
        let named = try reader.ids(named: Percent.encoded(id), of: kind.name, on: site)
        return (false, try reader.hasSeenAny(of: kind.name, on: site), named)
    }

    private func madeElsewhere(
        _ id: String, _ site: String, _ reader: SnapshotReader
    ) throws -> (Bool, Bool, [String]) {
        let known = try reader.lookups(of: site, kind: kind.name)
        let named = known.filter { item in
            kind.keeps.contains { $0 != "id" && item.body[$0]?.text?.isSameName(as: id) == true }
        }
        return (known.contains { $0.id.isSameName(as: id) }, !known.isEmpty, named.map(\.id))
    }
}
