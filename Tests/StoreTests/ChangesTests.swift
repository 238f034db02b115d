import Catalog
import Store
import Testing
import Wire

/// What two snapshots do not share is found without reading what they do.
struct ChangesTests {
    let folder: TemporaryFolder
    let store: Store

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(at: folder.store)
    }

    private func changes(_ first: SampleSite, _ second: SampleSite) async throws -> SnapshotChanges? {
        let present = try await store.crawl(first, at: night(1)).snapshot
        let wanted = try await store.crawl(second, at: night(2)).snapshot
        return try SnapshotReader(folder.store).changes(from: present, to: wanted)
    }

    @Test func `the places of what changed, and those above them, bear the names of their kinds`() async throws {
        let site = SampleSite()
        var other = site
        other.change("campaigns/Sales1/fields/F0", ["label": "other"])
        other.change("campaigns/Sales2/chatWindow", ["greeting": "other"])
        let changes = try #require(try await changes(site, other))
        #expect(changes.present.map(\.path).sorted() == ["/campaigns/c1/fields/f0", "/campaigns/c2/chatWindow"])
        #expect(changes.wanted.map(\.path).sorted() == changes.present.map(\.path).sorted())
        #expect(changes.shared == site.resources.count - 2)
        #expect(
            changes.coverage.map { "\($0.kind) \($0.path) \($0.state)" } == [
                "campaigns /campaigns complete", "fields /campaigns/c1/fields complete",
                "chatWindow /campaigns/c2/chatWindow complete",
            ])
    }

    @Test func `where nothing changed there is no place to speak of`() async throws {
        let changes = try #require(try await changes(SampleSite(), SampleSite()))
        #expect(changes.present.isEmpty && changes.wanted.isEmpty && changes.coverage.isEmpty)
        #expect(changes.shared == SampleSite().resources.count)
    }

    @Test(arguments: [Coverage.State.failed, .absent, .skipped])
    func `a place that only one of them read says too little`(_ state: Coverage.State) async throws {
        var other = SampleSite()
        other.set("/campaigns/c1/fields", state)
        #expect(try await changes(SampleSite(), other) == nil)
    }

    @Test func `a place that neither has is no hindrance`() async throws {
        var (site, other) = (SampleSite(), SampleSite())
        for path in ["/campaigns/c1/fields"] {
            site.set(path, .absent)
            other.set(path, .absent)
        }
        other.change("settings", ["maxChats": 9])
        let changes = try #require(try await changes(site, other))
        #expect(changes.coverage.map(\.kind) == ["settings"])
    }
}
