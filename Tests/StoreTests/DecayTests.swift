import Catalog
import Foundation
import Keeping
import SQLite
import Store
import TestSupport
import Testing
import Wire

/// A file that decays is found out.
struct DecayTests {
    /// A store with all there can be in one: two sites, gaps, sightings, names, checks, deleted and renamed things.
    static func sample(in folder: TemporaryFolder) async throws {
        let store = try Store(at: folder.store)
        var sample = SampleSite()
        try await store.crawl(sample, at: night(1))
        try await store.crawl(SampleSite(campaigns: 1), of: "staging", at: night(1))
        sample.change("settings", ["v": 2, "text": "Z\u{fc}rich \u{0} \"quoted\""])
        try await store.crawl(sample, at: night(2))
        try await store.crawl(sample, at: night(3))
        sample.set("/campaigns", .failed, reason: "no answer", keeping: 2)
        try await store.crawl(sample, at: night(4))
        sample = SampleSite()
        sample.remove(tree: "campaigns/Sales2")
        try await store.crawl(sample, at: night(5))
        try await store.remember(
            [RememberedPair(kind: "campaigns", sourceID: "a", targetID: "b", how: .remembered, at: night(5))],
            from: "prod",
            to: "staging")
        try await store.learn(
            [Lookup(kind: "departments", id: "d1", body: ["name": "Help"])], site: "prod",
            url: "https://api.example/prod",
            at: night(5))
        try await store.learn(Account(number: "4711"), of: "prod", at: night(5))
        let found = RememberedFinding(
            kind: "campaigns", place: "/color", finding: "dropped", address: "campaigns/Sales1", run: nil, at: night(5))
        try await store.remember([found], of: "prod")
    }

    /// All that a reader can say.
    static func dump(_ reader: SnapshotReader) throws -> [String] {
        var lines = try reader.sites().map { "\($0)" }
        for snapshot in try reader.snapshots() {
            lines.append("\(snapshot)")
            lines += try reader.coverage(of: snapshot.number).map { "\($0)" }
            try reader.forEach(in: snapshot.number) { resource in
                lines.append(
                    "\(resource.kind) \(resource.path) \(resource.id ?? "-") \(resource.address) \(resource.record?.digest ?? .zero)"
                )
                lines.append("\(try resource.body())")
                for version in try reader.history(of: resource.address, on: snapshot.site) {
                    lines.append("\(version)")
                }
            }
            lines.append(try reader.newestCheck(snapshot.site)?.description ?? "-")
        }
        return lines + (try reader.lookups(of: "prod", kind: "departments").map { "\($0)" })
    }

    @Test func `a bit that flips is found out, or changes nothing that can be read`() async throws {
        let folder = try TemporaryFolder()
        try await Self.sample(in: folder)
        let whole = try bytes(of: folder.store)
        let truth = try Self.dump(SnapshotReader(folder.store))
        #expect(truth.count > 50)
        // `LIVECHAT_SYNC_BIT_STEP=1` with `LIVECHAT_SYNC_ALL=1` tries them all.
        let step = ProcessInfo.processInfo.environment["LIVECHAT_SYNC_BIT_STEP"].flatMap { Int($0) } ?? 7
        // Most of so small a file holds nothing: what does is tried more often.
        let all = stride(from: 0, to: whole.count * 8, by: step)
        let bits =
            Seed.draw(45, of: all.filter { whole[$0 / 8] != 0 }, for: "DecayTests")
            + Seed.draw(15, of: all.filter { whole[$0 / 8] == 0 }, for: "DecayTests, nothing")
        var (refused, found, silent) = (0, 0, 0)
        for bit in bits {
            var decayed = whole
            decayed[bit / 8] ^= 1 << UInt8(bit % 8)
            try write(decayed, to: folder.store)
            guard let reader = try? SnapshotReader(folder.store) else {
                refused += 1
                continue
            }
            if !reader.check().isEmpty {
                found += 1
            } else {
                silent += 1
                let dump = try? Self.dump(reader)
                #expect(dump == truth, "bit \(bit % 8) of byte \(bit / 8), \(Seed.ofThisRun)")
            }
        }
        print("flipped bits: \(refused) refused, \(found) found, \(silent) in places that hold nothing")
        #expect(refused > 0 && found > 0)
    }

    @Test(arguments: [
        ("UPDATE content SET body = replace(body, 'hello 1', 'hello 7')", "content 8"),
        ("DELETE FROM version WHERE address = 'settings' AND last IS NULL", "snapshot"),
        ("UPDATE snapshot SET resources = resources + 1 WHERE number = 1", "table snapshot, row 1"),
        ("UPDATE snapshot SET at = '2020-01-01T00:00:00Z' WHERE number = 3", "table snapshot, row 3"),
        ("UPDATE checked SET at = '2030-01-01T00:00:00Z'", "table checked, row 3"),
        ("UPDATE coverage SET state = 'complete'", "snapshot"),
        ("UPDATE version SET last = NULL WHERE last IS NOT NULL", "snapshot"),
        ("UPDATE lookup SET body = '{}'", "table lookup"),
        ("UPDATE pair SET target_id = 'other'", "table pair, row 'prod'"),
        ("UPDATE account SET anew = 1", "table account, row 1"),
        ("UPDATE finding SET finding = 'kept'", "table finding, row 'prod'"),
        ("UPDATE site SET url = 'http://evil'", "table site"),
        ("DELETE FROM sighting", "snapshot"), ("UPDATE sighting SET place = 6", "snapshot"),
        ("UPDATE sighting SET version = version + 100", "snapshot"), ("UPDATE sighting SET snapshot = 3", "snapshot"),
        ("DELETE FROM place WHERE id = 2", "table version"),
    ])
    func `a row that was changed behind the program's back is named`(_ change: String, _ place: String) async throws {
        let folder = try TemporaryFolder()
        try await Self.sample(in: folder)
        #expect(try SnapshotReader(folder.store).check() == [])
        try Database(file: folder.store, .readWrite).execute(change)
        let findings = try SnapshotReader(folder.store).check()
        #expect(findings.contains { $0.place.hasPrefix(place) }, "\(findings.map(\.place))")
    }

    @Test func `a digest is the same in every version of this program`() throws {
        let body = try JSONValue(
            parsing: #"{"b":[1.0,-0,1e400,{}],"a":"\u0000\ud800\ufffe é e\u0301 \u007f \u2028 \/","a":null,"":true}"#)
        let hex = "2d4409badc8d78dfc0a64c6fb312f45546c87b9b5c788c57565c4af99e0bf2d8"
        #expect(SHA256.digest(of: body.bytes(.sorted)).hex == hex)
    }
}
