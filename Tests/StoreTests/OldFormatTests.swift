import Catalog
import Foundation
import Keeping
import SQLite
import Store
import TestSupport
import Testing
import Wire

/// The stores of the last formats, all with the same in them, are opened and go on.
struct OldFormatTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func make(_ name: String) throws {
        try write([], to: folder.store)
        try Database(file: folder.store, .readWrite).execute(StoresOfOld.script(name))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.store)
    }

    @Test func `there is a store of each of the last three formats before this one`() throws {
        let present = SnapshotReader.format
        for format in (present - 3)..<present {
            let name = "format-\(format).sql"
            #expect(throws: Never.self, "\(name)") { try make(name) }
            #expect(SnapshotReader.shape(of: folder.store).format == format)
            try FileManager.default.removeItem(atPath: folder.store)
        }
    }

    @Test(
        arguments: [StoresOfOld.format5, StoresOfOld.format6, StoresOfOld.format7, StoresOfOld.format8], [false, true])
    func `an old store is brought up to date, with all that is in it`(name: String, isReading: Bool) async throws {
        try make(name)
        if !isReading { _ = try Store(at: folder.store) }
        let reader = try SnapshotReader(folder.store)
        #expect(SnapshotReader.shape(of: folder.store).format == SnapshotReader.format)
        #expect(reader.check() == [])
        let tiny = name == StoresOfOld.format8 ? [4, 5, 6] : []
        #expect(try reader.snapshots().map(\.number) == [1, 2, 3] + tiny)
        #expect(try reader.addresses(in: 1).count == 189)
        #expect(try reader.runs().map(\.number) == [1, 2, 3, 4])
        #expect(try reader.steps(of: 1).dropFirst().allSatisfy { $0.method == .post })
        #expect(try reader.pairs(from: "shop", to: "copy").contains { $0.how == .pinned })
        let store = try Store(at: folder.store)
        #expect(try await store.crawl(SampleSite(), of: "shop", at: night(29)).snapshot.number == 4 + tiny.count)
        #expect(reader.check() == [])
    }

    @Test func `bodies of an older format stay as they are, and the next night's are kept as what differs from them`()
        async throws
    {
        try make(StoresOfOld.format8)
        func bodies() throws -> [String] {
            try Database(file: folder.store, .unchanging).rows(
                "SELECT c.body FROM version v JOIN content c ON c.id = v.content ORDER BY v.id"
            ) { (row) throws(SQLiteError) in try row.text(0) }
        }
        let before = try bodies()
        let store = try Store(at: folder.store)
        #expect(try bodies() == before)
        let reader = try SnapshotReader(folder.store)
        let window: Address = "campaigns/Campaign%201/chatWindow"
        var resource = try #require(try reader.resource(at: window, in: 6)).resource()
        resource.body.set("greetingMessage", "Servus, 世界 👋")
        let crawl = try await store.begin(site: "tiny", url: "https://api.example/tiny", at: night(40))
        try await store.record([resource], in: Place(of: resource), of: crawl)
        _ = try await store.finish(
            crawl, coverage: [Coverage(kind: resource.kind, path: resource.path, state: .complete)], requests: 1,
            seconds: 1)
        #expect(try reader.body(of: window, in: 7) == resource.body.written(.compact))
        let kept = try #require(try bodies().last)
        #expect(kept.hasPrefix("Servus") && kept.utf8.count < 100)
        #expect(reader.check() == [])
    }

    @Test func `bodies that have decayed stay as they are, and keep no store from being brought up to date`() throws {
        try make(StoresOfOld.format8)
        let old = try Database(file: folder.store, .unchanging)
        // Where a page stands is told by a table that not every SQLite has.
        guard
            let page = try? old.number(
                "SELECT max(pageno) FROM dbstat WHERE name = 'content' AND pagetype = 'leaf'")
        else { return }
        var decayed = try bytes(of: folder.store)
        let start = (Int(page) - 1) * 4096
        decayed.replaceSubrange(start..<start + 4096, with: repeatElement(0, count: 4096))
        try write(decayed, to: folder.store)
        _ = try Store(at: folder.store)
        let reader = try SnapshotReader(folder.store)
        #expect(SnapshotReader.shape(of: folder.store).format == SnapshotReader.format)
        #expect(!reader.check().isEmpty)
        #expect(try reader.snapshots().count == 6)
    }

    @Test func `a store of a later format is refused, and told to be that`() throws {
        try make(StoresOfOld.format7)
        try Database(file: folder.store, .readWrite).execute("PRAGMA user_version = \(SnapshotReader.format + 1)")
        let error = try #require(throws: StoreError.self) { try SnapshotReader(folder.store) }
        #expect(error.word == "newer")
    }
}
