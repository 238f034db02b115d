import Applying
import Archive
import Catalog
import Configuring
import Diffing
import Planning
import Service
import Store
import Wire

/// Carries the operations of a plan out and keeps the journal, the map between the sites and what was found of the service.
struct PlanExecution {
    private let session: Session
    private let connection: SiteConnection
    private let store: Store
    private let policy: ErrorPolicy

    init(_ session: Session, _ connection: SiteConnection, _ store: Store, onError policy: ErrorPolicy) {
        self.session = session
        self.connection = connection
        self.store = store
        self.policy = policy
    }

    func execute(_ plan: Plan, run: Int, resuming steps: [JournalStep]) async throws -> RunOutcome {
        let outside = session.outside
        let started = outside.now()
        let report = try await report(of: plan, run: run, resuming: steps)
        let outcome = RunOutcome(
            run: run, plan: plan, report: report,
            requests: await connection.line.throttle.figures.sent, seconds: outside.now() - started)
        try await SiteFindings.keep(
            report.findings, of: session.name, run: run, at: outside.moment, in: store)
        try await store.setState(outcome.state, of: run, at: outside.moment)
        try await remember(outcome.marks(session.catalog))
        await note(gone: report.gone)
        if outcome.state == .done, let undone = try await store.run(run).undoes {
            try await store.setState(.undone, of: undone, at: nil)
        }
        return outcome
    }

    private func report(of plan: Plan, run: Int, resuming steps: [JournalStep]) async throws -> ApplyReport {
        let tell = session.workplace.tell
        var applier = Applier(
            plan, catalog: session.catalog,
            site: LiveSite(
                catalog: session.catalog, reader: connection.reader, writer: SiteWriter(connection.line),
                offset: connection.site.utcOffset),
            journal: journal(plan, run: run), resuming: steps, onError: policy, time: connection.line.time
        ) { event in tell(.writing(event)) }
        do {
            if plan.purge != nil { try await settleArchive() }
            let report = try await applier.run()
            tell(.workEnded)
            return report
        } catch {
            tell(.workEnded)
            // If the store can't be written either, what stopped the run is still what people must read; a run whose
            // process is gone counts as interrupted.
            try? await store.setState(.interrupted, of: run, at: session.outside.moment)
            if (error as? StoreError)?.isReplaced == true {
                tell(.journalLost(run: run, steps: applier.written))
            } else {
                tell(.stopped(run: run))
            }
            throw error
        }
    }

    private func journal(_ plan: Plan, run: Int) -> RunJournal {
        let (store, site, outside) = (store, session.name, session.outside)
        return RunJournal(
            number: run, write: { step in try await store.write(step, of: run, at: outside.moment) },
            remember: { kind, sourceID, targetID in
                guard let source = plan.sourceSite, !StandInID.isOne(sourceID) else { return }
                let pair = RememberedPair(
                    kind: kind, sourceID: sourceID, targetID: targetID, how: .created, at: outside.moment)
                try await store.remember([pair], from: source, to: site, run: run)
            })
    }

    /// What is about to be deleted at the service is kept here, also through a power cut.
    private func settleArchive() async throws {
        let path = try session.workplace.configuration.archive
        guard (try? ArchiveReader(path)) != nil else { return }
        try await Archive(at: path, session.catalog).settle()
    }

    /// The archive keeps what the service no longer has, and says since when.
    private func note(gone: [String: [String]]) async {
        guard !gone.isEmpty else { return }
        do {
            let path = try session.workplace.configuration.archive
            // Only one that is there: nothing is made for the sake of a mark.
            let reader = try ArchiveReader(path)
            let archive = try Archive(at: path, session.catalog)
            for series in try reader.series(of: session.name, session.catalog) {
                guard let ids = gone[series.kind.name] else { continue }
                try await archive.note(deleted: ids, of: series, at: session.outside.moment)
            }
        } catch {
            session.workplace.tell(.unmarked(reason: "\(error)"))
        }
    }

    /// What a run made tells the account, too, when nothing is left of what was there before.
    private func remember(_ marks: [String]) async throws {
        guard !marks.isEmpty, let known = try session.accountCheck().known else { return }
        try await store.learn(known.account.marked(by: marks), of: session.name, at: session.outside.moment)
    }
}
