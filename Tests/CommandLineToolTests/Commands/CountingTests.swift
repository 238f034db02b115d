import CommandLineTool
import Service
import Store
import TestSupport
import Testing
import Wire

/// Whatever says how much a snapshot changed says the same.
struct CountingTests {
    private let bench: Workbench

    init() async throws {
        bench = try await Workbench.afterBackup()
    }

    private static func number(_ value: JSONValue) -> Int? { Int(value.written()) }

    private func counts(_ document: JSONValue?) -> [Int?] {
        ["added", "changed", "removed"].map { document?[$0].flatMap(Self.number) }
    }

    /// Backs up, and holds what `backup`, `snapshots`, `history` and `diff` say against each other.
    private func agree(on expected: [Int]? = nil) async throws {
        let backup = try await bench.run("backup shop --json").document["snapshots"]?.elements?.first
        let number = try #require(backup?["snapshot"].flatMap(Self.number))
        let listed = try await bench.run("snapshots --json").document["snapshots"]?.elements?.last
        let night = try await bench.run("history shop --json").document["nights"]?.elements?.last
        let diff = try await bench.run("diff @\(number - 1) @\(number) --json").document
        #expect(counts(backup?["changes"]) == counts(night?["changes"]))
        #expect(counts(listed?["changes"]) == counts(night?["changes"]))
        #expect(
            ["added", "changed", "removed"].map { diff[$0]?.elements?.count } == counts(night?["changes"]))
        if let expected { #expect(counts(listed?["changes"]) == expected) }
        let table = await bench.run("snapshots").output
        let shown = counts(listed?["changes"]).compactMap(\.self)
        #expect(table.contains("+\(shown[0]) ~\(shown[1]) -\(shown[2])"))
    }

    @Test func `what came back under another id is what it was`() async throws {
        let campaign = try #require(
            try await bench.run("show shop@1 campaigns/Shop%20Deutsch --json").document["path"]?.text)
        bench.ask(.delete, campaign)
        #expect(await bench.run("restore shop@1 --only campaigns/Shop%20Deutsch --yes").code == .done)
        try await agree()
        let changes = try await bench.run("snapshots --json").document["snapshots"]?.elements?.last?["changes"]
        #expect(changes?["added"] == 0 && changes?["removed"] == 0)
    }

    @Test func `what was added, changed and removed is counted once everywhere`() async throws {
        bench.ask(.post, "/bans", ["type": "ip", "ip": "203.0.113.9"])
        try await agree(on: [1, 0, 0])
        bench.ask(.post, "/campaigns", ["name": "New"])
        try await agree()
    }

    @Test func `a campaign that goes counts with all that was in it, in one way`() async throws {
        let campaign = try #require(
            try await bench.run("show shop@1 campaigns/Shop%20Deutsch --json").document["path"]?.text)
        bench.ask(.delete, campaign)
        try await agree()
    }

    @Test func `after snapshots are forgotten it is counted from the one before`() async throws {
        for number in 1...3 {
            bench.ask(.post, "/customVariables", ["name": .string("v\(number)"), "type": "text", "value": "x"])
            await bench.run("backup shop")
        }
        await bench.run("forget --keep-last 1")
        let night = try await bench.run("history shop --json").document["nights"]?.elements?.last
        #expect(night?["changes"] == .null)
        bench.ask(.post, "/customVariables", ["name": "v9", "type": "text", "value": "x"])
        await bench.run("backup shop")
        let listed = try await bench.run("snapshots --json").document["snapshots"]?.elements?.last
        #expect(counts(listed?["changes"]) == [1, 0, 0])
    }
}
