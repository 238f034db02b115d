import CommandLineTool
import Foundation
import SQLite
import Simulator
import Synchronization
import TestSupport
import Testing
import Wire

/// Old conversations are deleted at the service: what the archive holds unchanged, and nothing else.
struct PurgeTests {
    private static let archived = PreparedBench.once {
        let bench = try Workbench()
        bench.advance(by: max(0, Date().timeIntervalSince1970 - bench.now) + 60)
        #expect(await bench.run("archive shop --since 2020-01-01 --kinds chats,offlineMessages").code == .done)
        return bench
    }

    private let bench: Workbench
    /// Of the middle of what there is.
    private let before: String

    init() async throws {
        bench = try await Workbench.copy(of: Self.archived)
        let lines = await bench.run("export shop - --records --kinds chats").output.split(separator: "\n")
        before = try #require(try JSONValue(parsing: String(lines[lines.count / 2]))["at"]?.text)
    }

    /// The ids of what the site has, with whether they are to go.
    private func there(_ kind: String = "chats") throws -> Set<String> {
        var site = bench.service.withService { $0.sites[0] }
        site.options.caps = [:]
        let target = "/api/v3/livechat/\(kind)?timeFrom=2000-01-01T00:00:00&timeTo=2100-01-01T00:00:00&pageSize=100000"
        let body = try JSONValue(parsing: site.respond(to: HTTPRequest(.get, origin: "", target: target)).body)
        return Set((body[kind]?.elements ?? []).compactMap { $0["id"]?.text })
    }

    private func archivedIDs(_ kind: String = "chats") async throws -> (old: Set<String>, all: Set<String>) {
        var (old, all): (Set<String>, Set<String>) = ([], [])
        for line in await bench.run("export shop - --records --kinds \(kind)").output.split(separator: "\n") {
            let record = try JSONValue(parsing: String(line))
            guard let id = record["id"]?.text, let at = record["at"]?.text else { continue }
            all.insert(id)
            if at < before { old.insert(id) }
        }
        return (old, all)
    }

    private func planned(_ words: String = "--kinds chats") async throws -> (ids: [String], document: JSONValue) {
        let answer = await bench.run("purge shop --before \(before) \(words) --json --output purge.json")
        #expect(answer.code == .done, "\(answer.error)")
        let document = try answer.document
        let operations = document["operations"]?.elements ?? []
        for operation in operations {
            #expect(operation["action"] == "deleteMany")
            #expect(operation["method"] == "DELETE")
            #expect((1...100).contains(operation["ids"]?.elements?.count ?? 0))
        }
        return (operations.flatMap { $0["ids"]?.elements?.compactMap(\.text) ?? [] }, document)
    }

    /// The ids of what the archive says is no longer at the service.
    private func marked() throws -> Set<String> {
        let database = try Database(file: bench.folder.path + "/archive.sqlite", .readWrite)
        return Set(
            try database.rows("SELECT id FROM records WHERE deleted_at IS NOT NULL") { (row) throws(SQLiteError) in
                try row.text(0)
            })
    }

    private func amend(_ ids: [String]) {
        bench.change { site in
            for id in ids {
                let isThere = site.amend("chats", id) { record in record.set("comment", "added later") }
                #expect(isThere)
            }
        }
    }

    @Test func `exactly what is old and archived goes, and the archive says since when`() async throws {
        let (old, all) = try await archivedIDs()
        let (ids, document) = try await planned()
        #expect(Set(ids) == old)
        #expect(ids.count == old.count)
        #expect(document["summary"]?["delete"] == .integer(old.count))
        #expect(bench.writes.isEmpty)
        let answer = await bench.run("apply purge.json --yes --confirm shop --json")
        #expect(answer.code == .done, "\(answer.error)")
        #expect(try answer.document["verified"] == .integer(document["operations"]?.elements?.count ?? 0))
        #expect(try there() == all.subtracting(old))
        #expect(try marked() == old)
        #expect(await bench.run("check").code == .done)
        #expect(try await planned().ids.isEmpty)
    }

    @Test func `nothing goes without the site's name, and the question says that there is no undo`() async throws {
        _ = try await planned()
        let answer = await bench.run("apply purge.json --yes")
        #expect(answer.code == .guarded)
        #expect(answer.error.contains("--confirm shop lifts this"))
        #expect(bench.writes.isEmpty)
        let asked = await bench.run("apply purge.json --confirm shop", answers: "n")
        #expect(asked.error.contains("There is no undo"))
        #expect(bench.writes.isEmpty)
        #expect(await bench.run("apply purge.json --yes --confirm shop").code == .done)
        let undo = await bench.run("undo 1")
        #expect(undo.code == .usage)
        #expect(undo.error.contains("has no undo"))
    }

    @Test func `what differs or is not archived stays, and is named`() async throws {
        let old = try await archivedIDs().old.sorted()
        amend(Array(old.prefix(2)))
        #expect(await bench.run("forget --visitor visitor7@mail.example").code == .done)
        let left = try await archivedIDs().all
        let (ids, document) = try await planned()
        #expect(Set(ids) == Set(old.dropFirst(2)).intersection(left))
        let kept = document["purge"]?["kept"]?.elements ?? []
        let reasons = Dictionary(
            kept.map { ($0["address"]?.text ?? "", $0["reason"]?.text ?? "") }, uniquingKeysWith: { $1 })
        for id in old where !ids.contains(id) {
            let reason = try #require(reasons["chats/\(id)"])
            #expect(reason.contains(left.contains(id) ? "not as the archive has it" : "not in the archive"))
        }
        #expect(reasons.count == old.count - ids.count)
    }

