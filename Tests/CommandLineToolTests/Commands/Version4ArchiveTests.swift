import Catalog
import CommandLineTool
import Foundation
import SQLite
import Simulator
import Synchronization
import TestSupport
import Testing
import Wire

/// Conversations of a site of version 4, which only a search lists.
struct Version4ArchiveTests {
    private static let kinds = ["chats", "missedAndRefusedChats", "offlineMessages", "agentPrivateMessages"]
    private static let line = "archive shop --max-requests 1000"

    /// Pages of twenty, so that there are several.
    private static func bench(pageSize: Int = 20) throws -> Workbench {
        let bench = try Workbench(["shop": try SampleSite.version4()])
        // The sample's conversations end at the real time.
        bench.advance(by: max(0, Date().timeIntervalSince1970 - bench.now) + 60)
        let rows = try kinds.map {
            try #"{"name":"\#($0)","patch":{"listing":\#(listing($0, pageSize))}}"#
        }
        try #"{"format":1,"over":"v4","rows":[\#(rows.joined(separator: ","))]}"#.write(
            toFile: bench.folder.path + "/rows.json", atomically: true, encoding: .utf8)
        try bench.folder.write(
            """
            {"store": "store.sqlite", "sites": {"shop": {"url": "http://127.0.0.1/api/v4", "token": "env:TOKEN_SHOP",
             "kinds": "rows.json"}}}
            """)
        return bench
    }

    /// The row's own, with another page size.
    private static func listing(_ kind: String, _ pageSize: Int) throws -> String {
        var listing = try #require(Catalog.liveChat4[kind]?.listing)
        listing.pageSize = pageSize
        return String(decoding: try JSONEncoder().encode(listing), as: UTF8.self)
    }

    private static let prepared = PreparedBench.once {
        let bench = try Version4ArchiveTests.bench()
        #expect(await bench.run(line).code == .done)
        return bench
    }

    /// What the site has of a kind.
    private func ids(_ kind: String, _ bench: Workbench) -> Set<String> {
        let filters: JSONValue = [
            ["name": "time", "operator": "is", "value": ["2000-01-01", "2100-01-01"]],
            ["name": "agent", "operator": "ignored", "value": [""]],
            ["name": "keywords", "operator": "ignored", "value": [""]],
        ]
        let found = bench.ask(.post, "/livechat/\(kind):search?pageSize=100000", ["filters": filters])
        return Set((found?["list"]?.elements ?? []).compactMap { $0["id"]?.written().replacing("\"", with: "") })
    }

    private func exported(_ kind: String, _ bench: Workbench) async throws -> [JSONValue] {
        let lines = await bench.run("export shop - --records --kinds \(kind)").output.split(separator: "\n")
        return try lines.map { try JSONValue(parsing: String($0)) }
    }

    private func expectWhole(_ bench: Workbench, _ moment: String = "") async throws {
        for kind in Self.kinds {
            let records = try await exported(kind, bench)
            #expect(records.count == Set(records.compactMap { $0["id"]?.text }).count, "\(kind) \(moment)")
            #expect(Set(records.compactMap { $0["id"]?.text }) == ids(kind, bench), "\(kind) \(moment)")
            let times = records.compactMap { $0["at"]?.text }
            #expect(times == times.sorted())
        }
        let chats = try await exported("chats", bench)
        #expect(chats.count > 100 && chats.allSatisfy { $0["body"]?["messages"]?.elements != nil }, "\(moment)")
        #expect(await bench.run("check").code == .done)
    }

    private func requests(_ bench: Workbench, _ line: String) async throws -> (searches: Int, others: Int, JSONValue) {
        let before = bench.service.withService { $0.log.entries.count }
        let answer = await bench.run(line + " --json")
        #expect(answer.code == .done, "\(answer.error)")
        let sent = bench.service.withService { $0.log.entries.dropFirst(before).map(\.target) }
        let searches = sent.count { $0.contains(":search") }
        return (searches, sent.count - searches, try answer.document)
    }

    private func part(_ kind: String, _ document: JSONValue) -> JSONValue? {
        document["archives"]?.elements?.first?["kinds"]?.elements?.first { $0["kind"]?.text == kind }
    }

    @Test(arguments: [7, 20, 100]) func `every record comes once, chats with their messages`(pageSize: Int) async throws
    {
        let bench = try Self.bench(pageSize: pageSize)
        let answer = await bench.run(Self.line + " --json")
        #expect(answer.code == .done, "\(answer.error)")
        try await expectWhole(bench)
        #expect(bench.writes.allSatisfy { $0.hasPrefix("POST ") && $0.contains(":search?") })
        let chats = part("chats", try answer.document)
        #expect(chats?["complete"] == true && chats?["changed"] == 0 && chats?["new"] != 0)
        // A part of a body is none that a chat had.
        let database = try Database(file: bench.folder.path + "/archive.sqlite", .readWrite)
        #expect(
            try database.number("SELECT count(*) FROM version") == (try database.number("SELECT count(*) FROM record")))
    }

    @Test func `a second run asks for the overlap only, and sees what changed and what is gone`() async throws {
        let bench = try await Workbench.copy(of: Self.prepared)
        let second = try await requests(bench, Self.line)
        #expect(second.searches <= 8)
        #expect(part("chats", second.2)?["new"] == 0 && part("chats", second.2)?["changed"] == 0)
        let chats = try await exported("chats", bench)
        let newest = try #require(chats.last?["id"]?.text)
        let other = try #require(chats.dropLast().last?["id"]?.text)
        bench.ask(.delete, "/livechat/chats/\(newest)")
        bench.change { site in _ = site.amend("chats", other) { $0.set("rating", 5) } }
        let third = try await requests(bench, Self.line)
        #expect(part("chats", third.2)?["deleted"] == 1)
        #expect(part("chats", third.2)?["changed"] == 1)
        let again = try await exported("chats", bench)
        #expect(again.count == chats.count)
        let amended = again.first { $0["id"]?.text == other }?["body"]
        #expect(amended?["rating"] == 5 && amended?["messages"]?.elements?.isEmpty == false)
    }

    @Test func `of a service that does not sort as it was asked to, a later run reads the whole list`() async throws {
        let bench = try await Workbench.copy(of: Self.prepared)
        bench.bend { request, response in
            guard request.target.contains("/chats:search"), var body = try? JSONValue(parsing: response.body) else {
                return response
            }
            body.set("list", .array((body["list"]?.elements ?? []).reversed()))
            var bent = response
            bent.body = body.bytes()
            return bent
        }
        #expect(try await requests(bench, "archive shop --kinds chats").searches == 7)
        bench.bend { $1 }
        #expect(try await requests(bench, "archive shop --kinds chats").searches < 4)
    }

    @Test func `with few requests the messages come in several runs, the newest first`() async throws {
        let bench = try Self.bench()
        var runs = 0
        while runs < 20 {
            runs += 1
            let answer = await bench.run("archive shop --kinds chats --max-requests 30 --json")
            if answer.code == .done { break }
            #expect(answer.code == .incomplete)
            let isSilent = answer.error.isEmpty || answer.error.contains("there was no archive yet")
            #expect(isSilent || answer.error.contains("still to be read one by one"))
        }
        #expect((4...6).contains(runs))
        let chats = try await exported("chats", bench)
        #expect(chats.allSatisfy { $0["body"]?["messages"]?.elements != nil })
    }

    @Test(arguments: [1, 2, 3, 5, 8, 9, 11, 20, 60, 130])
    func `a run that is stopped at any page is gone on with, and every record comes once`(page: Int) async throws {
        let bench = try Self.bench()
        let sites = bench.service.withService { $0.sites }
        let count = Mutex(0)
        bench.befall { _ in
            let number = count.withLock { count in
                count += 1
                return count
            }
            // From here on nobody knows the token.
            if number == page { bench.service.withService { $0.sites = [] } }
            return false
        }
        #expect(await bench.run(Self.line).code == .refused)
        bench.befall { _ in false }
        bench.service.withService { $0.sites = sites }
        let second = try await requests(bench, Self.line)
        // Seven pages of chats, and what comes with them: no page is read again but the one that was not stored.
        if page > 4, page < 9 { #expect(second.searches < 14, "\(page)") }
        try await expectWhole(bench, "\(page)")
    }

    /// Somebody deletes while the list is read, above the page that is asked for.
    @Test(arguments: [3, 5, 6]) func `what is deleted meanwhile hides nothing`(page: Int) async throws {
        let bench = try Self.bench()
        let count = Mutex(0)
        bench.befall { request in
            guard request.target.contains("/chats:search"), count.withLock({ count in (count += 1, count).1 == page })
            else { return false }
            bench.service.withService { service in
                let target = "/api/v4/livechat/chats:search?pageSize=3"
                let found = service.sites[0].respond(
                    to: HTTPRequest(.post, origin: "", target: target, body: Array("{}".utf8)))
                let list = (try? JSONValue(parsing: found.body))?["list"]?.elements ?? []
                for id in list.compactMap({ $0["id"]?.written() }) {
                    _ = service.sites[0].respond(
                        to: HTTPRequest(.delete, origin: "", target: "/api/v4/livechat/chats/\(id)"))
                }
            }
            return false
        }
        #expect(await bench.run(Self.line).code == .done)
        bench.befall { _ in false }
        let archived = Set(try await exported("chats", bench).compactMap { $0["id"]?.text })
        #expect(archived.isSuperset(of: ids("chats", bench)))
    }

    @Test func `a list that gives fewer than it says is a gap, and is read again the next time`() async throws {
        let bench = try Self.bench()
        bench.bend { request, response in
            guard request.target.contains("/offlineMessages:search"),
                var body = try? JSONValue(parsing: response.body)
            else { return response }
            body.set("total", 4711)
            var bent = response
            bent.body = body.bytes()
            return bent
        }
        let first = await bench.run(Self.line + " --json")
        #expect(first.code == .incomplete)
        let part = part("offlineMessages", try first.document)
        #expect(part?["complete"] == false && part?["reason"]?.text?.contains("not whole") == true)
        #expect(try await exported("offlineMessages", bench).count == ids("offlineMessages", bench).count)
        bench.bend { $1 }
        #expect(await bench.run(Self.line).code == .done)
    }

    /// The list ends with a full page, so that only the page behind it can show that it does.
    @Test(arguments: [(400, true), (200, true), (400, false)])
    func `no page behind the last one is no gap where the total is met`(status: Int, isMet: Bool) async throws {
        let bench = try Self.bench(pageSize: 11)
        #expect(ids("offlineMessages", bench).count == 22)
        bench.bend { request, response in
            guard request.target.contains("/offlineMessages:search"),
                var body = try? JSONValue(parsing: response.body)
            else { return response }
            if request.target.contains("pageIndex=3"), status == 400 { return HTTPResponse(status: status) }
            if !isMet { body.set("total", 23) }
            var bent = response
            bent.body = body.bytes()
            return bent
        }
        let answer = await bench.run("archive shop --kinds offlineMessages")
        #expect(answer.code == (isMet ? .done : .incomplete), "\(answer.error)")
        #expect(try await exported("offlineMessages", bench).count == 22)
    }

    @Test func `searches find messages, views show them, and a forgotten visitor is nowhere`() async throws {
        let bench = try await Workbench.copy(of: Self.prepared)
        let found = try await bench.run("search shop paczka łodzi --json").document
        #expect(found["hits"]?.elements?.first?["snippet"]?.text?.contains("**paczka**") == true)
        let file = bench.folder.path + "/archive.sqlite"
        let senders = try Database(file: file, .readWrite).rows("SELECT DISTINCT sender FROM messages WHERE text <> ''")
        {
            (row) throws(SQLiteError) in try row.text(0)
        }
        #expect(Set(senders).isSuperset(of: ["Agent 1", "Lena", "Łukasz Żółć"]))
        let answer = await bench.run("forget --visitor visitor7@mail.example")
        #expect(answer.code == .done, "\(answer.error)")
        for side in ["", "-wal"] {
            let data = FileManager.default.contents(atPath: file + side) ?? Data()
            #expect(data.range(of: Data("visitor7@".utf8)) == nil)
        }
        #expect(await bench.run("check").code == .done)
    }

    @Test(arguments: ["", " --kinds chats"]) func `a purge is refused in a sentence`(kinds: String) async throws {
        let bench = try await Workbench.copy(of: Self.prepared)
        let before = bench.writes.count
        let answer = await bench.run("purge shop --before 2026-11-01" + kinds)
        #expect(answer.code == .usage)
        #expect(answer.error.contains("nothing of 'shop' can be purged"))
        #expect(bench.writes.count == before)
    }

    @Test func `a search by hand is no write`() async throws {
        let bench = try await Workbench.copy(of: Self.prepared)
        try "{}".write(toFile: bench.folder.path + "/all.json", atomically: true, encoding: .utf8)
        let answer = await bench.run("call POST /livechat/chats:search --data all.json --site shop")
        #expect(answer.code == .done, "\(answer.error)")
        #expect(try answer.document["total"] != 0)
        #expect(try await bench.run("runs --json").document["runs"]?.elements?.isEmpty ?? true)
    }
}
