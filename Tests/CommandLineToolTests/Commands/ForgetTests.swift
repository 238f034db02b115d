import CommandLineTool
import Foundation
import Platform
import Simulator
import Store
import TestSupport
import Testing
import Wire

/// Old snapshots go by rules, and nothing else does.
struct ForgetTests {
    private let bench: Workbench

    /// Five nights of the shop, each with another variable, the third checked once more.
    private static let prepared = PreparedBench.once {
        let bench = try Workbench()
        for night in 1...5 {
            bench.ask(.post, "/customVariables", ["name": .string("v\(night)"), "type": "text", "value": "x"])
            await bench.run("backup shop")
            bench.advance(by: 86_400)
            if night == 3 { await bench.run("backup shop") }
        }
        return bench
    }

    init() async throws { bench = try await Workbench.copy(of: Self.prepared) }

    private func bytes() throws -> [Data] {
        try ["", "-wal"].map { side in
            let path = bench.store + side
            return FileManager.default.fileExists(atPath: path)
                ? try Data(contentsOf: URL(fileURLWithPath: path)) : Data()
        }
    }

    private func numbers() async throws -> [JSONValue?] {
        try await bench.run("snapshots --json").document["snapshots"]?.elements?.map { $0["snapshot"] } ?? []
    }

    @Test func `a dry run says what would be kept and why, and writes nothing`() async throws {
        let before = try bytes()
        let answer = await bench.run("forget --keep-daily 2 --keep-weekly 1 --dry-run")
        #expect(answer.code == .done)
        let lines = answer.output.split(separator: "\n").map { line in line.split(separator: " ").prefix(2) }
        #expect(
            lines.dropFirst().prefix(5).map { "\($0[0]) \($0[1])" } == [
                "remove 1", "remove 2", "remove 3", "keep 4", "keep 5",
            ])
        #expect(answer.output.contains("daily snapshot, weekly snapshot, last complete snapshot"))
        #expect(answer.output.contains("2 snapshots kept, 3 snapshots would be removed"))
        #expect(try bytes() == before)
        #expect(try await numbers() == [1, 2, 3, 4, 5])
    }

    @Test func `what is kept reads as before, and what goes is gone`() async throws {
        let before = await bench.run("export shop@3 - --format ndjson").output
        let answer = await bench.run("forget shop --keep-last 3 --json")
        #expect(answer.code == .done)
        let document = try answer.document
        #expect(document.members?.map(\.name) == ["dryRun", "sites", "freed"])
        let site = try #require(document["sites"]?.elements?.first)
        #expect(site["site"] == "shop")
        #expect(site["keep"]?.elements?.map { $0["snapshot"] } == [3, 4, 5])
        #expect(site["keep"]?.elements?.first?.members?.map(\.name) == ["snapshot", "at", "reasons"])
        #expect(site["keep"]?.elements?.first?["reasons"] == ["last snapshot"])
        #expect(site["remove"]?.elements?.map { $0["snapshot"] } == [1, 2])
        #expect(site["remove"]?.elements?.first?.members?.map(\.name) == ["snapshot", "at"])
        #expect(try await numbers() == [3, 4, 5])
        #expect(await bench.run("check").code == .done)
        #expect(await bench.run("export shop@3 - --format ndjson").output == before)
        #expect(await bench.run("show shop@1").code == .usage)
        let diff = try await bench.run("diff shop@3 shop@5 --json").document
        #expect(diff["added"]?.elements?.map { $0["address"] } == ["customVariables/v4", "customVariables/v5"])
        // The first one left has nothing before it any more.
        let first = try await bench.run("snapshots --json").document["snapshots"]?.elements?.first
        #expect(first?["changes"]?["added"] == first?["resources"])
        let next = try await bench.run("backup shop --json").document["snapshots"]?.elements?.first
        #expect(next?["unchanged"] == true)
    }

    @Test(arguments: ["forget", "forget shop", "forget --keep-daily 0 --dry-run"])
    func `rules that keep nothing are refused, with some to begin with`(line: String) async throws {
        let answer = await bench.run(line)
        #expect(answer.code == .usage)
        #expect(answer.error.contains("hint: for example: livechat-sync forget --keep-daily"))
        #expect(try await numbers().count == 5)
    }

    @Test(arguments: ["--keep-last -1", "--keep-last x", "--keep-within 7", "--keep-hourly 3", "nobody --keep-last 1"])
    func `what can't be meant is a usage error`(words: String) async throws {
        #expect(await bench.run("forget \(words)").code == .usage)
        #expect(try await numbers().count == 5)
    }

    @Test func `a site that another run holds is left alone`() async throws {
        do {
            let lock = try SiteLock(store: bench.store, site: "shop", command: "backup", at: "2026-11-21T02:00:00Z")
            defer { withExtendedLifetime(lock) {} }
            let answer = await bench.run("forget shop --keep-last 1")
            #expect(answer.code == .locked)
            #expect(answer.error.contains("another run holds the site 'shop'"))
            #expect(try await numbers().count == 5)
            #expect(await bench.run("forget shop --keep-last 1 --dry-run").code == .done)
        }
        #expect(await bench.run("forget shop --keep-last 1").code == .done)
        #expect(try await numbers() == [5])
    }

    @Test func `one held site does not keep the others from being thinned`() async throws {
        let bench = try Workbench(["one": SampleSite.shop(.final), "two": SampleSite.shop(.final)])
        for number in 1...2 {
            for site in 0...1 {
                bench.service.withService { service in
                    _ = service.sites[site].respond(
                        to: HTTPRequest(
                            .post, origin: "", target: "/api/v3/livechat/customVariables",
                            body: Array(#"{"name":"v\#(number)","type":"text","value":"x"}"#.utf8)))
                }
            }
            await bench.run("backup --all")
        }
        let lock = try SiteLock(store: bench.store, site: "one", command: "x", at: "2026-11-21T02:00:00Z")
        let answer = await bench.run("forget --keep-last 1 --json")
        withExtendedLifetime(lock) {}
        #expect(answer.code == .locked)
        #expect(try answer.document["errors"]?.elements?.map { $0["site"] } == ["one"])
        #expect(try answer.document["sites"]?.elements?.map { $0["site"] } == ["two"])
        let left = try await bench.run("snapshots --json").document["snapshots"]?.elements
        // Which of the two was backed up first in a night is not said.
        #expect(left?.compactMap { $0["site"]?.text }.sorted() == ["one", "one", "two"])
    }

    /// What stood below a campaign that a run deleted is only in the snapshot before it.
    @Test func `a run can be taken back as well as before`() async throws {
        let made = bench.ask(.post, "/campaigns", ["name": "Short lived"])
        #expect(made?["id"] != nil)
        let applied = await bench.run("restore shop@5 --mirror --yes --max-delete 100%")
        #expect(applied.code == .done)
        #expect(bench.writes.contains { $0.hasPrefix("DELETE ") })
        for night in 6...8 {
            bench.advance(by: 86_400)
            bench.ask(.post, "/customVariables", ["name": .string("v\(night)"), "type": "text", "value": "x"])
            await bench.run("backup shop")
            await bench.run("plan --from shop@5 --to shop --output again.json")
        }
        let before = try await bench.run("undo 1 --json").document
        let answer = try await bench.run("forget --keep-last 1 --json").document
        // The newest reading and the one before the run stay, of five.
        #expect(answer["sites"]?.elements?.first?["readings"] == 2)
        let after = try await bench.run("undo 1 --json").document
        let addresses = try #require(after["operations"]?.elements).compactMap { $0["address"]?.text }
        #expect(addresses.contains("campaigns/Short%20lived"))
        #expect(addresses == before["operations"]?.elements?.compactMap { $0["address"]?.text })
        #expect(after["notRestorable"] == before["notRestorable"])
        #expect(await bench.run("check").code == .done)
    }

    @Test func `what plans read of a site that was never backed up is thinned too`() async throws {
        let bench = try Workbench()
        for number in 1...3 {
            bench.ask(.post, "/customVariables", ["name": .string("v\(number)"), "type": "text", "value": "x"])
            await bench.run("plan --from shop --to shop --output plan.json")
        }
        let answer = try await bench.run("forget --keep-last 1 --json").document
        #expect(answer["sites"]?.elements?.map { $0["readings"] } == [2])
        #expect(try SnapshotReader(bench.store).snapshots(for: .planning).count == 1)
    }

    /// Of an older run only what the journal has comes back, or what an older snapshot had; never in silence.
    @Test(arguments: [false, true])
    func `of a run before the last ten, what undo can't bring back is said`(isInOlder: Bool) async throws {
        let made = bench.ask(.post, "/campaigns", ["name": "Short lived"])
        if isInOlder { await bench.run("backup shop") }
        bench.advance(by: 3 * 86_400)
        bench.ask(.put, "/campaigns/\(made?["id"]?.text ?? "")", ["name": "Short lived", "description": "newer"])
        #expect(await bench.run("restore shop@5 --mirror --yes --max-delete 100%").code == .done)
        for number in 1...10 {
            bench.advance(by: 86_400)
            bench.ask(.post, "/customVariables", ["name": .string("w\(number)"), "type": "text", "value": "x"])
            #expect(await bench.run("restore shop@5 --mirror --yes --only customVariables").code == .done)
        }
        #expect(await bench.run("forget --keep-last 9").code == .done)
        let undo = try await bench.run("undo 1 --json").document
        let addresses = try #require(undo["operations"]?.elements).compactMap { $0["address"]?.text }
        #expect(addresses.contains("campaigns/Short%20lived"))
        let losses = (undo["notRestorable"]?.elements ?? []).filter { $0["address"] == "campaigns/Short%20lived" }
        #expect(
            losses.contains { loss in
                let reason = loss["reason"]?.text ?? ""
                return reason.contains(isInOlder ? "comes back as snapshot 6 has it" : "so it comes back empty")
            }, "\(losses)")
    }

    /// Files may not grow beyond what the store has now, so that there is no room to write it anew.
    @Test func `a disk without room for a smaller file does not keep snapshots from being forgotten`() async throws {
        let long = bench.ask(
            .post, "/customVariables",
            ["name": "long", "type": "text", "value": .string(String(repeating: "x", count: 20_000))])
        await bench.run("backup shop")
        bench.ask(.delete, "/customVariables/\(long?["id"]?.text ?? long?["id"].map { "\($0)" } ?? "")")
        await bench.run("backup shop")
        // Enough that stays for the new file not to fit in where the log does.
        let size = try #require(try PrivateFile.size(of: bench.store))
        let line = """
            trap '' XFSZ; ulimit -f \(size / 2 / 1024); cd "$0" && exec "$1" forget --keep-last 1 2>stderr.txt
            """
        let child = try ChildProcess(
            "/bin/bash", ["-c", line, bench.folder.path, BuiltProgram.path], environment: ["PATH": "/usr/bin:/bin"])
        let output = try child.wholeOutput()
        #expect(child.wait() == .exited(0))
        #expect(output.contains("1 snapshot kept, 6 snapshots removed"))
        let words = try String(contentsOfFile: bench.folder.path + "/stderr.txt", encoding: .utf8)
        #expect(words.contains("warning: the file did not become smaller"))
        #expect(try await numbers() == [7])
        #expect(await bench.run("check").code == .done)
    }
}
