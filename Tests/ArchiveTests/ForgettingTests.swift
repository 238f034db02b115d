import Archive
import Catalog
import Foundation
import SQLite
import Testing
import TestSupport
import Wire

/// A visitor who is forgotten is nowhere in the file.
struct ForgettingTests {
    private static let amelia = "amelia@mail.example"
    private static let visitor = "5a1e0001-5c1e-4b07-9a31-000000000901"
    private static let other = "5a1e0002-5c1e-4b07-9a31-000000000902"
    private static let day = (since: "2026-11-20T00:00:00Z" as UTCTime, until: "2026-11-20T23:59:59Z" as UTCTime)

    private static func chat(
        _ id: String, _ visitor: JSONValue, email: String, session: String, _ text: String = "hello"
    ) -> JSONValue {
        [
            "id": .string(id), "startTime": "2026-11-20T10:00:00Z", "visitorId": visitor, "sessionId": .string(session),
            "preChat": ["email": .string(email)], "messages": [["sender": "visitor", "text": .string(text)]],
        ]
    }

    private static func session(_ id: String, _ visitor: String) -> JSONValue {
        ["id": .string(id), "startTime": "2026-11-20T09:00:00Z", "visitorId": .string(visitor), "ip": "198.51.100.7"]
    }

    private func take(_ bodies: [JSONValue], _ kind: String, _ bench: ArchiveBench) async throws {
        let series = try await bench.series(kind)
        let window = try #require(TimeWindow(Self.day.since, Self.day.until))
        var open = try await bench.archive.begin(window, of: series)
        let listing = try #require(series.kind.listing)
        let records = bodies.compactMap { ArchivedRecord($0, listing, offset: 0, in: window) }
        _ = try await bench.archive.take(records, next: nil, of: &open, at: "2026-11-21T00:00:00Z")
        try await bench.archive.giveUp(open, nil)
    }

    private func allSeries(_ bench: ArchiveBench) async throws -> [Series] {
        try await bench.archive.read { (reader) throws(ArchiveError) in
            try reader.series(of: "shop", ArchiveBench.catalog)
        }
    }

    private func ids(_ kind: String, _ bench: ArchiveBench) throws -> [String] {
        try Database(file: bench.path, .readWrite).rows(
            "SELECT id FROM records WHERE kind = ? ORDER BY id", .text(kind)
        ) {
            (row) throws(SQLiteError) in try row.text(0)
        }
    }

