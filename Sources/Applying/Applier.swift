package import Catalog
package import Planning
package import Service
package import Store
import Wire

/// Carries out a plan: one operation after the other, each checked against the live site right before it, written down
/// before it is sent and again when it is known what came of it. Going on after a crash is the same code.
package struct Applier {
    let plan: Plan
    let catalog: Catalog
    let journal: RunJournal
    let time: Timekeeper
    let policy: ErrorPolicy
    var site: LiveSite
    var ledger: RunLedger
    var lists = ListCache()
    let report: @Sendable (ApplyEvent) -> Void

    /// - Parameter steps: what the journal has of the run already.
    package init(
        _ plan: Plan, catalog: Catalog, site: LiveSite, journal: RunJournal, resuming steps: [JournalStep] = [],
        onError policy: ErrorPolicy = .continue, time: Timekeeper = .system,
        reporting report: @escaping @Sendable (ApplyEvent) -> Void
    ) {
        self.plan = plan
        self.catalog = catalog
        self.site = site
        self.journal = journal
        self.time = time
        self.policy = policy
        self.report = report
        ledger = RunLedger(resuming: steps)
    }

    /// - Throws: `ServiceError` when going on is senseless (credential refused, network gone), `StoreError` when the journal
    ///   can't be written; in both cases the journal says how far things came.
    package mutating func run() async throws -> ApplyReport {
        var isStopped = false
        let operations = plan.levels.flatMap { $0 }
        for (index, operation) in operations.enumerated() where !ledger.isDone(operation.id) {
            if Task.isCancelled { return result(operations, isInterrupted: true) }
            report(
                .began(
                    address: operation.address, action: operation.action.rawValue, number: index + 1,
                    of: operations.count))
            let step =
                isStopped
                ? skipped(operation, "stopped after an operation that was not done")
                : try await perform(operation)
            if step.state != .skipped || ledger.steps[operation.id] != nil { try await journal.write(step) }
            ledger.note(step)
            if step.state == .done, let sourceID = operation.sourceID, let id = ledger.id(of: operation.id) {
                try await journal.remember(operation.kind, sourceID, id)
            }
            report(.ended(step))
            if step.state != .done, policy == .stop { isStopped = true }
        }
        for (index, settlement) in plan.settlements.enumerated() where !isStopped {
            if Task.isCancelled { return result(operations, isInterrupted: true) }
            try await settle(settlement, number: index + 1)
        }
        var report = result(operations, isInterrupted: false)
        if Task.isCancelled {
            report.isInterrupted = true
        } else {
            try await verify(&report, operations)
        }
        return report
    }

    private func result(_ operations: [Operation], isInterrupted: Bool) -> ApplyReport {
        var report = ApplyReport()
        report.isInterrupted = isInterrupted
        report.steps = ledger.order.compactMap { ledger.steps[$0] }
        for operation in operations where ledger.steps[operation.id] == nil {
            report.steps.append(skipped(operation, "not begun"))
        }
        return report
    }

    private func skipped(_ operation: Operation, _ reason: String) -> JournalStep {
        var step = step(for: operation, path: operation.path.description)
        step.state = .skipped
        step.error = reason
        return step
    }

    func step(for operation: Operation, path: String) -> JournalStep {
        var ledger = ledger
        return JournalStep(
            operation: operation.id, ordinal: ledger.ordinal(of: operation.id), state: .intent, kind: operation.kind,
            action: operation.action.rawValue, path: path, address: operation.address)
    }
}

// One operation.
extension Applier {
    private mutating func perform(_ operation: Operation) async throws -> JournalStep {
        if let missing = operation.dependsOn.first(where: { !ledger.isDone($0) }) {
            return skipped(operation, "needs operation \(missing), which was not done")
        }
        let encoded = operation.path.resolved { ledger.id(of: $0).flatMap { try? ResourcePath.encoded(id: $0) } }
        guard let path = encoded, let spot = site.spot(path) else {
            return skipped(operation, "the id of what it stands in is not known")
        }
        let body = ledger.body(of: operation)
        guard operation.action == .delete || body != nil else {
            return skipped(operation, "something that it refers to was not made")
        }
        do {
            if let begun = ledger.steps[operation.id], begun.state == .intent || begun.state == .unknown {
                return try await goOn(with: begun, operation, spot)
            }
            return try await begin(operation, body, spot, path)
        } catch let error as ServiceError where !error.isFinal {
            return failed(step(for: operation, path: path), error)
        }
    }

