package import Catalog
package import Planning
package import Service
package import Store
import Wire

/// Carries out a plan: one operation after the other, each checked against the live site right before it, written down
/// before it is sent and again when it is known what came of it. Going on after a crash is the same code.
package struct Applier {
    let plan: Plan
    let journal: RunJournal
    let time: Timekeeper
    let policy: ErrorPolicy
    var site: LiveSite
    var ledger: RunLedger
    var lists = ListCache()
    /// Ids of all that was in a collection when it was read last before something was to be made there.
    var before: [String: Set<String>] = [:]
    /// Creations that were sent more than once, or given up: one of these requests may take effect yet.
    var doubtful: Set<String> = []
    /// Something was not done, and the policy says that nothing more is begun.
    private var isStopped = false
    let report: @Sendable (ApplyEvent) -> Void

    /// - Parameter steps: what the journal has of the run already.
    package init(
        _ plan: Plan, catalog: Catalog, site: LiveSite, journal: RunJournal, resuming steps: [JournalStep] = [],
        onError policy: ErrorPolicy = .continue, time: Timekeeper = .system,
        reporting report: @escaping @Sendable (ApplyEvent) -> Void
    ) {
        self.plan = plan
        self.journal = journal
        self.time = time
        self.policy = policy
        self.report = report
        self.site = site
        ledger = RunLedger(resuming: steps, catalog)
    }

    /// - Throws: `ServiceError` when going on is senseless (credential refused, network gone), or whatever the journal
    ///   throws; in both cases the journal says how far things came.
    package mutating func run() async throws -> ApplyReport {
        let operations = plan.levels.flatMap { $0 }
        var result = ApplyReport()
        do {
            try await carryOut(operations)
            if try await lookOnceMore() {
                // What waited for it can be done now.
                try await carryOut(operations.filter { ledger.steps[$0.id]?.state == .skipped })
            }
            try await verify(&result)
        } catch is CancellationError {
            result.isInterrupted = true
        } catch let error as ServiceError where error.reason == .cancelled {
            result.isInterrupted = true
        }
        result.steps = ledger.inOrder
        for operation in operations where ledger.steps[operation.id] == nil {
            result.steps.append(skipped(operation, "not begun"))
        }
        return result
    }

    private mutating func carryOut(_ operations: [Operation]) async throws {
        for (index, operation) in operations.enumerated() where !ledger.isDone(operation.id) {
            try Task.checkCancellation()
            report(
                .began(
                    address: operation.address, action: step(for: operation, path: "").action, number: index + 1,
                    of: operations.count))
            let step =
                isStopped
                ? skipped(operation, "stopped after an operation that was not done") : try await perform(operation)
            try await conclude(step, operation.sourceID)
        }
        for (index, settlement) in plan.settlements.enumerated() {
            try await settle(settlement, number: index + 1)
        }
    }

    /// Writes down what came of a step. What was not tried stays what the journal has of it: a request that may have been
    /// sent must not be forgotten.
    mutating func conclude(_ step: JournalStep, _ sourceID: String?) async throws {
        if step.state != .skipped {
            // The pair first: a step that is done is never looked at again.
            if step.state == .done, let sourceID, let id = ledger.itemID(of: step) {
                try await journal.remember(step.kind, sourceID, id)
            }
            try await journal.write(step)
            ledger.note(step)
        } else if ledger.steps[step.operation] == nil {
            ledger.note(step)
        }
        report(.ended(step))
        if step.state != .done, policy == .stop { isStopped = true }
    }

    var isGoingOn: Bool { !isStopped }

    /// What was written so far, or may have been, in its order: for whom the journal can't tell.
    package var written: [JournalStep] { ledger.inOrder.filter { $0.state == .done || $0.state == .intent } }
}

