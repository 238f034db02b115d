import Catalog
import SQLite
import Store
import TestSupport
import Testing
import Wire

/// The tables of kinds that a store keeps.
struct KeptTableTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `a table is kept once, and comes back as it was`() async throws {
        let store = try Store(at: folder.store)
        var kinds = Catalog.liveChat.kinds
        kinds[1].secrets.append("pin")
        let table = Catalog(kinds, api: .v4)
        for moment in ["2026-11-20T02:00:00Z", "2026-11-21T02:00:00Z"] as [UTCTime] {
            #expect(try await store.keep(table, at: moment) == table.fingerprint)
        }
        let reader = try SnapshotReader(folder.store)
        let kept = try #require(try reader.table(table.fingerprint))
        #expect(kept.kinds == kinds && kept.api == .v4 && kept.fingerprint == table.fingerprint)
        #expect(try reader.table(Catalog.liveChat.fingerprint) == nil)
        #expect(reader.check() == [])
    }

    @Test func `a table that decayed is not believed`() async throws {
        let table = Catalog.liveChat
        _ = try await Store(at: folder.store).keep(table, at: "2026-11-20T02:00:00Z")
        let database = try Database(file: folder.store, .readWrite)
        try database.execute("UPDATE catalog SET rows = replace(rows, 'webhooks', 'hookwebs')")
        #expect(throws: StoreError.self) { try SnapshotReader(folder.store).table(table.fingerprint) }
        #expect(try SnapshotReader(folder.store).check() != [])
    }

    @Test func `rows of a later version are no table of this one`() async throws {
        let rows = Array(#"[{"name":"a","shape":"singleton","paths":["/a"],"phase":"moon"}]"#.utf8)
        #expect(throws: RowFlaw.self) { try Catalog(rowBytes: rows, api: .v3) }
    }
}
