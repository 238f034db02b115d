import Catalog
import Store
import Testing
import Wire

/// What nights cost, in bytes.
struct GrowthTests {
    /// 30 campaigns of about 19 resources, about 700 bytes each.
    private static let site = SampleSite(campaigns: 30, fields: 17, padding: 620)

    @Test func `twenty nights with a change every second one grow the file by less than a quarter`() async throws {
        let folder = try TemporaryFolder()
        var sample = Self.site
        try await Store(at: folder.store).crawl(sample, at: night(1))
        let first = size(of: folder.store)
        #expect(first > sample.resources.count * 600)
        for day in 2...21 {
            if day % 2 == 0 {
                sample.change(
                    "campaigns/Sales\(day)/chatWindow",
                    ["greeting": .string("night \(day)" + String(repeating: "y", count: 650))])
            }
            let outcome = try await Store(at: folder.store).crawl(sample, at: night(day))
            #expect(outcome.isUnchanged == (day % 2 == 1))
        }
        let last = size(of: folder.store)
        print("file: \(first) bytes, after twenty nights \(last): \((last - first) * 1000 / first) per mille more")
        #expect(last - first < first / 4)
        let reader = try SnapshotReader(folder.store)
        #expect(reader.check() == [])
        #expect(try reader.snapshots().count == 11)
    }

    @Test func `an unchanged night writes less than a hundredth of what the first wrote`() async throws {
        let folder = try TemporaryFolder()
        try await Store(at: folder.store).crawl(Self.site, at: night(1))
        let before = try bytes(of: folder.store)
        let store = try Store(at: folder.store)
        try await store.crawl(Self.site, at: night(2))
        // All that was written stands in the log, and once more where it belongs.
        let log = size(of: folder.store + "-wal")
        let after = try bytes(of: folder.store)
        #expect(after.count == before.count)
        let pages = stride(from: 0, to: before.count, by: 4096).filter {
            before[$0..<$0 + 4096] != after[$0..<$0 + 4096]
        }
        let written = log + pages.count * 4096
        print("unchanged night: \(written) bytes written, first: more than \(before.count * 2)")
        #expect(log > 0)
        #expect(written < before.count * 2 / 100)
    }

    @Test func `looking writes nothing`() async throws {
        let folder = try TemporaryFolder()
        try await Store(at: folder.store).crawl(SampleSite(), at: night(1))
        let before = try bytes(of: folder.store)
        let reader = try SnapshotReader(folder.store)
        _ = try reader.addresses(in: 1)
        _ = reader.check()
        #expect(size(of: folder.store + "-wal") == 0)
        #expect(try bytes(of: folder.store) == before)
    }
}
