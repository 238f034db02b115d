import Catalog
import Planning
import Service
import Store
import Wire

// What the service put into a collection of something that this run made.
extension Applier {
    /// Deletes what the source does not have. What a person added since this run first looked there is left alone.
    mutating func settle(_ settlement: Plan.Settlement, number: Int) async throws {
        let prefix = "settle-\(number)-"
        for step in ledger.inOrder where step.isOpen && step.operation.hasPrefix(prefix) && isGoingOn {
            try Task.checkCancellation()
            try await conclude(try await goOn(with: step), nil)
        }
        guard isGoingOn, settlement.after.allSatisfy({ ledger.isDone($0) }), let path = ledger.path(settlement.path),
            let spot = site.spot(path)
        else { return }
        for item in try await surplus(at: spot, path) where isGoingOn {
            guard let id = Resource.id(of: item), let itemPath = try? ResourcePath.item(id, in: path),
                !ledger.isDone(prefix + id)
            else { continue }
            try Task.checkCancellation()
            let name = Addresses.name(of: item, kind: spot.kind) ?? id
            let step = JournalStep(
                operation: prefix + id, ordinal: ledger.ordinal(of: prefix + id), state: .intent,
                kind: settlement.kind, path: itemPath,
                address: settlement.address.item(named: name), write: .deletion(before: item))
            try await conclude(try await send(step, to: spot.item(id)), nil)
        }
    }

    private mutating func surplus(at spot: LiveSite.Spot, _ path: String) async throws -> [JSONValue] {
        let own = ledger.touchedIDs(in: path)
        let first = ledger.firstKnown(in: path)
        let items: [JSONValue]
        do throws(ServiceError) {
            items = try await self.items(at: spot)
        } catch {
            if error.isFinal { throw error }
            return []
        }
        return items.filter { item in
            guard let id = Resource.id(of: item)?.lowercased() else { return false }
            if case .bool(true)? = spot.kind.system?.first(in: item) { return false }
            return !own.contains(id) && first?.contains(id) ?? true
        }
    }
}
