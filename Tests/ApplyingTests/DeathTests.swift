import Applying
import Planning
import Simulator
import Store
import Synchronization
import TestSupport
import Testing
import Wire

/// The process ends at any moment, and another one goes on with what the journal has.
struct DeathTests {
    /// A moment of a run: what the service was and what the journal had.
    private struct Moment: Sendable {
        let name: String
        let service: SimulatedService
        let steps: [JournalStep]
        let pairs: Set<MemoryJournal.Pair>
    }

    /// Carries the plan out undisturbed and keeps every moment at which a death leaves something open: an intent is
    /// written and the request has not left; the service did what it was asked, and nothing of it is written; one of two
    /// things that are to be written is.
    private static func moments(
        of stage: Stage, _ plan: Plan
    ) async throws -> (moments: [Moment], whole: ApplyReport) {
        let moments = Mutex<[Moment]>([])
        let journal = stage.journal
        @Sendable func keep(_ name: String) {
            let moment = Moment(
                name: name, service: stage.service.withService { $0 }, steps: journal.steps, pairs: journal.pairs)
            moments.withLock { $0.append(moment) }
        }
        let watched = RunJournal(
            number: 1,
            write: { step in
                let isAnswered = journal.steps.contains { $0.operation == step.operation && $0.state == .intent }
                if isAnswered { keep("before \(step.state) of \(step.operation) \(step.address)") }
                journal.write(step)
                if step.state == .intent { keep("after the intent of \(step.operation) \(step.address)") }
            },
            remember: { kind, source, target in
                keep("before \(kind) \(source) is remembered")
                journal.remember(MemoryJournal.Pair(kind: kind, source: source, target: target))
            })
        let report = try await stage.apply(plan, journal: watched)
        return (moments.withLock { $0 }, report)
    }

    @Test(arguments: zip(Dialect.allCases, Dialect.allCases.reversed()))
    func `a clone that dies at any moment is the same site in the end`(
        source: Dialect, target: Dialect
    ) async throws {
        let (shop, stage, plan) = try await Shop.clone(source, target)
        let (moments, whole) = try await Self.moments(of: stage, plan)
        let (wanted, pairs) = (stage.file, stage.journal.pairs)
        try await Shop.expectEqual(shop, stage, findings: whole.findings)
        #expect(plan.settlements.count > 1)
        #expect(stage.journal.steps.contains { $0.operation.hasPrefix("settle") })
        #expect(moments.count >= 2 * stage.service.withService { $0.log.writes })
        for moment in Seed.draw(8, of: moments, for: "clones from \(source) to \(target)") {
            let again = Stage(moment.service, moment.steps, moment.pairs, name: "twin")
            let report = try await again.apply(plan)
            #expect(
                report.steps.filter { $0.state != .done }.map(\.operation) == [], "\(moment.name), \(Seed.ofThisRun)")
            #expect(report.verified == whole.verified, "\(moment.name), \(Seed.ofThisRun)")
            #expect(report.dropped == whole.dropped, "\(moment.name), \(Seed.ofThisRun)")
            #expect(again.file == wanted, "\(moment.name), \(Seed.ofThisRun)")
            #expect(again.journal.pairs == pairs, "\(moment.name), \(Seed.ofThisRun)")
        }
    }

    @Test(arguments: Dialect.allCases)
    func `a run that dies again and again gets to its end`(dialect: Dialect) async throws {
        let (calm, plan) = try await Shop.cloned(dialect)
        let stage = Stage(try Shop.empty(dialect))
        var lives = 0
        while lives < 2000 {
            lives += 1
            // One life ends before a write of the journal, the next one after it, at the third or fourth each time.
            let life = lives
            let mortal = stage.journal.journal { number, _ in
                number < 3 + life % 2 ? .keep : life % 3 == 0 ? .dieBefore : .dieAfter
            }
            do {
                let report = try await stage.apply(plan, journal: mortal)
                #expect(report.failed + report.skipped == 0)
                break
            } catch is MemoryJournal.Death {}
        }
        #expect(lives > 50)
        #expect(stage.file == calm.file)
        #expect(stage.journal.pairs == calm.journal.pairs)
        #expect(stage.service.withService { $0.log.writes } == calm.service.withService { $0.log.writes })
    }

    @Test(arguments: Dialect.allCases)
    func `mirroring deletions outlive a death at any moment`(dialect: Dialect) async throws {
        let shop = try await Shop.state(dialect)
        let damaged = Stage(try SampleSite.shop(dialect), name: "shop")
        try Damage.all(on: damaged)
        let plan = try Shop.plan(from: shop, to: try await damaged.state())
        #expect(plan.summary.delete > 1)
        let (moments, _) = try await Self.moments(of: damaged, plan)
        for moment in Seed.draw(4, of: moments, for: "mirrors in \(dialect)") {
            let again = Stage(moment.service, moment.steps, moment.pairs, name: "shop")
            let report = try await again.apply(plan)
            #expect(
                report.steps.filter { $0.state != .done }.map(\.operation) == [], "\(moment.name), \(Seed.ofThisRun)")
            #expect(again.file == damaged.file, "\(moment.name), \(Seed.ofThisRun)")
        }
    }
}
