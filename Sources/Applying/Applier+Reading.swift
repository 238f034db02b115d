import Catalog
import Planning
import Service
import Wire

extension Applier {
    /// Reads what an operation is about.
    mutating func look(
        _ operation: Operation, _ spot: LiveSite.Spot
    ) async throws(ServiceError) -> Target {
        guard operation.write.bringsItem, let body = operation.body else {
            return Target(live: try await current(at: spot))
        }
        // What this very run has put there is nobody's surprise.
        let own = ledger.touchedIDs(in: spot.root ?? "")
        let items = try await items(at: spot)
        before[spot.root ?? ""] = Set(items.compactMap { Resource.id(of: $0)?.lowercased() })
        let others = items.filter { item in Resource.id(of: item).map { !own.contains($0.lowercased()) } ?? true }
        let known =
            if case .adoption = operation.write { items } else {
                others.filter { LiveDocument.isTwin($0, of: body, spot.kind) }
            }
        return Target(items: others, neighbours: items, known: known.compactMap { Resource.id(of: $0) })
    }

    /// What stands at a spot now; nil if nothing does. An item comes from its collection's list.
    mutating func current(at spot: LiveSite.Spot) async throws(ServiceError) -> JSONValue? {
        guard let item = spot.item else { return try await site.document(at: spot) }
        return try await items(at: spot).first { Resource.id(of: $0)?.lowercased() == item.lowercased() }
    }

    mutating func items(at spot: LiveSite.Spot) async throws(ServiceError) -> [JSONValue] {
        let path = spot.root ?? ""
        if let known = lists.items(path, about: spot.item, now: time.now()) { return known }
        let items = try await site.items(at: spot)
        lists.keep(items, path, now: time.now())
        return items
    }
}
