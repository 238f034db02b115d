import Configuring
import Foundation
import Platform
import SQLite
import Simulator
import Synchronization
import Testing
import TestSupport
import Wire

/// A shop with conversations on a port of its own, and the program as a process that archives and purges them.
private final class ConversationStage: Sendable {
    private let service: SharedService
    private let server: SimulatorServer
    private let shop: SimulatedSite
    private let onRequest = Trigger()

    /// Something to be done to the program while the site answers a request.
    private final class Trigger: Sendable {
        private let armed = Mutex<(at: Int, body: @Sendable () -> Void)?>(nil)

        func arm(at request: Int?, _ body: @escaping @Sendable () -> Void) {
            armed.withLock { $0 = request.map { ($0, body) } }
        }

        func fire(_ count: Int) {
            let due = armed.withLock { armed -> (@Sendable () -> Void)? in
                guard let due = armed, count >= due.at else { return nil }
                armed = nil
                return due.body
            }
            due?()
        }
    }

    convenience init() throws {
        var site = try SampleSite.shop(.final)
        // Several pages a window.
        for kind in Self.kinds {
            site.options.envelopes[kind] = ListEnvelope(counter: "total", member: kind, most: 7)
        }
        try self.init(site)
    }

    init(_ site: SimulatedSite) throws {
        shop = site
        let trigger = onRequest
        service = SharedService(SimulatedService(sites: [site])) { trigger.fire($0.log.entries.count) }
        server = try SimulatorServer(service)
    }

    deinit { server.stop() }

    static let kinds = ["chats", "offlineMessages"]

    /// Everything, also what the sample has from before its weeks of conversations.
    let archiving = "archive shop --since 2026-01-01 --kinds chats,offlineMessages"

    func folder() throws -> ConfigurationFolder {
        let folder = try ConfigurationFolder()
        try folder.write(
            """
            {"store": "store.sqlite", "sites": {"shop": {"url": "\(server.origin)\(shop.base)", "token": "env:TOKEN"}}}
            """)
        return folder
    }

    /// The site as it was, with an empty log.
    func reset() {
        service.withService {
            $0.sites = [shop]
            $0.clearLog()
        }
    }

    /// Runs the program, and does something to it while its nth request is answered.
    /// - Returns: how it ended, what it printed, and the methods of what it sent.
    @discardableResult
    func run(
        _ line: String, in folder: ConfigurationFolder, atRequest number: Int? = nil,
        _ body: @escaping @Sendable (ChildProcess) -> Void = { _ in }
    ) throws -> (ending: ChildProcess.Ending, output: String, methods: [HTTPMethod]) {
        service.withService { $0.clearLog() }
        let child = try BuiltProgram.start(
            line.split(separator: " ").map(String.init), in: folder.path,
            ["TOKEN": shop.credentials.compactMap(\.token).first ?? ""])
        onRequest.arm(at: number) { body(child) }
        let output = try child.wholeOutput()
        let ending = child.wait()
        onRequest.arm(at: nil) {}
        return (ending, output, service.withService { $0.log.entries.map(\.method) })
    }

    /// All that an archive holds, as lines.
    func archived(in folder: ConfigurationFolder) throws -> String {
        try run("export shop - --records", in: folder).output
    }

    /// Ids of what the site has.
    func there() throws -> Set<String> {
        var site = service.withService { $0.sites[0] }
        site.options.envelopes = [:]
        var ids: Set<String> = []
        for kind in Self.kinds {
            if site.base == "/api/v4" {
                let target = "/api/v4/livechat/\(kind):search?pageSize=100000"
                let request = HTTPRequest(.post, origin: "", target: target, body: Array("{}".utf8))
                let body = try JSONValue(parsing: site.respond(to: request).body)
                ids.formUnion((body["list"]?.elements ?? []).compactMap { $0["id"]?.written() })
                continue
            }
            let window = "timeFrom=2000-01-01T00:00:00&timeTo=2100-01-01T00:00:00&pageSize=100000"
            let request = HTTPRequest(.get, origin: "", target: "/api/v3/livechat/\(kind)?\(window)")
            let body = try JSONValue(parsing: site.respond(to: request).body)
            ids.formUnion((body[kind]?.elements ?? []).compactMap { $0["id"]?.text })
        }
        return ids
    }

    /// Ids of what the archive says is no longer at the service.
    func marked(in folder: ConfigurationFolder) throws -> Set<String> {
        let database = try Database(file: folder.path + "/archive.sqlite", .readWrite)
        return Set(
            try database.rows("SELECT id FROM records WHERE deleted_at IS NOT NULL") { (row) throws(SQLiteError) in
                try row.text(0)
            })
    }
}

@Suite(.ownThreads) struct KilledArchiveTests {
    private func ids(_ lines: String) throws -> [String] {
        try lines.split(separator: "\n").compactMap { try JSONValue(parsing: String($0))["id"]?.text }
    }

    @Test func `an archive that is killed at any page is gone on with, and has every record once and whole`() throws {
        let stage = try ConversationStage()
        let whole = try stage.folder()
        let asked = try stage.run(stage.archiving, in: whole).methods.count
        #expect(asked > 20)
        let expected = try stage.archived(in: whole)
        #expect(Set(try ids(expected)) == (try stage.there()))
        for request in Seed.draw(4, of: 1...asked, for: "KilledArchiveTests") {
            let folder = try stage.folder()
            let first = try stage.run(stage.archiving, in: folder, atRequest: request) { $0.kill() }
            // The last request may be answered and the program gone before it can be killed.
            #expect(first.ending == .killed(signal: 9) || request == asked, "\(request), \(Seed.ofThisRun)")
            #expect(try stage.run("check", in: folder).ending == .exited(0), "\(request), \(Seed.ofThisRun)")
            #expect(try stage.run(stage.archiving, in: folder).ending == .exited(0), "\(request), \(Seed.ofThisRun)")
            #expect(try stage.archived(in: folder) == expected, "\(request), \(Seed.ofThisRun)")
            #expect(try stage.run("check", in: folder).ending == .exited(0), "\(request), \(Seed.ofThisRun)")
        }
    }

