import Catalog
import Store
import Testing
import Wire

/// By which table of kinds a snapshot was read.
struct SnapshotTableTests {
    let folder: TemporaryFolder
    let store: Store

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(at: folder.store)
    }

    private func crawl(_ sample: SampleSite, table: String?, at: UTCTime) async throws -> SnapshotInfo {
        let draft = try await store.begin(site: "prod", url: "u", table: table, at: at)
        for read in sample.reads {
            try await store.record(read.resources, in: Place(read.coverage), of: draft)
        }
        let coverage = sample.reads.map(\.coverage)
        return try await store.finish(draft, coverage: coverage, requests: 1, seconds: 1).snapshot
    }

    @Test func `a snapshot says by which table it was read, also after those before it are forgotten`() async throws {
        let table = Catalog.liveChat.fingerprint
        #expect(try await crawl(SampleSite(campaigns: 1), table: "0123456789ab", at: night(1)).table == "0123456789ab")
        #expect(try await crawl(SampleSite(), table: table, at: night(2)).table == table)
        #expect(try await crawl(SampleSite(campaigns: 1), table: nil, at: night(3)).table == nil)
        try await store.forget([1], of: "prod")
        let reader = try SnapshotReader(folder.store)
        #expect(try reader.snapshots().map(\.table) == [table, nil])
        #expect(reader.check() == [])
    }
}
