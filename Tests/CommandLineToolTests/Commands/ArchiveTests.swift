import CommandLineTool
import Foundation
import SQLite
import Simulator
import Synchronization
import TestSupport
import Testing
import Wire

/// Conversations, from a site into the archive and out of it.
struct ArchiveTests {
    private static let prepared = PreparedBench.once {
        let bench = try Workbench()
        setClock(of: bench)
        #expect(await bench.run("archive shop --since 2020-01-01").code == .done)
        return bench
    }

    /// The sample's conversations end at the real time.
    private static func setClock(of bench: Workbench) {
        bench.advance(by: max(0, Date().timeIntervalSince1970 - bench.now) + 60)
    }

    private func kinds(_ answer: Workbench.Answer) throws -> [String: JSONValue] {
        let kinds = try answer.document["archives"]?.elements?.first?["kinds"]?.elements ?? []
        return Dictionary(kinds.map { ($0["kind"]?.text ?? "", $0) }, uniquingKeysWith: { $1 })
    }

    /// What the site has of a kind.
    private func ids(_ kind: String, _ bench: Workbench) throws -> Set<String> {
        var site = bench.service.withService { $0.sites[0] }
        site.options.caps = [:]
        let target = "/api/v3/livechat/\(kind)?timeFrom=2000-01-01T00:00:00&timeTo=2100-01-01T00:00:00&pageSize=100000"
        let body = try JSONValue(parsing: site.respond(to: HTTPRequest(.get, origin: "", target: target)).body)
        return Set((body[kind]?.elements ?? []).compactMap { $0["id"]?.text })
    }

    private func exported(_ kind: String, _ bench: Workbench) async throws -> [JSONValue] {
        let lines = await bench.run("export shop - --records --kinds \(kind)").output.split(separator: "\n")
        return try lines.map { try JSONValue(parsing: String($0)) }
    }

    @Test(arguments: Dialect.allCases, [nil, 1, 7])
    func `every record comes once and whole, whatever the service gives at once`(dialect: Dialect, cap: Int?)
        async throws
    {
        var site = try SampleSite.shop(dialect)
        if let cap { site.options.caps = ["chats": cap, "offlineMessages": cap] }
        let bench = try Workbench(["shop": site])
        Self.setClock(of: bench)
        let answer = await bench.run("archive shop --since 2020-01-01 --json")
        #expect(answer.code == .done, "\(answer.error)")
        for kind in ["chats", "offlineMessages"] {
            let records = try await exported(kind, bench)
            let wanted = try ids(kind, bench)
            #expect(records.count == wanted.count)
            #expect(Set(records.compactMap { $0["id"]?.text }) == wanted)
            let times = records.compactMap { $0["at"]?.text }
            #expect(times == times.sorted())
        }
        // By the list, or one by one from what the others name.
        let sessions = try await exported("sessions", bench)
        #expect(sessions.count > 100)
        #expect(await bench.run("check").code == .done)
    }

    @Test(arguments: [1, 2, 3, 4, 5, 7, 9, 12, 20, 40])
    func `a run that is stopped at any page is gone on with, and every record comes once`(page: Int) async throws {
        var site = try SampleSite.shop(.final)
        site.options.envelopes = ["chats": ListEnvelope(counter: "total", member: "list", size: 50)]
        let bench = try Workbench(["shop": site])
        Self.setClock(of: bench)
        let sites = bench.service.withService { $0.sites }
        let count = Mutex(0)
        let line = "archive shop --since 2020-01-01 --kinds chats,offlineMessages"
        bench.befall { _ in
            let number = count.withLock { count in
                count += 1
                return count
            }
            // From here on nobody knows the token.
            if number == page { bench.service.withService { $0.sites = [] } }
            return false
        }
        #expect(await bench.run(line).code == .refused)
        bench.befall { _ in false }
        bench.service.withService { $0.sites = sites }
        #expect(await bench.run(line).code == .done)
        for kind in ["chats", "offlineMessages"] {
            let records = try await exported(kind, bench)
            #expect(records.count > 20)
            #expect(Set(records.compactMap { $0["id"]?.text }).count == records.count)
        }
        #expect(try await exported("offlineMessages", bench).count == (try ids("offlineMessages", bench).count))
        let coverage = await bench.run("\(line) --json")
        #expect(try kinds(coverage)["chats"]?["new"] == 0)
        #expect(try kinds(coverage)["offlineMessages"]?["complete"] == true)
    }

    @Test func `a second run asks for the overlap only, and sees what changed and what is gone`() async throws {
        let bench = try await Workbench.copy(of: Self.prepared)
        let first = bench.service.withService { $0.log.entries.count }
        let again = await bench.run("archive shop --kinds chats,offlineMessages --json")
        #expect(bench.service.withService { $0.log.entries.count } - first < 8)
        #expect(try kinds(again)["chats"]?["new"] == 0)
        let newest = try #require(try await exported("chats", bench).last?["id"]?.text)
        bench.ask(.delete, "/chats/\(newest)")
        let after = try kinds(await bench.run("archive shop --kinds chats --json"))
        #expect(after["chats"]?["deleted"] == 1)
        #expect(try await exported("chats", bench).contains { $0["id"]?.text == newest })
    }

