import CommandLineTool
import Foundation
import Service
import Store
import TestSupport
import Testing
import Wire

/// Commands that read a store make none and write none.
struct ReadingTests {
    private let bench: Workbench

    init() throws { bench = try Workbench() }

    /// A store with a backup and two runs in it.
    private static let prepared = PreparedBench.once {
        let bench = try await Workbench.afterBackup()
        await bench.run("clone --from shop@1 --to shop --yes")
        bench.ask(.post, "/bans", ["type": "ip", "ip": "203.0.113.9"])
        await bench.run("restore shop@1 --mirror --yes")
        return bench
    }

    @Test(arguments: [
        "runs", "runs 1", "snapshots", "snapshots shop", "show shop@1", "history shop",
        "map list --from shop --to shop",
        "map explain --from shop --to shop", "map unset --from shop --to shop agents 1", "diff shop@1 shop@2",
        "export shop@1 ./out", "check", "forget --keep-last 1", "forget --keep-last 1 --dry-run", "resume 1", "undo 1",
        "restore shop@1 --yes",
    ])
    func `where there is no store none is made, and its path is said`(_ line: String) async throws {
        let answer = await bench.run("--store typo.sqlite \(line)")
        #expect(answer.code == .failed, "\(answer.error)")
        #expect(answer.error.contains("there is no store at '\(bench.folder.path)/typo.sqlite'"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: bench.folder.path) == ["livechat-sync.json"])
    }

    @Test(arguments: [
        "runs", "runs 1", "snapshots", "history shop", "map list --from shop --to shop", "diff shop@1 shop@1", "check",
        "map explain --from shop --to shop", "show shop@1", "forget --keep-last 1 --dry-run",
    ])
    func `a store that is there stays as it is, to the byte`(_ line: String) async throws {
        let bench = try await Workbench.copy(of: Self.prepared)
        let files = try FileManager.default.contentsOfDirectory(atPath: bench.folder.path).sorted()
        let before = try Data(contentsOf: URL(fileURLWithPath: bench.store))
        #expect(await bench.run(line).code == .done)
        #expect(try Data(contentsOf: URL(fileURLWithPath: bench.store)) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: bench.folder.path).sorted() == files)
    }

    /// By two names there would be two logs and two locks.
    @Test func `a store with a second name is read and not written`() async throws {
        await bench.run("backup shop")
        let other = bench.folder.path + "/other.sqlite"
        #expect(link(bench.store, other) == 0)
        for store in ["store.sqlite", "other.sqlite"] {
            for line in ["backup shop", "plan --from shop@1 --to shop", "forget --keep-last 1"] {
                let answer = await bench.run("--store \(store) \(line)")
                #expect(answer.code == .machine)
                #expect(answer.error.contains("2 names (hard links)"))
            }
            #expect(await bench.run("--store \(store) snapshots").code == .done)
            #expect(await bench.run("--store \(store) check").code == .damaged)
        }
        try FileManager.default.removeItem(atPath: other)
        #expect(await bench.run("backup shop").code == .done)
    }

    /// What another process holds by one path it holds by the other.
    @Test func `by a link to its folder a store has the same locks`() async throws {
        await bench.run("backup shop")
        try FileManager.default.createSymbolicLink(
            atPath: bench.folder.path + "/way", withDestinationPath: bench.folder.path)
        let lock = try SiteLock(store: bench.store, site: "shop", command: "test", at: "2026-11-21T02:00:00Z")
        #expect(await bench.run("--store way/store.sqlite backup shop").code == .locked)
        withExtendedLifetime(lock) {}
    }
}
