import Catalog
import Store
import TestSupport
import Testing
import Wire

struct CrawlTests {
    let folder: TemporaryFolder
    let store: Store
    let reader: SnapshotReader

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(at: folder.store, batch: 1500)
        reader = try SnapshotReader(folder.store)
    }

    @Test func `a snapshot gives back what was recorded, in the order of addresses`() async throws {
        let sample = SampleSite()
        let outcome = try await store.crawl(sample, at: night(1))
        #expect(!outcome.isUnchanged)
        #expect(outcome.snapshot.number == 1)
        #expect(outcome.snapshot.site == "prod")
        #expect(outcome.snapshot.isComplete && !outcome.snapshot.isPartial)
        #expect(outcome.snapshot.resources == 13)
        #expect(outcome.snapshot.changes == .init(added: 13))
        var read: [Resource] = []
        try reader.forEach(in: 1) { read.append(try $0.resource()) }
        #expect(read == sample.resources.sorted { $0.address < $1.address })
    }

    @Test func `an equal crawl adds a line and no row`() async throws {
        let sample = SampleSite()
        let first = try await store.crawl(sample, at: night(1))
        let again = try await store.crawl(sample, at: night(2))
        #expect(again.isUnchanged)
        #expect(again.snapshot.number == 1)
        #expect(again.snapshot.checkedAt == night(2))
        #expect(again.snapshot.digest == first.snapshot.digest)
        #expect(try reader.snapshots().count == 1)
        #expect(try reader.newestCheck("prod") == night(2))
    }

    @Test func `the order of members is no change, the text of a number is`() async throws {
        var sample = SampleSite()
        sample.change("settings", ["a": 1, "b": 2])
        try await store.crawl(sample, at: night(1))
        sample.change("settings", ["b": 2, "a": 1])
        #expect(try await store.crawl(sample, at: night(2)).isUnchanged)
        sample.change("settings", ["b": .number("2.0"), "a": 1])
        #expect(try await store.crawl(sample, at: night(3)).snapshot.changes == .init(changed: 1))
        #expect(try reader.body(of: "settings", in: 1) == #"{"a":1,"b":2}"#)
        #expect(try reader.body(of: "settings", in: 2) == #"{"b":2.0,"a":1}"#)
    }

    @Test func `each snapshot shows its own time`() async throws {
        var sample = SampleSite()
        try await store.crawl(sample, at: night(1))
        let before = sample.addresses
        sample.change("campaigns/Sales1/chatWindow", ["greeting": "bye"])
        sample.change("campaigns/Sales2/fields/F1", nil)
        let outcome = try await store.crawl(sample, at: night(2))
        #expect(outcome.snapshot.changes == .init(changed: 1, removed: 1))
        #expect(outcome.snapshot.resources == 12)
        #expect(try reader.addresses(in: 1) == before)
        #expect(try reader.addresses(in: 2) == sample.addresses)
        #expect(try reader.body(of: "campaigns/Sales1/chatWindow", in: 1) == #"{"greeting":"hello 1"}"#)
        #expect(try reader.body(of: "campaigns/Sales1/chatWindow", in: 2) == #"{"greeting":"bye"}"#)
        #expect(try reader.resource(at: "campaigns/Sales2/fields/F1", in: 2) == nil)
    }

    @Test func `what stands below a deleted resource goes with it, though its places were not read`() async throws {
        var sample = SampleSite()
        try await store.crawl(sample, at: night(1))
        sample.remove(tree: "campaigns/Sales1")
        let outcome = try await store.crawl(sample, at: night(2))
        #expect(outcome.snapshot.changes == .init(removed: 4))
        #expect(try reader.addresses(in: 2) == sample.addresses)
        let history = try reader.history(of: "campaigns/Sales1/chatWindow", on: "prod")
        #expect(history.map(\.last?.snapshot) == [1])
        #expect(try reader.coverage(of: 2).count == sample.reads.count)
        #expect(try reader.coverage(of: 1).count == SampleSite().reads.count)
    }

    @Test(arguments: [Coverage.State.failed, .forbidden, .skipped])
    func `what was not read is neither there nor gone`(_ state: Coverage.State) async throws {
        var sample = SampleSite()
        try await store.crawl(sample, at: night(1))
        sample.set("/campaigns/c1/fields", state, reason: "why")
        let gap = try await store.crawl(sample, at: night(2)).snapshot
        #expect(gap.isComplete == (state == .skipped))
        #expect(gap.isPartial == (state == .skipped))
        #expect(gap.changes == .init())
        #expect(try reader.addresses(in: 2) == sample.addresses)
        let row = try #require(try reader.coverage(of: 2).first { $0.path == "/campaigns/c1/fields" })
        #expect(row.state == state && row.reason == "why" && row.count == 0)
        #expect(try reader.latest("prod")?.number == 1)
        // Read again, they are what they were: one version all the time.
        let whole = try await store.crawl(SampleSite(), at: night(3)).snapshot
        #expect(whole.number == 3 && whole.changes == .init())
        #expect(try reader.history(of: "campaigns/Sales1/fields/F0", on: "prod").count == 1)
        #expect(try reader.latest("prod")?.number == 3)
    }

    @Test func `what the site says it does not have is gone`() async throws {
        var sample = SampleSite()
        try await store.crawl(sample, at: night(1))
        sample.set("/campaigns/c1/fields", .absent)
        let outcome = try await store.crawl(sample, at: night(2)).snapshot
        #expect(outcome.isComplete)
        #expect(outcome.changes == .init(removed: 2))
    }

    @Test func `a place read in part shows what was seen, without ending the rest`() async throws {
        var sample = SampleSite(campaigns: 3)
        try await store.crawl(sample, at: night(1))
        sample.set("/campaigns", .failed, reason: "page 2 did not come", keeping: 1)
        let outcome = try await store.crawl(sample, at: night(2)).snapshot
        #expect(!outcome.isComplete)
        #expect(outcome.changes == .init())
        #expect(try reader.addresses(in: 2) == sample.addresses)
        #expect(try reader.coverage(of: 2).first { $0.path == "/campaigns" }?.count == 1)
        #expect(try await store.crawl(sample, at: night(3)).isUnchanged)
    }

    @Test func `a crawl of one campaign is complete, partial, and not the latest of the site`() async throws {
        var sample = SampleSite()
        try await store.crawl(sample, at: night(1))
        sample.reads.removeAll { !$0.coverage.path.hasPrefix("/campaigns") || $0.coverage.path.contains("c0") }
        sample.set("/campaigns", .skipped, reason: "not asked for", keeping: 1)
        let part = try await store.crawl(sample, at: night(2)).snapshot
        #expect(part.isComplete && part.isPartial)
        #expect(try reader.latest("prod")?.number == 1)
        #expect(try reader.newestCheck("prod") == night(1))
        #expect(try reader.addresses(in: part.number) == sample.addresses)
    }

    @Test func `a partial snapshot is the latest when there is no other`() async throws {
        var sample = SampleSite()
        sample.set("/settings", .skipped)
        try await store.crawl(sample, at: night(1))
        #expect(try reader.latest("prod")?.number == 1)
        #expect(try reader.newestCheck("prod") == nil)
    }

    @Test func `a renamed parent moves its children without storing a body again`() async throws {
        var sample = SampleSite()
        try await store.crawl(sample, at: night(1))
        for read in sample.reads.indices {
            for index in sample.reads[read].resources.indices {
                let address = sample.reads[read].resources[index].address
                guard address.text.hasPrefix("campaigns/Sales1/") else { continue }
                sample.reads[read].resources[index].address = "campaigns/Shop/\(address.text.dropFirst(17))"
            }
        }
        let outcome = try await store.crawl(sample, at: night(2)).snapshot
        #expect(outcome.changes == .init())
        #expect(outcome.number == 2)
        #expect(try reader.addresses(in: 1) == SampleSite().addresses)
        #expect(try reader.addresses(in: 2) == sample.addresses)
    }

    @Test func `a resource that comes on two pages counts once`() async throws {
        let sample = SampleSite()
        for day in 1...2 {
            let draft = try await store.begin(site: "prod", url: "u", at: night(day))
            for read in sample.reads {
                try await store.record(read.resources, in: Place(read.coverage), of: draft)
                try await store.record(Array(read.resources.suffix(1)), in: Place(read.coverage), of: draft)
            }
            let outcome = try await store.finish(draft, coverage: sample.reads.map(\.coverage), requests: 1, seconds: 0)
            #expect(outcome.snapshot.resources == sample.resources.count)
            #expect(outcome.isUnchanged == (day == 2))
        }
        #expect(reader.check() == [])
    }

    @Test func `two resources with one address are both there`() async throws {
        var sample = SampleSite(campaigns: 2)
        for index in sample.reads[1].resources.indices { sample.reads[1].resources[index].address = "campaigns/Twin" }
        try await store.crawl(sample, at: night(1))
        #expect(try reader.addresses(in: 1).filter { $0 == "campaigns/Twin" }.count == 2)
        #expect(reader.check() == [])
    }

    @Test func `sites do not see each other`() async throws {
        let (small, large) = (SampleSite(campaigns: 1), SampleSite(campaigns: 4))
        // Interleaved, as two runs at the same time would.
        let first = try await store.begin(site: "prod", url: "u", at: night(1))
        let second = try await store.begin(site: "staging", url: "v", at: night(1))
        for read in small.reads { try await store.record(read.resources, in: Place(read.coverage), of: first) }
        for read in large.reads { try await store.record(read.resources, in: Place(read.coverage), of: second) }
        let staging = try await store.finish(second, coverage: large.reads.map(\.coverage), requests: 1, seconds: 1)
        let prod = try await store.finish(first, coverage: small.reads.map(\.coverage), requests: 1, seconds: 1)
        #expect(try reader.addresses(in: prod.snapshot.number) == small.addresses)
        #expect(try reader.addresses(in: staging.snapshot.number) == large.addresses)
        #expect(try reader.snapshots(of: "prod").count == 1)
        #expect(try reader.sites().map(\.name) == ["prod", "staging"])
        #expect(reader.check() == [])
    }

    @Test func `the snapshot of a day is the last complete one taken by its end`() async throws {
        var sample = SampleSite()
        try await store.crawl(sample, at: "2026-11-01T02:00:00Z")
        sample.change("settings", ["v": 2])
        try await store.crawl(sample, at: "2026-11-03T23:59:59Z")
        sample.set("/settings", .failed)
        try await store.crawl(sample, at: "2026-11-04T02:00:00Z")
        let expected: [(String, Int?)] = [
            ("2026-10-31", nil), ("2026-11-01", 1), ("2026-11-02", 1), ("2026-11-03", 2), ("2026-11-04", 2),
        ]
        for (day, number) in expected { #expect(try reader.latest("prod", onDay: day)?.number == number) }
    }

    @Test func `history follows an address through new ids`() async throws {
        var sample = SampleSite()
        try await store.crawl(sample, at: night(1))
        let kept = sample.reads[1].resources[0]
        sample.change(kept.address, nil)
        try await store.crawl(sample, at: night(2))
        sample.reads[1].resources.append(
            Resource(
                kind: "campaigns", path: "/campaigns/new", id: "new", address: kept.address, body: ["name": "again"]))
        try await store.crawl(sample, at: night(3))
        let history = try reader.history(of: kept.address, on: "prod")
        #expect(history.map(\.resource.id) == ["c0", "new"])
        #expect(history.map(\.first) == [.init(snapshot: 1, at: night(1)), .init(snapshot: 3, at: night(3))])
        #expect(history.map(\.last) == [.init(snapshot: 1, at: night(1)), nil])
    }

    @Test func `a resource that is not at its place is refused`() async throws {
        let draft = try await store.begin(site: "prod", url: "u", at: night(1))
        let stray = Resource(kind: "bans", path: "/bansX/1", id: "1", address: "bans/1", body: .null)
        await #expect(throws: StoreError.self) {
            try await store.record([stray], in: Place(kind: "bans", path: "/bans"), of: draft)
        }
    }

    @Test func `a subtree is read alone`() async throws {
        try await store.crawl(SampleSite(campaigns: 12), at: night(1))
        let cursor = try reader.resources(in: 1, below: "campaigns/Sales1")
        var seen: [Address] = []
        while let resource = try cursor.next() { seen.append(resource.address) }
        #expect(
            seen == [
                "campaigns/Sales1", "campaigns/Sales1/chatWindow", "campaigns/Sales1/fields/F0",
                "campaigns/Sales1/fields/F1",
            ])
    }

    @Test func `names of ids are kept in their newest state and written only when they differ`() async throws {
        let kinds = [Lookup(kind: "departments", id: "1", body: ["name": "Sales"])]
        try await store.learn(kinds, site: "prod", url: "u", at: night(1))
        try await store.learn(kinds, site: "prod", url: "u", at: night(2))
        try await store.learn(
            [Lookup(kind: "departments", id: "2", body: ["name": "Help"])], site: "prod", url: "u", at: night(3))
        #expect(try reader.lookups(of: "prod", kind: "departments").map(\.id) == ["1", "2"])
        #expect(try reader.lookups(of: "prod", kind: "departments").first?.body == ["name": "Sales"])
        #expect(try reader.lookups(of: "prod", kind: "agents") == [])
    }

    @Test func `an abandoned crawl leaves nothing`() async throws {
        try await store.crawl(SampleSite(), at: night(1))
        let draft = try await store.begin(site: "prod", url: "u", at: night(2))
        let large = SampleSite(campaigns: 20)
        for read in large.reads { try await store.record(read.resources, in: Place(read.coverage), of: draft) }
        try await store.abandon(draft)
        #expect(try reader.snapshots().map(\.number) == [1])
        #expect(try await store.crawl(SampleSite(), at: night(3)).isUnchanged)
        await #expect(throws: StoreError.self) {
            try await store.finish(draft, coverage: [], requests: 0, seconds: 0)
        }
        #expect(reader.check() == [])
    }
}
