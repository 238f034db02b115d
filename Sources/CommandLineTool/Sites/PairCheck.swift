import Catalog
import Store
import Wire

/// Whether a pair that a person pins can be meant: ids that the store knows, of two things.
struct PairCheck {
    let kind: Kind
    let from: (site: String, id: String)
    let to: (site: String, id: String)

    /// - Parameter reader: nil where there is no store yet.
    /// - Returns: what can't be looked up, for a warning.
    /// - Throws: `UsageError` for what can't be meant.
    func check(in reader: SnapshotReader?) throws -> [String] {
        if from.site.isIdentical(to: to.site) {
            if from.id.isSameName(as: to.id) {
                throw UsageError("both ids are \(from.id), and on one site an id stands for itself")
            }
            if kind.shape == .lookup {
                throw UsageError(
                    "--from and --to are both '\(to.site)': on one site an id of \(kind.name) stands for itself",
                    hint: "name the two sites that the pair is between")
            }
        }
        // No request lists them, so nothing is known of them.
        if kind.shape == .lookup, kind.paths.isEmpty { return [] }
        return try [from, to].compactMap { try problem(of: $0.id, on: $0.site, reader) }
    }

    private func problem(of id: String, on site: String, _ reader: SnapshotReader?) throws -> String? {
        let unknown = "the store has seen no \(kind.name) of '\(site)' yet, so the id \(id) is taken as it is"
        guard let reader else { return unknown }
        let (isKnown, isAnyKnown, named) =
            try kind.shape == .lookup ? madeElsewhere(id, site, reader) : own(id, site, reader)
        if isKnown { return nil }
        if !isAnyKnown { return unknown }
        if let meant = named.first {
            throw UsageError(
                "'\(id)' is a name, not an id: \(kind.name) are paired by their ids",
                hint: "on '\(site)' that one has the id \(meant)")
        }
        throw UsageError(
            "'\(site)' has no \(kind.name) with the id '\(id)'",
            hint:
                "'livechat-sync map explain' shows the ids of both sides; 'backup \(site)' brings the store up to date")
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
