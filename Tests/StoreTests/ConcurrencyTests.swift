import Catalog
import Store
import Testing
import Wire

/// Several runs, several readers, one file.
struct ConcurrencyTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `many open a store that is not there yet at the same moment`() async throws {
        let path = folder.store
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask { _ = try await Store(at: path).crawl(SampleSite(), of: "site \(number)", at: night(1)) }
            }
            try await group.waitForAll()
        }
        let reader = try SnapshotReader(path)
        #expect(try reader.snapshots().map(\.number) == Array(1...8))
        #expect(reader.check() == [])
    }

    @Test func `a reader keeps seeing the state it began with while a crawl goes on`() async throws {
        let store = try Store(at: folder.store)
        var sample = SampleSite()
        try await store.crawl(sample, at: night(1))
        let expected = sample.addresses
        let reader = try SnapshotReader(folder.store)
        let cursor = try reader.resources(in: 1)
        var seen = [try #require(try cursor.next()).address]
        sample.remove(tree: "campaigns/Sales1")
        try await store.crawl(sample, at: night(2))
        while let resource = try cursor.next() { seen.append(resource.address) }
        #expect(seen == expected)
        #expect(try reader.snapshots().count == 2)
    }

    @Test func `two cursors of one reader walk side by side`() async throws {
        let store = try Store(at: folder.store)
        var sample = SampleSite()
        try await store.crawl(sample, at: night(1))
        sample.change("settings", ["v": 2])
        try await store.crawl(sample, at: night(2))
        let reader = try SnapshotReader(folder.store)
        let (old, new) = (try reader.resources(in: 1), try reader.resources(in: 2))
        var differing: [Address] = []
        while let left = try old.next(), let right = try new.next() {
            #expect(left.address == right.address)
            if left.record != right.record { differing.append(left.address) }
        }
        #expect(differing == ["settings"])
    }

    @Test func `a crawl whose place another one took does not finish`() async throws {
        let (one, two) = (try Store(at: folder.store, batch: 1500), try Store(at: folder.store))
        let large = SampleSite(campaigns: 20)
        let draft = try await one.begin(site: "prod", url: "https://api.example/prod", at: night(1))
        for read in large.reads { try await one.record(read.resources, in: Place(read.coverage), of: draft) }
        try await two.crawl(SampleSite(), at: night(2))
        await #expect(throws: StoreError.self) {
            try await one.finish(draft, coverage: large.reads.map(\.coverage), requests: 1, seconds: 1)
        }
        let reader = try SnapshotReader(folder.store)
        #expect(try reader.snapshots().map(\.at) == [night(2)])
        #expect(reader.check() == [])
    }

    @Test func `the store reads for others while it records`() async throws {
        let store = try Store(at: folder.store)
        try await store.crawl(SampleSite(), at: night(1))
        let draft = try await store.begin(site: "prod", url: "u", at: night(2))
        let latest = try await store.read { (reader) throws(StoreError) in try reader.latest("prod") }
        #expect(latest?.number == 1)
        try await store.abandon(draft)
    }
}
