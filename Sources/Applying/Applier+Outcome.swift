import Catalog
import Planning
import Service
import Store
import Wire

/// Why nobody knows what became of a request.
enum OpenOutcome {
    /// An earlier process wrote the intent down and nothing after it.
    case begun
    /// Its answer was lost; it was sent that often.
    case lost(ServiceError, sends: Int)
    /// The service said yes and not what it made.
    case unnamed(status: Int)
    /// The service said no in a way that does not show that nothing was done: it knows nothing of what was to be deleted,
    /// or sends us elsewhere.
    case refused(ServiceError)

    /// How often the request was sent.
    var sends: Int {
        switch self {
        case .begun, .unnamed, .refused: 1
        case .lost(_, let sends): sends
        }
    }

    /// May it be sent once more, where reading shows that nothing was done?
    func allowsAnother(_ write: JournalStep.Write) -> Bool {
        switch self {
        case .begun: return sends < write.mostSends
        case .lost(let error, _):
            // A service that is too busy has said itself that it did nothing.
            if case .outcomeUnknown(.answer(503, _)) = error.reason { return sends < 5 }
            return sends < write.mostSends
        // The service has answered, and would answer the same.
        case .unnamed, .refused: return false
        }
    }
}

extension JournalStep.Write {
    /// How often it may be sent in all. What is made could be made twice; a change that did not happen does no harm the
    /// second time.
    fileprivate var mostSends: Int {
        switch self {
        case .unsent: 0
        case .creation: 2
        case .adoption, .update, .toggle, .deletion, .batchDeletion: 4
        }
    }
}

// Finding out what became of a request whose outcome is open.
extension Applier {
    /// Seconds before each look. What was written may take a moment to show; all of them have to agree that it is not
    /// there before it is sent again.
    private static let pauses = [0, 2, 6]

    /// A step that the journal shows as begun, from an earlier process: only reading can tell.
    mutating func goOn(with step: JournalStep) async throws -> JournalStep {
        guard let spot = site.spot(step.path) else {
            return step.ended(.unknown, "the journal has a path for it that this version does not know")
        }
        return try await settleOutcome(of: step, at: spot, .begun)
    }

    /// Reads until it is clear whether the service did what it was asked, and asks once more if it did not.
    mutating func settleOutcome(
        of step: JournalStep, at spot: LiveSite.Spot, _ outcome: OpenOutcome
    ) async throws -> JournalStep {
        do {
            for pause in Self.pauses {
                if pause > 0 { try await time.sleep(.seconds(pause)) }
                lists.forget(spot)
                switch try await look(for: step, spot) {
                case .happened(let live):
                    var done = step.ended(.done)
                    done.after = live
                    done.created = live.flatMap { Resource.id(of: $0) } ?? (live == nil ? nil : spot.item)
                    return done
                case .otherwise(let state, let reason): return step.ended(state, reason)
                case .notYet: continue
                }
            }
        } catch let error as ServiceError where !error.isFinal {
            return step.ended(
                .unknown, "its answer was lost, and the site can't be read to find out: \(error.words)")
        }
        if case .creation = step.write { doubtful.insert(step.operation) }
        if outcome.allowsAnother(step.write) {
            return try await send(step, to: spot, sends: outcome.sends + 1)
        }
        switch outcome {
        case .unnamed(let status):
            return step.ended(
                .unknown, "the service answered \(status) without saying what it made, and its list does not show it")
        case .refused(let error): return failed(step, error)
        case .begun, .lost:
            return step.ended(.failed, "sent \(outcome.sends) times, and the service did it not once")
        }
    }

    enum Finding {
        case happened(JSONValue?)
        case notYet
        case otherwise(JournalStep.State, String)
    }

    /// Was it done? How that shows depends on what it was.
    private mutating func look(for step: JournalStep, _ spot: LiveSite.Spot) async throws -> Finding {
        switch step.write {
        // What became of many at once is found out where they are sent.
        case .unsent, .batchDeletion: .notYet
        case .creation(let body, let known): try await lookForNew(body, besides: known, spot)
        case .adoption(let body, let before, _), .update(let body, let before), .toggle(let body, let before):
            try await lookForChange(body, over: before, leaving: step.after, spot)
        case .deletion(let before): try await lookForAbsence(of: before, spot)
        }
    }

    /// New ones of this name since the request went out.
    /// - Parameter known: ids of those that were there before.
    mutating func lookForNew(
        _ sent: JSONValue, besides known: [String], _ spot: LiveSite.Spot
    ) async throws -> Finding {
        let known = Set(known.map { $0.lowercased() })
        let own = ledger.touchedIDs(in: spot.root ?? "")
        let items = try await items(at: spot)
        before[spot.root ?? ""] = Set(items.compactMap { Resource.id(of: $0)?.lowercased() })
        let fresh = items.filter { item in
            guard let id = Resource.id(of: item)?.lowercased() else { return false }
            return !known.contains(id) && !own.contains(id) && LiveDocument.isTwin(item, of: sent, spot.kind)
        }
        let ids = fresh.compactMap { Resource.id(of: $0) }.joined(separator: " and ")
        if fresh.count > 1 {
            return .otherwise(
                .unknown, "\(fresh.count) of this name appeared while its answer was lost: \(ids); look which is whose")
        }
        guard let made = fresh.first else { return .notYet }
        // What the service throws away is found out when all is read again.
        if LiveDocument.isSent(sent, but: made, kind: spot.kind) { return .happened(made) }
        return .otherwise(
            .unknown, "one of this name appeared while its answer was lost, with other values: \(ids); look whose it is"
        )
    }

    /// Is it as it was to be, as it was before, or neither?
    /// - Parameter after: what the run found there at its end, where that is known.
    private mutating func lookForChange(
        _ sent: JSONValue, over before: JSONValue, leaving after: JSONValue?, _ spot: LiveSite.Spot
    ) async throws -> Finding {
        guard let live = try await current(at: spot) else { return .otherwise(.stale, "it is not there any more") }
        if LiveDocument.remaining(of: sent, in: live, kind: spot.kind).isEmpty { return .happened(live) }
        if LiveDocument.isSame(live, before, kind: spot.kind) { return .notYet }
        // Done in part, and as this run left it.
        if let after, LiveDocument.isSame(live, after, kind: spot.kind) { return .notYet }
        if LiveDocument.isSent(sent, but: live, kind: spot.kind) { return .happened(live) }
        return .otherwise(
            .unknown,
            "it is neither what it was nor what was sent: somebody else changed it, or the service did it in part")
    }

    private mutating func lookForAbsence(of before: JSONValue, _ spot: LiveSite.Spot) async throws -> Finding {
        let live: JSONValue?
        do throws(ServiceError) {
            live = try await current(at: spot)
        } catch {
            // With what it lived in, it is gone too.
            if error.reason == .absent { return .happened(nil) }
            throw error
        }
        guard let live else { return .happened(nil) }
        return LiveDocument.isSame(live, before, kind: spot.kind)
            ? .notYet : .otherwise(.stale, "it was changed while the answer to its deletion was lost")
    }
}

extension LiveDocument {
    /// Do two documents of one thing say the same?
    static func isSame(_ one: JSONValue, _ other: JSONValue, kind: Kind) -> Bool {
        fingerprint(of: one, kind: kind) == fingerprint(of: other, kind: kind)
    }
}