// One operation.
extension Applier {
    private mutating func perform(_ operation: Operation) async throws -> JournalStep {
        if let missing = operation.dependsOn.first(where: { !ledger.isDone($0) }) {
            return skipped(operation, "needs operation \(missing), which was not done")
        }
        guard let path = ledger.path(operation.path), let spot = site.spot(path) else {
            return skipped(operation, "the id of what it stands in is not known")
        }
        guard let operation = ledger.resolved(operation) else {
            return skipped(operation, "something that it refers to was not made")
        }
        if let batch = operation.write.batch {
            return try await deleteMany(batch, step(for: operation, path: path), spot)
        }
        if let begun = ledger.steps[operation.id], begun.isOpen { return try await goOn(with: begun) }
        let step = step(for: operation, path: path)
        let target: Target
        do {
            target = try await look(operation, spot)
        } catch {
            if error.isFinal { throw error }
            return failed(step, error)
        }
        return try await perform(operation, on: target, step, spot)
    }

    private mutating func perform(
        _ operation: Operation, on target: Target, _ begun: JournalStep, _ spot: LiveSite.Spot
    ) async throws -> JournalStep {
        var step = begun
        step.write = .unsent(operation.write.unsent(known: target.known))
        switch Check(operation, target, spot.kind) {
        case .stale(let reason): return step.ended(.stale, reason)
        case .impossible(let reason): return step.ended(.failed, reason)
        case .alreadySo(let live):
            step.after = live
            step.created = live.flatMap { Resource.id(of: $0) }
            return step.ended(.done)
        case .make(let body):
            let request = LiveDocument.request(
                for: operation, body: body, live: nil, among: target.neighbours, kind: spot.kind)
            step.write = .creation(body: request, known: target.known)
            return try await send(step, to: spot)
        case .adopt(let body, let live): return try await adopt(live, body, operation, step, target, spot)
        case .change(let body, let live):
            let request = LiveDocument.request(for: operation, body: body, live: live, kind: spot.kind)
            step.write = .update(body: request, before: live)
            return try await send(step, to: spot)
        case .toggle(let wanted, let live):
            step.write = .toggle(wanted: wanted, before: live)
            return try await send(step, to: spot)
        case .delete(let live):
            step.write = .deletion(before: live)
            return try await send(step, to: spot)
        }
    }

    /// Changes what was found in the collection that it was to be made in.
    private mutating func adopt(
        _ live: JSONValue, _ body: JSONValue, _ operation: Operation, _ step: JournalStep, _ target: Target,
        _ spot: LiveSite.Spot
    ) async throws -> JournalStep {
        var (step, goal) = (step, spot)
        if let id = Resource.id(of: live) {
            goal = spot.item(id)
            step.path = (try? ResourcePath.item(id, in: step.path)) ?? step.path
        }
        let request = LiveDocument.request(for: operation, body: body, live: live, kind: spot.kind)
        step.write = .adoption(body: request, before: live, known: target.known)
        return try await send(step, to: goal)
    }

    private func skipped(_ operation: Operation, _ reason: String) -> JournalStep {
        step(for: operation, path: operation.path.description).ended(.skipped, reason)
    }

    private func step(for operation: Operation, path: String) -> JournalStep {
        JournalStep(
            operation: operation.id, ordinal: ledger.ordinal(of: operation.id), state: .intent, kind: operation.kind,
            path: path, address: operation.address, write: .unsent(operation.write.unsent(known: nil)))
    }

    func failed(_ step: JournalStep, _ error: ServiceError) -> JournalStep { step.ended(.failed, error.words) }
}

extension Operation.Write {
    /// What the journal has of it as long as nothing is sent.
    /// - Parameter known: ids in the collection; nil if nobody has looked.
    fileprivate func unsent(known: [String]?) -> JournalStep.Unsent {
        switch self {
        case .creation, .adoption: .creation(known: known)
        case .update, .companion, .completion, .toggle: .update
        case .deletion: .deletion
        case .batchDeletion: .batchDeletion
        }
    }
}

extension JournalStep {
    var isToggle: Bool { if case .toggle = write { true } else { false } }

    var isCreation: Bool { if case .creation = write { true } else { false } }

    /// Sent perhaps, and nobody knows what came of it.
    var isOpen: Bool { isSent && (state == .intent || state == .unknown) }

    func ended(_ state: State, _ reason: String? = nil) -> JournalStep {
        var step = self
        step.state = state
        step.error = reason
        return step
    }
}