    /// Reads the target, compares it with what was reviewed, and writes.
    private mutating func begin(
        _ operation: Operation, _ body: JSONValue?, _ spot: LiveSite.Spot, _ path: String
    ) async throws -> JournalStep {
        var step = step(for: operation, path: path)
        let target = try await look(operation, body, spot)
        step.known = target.known
        switch Check(operation, body, target, spot.kind) {
        case .stale(let reason):
            step.state = .stale
            step.error = reason
            return step
        case .alreadySo(let live):
            step.state = .done
            step.after = live
            step.created = live.flatMap { Resource.id(of: $0) }
            return step
        case .impossible(let reason):
            step.state = .failed
            step.error = reason
            return step
        case .write(let method, let live):
            var goal = spot
            if method == .put, let live, spot.item == nil, operation.adoption != nil, let id = Resource.id(of: live) {
                // Found in the collection that it was to be made in.
                goal = LiveSite.Spot(kind: spot.kind, place: spot.place, ids: spot.ids, item: id)
                step.path = (try? ResourcePath.item(id, in: path)) ?? path
            }
            step.before = live
            step.sent = body.map { LiveDocument.request(for: operation, body: $0, live: live, kind: spot.kind) }
            return try await send(method, step, operation, goal)
        }
    }

    /// Sends a request and finds out what came of it.
    /// - Parameter sends: how often it was sent then.
    mutating func send(
        _ method: HTTPMethod, _ step: JournalStep, _ operation: Operation, _ spot: LiveSite.Spot, sends: Int = 1
    ) async throws -> JournalStep {
        switch try await sendOnce(method, step, spot) {
        case .success(let step): return step
        case .failure(let error):
            if case .outcomeUnknown = error.reason {
                return try await settleOutcome(of: step, operation, spot, sends: sends)
            }
            let step = failed(step, error)
            if error.isFinal {
                // Nothing was done, and nothing more can be.
                try await journal.write(step)
                throw error
            }
            return step
        }
    }

    /// The intent on the disk, one request, and what its answer says.
    mutating func sendOnce(
        _ method: HTTPMethod, _ step: JournalStep, _ spot: LiveSite.Spot
    ) async throws -> Result<JournalStep, ServiceError> {
        var step = step
        step.state = .intent
        try await journal.write(step)
        ledger.note(step)
        lists.forget(spot)
        switch await shielded(method, step.sent, spot) {
        case .success(let response):
            step.state = .done
            try await takeAnswer(response, method, &step, spot)
            return .success(step)
        case .failure(let error): return .failure(error)
        }
    }

    /// A request that was begun is seen through whatever happens: ^C in the middle must not leave its outcome open.
    private mutating func shielded(
        _ method: HTTPMethod, _ body: JSONValue?, _ spot: LiveSite.Spot
    ) async -> Result<HTTPResponse, ServiceError> {
        let site = site
        let task = Task { () -> (LiveSite, Result<HTTPResponse, ServiceError>) in
            var site = site
            do throws(ServiceError) {
                let response =
                    method == .post
                    ? try await site.create(body ?? [:], at: spot) : try await site.send(method, body, at: spot)
                return (site, .success(response))
            } catch {
                return (site, .failure(error))
            }
        }
        let (after, result) = await task.value
        self.site = after
        return result
    }

    private mutating func takeAnswer(
        _ response: HTTPResponse, _ method: HTTPMethod, _ step: inout JournalStep, _ spot: LiveSite.Spot
    ) async throws {
        guard method != .delete else { return }
        let answer = try? JSONValue(parsing: response.body)
        if method == .put {
            step.created = spot.item
            return
        }
        let id = answer.flatMap { Resource.id(of: $0) } ?? Self.idAtEnd(of: response.headers[header: "Location"])
        if let id, (try? ResourcePath.encoded(id: id)) != nil {
            step.created = id
            step.after = answer?.members != nil ? answer : nil
            return
        }
        // The service said yes but not what it made: the new one of this key is it.
        let known = Set((step.known ?? []).map { $0.lowercased() })
        let fresh = try await site.items(at: spot).filter { item in
            Resource.id(of: item).map { !known.contains($0.lowercased()) } ?? false
        }
        let twin = LiveDocument.twin(of: step.sent ?? [:], among: fresh, kind: spot.kind)
        step.created = twin.flatMap { Resource.id(of: $0) }
        step.after = twin
        if twin == nil {
            step.state = .unknown
            step.error =
                "the service answered \(response.status) without saying what it made, and its list does not show it"
        }
    }

    private static func idAtEnd(of location: String?) -> String? {
        guard let location, let last = location.split(separator: "?")[0].split(separator: "/").last else { return nil }
        return Percent.decoded(String(last))
    }

    func failed(_ step: JournalStep, _ error: ServiceError) -> JournalStep {
        var step = step
        step.state = .failed
        step.error = error.words
        return step
    }
}