    /// Every byte of the file and of what stands beside it, and every word of the index, whose pages hold words without what they
    /// have in common with the one before.
    private func isInFile(_ text: String, _ bench: ArchiveBench) throws -> Bool {
        for side in ["", "-wal", "-shm", "-journal"] {
            guard let data = FileManager.default.contents(atPath: bench.path + side) else { continue }
            if String(decoding: data, as: UTF8.self).lowercased().contains(text.lowercased()) { return true }
        }
        let database = try Database(file: bench.path, .readWrite)
        try database.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'word', 'row')")
        let words = try database.rows("SELECT term FROM temp.vocabulary") { (row) throws(SQLiteError) in
            try row.text(0)
        }
        return words.contains { $0.contains(text.lowercased()) }
    }

    /// One visitor in each place that there is, with others beside.
    private func filled() async throws -> ArchiveBench {
        let bench = try ArchiveBench()
        for kind in ["visitors", "sessions", "chats", "offlineMessages"] { _ = try await bench.series(kind) }
        let id = JSONValue.string(Self.visitor)
        try await take([Self.chat("c1", id, email: Self.amelia, session: "s-asked", "zanzibarbolt")], "chats", bench)
        // The same once more, with another body.
        try await take([Self.chat("c1", id, email: "", session: "s-asked", "nothing of it")], "chats", bench)
        try await take(
            [
                // No address, but the id.
                Self.chat("c2", id, email: "", session: "s-wanted", "quaggaword"),
                Self.chat("c3", .string(Self.other), email: "sam@mail.example", session: "s-sam"),
                // Somebody else's words.
                Self.chat("c4", .string(Self.other), email: "sam@mail.example", session: "s-sam", "ask \(Self.amelia)"),
            ], "chats", bench)
        try await take(
            [["id": "m1", "createdTime": "2026-11-20T11:00:00Z", "email": "AMELIA@mail.example"]],
            "offlineMessages", bench)
        try await take(
            [
                Self.session("s-asked", Self.visitor), Self.session("s-silent", Self.visitor),
                Self.session("s-other", Self.other),
            ], "sessions", bench)
        let visitors = try await bench.series("visitors")
        let online: [JSONValue] = [
            ["id": id, "email": .string(Self.amelia), "name": "Amelia"],
            ["id": .string(Self.other), "email": "sam@mail.example"],
        ]
        _ = try await bench.archive.take(present: online, of: visitors, at: "2026-11-20T10:01:00Z")
        return bench
    }

    @Test func `by the address everything goes, sessions too, and no byte is left of address and id`() async throws {
        let bench = try await filled()
        let texts = [Self.amelia, Self.visitor, "zanzibarbolt", "quaggaword", "s-wanted", "s-silent"]
        for text in texts { #expect(try isInFile(text, bench), "\(text)") }
        let rehearsed = try await bench.archive.traces(of: Self.amelia, in: try await allSeries(bench))
        #expect(rehearsed.ids == [Self.visitor])
        #expect(rehearsed.records == 6)
        #expect(rehearsed.versions == 7)
        #expect(rehearsed.presences == 1)
        for text in texts { #expect(try isInFile(text, bench), "\(text)") }
        #expect(try await bench.archive.forget(Self.amelia, in: try await allSeries(bench)) == rehearsed)
        for text in texts { #expect(try !isInFile(text, bench), "\(text)") }
        #expect(try ids("chats", bench) == ["c3"])
        #expect(try ids("sessions", bench) == ["s-other"])
        // What others name is still to be asked for.
        let sessions = try await bench.series("sessions")
        let wanted = try await bench.archive.read { (reader) throws(ArchiveError) in
            try reader.wanted(of: sessions, atMost: 10).map(\.item)
        }
        #expect(wanted == [])
        #expect(try await bench.archive.read { (reader) throws(ArchiveError) in reader.check() } == [])
        #expect(try await bench.archive.traces(of: Self.amelia, in: try await allSeries(bench)).isEmpty)
    }

    @Test func `by the id, what bears it goes, and nobody else's`() async throws {
        let bench = try await filled()
        let traces = try await bench.archive.forget(Self.visitor, in: try await allSeries(bench))
        #expect(traces.records == 4 && traces.presences == 1)
        #expect(try !isInFile(Self.visitor, bench))
        #expect(try ids("chats", bench) == ["c3", "c4"])
        #expect(try ids("offlineMessages", bench) == ["m1"])
    }

    /// One computer of several people, as in a library.
    @Test func `an id that others share takes nothing of theirs along`() async throws {
        let bench = try ArchiveBench()
        for kind in ["sessions", "chats"] { _ = try await bench.series(kind) }
        let id = JSONValue.string(Self.visitor)
        try await take(
            [
                Self.chat("c1", id, email: Self.amelia, session: "s1"),
                Self.chat("c2", id, email: "sam@mail.example", session: "s2"),
                Self.chat("c3", id, email: "sam@mail.example", session: "s3"),
            ], "chats", bench)
        try await take([Self.session("s1", Self.visitor), Self.session("s2", Self.visitor)], "sessions", bench)
        let traces = try await bench.archive.forget(Self.amelia, in: try await allSeries(bench))
        #expect(traces.records == 2)
        #expect(try ids("chats", bench) == ["c2", "c3"])
        #expect(try ids("sessions", bench) == ["s2"])
        let sessions = try await bench.series("sessions")
        let wanted = try await bench.archive.read { (reader) throws(ArchiveError) in
            try reader.wanted(of: sessions, atMost: 10).map(\.item)
        }
        #expect(wanted == ["s3"])
    }

    /// A number that may be anybody's is looked for where it was found only, and an empty reference is nobody's.
    @Test func `a short id is one only in the member that it is from`() async throws {
        let bench = try ArchiveBench()
        for kind in ["sessions", "chats"] { _ = try await bench.series(kind) }
        try await take(
            [
                Self.chat("c1", 17, email: Self.amelia, session: "0"), Self.chat("c2", 17, email: "", session: "0"),
                Self.chat("c3", 0, email: Self.amelia, session: "0"), Self.chat("c4", 0, email: "", session: "0"),
                Self.chat("c5", 18, email: "", session: "0", "17"),
            ], "chats", bench)
        try await take(
            [["id": "s1", "startTime": "2026-11-20T09:00:00Z", "visitorId": 4, "contactId": 17]], "sessions", bench)
        let traces = try await bench.archive.forget(Self.amelia, in: try await allSeries(bench))
        #expect(traces.ids == ["17"])
        #expect(try ids("chats", bench) == ["c4", "c5"])
        #expect(try ids("sessions", bench) == ["s1"])
    }
}