    @Test(arguments: [1, 3])
    func `what was changed between plan and apply stays, and the rest goes`(count: Int) async throws {
        let (ids, _) = try await planned()
        let changed = Array(ids.sorted().prefix(count))
        amend(changed)
        let all = try there()
        let answer = await bench.run("apply purge.json --yes --confirm shop --json")
        #expect(answer.code == .stale)
        #expect(try there() == all.subtracting(Set(ids).subtracting(changed)))
        let steps = try await bench.run("runs 1 --json").document["operations"]?.elements ?? []
        let errors = steps.compactMap { $0["state"] == "stale" ? $0["error"]?.text : nil }.joined()
        #expect(changed.allSatisfy(errors.contains))
        // The archive is brought up to date, and the next plan takes them.
        #expect(await bench.run("resume 1 --yes").code == .stale)
        #expect(await bench.run("archive shop --since 2020-01-01").code != .usage)
    }

    /// Before each answer, after each answer, and with answers that are lost.
    @Test(arguments: 1...2, [true, false])
    func `a run that ends at any write is gone on with, and nothing else goes`(write: Int, isDone: Bool) async throws {
        let (ids, _) = try await planned("--kinds chats,offlineMessages")
        let all = try there()
        let sites = bench.service.withService { $0.sites }
        let count = Mutex(0)
        let service = bench.service
        bench.befall { request in
            guard request.method == .delete, count.withLock({ count in (count += 1, count).1 == write }) else {
                return false
            }
            // From here on nobody knows the token.
            if isDone { _ = service.respond(to: request) }
            service.withService { service in
                for index in service.sites.indices {
                    service.sites[index].options.forbidden = ["chats", "offlineMessages"]
                }
            }
            return true
        }
        let first = await bench.run("apply purge.json --yes --confirm shop")
        bench.befall { _ in false }
        bench.service.withService { service in
            for index in service.sites.indices { service.sites[index].options = sites[index].options }
        }
        if first.code != .done { #expect(await bench.run("resume 1 --yes").code == .done) }
        #expect(try there() == all.subtracting(ids))
        let steps = try await bench.run("runs 1 --json").document["operations"]?.elements ?? []
        #expect(steps.allSatisfy { $0["state"] == "done" })
        #expect(try marked() == Set(ids))
    }

    @Test func `an answer that is lost is settled by reading`() async throws {
        let (ids, _) = try await planned()
        let all = try there()
        let count = Mutex(0)
        bench.befall { request in
            request.method == .delete && count.withLock { count in (count += 1, count).1 == 1 }
        }
        #expect(await bench.run("apply purge.json --yes --confirm shop").code == .done)
        #expect(try there() == all.subtracting(ids))
        #expect(try marked() == Set(ids))
    }

    @Test func `a limit that somebody names holds, where the plan is made and where it is carried out`() async throws {
        let (ids, _) = try await planned()
        let all = try there()
        #expect(ids.count > 1)
        let stopped = await bench.run("apply purge.json --yes --confirm shop --max-delete 1")
        #expect(stopped.code == .guarded)
        #expect(stopped.error.contains("--max-delete"), "\(stopped.error)")
        #expect(try there() == all)
        let plan = await bench.run("purge shop --before \(before) --kinds chats --max-delete 1 --output other.json")
        #expect(plan.output.contains("\(ids.count) of"), "\(plan.output)")
        let done = await bench.run("apply purge.json --yes --confirm shop")
        #expect(done.output.contains("\(ids.count) records deleted in"), "\(done.output)")
    }

    @Test(arguments: [
        "purge shop --before yesterday", "purge shop", "purge shop --before 2026-01-01 --kinds sessions",
        "purge nowhere --before 2026-01-01", "purge shop --before 2099-01-01",
        "export shop . --records", "export shop new/ --records",
    ]) func `what makes no sense is refused before anything is asked`(line: String) async throws {
        let asked = bench.service.withService { $0.log.entries.count }
        #expect(await bench.run(line).code == .usage)
        #expect(bench.service.withService { $0.log.entries.count } == asked)
    }

    @Test(arguments: [
        #""ids": []"#, #""ids": ["a", "a"]"#, #""ids": ["a"], "digests": []"#,
    ]) func `a plan that was edited is none`(members: String) async throws {
        _ = try await planned()
        let file = bench.folder.path + "/purge.json"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let start = try #require(text.range(of: #""ids": ["#))
        let end = try #require(text.range(of: "]", range: start.upperBound..<text.endIndex))
        try text.replacingCharacters(in: start.lowerBound..<end.upperBound, with: members)
            .write(toFile: file, atomically: true, encoding: .utf8)
        #expect(await bench.run("apply purge.json --yes --confirm shop").code == .damaged)
        #expect(bench.writes.isEmpty)
    }
}
