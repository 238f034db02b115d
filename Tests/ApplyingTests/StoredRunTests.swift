import Applying
import Foundation
import Planning
import Simulator
import Store
import Synchronization
import TestSupport
import Testing
import Wire

/// The same with the journal where it belongs: in the store, on the disk.
struct StoredRunTests {
    private static func journal(_ run: Int, in store: Store, dyingAt last: Int = .max) -> RunJournal {
        let count = Mutex(0)
        return RunJournal(
            number: run,
            write: { step in
                let number = count.withLock { count in
                    count += 1
                    return count
                }
                if number >= last { throw MemoryJournal.Death() }
                try await store.write(step, of: run, at: "2026-11-21T10:00:00Z")
            },
            remember: { kind, source, target in
                try await store.remember(
                    [
                        RememberedPair(
                            kind: kind, sourceID: source, targetID: target, how: .created, at: "2026-11-21T10:00:00Z")
                    ],
                    from: "shop", to: "twin", run: run)
            })
    }

    @Test(arguments: Dialect.allCases)
    func `a run that dies every few writes goes on from the store each time`(dialect: Dialect) async throws {
        let (calm, plan) = try await Shop.cloned(dialect)
        let folder = Scratch.path("applying-tests")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/livechat.sqlite"
        let run = try await Store(at: path).beginRun(
            plan: plan.id, document: plan.document, target: "twin", url: "", at: "2026-11-21T10:00:00Z")
        var service = calm.service.withService { $0 }
        service.sites = [try Shop.empty(dialect)]
        service.clearLog()
        var stage = Stage(service, [], [], name: "twin")
        for life in 1...200 {
            let store = try Store(at: path)
            // What a process of its own would know: the site as it is, and what is on the disk.
            stage = Stage(stage.service.withService { $0 }, try await store.steps(of: run), [], name: "twin")
            let read = try await Plan(document: store.run(run).document)
            #expect(read.operations == plan.operations)
            do {
                let report = try await stage.apply(
                    read, journal: Self.journal(run, in: store, dyingAt: 3 + life * 7 % 11))
                #expect(report.applied == report.steps.count)
                #expect(life > 10)
                break
            } catch is MemoryJournal.Death {}
        }
        let store = try Store(at: path)
        #expect(stage.file == calm.file)
        #expect(stage.service.withService { $0.log.writes } == calm.service.withService { $0.log.writes })
        #expect(try await store.steps(of: run).allSatisfy { $0.state == .done })
        let pairs = try await store.pairs(from: "shop", to: "twin")
        #expect(
            Set(pairs.map { MemoryJournal.Pair(kind: $0.kind, source: $0.sourceID, target: $0.targetID) })
                == calm.journal.pairs)
    }
}
