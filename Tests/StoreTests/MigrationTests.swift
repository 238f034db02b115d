import Foundation
import Keeping
import SQLite
import Store
import TestSupport
import Testing

/// Stores that earlier versions wrote are read, with all that is in them.
struct MigrationTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try write([], to: folder.store)
        try edit(StoresOfOld.script(StoresOfOld.format2))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.store)
    }

    private func edit(_ script: String) throws { try Database(file: folder.store, .readWrite).execute(script) }

    private func ask(_ sql: String) throws -> [String] {
        try Database(file: folder.store, .unchanging).rows(sql) { (row) throws(SQLiteError) in try row.text(0) }
    }

    @Test(arguments: [false, true])
    func `what plans read under a name of its own is told apart by what it is for`(isReading: Bool) async throws {
        #expect(try ask("SELECT name FROM site ORDER BY id").last == "copy (read for planning)")
        if !isReading { _ = try Store(at: folder.store) }
        let reader = try SnapshotReader(folder.store)
        #expect(reader.check() == [])
        #expect(try reader.sites().map(\.name) == ["shop"])
        #expect(try reader.sites(for: .planning).map(\.name) == ["copy", "shop"])
        #expect(try reader.snapshots().map(\.number) == [1, 2, 6])
        #expect(try reader.snapshots(for: .planning).map(\.number) == [3, 4, 5])
        #expect(try reader.snapshots(of: "shop", for: .planning).map(\.number) == [3, 4])
        #expect(try reader.addresses(in: 3).count == 96)
        #expect(try reader.latest("shop")?.number == 6)
        #expect(throws: StoreError.readForPlan(4)) { try reader.snapshot(4) }
        #expect(try reader.runs().map(\.target) == ["shop", "copy"])
        #expect(try reader.steps(of: 2).map(\.action) == [.create])
        // As it was remembered for what the plan read, it is known for the site.
        #expect(try reader.pairs(from: "shop", to: "copy").map(\.kind) == ["customVariables"])
    }

    @Test func `a pair that a person pinned is kept where one was remembered for a reading, too`() async throws {
        let pinned = RememberedPair(
            kind: "customVariables", sourceID: "ca000001-5c1e-4b07-9a31-000000000801", targetID: "mine",
            how: .pinned, at: night(1))
        // Written by the present program, with its seal, and brought back to what the older one had.
        let other = try TemporaryFolder()
        try await Store(at: other.store).remember([pinned], from: "shop", to: "copy")
        try edit("ATTACH '\(other.store)' AS other; INSERT INTO pair SELECT * FROM other.pair; DETACH other")
        #expect(try SnapshotReader(folder.store).pairs(from: "shop", to: "copy") == [pinned])
        #expect(try SnapshotReader(folder.store).check() == [])
    }

    @Test func `the snapshots that come go on from those that were there`() async throws {
        let store = try Store(at: folder.store)
        #expect(try await store.crawl(SampleSite(), of: "shop", at: night(29)).snapshot.number == 7)
        let draft = try await store.begin(site: "copy", url: "u", purpose: .planning, at: night(29))
        let reading = try await store.finish(draft, coverage: [], requests: 0, seconds: 0).snapshot
        #expect(reading.purpose == .planning && reading.number > 1_000_000)
        #expect(try await store.crawl(SampleSite(campaigns: 1), of: "shop", at: night(30)).snapshot.number == 8)
        try await store.forget([5], of: "copy", purpose: .planning)
        try await store.forget([1, 2, 7], of: "shop")
        let reader = try SnapshotReader(folder.store)
        #expect(reader.check() == [])
        #expect(try reader.snapshots().map(\.number) == [6, 8])
        #expect(try reader.snapshots(of: "copy", for: .planning).map(\.number) == [reading.number])
    }

    @Test func `a store of the first version is brought up to date, too`() throws {
        try edit(
            "DROP TABLE step; DROP TABLE run; DROP TABLE pair; DROP INDEX version_first; DROP INDEX version_last;"
                + "PRAGMA user_version = 1; VACUUM")
        let reader = try SnapshotReader(folder.store)
        #expect(reader.check() == [])
        #expect(try reader.addresses(in: 1).count == 58)
        #expect(try reader.runs().isEmpty)
    }

    @Test(arguments: [
        "UPDATE site SET url = 'https://elsewhere.example'", "UPDATE pair SET target_id = 'x'",
        "UPDATE site SET name = 'shop2' WHERE id = 1",
    ])
    func `a row that decayed gets no new seal`(_ decay: String) throws {
        try edit(decay)
        let before = try bytes(of: folder.store)
        for open in [{ _ = try Store(at: folder.store) }, { _ = try SnapshotReader(folder.store) }]
            as [() throws -> Void]
        {
            let error = try #require(throws: StoreError.self) { try open() }
            guard case .file(.damaged) = error else {
                Issue.record("\(error)")
                continue
            }
        }
        #expect(try ask("SELECT name FROM site WHERE id = 3") == ["copy (read for planning)"])
        #expect(try bytes(of: folder.store).count == before.count)
    }

    @Test func `what people added to it stays, and goes on working`() throws {
        try edit("CREATE VIEW mine AS SELECT DISTINCT site FROM resources; CREATE VIEW names AS SELECT name FROM site")
        _ = try Store(at: folder.store)
        #expect(try ask("SELECT site FROM mine") == ["shop"])
        #expect(try ask("SELECT name FROM names ORDER BY 1") == ["copy", "shop", "shop"])
    }
}
