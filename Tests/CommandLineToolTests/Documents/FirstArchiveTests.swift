import Catalog
import CommandLineTool
import Foundation
import Simulator
import TestSupport
import Testing
import Wire

/// How long a first archive takes: the manual's table is what the program's plan of windows comes to.
///
/// With `LIVECHAT_SYNC_REFRESH` set the table is brought up to date instead.
struct FirstArchiveTests {
    private static let page = "samples/manual/archive.md"
    private static let marks = (start: "<!-- reckoned by: FirstArchiveTests -->\n", end: "\n<!-- end of output -->")

    @Test func `the manual says how long a first archive takes`() throws {
        let rows = [10, 100, 1_000, 10_000].map { FirstArchiveRow(chatsPerDay: $0, Catalog.liveChat) }
        for row in rows { #expect(row.records == row.chatsPerDay * WeeklyYear.days * 12 / 10) }
        let table = ([FirstArchiveRow.head] + rows.map(\.text)).joined(separator: "\n")
        let text = try DocumentsTests.text(Self.page)
        let parts = text.components(separatedBy: Self.marks.start)
        try #require(parts.count == 2)
        let there = try #require(parts[1].components(separatedBy: Self.marks.end).first)
        if ProcessInfo.processInfo.environment["LIVECHAT_SYNC_REFRESH"] != nil {
            let fresh = parts[0] + Self.marks.start + table + parts[1].dropFirst(there.count)
            try Data(fresh.utf8).write(to: DocumentsTests.place(of: Self.page))
        } else {
            #expect(there == table)
        }
    }

    /// A site of a year's conversations, evenly spread.
    private static func site(chats: Int, messages: Int) throws -> SimulatedSite {
        var file = try JSONValue(parsing: SampleSite.file)
        for name in ["chats", "offlineMessages", "sessions"] { file.remove(name) }
        let history: JSONValue = ["days": 365, "chats": .integer(chats), "offlineMessages": .integer(messages)]
        file.set("history", history)
        return try SimulatedSite(file: file, dialect: .final)
    }

    /// All of them in one answer.
    private static func records(_ kind: String, of site: SimulatedSite) throws -> [JSONValue] {
        var site = site
        let query = "timeFrom=2000-01-01T00:00:00&timeTo=2100-01-01T00:00:00&pageSize=100000"
        let request = HTTPRequest(.get, origin: "", target: "/api/v3/livechat/\(kind)?\(query)")
        return try JSONValue(parsing: site.respond(to: request).body)[kind]?.elements ?? []
    }

    @Test(arguments: [(400, 80), (2_000, 150)])
    func `what is reckoned is what the command asks`(chats: Int, messages: Int) async throws {
        let bench = try Workbench(["shop": Self.site(chats: chats, messages: messages)])
        bench.advance(by: max(0, Date().timeIntervalSince1970 - bench.now) + 60)
        let now = UTCTime(seconds: bench.now)
        #expect(await bench.run("archive shop --kinds chats,offlineMessages").code == .done)
        for (kind, time) in [("chats", "startTime"), ("offlineMessages", "createdTime")] {
            let (sent, site) = bench.service.withService { service in
                (service.log.entries.count { $0.target.contains("/\(kind)?") }, service.sites[0])
            }
            let moments = try Self.records(kind, of: site).compactMap { $0[time]?.text }
            let seconds = moments.compactMap { UTCTime(iso: $0)?.seconds }
            let pageSize = try #require(Catalog.liveChat[kind]?.listing?.pageSize)
            let reckoned = FirstArchive(until: now, pageSize: pageSize) { window in
                seconds.count { window.since.seconds...window.until.seconds ~= $0 }
            }
            #expect(reckoned.records == moments.count && !moments.isEmpty)
            #expect(reckoned.requests == sent)
        }
    }
}
