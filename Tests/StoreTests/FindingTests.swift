import Catalog
import Store
import Testing

/// What writes have shown of a site, and how long that holds.
struct FindingTests {
    private let folder: TemporaryFolder
    private let store: Store

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(at: folder.store)
    }

    private func finding(
        _ kind: String, _ place: String, _ address: String = "campaigns/a/chatWindow", run: Int = 1
    ) -> RememberedFinding {
        RememberedFinding(
            kind: kind, place: place, finding: "dropped", address: address, run: run, at: night(run))
    }

    private func places(of site: String = "prod") throws -> [String] {
        try SnapshotReader(folder.store).findings(of: site).map { "\($0.kind) \($0.place) \($0.run ?? 0)" }
    }

    @Test func `they are kept by site, kind and member, and the newest counts`() async throws {
        try await store.remember([finding("chatWindow", "/width"), finding("bans", "/comment")], of: "prod")
        try await store.remember([finding("chatWindow", "/width", run: 2)], of: "prod")
        try await store.remember([finding("chatWindow", "/height")], of: "staging")
        #expect(try places() == ["bans /comment 1", "chatWindow /width 2"])
        #expect(try places(of: "staging") == ["chatWindow /height 1"])
        #expect(try SnapshotReader(folder.store).check() == [])
    }

    @Test(arguments: [
        (String?.none, String?.none, 3), ("chatWindow", nil, 2), ("chatwindow", "/WIDTH", 1),
        ("chatWindow", "/none", 0),
        ("bans", nil, 1),
    ])
    func `all of them go, or those of a kind or a member`(kind: String?, place: String?, count: Int) async throws {
        try await store.remember(
            [finding("chatWindow", "/width"), finding("chatWindow", "/height"), finding("bans", "/comment")], of: "prod"
        )
        #expect(try await store.clearFindings(of: "prod", kind: kind, place: place) == count)
        #expect(try places().count == 3 - count)
    }

    @Test func `they don't go over to another account of the same name`() async throws {
        try await store.crawl(SampleSite(), at: night(1))
        let site = try #require(try SnapshotReader(folder.store).snapshots().first?.site)
        try await store.remember([finding("chatWindow", "/width")], of: site)
        try await store.remember([finding("chatWindow", "/height")], of: "staging")
        _ = try await store.beginAnew(
            site, url: "https://api.example/api/v3", account: Account(number: "2"), at: night(2))
        #expect(try places(of: site) == [])
        #expect(try places(of: "staging").count == 1)
    }
}
