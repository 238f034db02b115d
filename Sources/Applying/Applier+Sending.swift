import Catalog
import Planning
import Service
import Store
import Wire

// One request.
extension Applier {
    /// Writes the intent down, sends the request that a step describes, and finds out what came of it.
    /// - Parameter sends: how often it was sent then.
    mutating func send(_ step: JournalStep, to spot: LiveSite.Spot, sends: Int = 1) async throws -> JournalStep {
        // Nothing is sent for what has nothing to send.
        guard let method = step.method else { return step }
        let intent = step.ended(.intent)
        try await journal.write(intent)
        ledger.note(intent)
        switch await sent(method, intent, spot) {
        case .success(let response): return try await answered(intent, response, spot)
        case .failure(let error):
            lists.forget(spot)
            switch error.reason {
            case .outcomeUnknown: return try await settleOutcome(of: intent, at: spot, .lost(error, sends: sends))
            case .absent where intent.action == .delete:
                // It went while it was being deleted, or the request has another path here.
                return try await settleOutcome(of: intent, at: spot, .refused(error))
            case .refused(status: 409, _) where intent.isToggle:
                // It stands so already, says a service that takes a switch once.
                return try await settleOutcome(of: intent, at: spot, .refused(error))
            case .refused where intent.isCreation && sends > 1:
                // The first one may have made it after all, and now there can be no second of its name.
                return try await settleOutcome(of: intent, at: spot, .refused(error))
            case .forbidden(_, by: .firewall):
                // It was something before the service that said so, maybe of the answer.
                return try await settleOutcome(of: intent, at: spot, .refused(error))
            case .redirect:
                // Many send whoever has made something to a page that shows it.
                return try await settleOutcome(of: intent, at: spot, .refused(error))
            case .absent, .unauthorized, .forbidden, .unsupported, .refused, .throttled, .unreadable, .transport,
                .cutOff,
                .cancelled:
                let step = failed(intent, error)
                guard error.isFinal else { return step }
                // Nothing was done, and nothing more can be.
                try await journal.write(step)
                ledger.note(step)
                throw error
            }
        }
    }

    private mutating func sent(
        _ method: HTTPMethod, _ step: JournalStep, _ spot: LiveSite.Spot
    ) async -> Result<HTTPResponse, ServiceError> {
        guard case .toggle(let wanted, _) = step.write, let toggle = spot.kind.toggle else {
            return await sent(method, step.sent, spot, over: step.before)
        }
        return await sent(method, Optional.none, spot, verb: toggle.verb(wanted[toggle.member] == .bool(true)))
    }

    mutating func sent(
        _ method: HTTPMethod, _ body: JSONValue?, _ spot: LiveSite.Spot, verb: String = "",
        over present: JSONValue? = nil
    ) async -> Result<HTTPResponse, ServiceError> {
        do throws(ServiceError) {
            return .success(try await site.send(method, body, at: spot, verb: verb, over: present))
        } catch {
            return .failure(error)
        }
    }

    /// The service said yes.
    private mutating func answered(
        _ intent: JournalStep, _ response: HTTPResponse, _ spot: LiveSite.Spot
    ) async throws -> JournalStep {
        lists.changed(spot)
        switch intent.write {
        case .unsent, .deletion, .batchDeletion: return intent.ended(.done)
        case .adoption, .update, .toggle:
            var step = intent.ended(.done)
            step.created = spot.item
            return step
        case .creation(let body, _): return try await made(intent, body, response, spot)
        }
    }

    /// The service said that it has made something.
    private mutating func made(
        _ intent: JournalStep, _ body: JSONValue, _ response: HTTPResponse, _ spot: LiveSite.Spot
    ) async throws -> JournalStep {
        let answer = (try? JSONValue(parsing: response.body)).flatMap { $0.members == nil ? nil : $0 }
        let id = answer.flatMap { Resource.id(of: $0) } ?? spot.id(inLocation: response.headers[header: "Location"])
        guard let id, (try? ResourcePath.encoded(id: id)) != nil, !wasThere(id, spot) else {
            return try await settleOutcome(of: intent, at: spot, .unnamed(status: response.status))
        }
        var step = intent.ended(.done)
        step.created = id
        step.after = answer
        return try await confirmed(step, id, of: body, by: answer, response, spot)
    }

    /// Is it the id of something that this request can't have made?
    private func wasThere(_ id: String, _ spot: LiveSite.Spot) -> Bool {
        let id = id.lowercased()
        let root = spot.root ?? ""
        return before[root]?.contains(id) ?? false || ledger.touchedIDs(in: root).contains(id)
    }

    /// An id that others are to be built on, or that comes without what was made, counts once the list shows it. The next
    /// one to be made there needs that list anyway.
    private mutating func confirmed(
        _ step: JournalStep, _ id: String, of body: JSONValue, by answer: JSONValue?, _ response: HTTPResponse,
        _ spot: LiveSite.Spot
    ) async throws -> JournalStep {
        let isNeeded = plan.operations.contains { $0.dependsOn.contains(step.operation) }
        let isShown =
            answer.map { LiveDocument.remaining(of: body, in: $0, kind: spot.kind).isEmpty } ?? false
        if isShown, !isNeeded { return step }
        let live: JSONValue?
        do {
            live = try await current(at: spot.item(id))
        } catch {
            if error.isFinal { throw error }
            return step
        }
        guard let live else {
            return try await settleOutcome(
                of: step.ended(.intent), at: spot, .unnamed(status: response.status))
        }
        var step = step
        step.after = live
        return step
    }
}
