import Catalog
import SQLite
import Store
import TestSupport
import Testing
import Wire

/// Snapshots that are forgotten take nothing from those that stay.
struct ForgettingTests {
    /// Random nights: edits that come and go, gaps, crawls of parts, things renamed and deleted.
    private struct Nights {
        var dice: Dice
        var site = SampleSite(campaigns: 4)
        var count = 0
        let hasGaps: Bool

        init(_ seed: UInt64, hasGaps: Bool) {
            dice = Dice(seed)
            self.hasGaps = hasGaps
        }

        mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &dice) < percent }

        /// What the next crawl reads.
        mutating func next() -> SampleSite {
            count += 1
            for resource in site.resources where chance(12) {
                // Few values, so that what was comes back; long enough that some are kept as what differs.
                site.change(
                    resource.address,
                    [
                        "v": .integer(Int.random(in: 0...3, using: &dice)),
                        "text": .string(String(repeating: "x", count: 90)),
                    ])
            }
            if chance(15), let victim = site.resources.randomElement(using: &dice), victim.kind != "settings" {
                if victim.kind == "campaigns" {
                    site.remove(tree: victim.address)
                } else {
                    site.change(victim.address, nil)
                }
            }
            if chance(15) { site = SampleSite(campaigns: Int.random(in: 1...4, using: &dice)) }
            if chance(15) { rename() }
            var seen = site
            guard hasGaps else { return seen }
            let states: [Coverage.State] = [.failed, .forbidden, .skipped, .absent]
            for read in site.reads where chance(10) {
                let state = states.randomElement(using: &dice) ?? .failed
                let keeping = state == .absent ? 0 : Int.random(in: 0...2, using: &dice)
                seen.set(read.coverage.path, state, reason: chance(50) ? "why" : nil, keeping: keeping)
            }
            if chance(10) { seen.reads.removeAll { $0.coverage.path.hasPrefix("/campaigns/") } }
            return seen
        }

        private mutating func rename() {
            for read in site.reads.indices {
                for index in site.reads[read].resources.indices {
                    let address = site.reads[read].resources[index].address
                    guard address.text.hasPrefix("campaigns/Sales1") else { continue }
                    site.reads[read].resources[index].address = "campaigns/Shop1\(address.text.dropFirst(16))"
                }
            }
        }

        var time: UTCTime { night(1 + count) }
    }

    /// All that a snapshot says of the site.
    private static func content(of info: SnapshotInfo, _ reader: SnapshotReader) throws -> [String] {
        let checked = info.checkedAt?.description ?? "-"
        var lines = ["\(info.number) \(info.at) \(checked) \(info.isComplete) \(info.isPartial)"]
        lines += ["\(info.resources) \(info.digest) \(info.requests)"]
        lines += try reader.coverage(of: info.number).map { "\($0)" }
        try reader.forEach(in: info.number) { resource in
            let body = String(decoding: resource.raw, as: UTF8.self)
            lines.append("\(resource.kind) \(resource.path) \(resource.id ?? "-") \(resource.address) \(body)")
        }
        return lines
    }

    /// The snapshots that stay under random rules, or without some chosen at random. Never all, always the newest.
    private static func survivors(of snapshots: [SnapshotInfo], _ dice: inout Dice) -> Set<Int> {
        var kept: Set<Int>
        if Bool.random(using: &dice) {
            let rules = Retention(
                last: Int.random(in: 0...4, using: &dice),
                periods: [
                    .day: Int.random(in: 0...5, using: &dice), .week: Int.random(in: 0...4, using: &dice),
                    .month: Int.random(in: 0...3, using: &dice),
                ])
            kept = Set(rules.verdicts(on: snapshots).filter(\.isKept).map(\.snapshot.number))
        } else {
            kept = Set(snapshots.map(\.number).filter { _ in Bool.random(using: &dice) })
        }
        if let newest = snapshots.last { kept.insert(newest.number) }
        return kept
    }

    @Test(arguments: Seed.draw(6, of: 0..<25, for: "what stays"))
    func `what stays reads byte for byte as before, and the next backup finds the same`(
        seed: UInt64
    ) async throws {
        var nights = Nights(seed, hasGaps: seed % 5 != 0)
        let folder = try TemporaryFolder()
        let store = try Store(at: folder.store, batch: 1500)
        for _ in 0..<Int.random(in: 4...30, using: &nights.dice) {
            let (sample, time) = (nights.next(), nights.time)
            try await store.crawl(sample, at: time)
            if nights.chance(30) { try await store.crawl(sample, at: UTCTime(seconds: Double(time.seconds) + 3600)) }
            if nights.chance(30) { try await store.crawl(SampleSite(campaigns: 2), of: "staging", at: time) }
            nights.count += nights.chance(40) ? 5 : 0
        }
        // Twice, since the second time meets what the first left.
        for _ in 0..<2 {
            let reader = try SnapshotReader(folder.store)
            let (all, prod) = (try reader.snapshots(), try reader.snapshots(of: "prod"))
            let kept = Self.survivors(of: prod, &nights.dice)
            let staying = all.filter { $0.site != "prod" || kept.contains($0.number) }
            let before = try staying.map { try Self.content(of: $0, reader) }
            let untouched = try folder.afterCrash(of: folder.store)
            try await store.forget(Set(prod.map(\.number)).subtracting(kept), of: "prod")

            let after = try reader.snapshots()
            #expect(after.map(\.number) == staying.map(\.number), "\(Seed.ofThisRun)")
            #expect(try after.map { try Self.content(of: $0, reader) } == before)
            #expect(reader.check() == [])
            try expectBeginnings(reader)
            // Without a new neighbour nothing is counted anew.
            for (old, new) in zip(staying, after) where old.site != "prod" { #expect(old.changes == new.changes) }

            let (sample, time) = (nights.next(), nights.time)
            let expected = try await Store(at: untouched.store, batch: 1500).crawl(sample, at: time)
            let found = try await store.crawl(sample, at: time)
            #expect(found.isUnchanged == expected.isUnchanged)
            #expect(found.snapshot.number == expected.snapshot.number)
            #expect(found.snapshot.digest == expected.snapshot.digest)
            if !found.isUnchanged { #expect(found.snapshot.changes == expected.snapshot.changes) }
            #expect(reader.check() == [])
        }
    }

    /// A version begins with a snapshot that saw it, unless it only waits for the next backup to come upon it.
    private func expectBeginnings(_ reader: SnapshotReader) throws {
        let snapshots = try reader.snapshots(of: "prod")
        var seen: [Int: Set<String>] = [:]
        for info in snapshots {
            try reader.forEach(in: info.number) {
                seen[info.number, default: []].insert("\($0.path) \($0.address) \($0.record?.digest ?? .zero)")
            }
        }
        for address in Set(SampleSite(campaigns: 4).addresses) {
            for version in try reader.history(of: address, on: "prod") {
                let key =
                    "\(version.resource.path) \(version.resource.address) \(version.resource.record?.digest ?? .zero)"
                let isWaiting = version.last == nil && !seen.values.contains { $0.contains(key) }
                #expect(seen[version.first.snapshot]?.contains(key) == true || isWaiting, "\(version)")
            }
        }
    }

    /// Versions and counts are those of a store that never saw the others.
    @Test(arguments: Seed.draw(6, of: 0..<25, for: "whole nights"))
    func `where every night was whole, it is as if the others had not been`(
        seed: UInt64
    ) async throws {
        var nights = Nights(seed &+ 1000, hasGaps: false)
        let folders = (try TemporaryFolder(), try TemporaryFolder())
        let store = try Store(at: folders.0.store)
        var samples: [Int: SampleSite] = [:]
        for _ in 0..<20 {
            let sample = nights.next()
            let outcome = try await store.crawl(sample, at: nights.time)
            samples[outcome.snapshot.number] = samples[outcome.snapshot.number] ?? sample
        }
        let reader = try SnapshotReader(folders.0.store)
        let all = try reader.snapshots()
        let kept = Self.survivors(of: all, &nights.dice)
        try await store.forget(Set(all.map(\.number)).subtracting(kept), of: "prod")

        let other = try Store(at: folders.1.store)
        var addresses: Set<Address> = []
        for info in try reader.snapshots() {
            let sample = try #require(samples[info.number])
            let outcome = try await other.crawl(sample, at: info.at)
            #expect(info.changes == (outcome.isUnchanged ? .init() : outcome.snapshot.changes))
            addresses.formUnion(sample.addresses)
        }
        let mirror = try SnapshotReader(folders.1.store)
        for address in addresses {
            let (found, expected) = (
                try reader.history(of: address, on: "prod"), try mirror.history(of: address, on: "prod")
            )
            #expect(!found.isEmpty)
            #expect(found.map(\.first.at) == expected.map(\.first.at), "\(address)")
            #expect(found.map(\.resource.record?.digest) == expected.map(\.resource.record?.digest))
            #expect(found.map { $0.last == nil } == expected.map { $0.last == nil })
        }
    }

    @Test func `how far a place was read is one row again where only a forgotten night was otherwise`() async throws {
        let folder = try TemporaryFolder()
        let store = try Store(at: folder.store)
        for day in 1...5 {
            var sample = SampleSite()
            if day % 2 == 1 { sample.set("/settings", .failed, reason: "no answer") }
            try await store.crawl(sample, at: night(day))
        }
        let count = {
            try Database(file: folder.store, .readWrite).rows(
                "SELECT first, last FROM coverage JOIN place ON place.id = place WHERE path = '/settings'"
            ) { (row) throws(SQLiteError) in "\(try row.integer(0))-\(try row.optionalInteger(1) ?? 0)" }.sorted()
        }
        #expect(try count() == ["1-1", "2-2", "3-3", "4-4", "5-0"])
        try await store.forget([2, 4], of: "prod")
        #expect(try count() == ["1-0"])
        #expect(try SnapshotReader(folder.store).check() == [])
    }

    @Test func `what none of the snapshots left saw is no longer in the file`() async throws {
        let folder = try TemporaryFolder()
        let store = try Store(at: folder.store)
        var sample = SampleSite()
        try await store.crawl(sample, at: night(1))
        sample.change("settings", ["key": "canary-4711"])
        try await store.crawl(sample, at: night(2))
        sample.change("settings", ["key": "other"])
        try await store.crawl(sample, at: night(3))
        let canary = Array("canary-4711".utf8)
        #expect(try bytes(of: folder.store).split(separator: canary, maxSplits: 1).count == 2)
        try await store.forget([2], of: "prod")
        try await store.compact()
        #expect(try bytes(of: folder.store).split(separator: canary, maxSplits: 1).count == 1)
        #expect(size(of: folder.store + "-wal") == 0)
        let reader = try SnapshotReader(folder.store)
        #expect(try reader.snapshots().map(\.changes) == [.init(added: 13), .init(changed: 1)])
        #expect(try reader.history(of: "settings", on: "prod").count == 2)
    }

    @Test func `the room comes back, and the file alone is the store`() async throws {
        let folder = try TemporaryFolder()
        let store = try Store(at: folder.store)
        for day in 1...6 {
            try await store.crawl(SampleSite(campaigns: 4 + day, padding: 900 + day), at: night(day))
        }
        let before = store.size
        try await store.forget([1, 2, 3, 4, 5], of: "prod")
        try await store.compact()
        #expect(store.size < before / 2)
        #expect(store.size == size(of: folder.store))
        #expect(try mode(of: folder.store) == 0o600)
        #expect(try SnapshotReader(folder.store).check() == [])
        #expect(try SnapshotReader(folder.store).snapshots().map(\.changes.added) == [41])
    }

    @Test func `numbers are not given out again`() async throws {
        let folder = try TemporaryFolder()
        let store = try Store(at: folder.store)
        var sample = SampleSite()
        for day in 1...4 {
            sample.change("settings", ["v": .integer(day)])
            try await store.crawl(sample, of: day == 4 ? "staging" : "prod", at: night(day))
        }
        // The newest of a site can't be forgotten at all, so the highest number always stays.
        for numbers: Set<Int> in [[3], [1, 2, 3], [4], [9]] {
            await #expect(throws: StoreError.self) { try await store.forget(numbers, of: "prod") }
        }
        await #expect(throws: StoreError.self) { try await store.forget([1], of: "nobody") }
        try await store.forget([1, 2], of: "prod")
        let reader = try SnapshotReader(folder.store)
        #expect(try reader.snapshots().map(\.number) == [3, 4])
        sample.change("settings", ["v": 9])
        #expect(try await store.crawl(sample, at: night(9)).snapshot.number == 5)
        #expect(throws: StoreError.unknownSnapshot(1)) { try reader.snapshot(1) }
    }

    @Test func `what a dead crawl left is taken back first`() async throws {
        let folder = try TemporaryFolder()
        let store = try Store(at: folder.store, batch: 1500)
        var sample = SampleSite()
        for day in 1...3 {
            sample.change("settings", ["v": .integer(day)])
            try await store.crawl(sample, at: night(day))
        }
        do {
            let dying = try Store(at: folder.store, batch: 1500)
            let draft = try await dying.begin(site: "prod", url: "https://api.example/prod", at: night(4))
            for read in DeathTests.large.reads {
                try await dying.record(read.resources, in: Place(read.coverage), of: draft)
            }
        }
        try await store.forget([1], of: "prod")
        let reader = try SnapshotReader(folder.store)
        #expect(reader.check() == [])
        #expect(try reader.addresses(in: 2) == sample.addresses)
        #expect(try await store.crawl(sample, at: night(5)).isUnchanged)
    }

    /// A process that dies, and a power cut after any page.
    @Test func `a log cut anywhere gives the store from before or the one from after`() async throws {
        let folder = try TemporaryFolder()
        let store = try Store(at: folder.store)
        var sample = SampleSite()
        for day in 1...4 {
            sample.change("settings", ["v": .integer(day)])
            sample.change("campaigns/Sales\(day % 3)/chatWindow", ["greeting": .string("night \(day)")])
            try await store.crawl(sample, at: night(day))
        }
        // A reader that stands still keeps the log from being brought into the file.
        let reader = try SnapshotReader(folder.store)
        let cursor = try reader.resources(in: 1)
        _ = try cursor.next()
        try await store.forget([1, 3], of: "prod")
        var states: Set<[Int]> = []
        let cuts = try folder.afterEachCut { cut in
            let numbers = try cut.snapshots().map(\.number)
            states.insert(numbers)
            #expect(cut.check() == [])
            for number in numbers { #expect(try cut.addresses(in: number).count == 13) }
        }
        #expect(cuts > 15)
        #expect(states == [[1, 2, 3, 4], [2, 4]])
    }
}
