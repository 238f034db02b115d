import Catalog
import Foundation
import Keeping
import SQLite
import Store
import TestSupport
import Testing
import Wire

/// A body that hardly differs from what its resource was before is kept as what differs.
struct DifferenceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let filler = String(repeating: "Öffnungszeiten, 営業時間. ", count: 40)
    private static let window: Address = "campaigns/Sales1/chatWindow"

    private static func body(_ word: String) -> JSONValue {
        ["before": .string(filler), "greeting": .string(word), "after": .string(filler)]
    }

    /// A night for each word, and what was written then.
    private func nights(_ words: [String]) async throws -> [String] {
        var sample = SampleSite()
        var bodies: [String] = []
        for (index, word) in words.enumerated() {
            sample.change(Self.window, Self.body(word))
            try await Store(at: folder.store).crawl(sample, at: night(index + 1))
            bodies.append(Self.body(word).written(.compact))
        }
        return bodies
    }

    private func number(_ sql: String) throws -> Int64? { try Database(file: folder.store, .unchanging).number(sql) }

    @Test func `each night reads as it was, and views show it`() async throws {
        let bodies = try await nights(["Hello", "Bye", "Grüße 👋", "Hello again", "日本語"])
        let reader = try SnapshotReader(folder.store)
        for (index, body) in bodies.enumerated() {
            #expect(try reader.body(of: Self.window, in: index + 1) == body)
        }
        #expect(
            try reader.history(of: Self.window, on: "prod").map { String(decoding: $0.resource.raw, as: UTF8.self) }
                == bodies)
        let database = try Database(file: folder.store, .unchanging)
        let sql = " WHERE address = 'campaigns/Sales1/chatWindow'"
        let shown = try database.rows("SELECT body FROM history\(sql) ORDER BY first_snapshot") {
            (row) throws(SQLiteError) in
            try row.text(0)
        }
        #expect(shown == bodies)
        let now = try database.rows("SELECT body FROM resources\(sql)") { (row) throws(SQLiteError) in try row.text(0) }
        #expect(now == [bodies[4]])
        #expect(try number("SELECT count(*) FROM content WHERE base IS NOT NULL") == 4)
        #expect(reader.check() == [])
    }

    @Test func `a change takes the room of what changed`() async throws {
        let bodies = try await nights((1...30).map { "Night \($0)" })
        let room = try #require(try number("SELECT sum(length(CAST(body AS BLOB))) FROM content WHERE id > 1"))
        #expect(room < Int64(bodies[0].utf8.count * 2))
    }

    @Test(arguments: [Set([1]), [1, 2], [1, 2, 3, 4], [2, 3], [3]])
    func `nothing stays of a body that is forgotten, and the others read as they were`(forgotten: Set<Int>) async throws
    {
        let words = ["Quokka", "Fjord", "Zephyr", "Mango", "Ibex"]
        let bodies = try await nights(words)
        let store = try Store(at: folder.store)
        try await store.forget(forgotten, of: "prod")
        try await store.compact()
        let reader = try SnapshotReader(folder.store)
        let text = String(decoding: try bytes(of: folder.store), as: UTF8.self)
        for (index, word) in words.enumerated() {
            let isForgotten = forgotten.contains(index + 1)
            #expect(text.contains(word) == !isForgotten, "\(word)")
            if !isForgotten { #expect(try reader.body(of: Self.window, in: index + 1) == bodies[index]) }
        }
        // They still are kept as what differs.
        #expect(try number("SELECT count(*) FROM content WHERE base IS NOT NULL") == Int64(4 - forgotten.count))
        #expect(reader.check() == [])
    }

    @Test func `a body that others go by can be another resource's, and stays`() async throws {
        var sample = SampleSite()
        sample.change(Self.window, Self.body("one"))
        sample.change("campaigns/Sales2/chatWindow", Self.body("one"))
        try await Store(at: folder.store).crawl(sample, at: night(1))
        sample.change(Self.window, Self.body("two"))
        try await Store(at: folder.store).crawl(sample, at: night(2))
        sample.change(Self.window, Self.body("three"))
        sample.change("campaigns/Sales2/chatWindow", Self.body("two"))
        try await Store(at: folder.store).crawl(sample, at: night(3))
        try await Store(at: folder.store).forget([1, 2], of: "prod")
        let reader = try SnapshotReader(folder.store)
        #expect(try reader.body(of: Self.window, in: 3) == Self.body("three").written(.compact))
        #expect(try reader.body(of: "campaigns/Sales2/chatWindow", in: 3) == Self.body("two").written(.compact))
        #expect(reader.check() == [])
    }

    @Test(arguments: [
        "UPDATE content SET head = head + 1 WHERE base IS NOT NULL",
        "UPDATE content SET tail = tail - 1 WHERE base IS NOT NULL",
        "UPDATE content SET base = 99999 WHERE base IS NOT NULL", "UPDATE content SET base = id WHERE base IS NOT NULL",
        "UPDATE content SET body = replace(body, 'B', 'b') WHERE base IS NOT NULL",
        "UPDATE content SET body = replace(body, 'Öff', 'Off') WHERE id IN (SELECT base FROM content)",
        "UPDATE content SET head = NULL WHERE base IS NOT NULL",
        "UPDATE content SET tail = 9223372036854775807, head = -5 WHERE base IS NOT NULL",
    ])
    func `a difference that decayed is found out, and no one reads it as a body`(harm: String) async throws {
        _ = try await nights(["Hello", "Bye"])
        try Database(file: folder.store, .readWrite).execute(harm)
        let reader = try SnapshotReader(folder.store)
        #expect(reader.check().contains { $0.place.hasPrefix("content ") })
        #expect(throws: (any Error).self) { try reader.resource(at: Self.window, in: 2).map { try $0.body() } }
        // The next night is kept, whatever became of what it would go by.
        var sample = SampleSite()
        sample.change(Self.window, Self.body("Good night"))
        try await Store(at: folder.store).crawl(sample, at: night(3))
        #expect(
            try SnapshotReader(folder.store).body(of: Self.window, in: 3) == Self.body("Good night").written(.compact))
    }

    @Test func `a body whose pages have decayed keeps no night from being kept`() async throws {
        func long(_ word: String) -> JSONValue {
            ["before": .string(String(repeating: Self.filler, count: 20)), "greeting": .string(word)]
        }
        var sample = SampleSite()
        sample.change(Self.window, long("Hello"))
        try await Store(at: folder.store).crawl(sample, at: night(1))
        // Where a page stands is told by a table that not every SQLite has.
        guard
            let page = try? number("SELECT max(pageno) FROM dbstat WHERE name = 'content' AND pagetype = 'overflow'")
        else { return }
        var decayed = try bytes(of: folder.store)
        let start = (Int(page) - 1) * 4096
        decayed.replaceSubrange(start..<start + 4096, with: repeatElement(0, count: 4096))
        try write(decayed, to: folder.store)
        sample.change(Self.window, long("Good night"))
        try await Store(at: folder.store).crawl(sample, at: night(2))
        let reader = try SnapshotReader(folder.store)
        #expect(try reader.body(of: Self.window, in: 2) == long("Good night").written(.compact))
        #expect(!reader.check().isEmpty)
    }

    @Test func `a crawl that is given up takes nothing with it`() async throws {
        let bodies = try await nights(["Hello", "Bye"])
        let store = try Store(at: folder.store, batch: 1)
        var sample = SampleSite()
        sample.change(Self.window, Self.body("never"))
        let crawl = try await store.begin(site: "prod", url: "https://api.example/prod", at: night(3))
        for read in sample.reads { try await store.record(read.resources, in: Place(read.coverage), of: crawl) }
        try await store.abandon(crawl)
        let reader = try SnapshotReader(folder.store)
        #expect(try reader.body(of: Self.window, in: 2) == bodies[1])
        #expect(try number("SELECT count(*) FROM content WHERE body LIKE '%never%'") == 0)
        #expect(reader.check() == [])
    }
}