    @Test func `a search marks what it finds, and a forgotten visitor is nowhere in the file`() async throws {
        let bench = try await Workbench.copy(of: Self.prepared)
        let found = try await bench.run("search shop paczka łodzi --json").document
        #expect(found["hits"]?.elements?.first?["snippet"]?.text?.contains("**paczka**") == true)
        #expect(try await bench.run(["search", "shop", "包裹", "-谢谢", "--json"]).document["total"] != 0)
        #expect(await bench.run(["search", "shop", "\"", "((", "-"]).code == .done)
        let visitor = "visitor7@mail.example"
        let file = bench.folder.path + "/archive.sqlite"
        func isThere() -> Bool {
            ["", "-wal"].contains { side in
                guard let data = FileManager.default.contents(atPath: file + side) else { return false }
                return data.range(of: Data(visitor.utf8)) != nil || data.range(of: Data("visitor7".utf8)) != nil
            }
        }
        #expect(isThere())
        let answer = await bench.run("forget --visitor \(visitor)")
        #expect(answer.code == .done, "\(answer.error)")
        #expect(!isThere())
        #expect(await bench.run("check").code == .done)
        #expect(try await bench.run("search shop parcel --json").document["total"] != 0)
    }

    @Test(arguments: [
        "SELECT site, kind, id, at, first_seen, last_seen, deleted_at, body FROM records",
        "SELECT site, chat, at, sender, text FROM messages", "SELECT site, kind, since, until, complete FROM coverage",
    ])
    func `the views have what people ask for`(question: String) async throws {
        let bench = try await Workbench.copy(of: Self.prepared)
        let database = try Database(file: bench.folder.path + "/archive.sqlite", .readWrite)
        let sites = try database.rows(question) { (row) throws(SQLiteError) in try row.text(0) }
        #expect(Set(sites) == ["shop"])
    }

    @Test func `partitions are written once, and again only where a day has changed`() async throws {
        let bench = try await Workbench.copy(of: Self.prepared)
        let first = try await bench.run("export shop ./out --records --kinds chats --partition day --json").document
        #expect(first["unchanged"] == 0)
        let second = try await bench.run("export shop ./out --records --kinds chats --partition day --json").document
        #expect(second["written"] == 0)
        #expect(second["unchanged"] == first["written"])
        #expect(second["removed"] == 0)
    }

    /// Takes what is archived of a day out, as `forget` does with the records of a visitor.
    private func empty(_ day: String, _ kind: String, _ bench: Workbench) throws {
        let database = try Database(file: bench.folder.path + "/archive.sqlite", .readWrite)
        try database.run(
            "DELETE FROM record WHERE id IN (SELECT r.id FROM record r JOIN series s ON s.id = r.series "
                + "WHERE s.kind = ? AND strftime('%Y-%m-%d', r.id >> 20, 'unixepoch') = ?)", .text(kind), .text(day))
    }

    @Test(arguments: ["ndjson", "csv"])
    func `the file of a day that lost its last record goes, and nothing else does`(format: String) async throws {
        let bench = try await Workbench.copy(of: Self.prepared)
        let line = "export shop ./out --records --kinds chats --partition day --format \(format)"
        #expect(await bench.run(line).code == .done)
        let folder = bench.folder.path + "/out/chats"
        let days = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { String($0.dropFirst(5)) }
        #expect(days.count > 12)
        let name = "part.\(format)"
        let lines = try String(contentsOfFile: "\(folder)/date=\(days[0])/\(name)", encoding: .utf8)
        func put(_ text: String, _ place: String) throws {
            let file = URL(fileURLWithPath: folder + "/" + place)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        // Not of this site, of another kind, not ours, not a day, a day that never had one.
        let kept = [
            (
                "date=1999-01-01/\(name)",
                lines.replacingOccurrences(
                    of: format == "csv" ? ",shop," : #""site":"shop""#,
                    with: format == "csv" ? ",twin," : #""site":"twin""#)
            ),
            ("date=1999-01-02/\(name)", lines.replacingOccurrences(of: "chats", with: "others")),
            ("date=1999-01-03/\(name)", "hello\n"), ("date=1999-01-04/\(name)", ""),
            ("date=1999-01-05/part.parquet", lines), ("date=1999-02-30/\(name)", lines),
            ("data=1999-01-06/\(name)", lines), ("date=1999-01-07/more/\(name)", lines), (name, lines),
        ]
        for (place, text) in kept { try put(text, place) }
        // An empty day with something of somebody else's beside, one alone, and one outside of what is asked for.
        let gone = [days[3], days[5], days[1]]
        for day in gone { try empty(day, "chats", bench) }
        try put("mine", "date=\(gone[0])/notes.txt")
        let answer = await bench.run("\(line) --since \(days[2])")
        #expect(answer.code == .done, "\(answer.error)")
        #expect(answer.error.contains(" as before, 2 removed"))
        let manager = FileManager.default
        func isThere(_ place: String) -> Bool { manager.fileExists(atPath: folder + "/" + place) }
        #expect(!isThere("date=\(gone[0])/\(name)") && isThere("date=\(gone[0])/notes.txt"))
        #expect(!isThere("date=\(gone[1])"))
        #expect(isThere("date=\(gone[2])/\(name)"))
        #expect(kept.allSatisfy { isThere($0.0) })
        // Without an end all days are meant.
        let last = try await bench.run("\(line) --json").document
        #expect(last["removed"] == 1)
        #expect(!isThere("date=\(gone[2])"))
        for (place, text) in kept {
            #expect(try String(contentsOfFile: folder + "/" + place, encoding: .utf8) == text, "\(place)")
        }
        for day in days where !gone.contains(day) { #expect(isThere("date=\(day)/\(name)")) }
    }
}
