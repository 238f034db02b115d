package import Applying
import Catalog
package import Configuring
import Diffing
package import Planning
import Service
package import Store
import Wire

/// A plan that is about to be carried out: what of it will be done, and what stands in the way. Nothing has been written yet, and
/// nothing will be before `carryOut`.
package struct PlanRun: Sendable {
    package let session: Session
    package let site: Site
    /// Without what is left out: that is neither judged nor shown, since it is not what will be done.
    package let effective: Plan
    package let guards: [Guard]
    /// As it was made.
    package let plan: Plan
    private let store: Store

    /// - Throws: `ConfigurationError` for a target that is not configured; `StoreError`.
    package init(_ plan: Plan, _ lifting: Lifting, _ workplace: Workplace) async throws {
        self.plan = plan
        site = try workplace.configuration.site(plan.target.site)
        session = try workplace.session(site)
        store = try workplace.store()
        try session.proveArchived(plan)
        let used = try await store.runs().first { $0.plan.isIdentical(to: plan.id) }
        let circumstances = session.circumstances(of: site, usedBy: used?.number)
        let policy = lifting.unresolved ?? plan.policy
        effective = policy == .omit ? plan.withoutUnresolved(session.catalog) : plan
        guards = effective.judged(lifting, circumstances)
    }

    /// Is there nothing that it leaves out for want of a reference?
    package var isWhole: Bool { plan.unresolved.isEmpty }

    /// Writes. The guards are the caller's to heed: this does not look at them again.
    package func carryOut(onError policy: ErrorPolicy) async throws -> RunOutcome {
        let lock = try session.lock("apply \(plan.id)")
        defer { withExtendedLifetime(lock) {} }
        // Before the run is in the journal: a secret that can't be had must not use the plan up.
        return try await session.connected { connection in
            var effective = effective
            let account = try await session.accountCheck().plan(
                plan, .plan, over: connection, session.catalog, made: plan.created)
            effective.account = account.isUnknown ? nil : account
            let run = try await store.beginRun(
                plan: plan.id, document: effective.document, target: site.name, url: site.url.description,
                at: session.outside.moment, undoes: plan.undoneRun,
                table: store.keep(session.catalog, at: session.outside.moment))
            return try await PlanExecution(session, connection, store, onError: policy).execute(
                effective, run: run, resuming: [])
        }
    }
}

/// A run that is about to be gone on with. It keeps other runs away from the site while it lives.
package struct Resumption: Sendable {
    package let session: Session
    package let run: Run
    /// Operations that are not done yet.
    package let left: Int
    private let plan: Plan
    private let steps: [JournalStep]
    private let store: Store
    private let lock: SiteLock

    /// - Throws: `JobRefusal` where the run has nothing left, wrote to another place, or its plan can't be read.
    package init(of number: Int, _ workplace: Workplace) async throws {
        run = try workplace.reader().run(number)
        guard run.state != .done, run.state != .undone else {
            throw JobRefusal.nothingLeft(run: number, state: run.state.rawValue)
        }
        guard run.document[SiteCall.mark] == nil else { throw JobRefusal.callHasNoRest(run: number) }
        do throws(PlanningError) { plan = try Plan(document: run.document) } catch {
            throw JobRefusal.unusablePlan(reason: "\(error)")
        }
        session = try workplace.configured(run.target)
        let now = session.site?.url.description ?? ""
        guard now.isIdentical(to: run.url) else {
            throw JobRefusal.runElsewhere(run: number, url: run.url, site: run.target, now: now)
        }
        if let site = session.site, let stop = plan.tableGuards(session.circumstances(of: site)).first {
            throw JobRefusal.stopped(run: number, stop.name.rawValue, stop.message, lift: stop.lift)
        }
        try session.proveArchived(plan)
        store = try workplace.store()
        lock = try session.lock("resume \(number)")
        steps = try await store.steps(of: number)
        let done = Set(steps.filter { $0.state == .done }.map(\.operation))
        left = plan.operations.count { !done.contains($0.id) }
    }

    package func carryOut(onError policy: ErrorPolicy) async throws -> RunOutcome {
        defer { withExtendedLifetime(lock) {} }
        return try await session.connected { connection in
            _ = try await session.accountCheck().plan(
                plan, .run(run.number), over: connection, session.catalog, made: run.started)
            try await store.setState(.running, of: run.number, at: nil)
            return try await PlanExecution(session, connection, store, onError: policy).execute(
                plan, run: run.number, resuming: steps)
        }
    }
}
