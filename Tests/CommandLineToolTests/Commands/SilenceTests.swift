import CommandLineTool
import TestSupport
import Testing
import Wire

/// What must not pass without a word.
@Suite(.ownThreads) struct SilenceTests {
    private let bench: Workbench

    init() async throws {
        bench = try await Workbench.afterBackup()
    }

    @Test(arguments: [
        "show shop@2099-01-01", "diff shop@2099-01-01 shop", "diff shop shop@9999-12-31",
        "plan --from shop@2099-01-01 --to shop", "restore shop@2099-01-01 --yes", "export shop@2099-01-01 ./out",
    ])
    func `a day that has not come has no snapshot`(_ line: String) async throws {
        let answer = await bench.run(line)
        #expect(answer.code == .usage, "\(answer.output)\(answer.error)")
        #expect(answer.error.contains("has not come yet"))
        #expect(answer.error.contains("shop@latest"))
    }

    @Test(arguments: ["restore shop@1 --only bans --yes", "restore shop@1", "clone --from shop@1 --to shop --yes"])
    func `a wrong name to confirm is said where nothing is to do as well`(_ line: String) async throws {
        let answer = await bench.run("\(line) --confirm staging")
        #expect(answer.code != .done, "\(answer.output)\(answer.error)")
        #expect(answer.error.contains("staging"), "\(answer.error)")
        #expect(await bench.run("\(line) --confirm shop").code == .done)
    }

    @Test func `quiet leaves the result of a run`() async throws {
        let ban = try #require(bench.ask(.get, "/bans")?.elements?.first?["id"]?.text)
        bench.ask(.delete, "/bans/\(ban)")
        await bench.run("plan --from shop@1 --to shop --output plan.json")
        let answer = await bench.run("apply plan.json --yes -q")
        #expect(answer.code == .done, "\(answer.error)")
        #expect(answer.output.contains("1 verified"), "\(answer.output)")
    }
}
