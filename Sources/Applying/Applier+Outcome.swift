import Catalog
import Planning
import Service
import Store
import Wire

// Finding out what became of a request whose answer was lost.
extension Applier {
    /// A step that the journal shows as begun, from an earlier process: only reading can tell.
    mutating func goOn(
        with step: JournalStep, _ operation: Operation, _ spot: LiveSite.Spot
    ) async throws -> JournalStep {
        var goal = spot
        if let own = site.spot(step.path), own.isItem { goal = own }
        return try await settleOutcome(of: step, operation, goal, sends: 1)
    }

    /// Reads until it is clear whether the service did what it was asked, and asks once more if it did not.
    /// - Parameter sends: how often it was sent so far; twice is enough.
    mutating func settleOutcome(
        of step: JournalStep, _ operation: Operation, _ spot: LiveSite.Spot, sends: Int
    ) async throws -> JournalStep {
        var step = step
        let isMaking = step.before == nil && step.sent != nil
        do {
            // What was written may take a moment to show; the looks have to agree that it is not there.
            for pause in [0, 1, 2] {
                if pause > 0 { try await time.sleep(.seconds(pause)) }
                lists.forget(spot)
                switch try await isMaking ? lookForNew(step, spot) : lookForChange(step, spot) {
                case .happened(let live):
                    step.state = .done
                    step.after = live
                    step.created = live.flatMap { Resource.id(of: $0) } ?? spot.item
                    return step
                case .otherwise(let state, let reason):
                    step.state = state
                    step.error = reason
                    return step
                case .notYet: continue
                }
            }
        } catch let error as ServiceError where !error.isFinal {
            step.state = .unknown
            step.error = "its answer was lost, and the site can't be read to find out: \(error.words)"
            return step
        }
        guard sends < 2 else {
            step.state = .failed
            step.error = "sent twice, and the service did it neither time"
            return step
        }
        let method: HTTPMethod = isMaking ? .post : step.sent == nil ? .delete : .put
        return try await send(method, step, operation, spot, sends: sends + 1)
    }

    private enum Finding {
        case happened(JSONValue?)
        case notYet
        case otherwise(JournalStep.State, String)
    }

    /// New ones of this key since the request went out.
    private mutating func lookForNew(_ step: JournalStep, _ spot: LiveSite.Spot) async throws -> Finding {
        let known = Set((step.known ?? []).map { $0.lowercased() })
        let own = ledger.touchedIDs(in: spot.root ?? "")
        let fresh = try await items(at: spot).filter { item in
            guard let id = Resource.id(of: item)?.lowercased() else { return false }
            return !known.contains(id) && !own.contains(id)
        }
        let sent = step.sent ?? [:]
        let alike = fresh.filter { LiveDocument.twin(of: sent, among: [$0], kind: spot.kind) != nil }
        if alike.isEmpty { return .notYet }
        let ids = alike.compactMap { Resource.id(of: $0) }.joined(separator: " and ")
        if alike.count > 1 {
            return .otherwise(
                .unknown, "\(alike.count) of this name appeared while its answer was lost: \(ids); look which is whose")
        }
        guard LiveDocument.remaining(of: sent, in: alike[0], kind: spot.kind).isEmpty else {
            return .otherwise(
                .unknown,
                "one of this name appeared while its answer was lost, with other values: \(ids); look whose it is")
        }
        return .happened(alike[0])
    }

    /// Is it as it was to be, as it was before, or neither?
    private mutating func lookForChange(_ step: JournalStep, _ spot: LiveSite.Spot) async throws -> Finding {
        let live: JSONValue?
        if let item = spot.item {
            live = try await items(at: spot).first { Resource.id(of: $0)?.lowercased() == item.lowercased() }
        } else {
            live = try await site.document(at: spot)
        }
        guard let sent = step.sent else {
            guard let live else { return .happened(nil) }
            return isAsBefore(live, step, spot.kind)
                ? .notYet : .otherwise(.stale, "it was changed while the answer to its deletion was lost")
        }
        guard let live else { return .otherwise(.stale, "it is not there any more") }
        if LiveDocument.remaining(of: sent, in: live, kind: spot.kind).isEmpty { return .happened(live) }
        return isAsBefore(live, step, spot.kind)
            ? .notYet
            : .otherwise(
                .unknown,
                "it is neither what it was nor what was sent: somebody else changed it, or the service did it in part")
    }

    private func isAsBefore(_ live: JSONValue, _ step: JournalStep, _ kind: Kind) -> Bool {
        step.before.map {
            LiveDocument.fingerprint(of: live, kind: kind) == LiveDocument.fingerprint(of: $0, kind: kind)
        } ?? false
    }
}
