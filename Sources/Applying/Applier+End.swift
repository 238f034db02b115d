import Catalog
import Diffing
import Planning
import Service
import Store
import Wire

// What comes after the operations.
extension Applier {
    /// Clears what the service put into a collection of something that this run made and that the source does not have.
    mutating func settle(_ settlement: Plan.Settlement, number: Int) async throws {
        let encoded = settlement.path.resolved { ledger.id(of: $0).flatMap { try? ResourcePath.encoded(id: $0) } }
        guard settlement.after.allSatisfy({ ledger.isDone($0) }), let path = encoded, let spot = site.spot(path) else {
            return
        }
        lists.forget(spot)
        let own = ledger.touchedIDs(in: path)
        let surplus: [JSONValue]
        do throws(ServiceError) {
            surplus = try await items(at: spot).filter { item in
                guard let id = Resource.id(of: item) else { return false }
                if case .bool(true)? = spot.kind.system?.first(in: item) { return false }
                return !own.contains(id.lowercased())
            }
        } catch {
            if error.isFinal { throw error }
            return
        }
        for item in surplus {
            guard let id = Resource.id(of: item), let itemPath = try? ResourcePath.item(id, in: path) else { continue }
            let name = Addresses.name(of: item, kind: spot.kind) ?? id
            let operation = "settle-\(number)-\(id)"
            if ledger.isDone(operation) { continue }
            var step = JournalStep(
                operation: operation, ordinal: ledger.ordinal(of: operation), state: .intent, kind: settlement.kind,
                action: "delete", path: itemPath, address: settlement.address + "/" + Percent.encoded(name),
                before: item)
            let goal = LiveSite.Spot(kind: spot.kind, place: spot.place, ids: spot.ids, item: id)
            switch try await sendOnce(.delete, step, goal) {
            case .success(let done): step = done
            case .failure(let error):
                if error.isFinal { throw error }
                step = failed(step, error)
            }
            try await journal.write(step)
            ledger.note(step)
        }
    }

    /// Reads everything that was touched once more, items of one collection together, and compares it with what was sent.
    mutating func verify(_ report: inout ApplyReport, _ operations: [Operation]) async throws {
        var seen: [String: [JSONValue]] = [:]
        let done = operations.filter { ledger.isDone($0.id) }
        for (index, operation) in done.enumerated() {
            if Task.isCancelled { return report.isInterrupted = true }
            self.report(.verifying(done: index + 1, of: done.count))
            guard let step = ledger.steps[operation.id], let spot = site.spot(step.path) else { continue }
            do throws(ServiceError) {
                let live = try await live(step, spot, &seen)
                let left = remaining(operation, step, live, spot.kind)
                if left.isEmpty { report.verified += 1 } else { report.differing.append((operation.address, left)) }
            } catch {
                if error.isFinal { throw error }
                report.differing.append((operation.address, [error.words]))
            }
        }
    }

    /// What a step was about, as it is now.
    private mutating func live(
        _ step: JournalStep, _ spot: LiveSite.Spot, _ seen: inout [String: [JSONValue]]
    ) async throws(ServiceError) -> JSONValue? {
        let isListed = spot.isItem || spot.kind.shape == .collection && step.created != nil
        guard isListed, let id = spot.item ?? step.created else { return try await site.document(at: spot) }
        let path = spot.root ?? ""
        let items: [JSONValue]
        if let known = seen[path] {
            items = known
        } else {
            items = try await site.items(at: spot)
            seen[path] = items
        }
        return items.first { Resource.id(of: $0)?.lowercased() == id.lowercased() }
    }

    /// In what it is not what it was to be.
    private func remaining(_ operation: Operation, _ step: JournalStep, _ live: JSONValue?, _ kind: Kind) -> [String] {
        if step.action == Operation.Action.delete.rawValue { return live == nil ? [] : ["it is still there"] }
        guard let live, let wanted = step.sent ?? ledger.body(of: operation) else { return ["it is not there"] }
        return LiveDocument.remaining(of: wanted, in: live, kind: kind).map(\.pointer.description)
    }
}
