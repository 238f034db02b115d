import Catalog
import SQLite
import Store
import Testing
import Wire

/// What people ask the file with `sqlite3`.
struct ViewTests {
    let folder: TemporaryFolder
    let store: Store

    init() async throws {
        folder = try TemporaryFolder()
        store = try Store(at: folder.store, batch: 1500)
        var sample = SampleSite()
        sample.change("campaigns/Sales1/chatWindow", ["greeting": "hello 1", "departmentId": "d-7"])
        try await store.crawl(sample, at: night(1))
        sample.change("campaigns/Sales1/chatWindow", ["greeting": "welcome", "departmentId": "d-7"])
        sample.change("campaigns/Sales2/fields/F0", nil)
        try await store.crawl(sample, at: night(2))
        try await store.crawl(sample, at: night(3))
        sample.set("/settings", .forbidden)
        try await store.crawl(sample, at: night(4))
        try await store.learn(
            [Lookup(kind: "departments", id: "d-7", body: ["name": "Help"])], site: "prod",
            url: "https://api.example/prod", at: night(4))
        // Not finished: not to be seen.
        let draft = try await store.begin(site: "prod", url: "https://api.example/prod", at: night(5))
        let large = SampleSite(campaigns: 20)
        for read in large.reads { try await store.record(read.resources, in: Place(read.coverage), of: draft) }
    }

    private func ask(_ sql: String) throws -> [String] {
        try Database(file: folder.store, .readWrite).rows(sql) { (row) throws(SQLiteError) in
            var texts: [String] = []
            for column in 0..<row.count {
                switch try row.value(column) {
                case .text(let text): texts.append(text)
                case .integer(let number): texts.append("\(number)")
                case .real(let number): texts.append("\(number)")
                default: texts.append("-")
                }
            }
            return texts.joined(separator: " ")
        }
    }

    @Test func `which campaigns use this department`() throws {
        let found = try ask(
            """
            SELECT DISTINCT r.address, l.body ->> 'name'
            FROM resources r, json_tree(r.body) t JOIN lookups l ON l.id = t.value AND l.kind = 'departments'
            WHERE r.site = 'prod' AND r.address LIKE 'campaigns/%'
            """)
        #expect(found == ["campaigns/Sales1/chatWindow Help"])
    }

    @Test func `when did the greeting change`() throws {
        let found = try ask(
            """
            SELECT first_at, last_at, body ->> 'greeting' FROM history
            WHERE site = 'prod' AND address = 'campaigns/Sales1/chatWindow' ORDER BY first_snapshot
            """)
        #expect(found == ["\(night(1)) \(night(1)) hello 1", "\(night(2)) - welcome"])
    }

    @Test func `resources are those of the latest complete snapshot`() throws {
        let expected = try SnapshotReader(folder.store).addresses(in: 2).map(\.text)
        #expect(try ask("SELECT address FROM resources ORDER BY address") == expected)
        #expect(try ask("SELECT DISTINCT snapshot FROM resources") == ["2"])
    }

    @Test func `snapshots are listed with their changes and their last check`() throws {
        #expect(
            try ask("SELECT snapshot, at, checked_at, complete, added, changed, removed FROM snapshots") == [
                "1 \(night(1)) - 1 13 0 0", "2 \(night(2)) \(night(3)) 1 0 1 1", "3 \(night(4)) - 0 0 0 0",
            ])
    }
}
