import Catalog
import Store
import Testing
import Wire

/// A crawl may die at any moment: the store then opens, shows what it showed before, and takes the next crawl.
struct DeathTests {
    static let large = SampleSite(campaigns: 40)

    /// Opens what a crash left, and crawls again.
    private func survives(_ folder: TemporaryFolder, snapshots: [Int], then sample: SampleSite) async throws {
        let reader = try SnapshotReader(folder.store)
        #expect(try reader.snapshots().map(\.number) == snapshots)
        #expect(reader.check() == [])
        for number in snapshots { #expect(try reader.addresses(in: number).count == reader.snapshot(number).resources) }
        let store = try Store(at: folder.store)
        let outcome = try await store.crawl(sample, at: night(20))
        #expect(try reader.addresses(in: outcome.snapshot.number) == sample.addresses)
        #expect(reader.check() == [])
    }

    @Test(arguments: [false, true])
    func `a crawl that dies after any call leaves the store as it was`(_ hasOlder: Bool) async throws {
        let folder = try TemporaryFolder()
        let store = try Store(at: folder.store, batch: 1500)
        if hasOlder { try await store.crawl(SampleSite(), at: night(1)) }
        let before = hasOlder ? [1] : []
        try await survives(folder.afterCrash(of: folder.store), snapshots: before, then: Self.large)

        let draft = try await store.begin(site: "prod", url: "u", at: night(2))
        for (step, read) in Self.large.reads.enumerated() {
            try await store.record(read.resources, in: Place(read.coverage), of: draft)
            guard step % 5 == 0 else { continue }
            try await survives(
                folder.afterCrash(of: folder.store), snapshots: before, then: step % 2 == 0 ? Self.large : SampleSite()
            )
        }
        let coverage = Self.large.reads.map(\.coverage)
        let outcome = try await store.finish(draft, coverage: coverage, requests: 1, seconds: 1)
        let after = before + [outcome.snapshot.number]
        try await survives(folder.afterCrash(of: folder.store), snapshots: after, then: Self.large)
    }

    /// What SQLite wrote last is not there after a power cut, cut off at any byte.
    @Test func `a log cut anywhere gives an older state and never half of one`() async throws {
        let folder = try TemporaryFolder()
        let store = try Store(at: folder.store)
        var sample = SampleSite()
        try await store.crawl(sample, at: night(1))
        // A reader that stands still keeps the log from being brought into the file.
        let reader = try SnapshotReader(folder.store)
        let cursor = try reader.resources(in: 1)
        _ = try cursor.next()
        sample.remove(tree: "campaigns/Sales1")
        sample.change("settings", ["v": 2])
        try await store.crawl(sample, at: night(2))
        sample.change("settings", ["v": 3])
        try await store.crawl(sample, at: night(3))
        var states: Set<[Int]> = []
        let cuts = try folder.afterEachCut { cut in
            let numbers = try cut.snapshots().map(\.number)
            states.insert(numbers)
            #expect(cut.check() == [])
            for number in numbers { #expect(try cut.addresses(in: number).count == cut.snapshot(number).resources) }
        }
        #expect(cuts > 24)
        #expect(states.contains([1]) && states.contains([1, 2]) && states.contains([1, 2, 3]))
    }

    @Test func `what a dead crawl left is taken back by the next`() async throws {
        let folder = try TemporaryFolder()
        try await Store(at: folder.store).crawl(SampleSite(), at: night(1))
        let small = size(of: folder.store)
        do {
            let store = try Store(at: folder.store, batch: 1500)
            let draft = try await store.begin(site: "prod", url: "u", at: night(2))
            for read in Self.large.reads { try await store.record(read.resources, in: Place(read.coverage), of: draft) }
        }
        let swollen = size(of: folder.store)
        #expect(swollen > small)
        let store = try Store(at: folder.store)
        #expect(try await store.crawl(SampleSite(), at: night(3)).isUnchanged)
        // The room it took is used again.
        try await store.crawl(Self.large, at: night(4))
        #expect(size(of: folder.store) < swollen + swollen / 4)
        #expect(try SnapshotReader(folder.store).check() == [])
    }
}