    /// A list that a search sorts, and chats that are completed one by one.
    @Test func `so is one of version 4`() throws {
        var site = try SampleSite.version4()
        site.addHistory(["days": 90, "chats": 260])
        let stage = try ConversationStage(site)
        let line = "archive shop --kinds chats,offlineMessages --max-requests 1000"
        let whole = try stage.folder()
        let methods = try stage.run(line, in: whole).methods
        let expected = try stage.archived(in: whole)
        #expect(methods.count { $0 == .post } >= 5)
        #expect(Set(try ids(expected)) == (try stage.there()))
        for request in Seed.draw(6, of: 1...methods.count, for: "KilledArchiveTests, version 4") {
            let folder = try stage.folder()
            let first = try stage.run(line, in: folder, atRequest: request) { $0.kill() }
            #expect(first.ending == .killed(signal: 9) || request == methods.count, "\(request), \(Seed.ofThisRun)")
            #expect(try stage.run("check", in: folder).ending == .exited(0), "\(request), \(Seed.ofThisRun)")
            #expect(try stage.run(line, in: folder).ending == .exited(0), "\(request), \(Seed.ofThisRun)")
            #expect(try stage.archived(in: folder) == expected, "\(request), \(Seed.ofThisRun)")
        }
    }

    @Test func `an archive that is interrupted ends with 130, and the next run goes on where it stopped`() throws {
        let stage = try ConversationStage()
        let whole = try stage.folder()
        let asked = try stage.run(stage.archiving, in: whole).methods.count
        let expected = try stage.archived(in: whole)
        let folder = try stage.folder()
        let first = try stage.run(stage.archiving, in: folder, atRequest: asked / 2) { kill($0.identifier, SIGINT) }
        #expect(first.ending == .exited(130))
        #expect(first.methods.count < asked)
        #expect(try stage.run("check", in: folder).ending == .exited(0))
        let before = Set(try ids(try stage.archived(in: folder)))
        #expect(!before.isEmpty)
        let second = try stage.run(stage.archiving, in: folder)
        #expect(second.ending == .exited(0))
        // What had come is not asked for again, but for the day that runs have in common.
        #expect(second.methods.count < asked)
        #expect(try stage.archived(in: folder) == expected)
    }

    /// Before each DELETE, while it is answered, and behind it.
    @Test func `a purge that is killed goes on to the same end: the planned records are gone and no others`() throws {
        let stage = try ConversationStage()
        let template = try stage.folder()
        #expect(try stage.run(stage.archiving, in: template).ending == .exited(0))
        let middle = CalendarDay(daysSince1970: Int(Date().timeIntervalSince1970) / 86_400 - 8)
        let plan = try stage.run(
            "purge shop --before \(middle) --kinds chats,offlineMessages --output purge.json --json", in: template)
        #expect(plan.ending == .exited(0))
        let operations = try JSONValue(parsing: plan.output)["operations"]?.elements ?? []
        let planned = Set(operations.flatMap { $0["ids"]?.elements?.compactMap(\.text) ?? [] })
        let all = try stage.there()
        #expect(planned.count > 50 && planned.isStrictSubset(of: all))

        func applied(killedAt request: Int?) throws -> [HTTPMethod] {
            stage.reset()
            let folder = try stage.folder()
            for name in ["archive.sqlite", "purge.json", "store.sqlite"]
            where FileManager.default.fileExists(atPath: template.path + "/" + name) {
                try FileManager.default.copyItem(atPath: template.path + "/" + name, toPath: folder.path + "/" + name)
            }
            let moment = "killed at \(request ?? 0), \(Seed.ofThisRun)"
            let apply = "apply purge.json --yes --confirm shop"
            let first = try stage.run(apply, in: folder, atRequest: request) { $0.kill() }
            #expect(first.ending == .exited(0) || first.ending == .killed(signal: 9) && request != nil, "\(moment)")
            if first.ending != .exited(0) {
                let runs = try JSONValue(parsing: try stage.run("runs --json", in: folder).output)["runs"]?.elements
                // Killed before the run was in the journal, nothing was sent; at its very end, nothing is left.
                if runs?.last == nil {
                    #expect(!first.methods.contains(.delete), "\(moment)")
                    #expect(try stage.run(apply, in: folder).ending == .exited(0), "\(moment)")
                } else if runs?.last?["state"] != "done" {
                    #expect(try stage.run("resume 1 --yes", in: folder).ending == .exited(0), "\(moment)")
                }
            }
            #expect(try stage.there() == all.subtracting(planned), "\(moment)")
            #expect(try stage.marked(in: folder) == planned, "\(moment)")
            #expect(try stage.run("check", in: folder).ending == .exited(0), "\(moment)")
            return first.methods
        }

        let methods = try applied(killedAt: nil)
        let first = try #require(methods.firstIndex(of: .delete))
        #expect(methods.count { $0 == .delete } == operations.count && operations.count > 1)
        for request in Seed.draw(5, of: first...methods.count, for: "KilledArchiveTests, purge") {
            _ = try applied(killedAt: request)
        }
    }
}
