import CommandLineTool
import Simulator
import TestSupport
import Testing
import Wire

/// The README's first promise: only five commands send anything but GET.
struct GetOnlyTests {
    private static let writing = ["apply", "restore", "clone", "promote", "resume"]
    /// These have a service of their own.
    private static let apart = ["demo", "simulate"]

    private static let lines = [
        "backup shop", "backup shop --thorough", "backup --all --only campaigns", "snapshots shop", "show shop",
        "show shop@1 campaigns --tree", "history shop", "history shop settings --blame", "export shop ./live",
        "export shop@1 ./bans.csv --only bans", "import ./saved.ndjson --as shop", "diff shop shop@1",
        "diff ./saved.ndjson shop", "drift shop", "plan --from shop@1 --to shop --mirror --output p.json",
        "plan --from ./saved.ndjson --to shop --output q.json", "runs", "runs 1", "undo 1 --output back.json",
        "map list --from shop --to shop", "map explain --from shop --to shop agents", "map findings --to shop",
        "forget shop --keep-last 1", "check", "doctor shop", "doctor --offline shop", "doctor --report",
        "init new --url http://127.0.0.1/api/v3 --token env:TOKEN_SHOP", "kinds", "completions bash",
        "archive shop --presence", "search shop parcel",
        "replace --to shop --text Shop Laden --output r.json", "uses shop@1 campaigns",
        "grep shop Sales --all-snapshots",
        "restore shop@1 --mirror --max-delete 100% --dry-run",
        "purge shop --before 2026-11-01 --output old.json", "call GET /livechat/agents --site shop",
    ]

    /// A site that was saved, exported, changed and restored.
    private static let prepared = PreparedBench.once {
        let bench = try Workbench()
        await bench.run("backup shop")
        await bench.run("export shop@1 ./saved.ndjson")
        #expect(await bench.run("archive shop").code == .done)
        bench.ask(.post, "/campaigns", ["name": "Short lived"])
        #expect(await bench.run("restore shop@1 --mirror --yes --max-delete 100%").code == .done)
        return bench
    }

    @Test(arguments: lines) func `whatever does not write sends GET alone, and the site stays as it is`(
        line: String
    ) async throws {
        let bench = try await Workbench.copy(of: Self.prepared)
        let before = bench.service.withService { ($0.log.entries.count, $0.sites[0].revision) }
        #expect(await bench.run(line).code == .done)
        let after = bench.service.withService {
            ($0.log.entries.dropFirst(before.0).map(\.method), $0.sites[0].revision)
        }
        #expect(after.0.allSatisfy { $0 == .get })
        #expect(after.1 == before.1)
    }

    @Test func `every command is among them, but for those that write`() {
        let shown = Set(Self.lines.compactMap { $0.split(separator: " ").first.map(String.init) })
        let all = Set(CommandList.all.commands.map { $0.declaration.name })
        #expect(shown == all.subtracting(Self.writing + Self.apart).union(["restore"]))
    }
}
