import CommandLineTool
import Foundation
import Simulator
import Synchronization
import TestSupport
import Testing
import Wire

/// More old conversations than one request may delete.
struct PurgeBatchesTests {
    private static let archived = PreparedBench.once {
        var site = try SampleSite.shop(.final)
        site.addHistory(["chats": 260, "days": 300])
        let bench = try Workbench(["shop": site])
        bench.advance(by: max(0, Date().timeIntervalSince1970 - bench.now) + 60)
        #expect(await bench.run("archive shop --since 2020-01-01 --kinds chats").code == .done)
        return bench
    }

    private let bench: Workbench
    private let old: Set<String>
    private let all: Set<String>

    /// All but the newest few are old.
    init() async throws {
        bench = try await Workbench.copy(of: Self.archived)
        let records = try await bench.run("export shop - --records --kinds chats").output.split(separator: "\n").map {
            try JSONValue(parsing: String($0))
        }
        let moments = records.compactMap { $0["at"]?.text }.sorted()
        let before = try #require(moments.dropLast(20).last)
        all = Set(records.compactMap { $0["id"]?.text })
        old = Set(records.filter { ($0["at"]?.text ?? "") < before }.compactMap { $0["id"]?.text })
        try #require(old.count > 230)
        let plan = await bench.run("purge shop --before \(before) --kinds chats --output purge.json")
        #expect(plan.code == .done, "\(plan.error)")
    }

    private func batches() throws -> [[String]] {
        let plan = try JSONValue(
            parsing: Array(Data(contentsOf: URL(fileURLWithPath: bench.folder.path + "/purge.json"))))
        return (plan["operations"]?.elements ?? []).map { ($0["ids"]?.elements ?? []).compactMap(\.text) }
    }

    private func there() throws -> Set<String> {
        var site = bench.service.withService { $0.sites[0] }
        site.options.caps = [:]
        let target = "/api/v3/livechat/chats?timeFrom=2000-01-01T00:00:00&timeTo=2100-01-01T00:00:00&pageSize=100000"
        let body = try JSONValue(parsing: site.respond(to: HTTPRequest(.get, origin: "", target: target)).body)
        return Set((body["chats"]?.elements ?? []).compactMap { $0["id"]?.text })
    }

    @Test func `no request names more than a hundred, none names one twice, and all are named`() async throws {
        let batches = try batches()
        #expect(batches.count >= 3)
        #expect(batches.allSatisfy { (1...100).contains($0.count) })
        #expect(batches.joined().count == old.count && Set(batches.joined()) == old)
        let sizes = Mutex<[Int]>([])
        bench.befall { request in
            if request.method == .delete {
                let ids = (try? JSONValue(parsing: request.body))?.elements ?? []
                sizes.withLock { $0.append(ids.count) }
            }
            return false
        }
        #expect(await bench.run("apply purge.json --yes --confirm shop").code == .done)
        #expect(sizes.withLock { $0 } == batches.map(\.count))
        #expect(try there() == all.subtracting(old))
    }

    @Test(arguments: [false, true]) func `what the archive holds no more is not deleted at the service`(
        isMadeAnew: Bool
    ) async throws {
        for file in try FileManager.default.contentsOfDirectory(atPath: bench.folder.path)
        where file.contains("archive") { try FileManager.default.removeItem(atPath: bench.folder.path + "/" + file) }
        if isMadeAnew {
            await bench.run(
                "archive shop --since \(Date().addingTimeInterval(-86_400).formatted(.iso8601)) --kinds chats")
        }
        let stopped = await bench.run("apply purge.json --yes --confirm shop")
        #expect(stopped.code == (isMadeAnew ? .guarded : .failed), "\(stopped.error)")
        #expect(stopped.error.contains("archive"))
        #expect(bench.writes.isEmpty)
        #expect(try there() == all)
        #expect(await bench.run("runs").output.isEmpty)
    }

    /// From one DELETE on nobody knows the token, as after the end of the process: that one was done or was not.
    @Test(arguments: [1, 2, 3], [true, false])
    func `a run that ends at any batch is gone on with, and only what is old goes`(
        batch: Int, isDone: Bool
    ) async throws {
        let count = Mutex(0)
        let held = Mutex<[SimulatedSite]>([])
        bench.befall { request in
            guard request.method == .delete, count.withLock({ count in (count += 1, count).1 == batch }) else {
                return false
            }
            if isDone { _ = bench.service.respond(to: request) }
            bench.service.withService { service in
                held.withLock { $0 = service.sites }
                service.sites = []
            }
            return true
        }
        let first = await bench.run("apply purge.json --yes --confirm shop")
        #expect(first.code != .done)
        bench.befall { _ in false }
        bench.service.withService { service in service.sites = held.withLock { $0 } }
        let done = try there()
        let gone = Set(try batches().prefix(isDone ? batch : batch - 1).joined())
        #expect(done == all.subtracting(gone))
        let resumed = await bench.run("resume 1 --yes")
        #expect(resumed.code == .done, "\(resumed.error)")
        #expect(try there() == all.subtracting(old))
        #expect(await bench.run("check").code == .done)
    }
}
