import CommandLineTool
import Simulator
import Testing
import Wire

/// What nobody could read is never "nothing differs".
@Suite struct UnreadTests {
    private let bench: Workbench

    init() async throws {
        bench = try await Workbench.afterBackup()
        bench.change { $0.options.forbidden = ["webhooks"] }
    }

    @Test(arguments: ["", "--stat", "--only webhooks", "--only webhooks/anything", "--only webhooks --stat"])
    func `diff names the unread part and ends with 3`(_ flags: String) async throws {
        let answer = await bench.run("diff shop@1 shop --exit-code \(flags)")
        #expect(answer.code == .incomplete, "\(answer.output)\(answer.error)")
        #expect(answer.output.contains("Webhooks"))
        #expect(answer.output.contains("nothing differs in what could be compared"))
    }

    @Test func `also where neither side was read, in an export too`() async throws {
        await bench.run("backup shop")
        await bench.run("export shop@2 ./out")
        for states in ["shop@2 shop", "shop@2 ./out", "./out shop@2", "shop@2 shop@2"] {
            let answer = await bench.run("diff \(states) --exit-code")
            #expect(answer.code == .incomplete, "\(states): \(answer.output)\(answer.error)")
            #expect(answer.output.contains("Webhooks"))
        }
    }

    @Test(arguments: ["markdown", "html"])
    func `a report does not say that nothing differs and leave it at that`(_ format: String) async throws {
        let answer = await bench.run("diff shop@1 shop --format \(format)")
        #expect(!answer.output.contains("Nothing differs."))
        #expect(answer.output.contains("Webhooks"))
    }

    @Test func `a plan with nothing in it ends with 3, one with something with 2`() async throws {
        #expect(await bench.run("plan --from shop@1 --to shop --exit-code --json").code == .incomplete)
        bench.ask(.post, "/bans", ["type": "ip", "ip": "198.51.100.99"])
        #expect(await bench.run("diff shop@1 shop --exit-code").code == .differences)
    }

    @Test func `history names what a night could not read`() async throws {
        await bench.run("backup shop")
        let nights = await bench.run("history shop --only webhooks --exit-code")
        #expect(nights.code == .incomplete, "\(nights.output)")
        #expect(nights.output.contains("Webhooks"))
        let document = try await bench.run("history shop --json").document
        #expect(document["nights"]?.elements?.last?["unread"]?.elements?.isEmpty == false)
    }
}

/// A slip in a selector is said.
@Suite struct SelectorTests {
    @Test(
        arguments: [
            "--only campaigns/Shp%20English", "--except campaigns/Shp%20English",
            "--except campaigns/Shop%20English/chatButon", "--only campaigns/Shop%20English/chatButton/position",
            "--only settings/siteId", "--only bans --only webhooks/none", "--only bans --except webhooks",
        ],
        [
            "diff shop@1 shop", "plan --from shop@1 --to shop", "restore shop@1 --yes", "history shop",
            "export shop@1 ./out", "export shop@1 out.ndjson",
        ])
    func `what finds nothing is a mistake in every command`(_ selectors: String, _ command: String) async throws {
        let bench = try await Workbench.afterBackup()
        let answer = await bench.run("\(command) \(selectors)")
        #expect(answer.code == .usage, "\(answer.output)\(answer.error)")
        #expect(answer.error.contains("hint: "))
        #expect(bench.writes.isEmpty)
    }

    @Test func `the name that was meant is suggested, and a member is called one`() async throws {
        let bench = try await Workbench.afterBackup()
        let slip = await bench.run("diff shop@1 shop --only campaigns/Shp%20English/chatWindow")
        #expect(slip.error.contains("did you mean 'campaigns/Shop%20English/chatWindow'?"), "\(slip.error)")
        let member = await bench.run("diff shop@1 shop --only campaigns/Shop%20English/chatWindow/greetingMessage")
        #expect(member.error.contains("is a member of campaigns/Shop%20English/chatWindow"), "\(member.error)")
    }

    @Test func `what one side has is found, and so is a list with nothing in it`() async throws {
        let bench = try await Workbench.afterBackup()
        bench.ask(.post, "/bans", ["type": "ip", "ip": "198.51.100.99"])
        #expect(await bench.run("diff shop@1 shop --only bans/198.51.100.99 --exit-code").code == .differences)
        #expect(await bench.run("diff shop shop@1 --only bans/198.51.100.99 --exit-code").code == .differences)
        for ban in bench.ask(.get, "/bans")?.elements ?? [] {
            bench.ask(.delete, "/bans/\(ban["id"]?.text ?? "")")
        }
        await bench.run("backup shop")
        #expect(await bench.run("diff shop@2 shop --only bans --exit-code").code == .done)
        #expect(await bench.run("backup shop --only bans").code == .done)
    }
}

/// Exports say how much is in them.
@Suite struct EmptyExportTests {
    private let bench: Workbench

    init() async throws {
        bench = try Workbench()
        for ban in bench.ask(.get, "/bans")?.elements ?? [] {
            bench.ask(.delete, "/bans/\(ban["id"]?.text ?? "")")
        }
        await bench.run("backup shop")
    }

    @Test(arguments: ["bans.ndjson", "./bans.csv", "./bans"])
    func `an empty list goes out and comes back`(_ name: String) async throws {
        let export = await bench.run("export shop@1 \(name) --only bans")
        #expect(export.code == .done, "\(export.error)")
        let same = await bench.run("diff shop \(name) --only bans --exit-code")
        #expect(same.code == .done, "\(same.output)\(same.error)")
        bench.ask(.post, "/bans", ["type": "ip", "ip": "198.51.100.99"])
        let differs = await bench.run("diff shop \(name) --only bans --exit-code")
        #expect(differs.code == .differences, "\(differs.output)\(differs.error)")
    }

    @Test(arguments: [1, 10, 60])
    func `half a file of lines is refused`(_ count: Int) async throws {
        await bench.run("export shop@1 all.ndjson")
        let lines = try bench.file("all.ndjson").split(separator: "\n")
        try bench.write(lines.prefix(count).joined(separator: "\n"), to: "half.ndjson")
        let answer = await bench.run("plan --from half.ndjson --to shop --mirror")
        #expect(answer.code != .done)
        #expect(answer.error.contains("its end is missing"), "\(answer.output)\(answer.error)")
    }

    @Test func `a file of lines without a count deletes nothing`() async throws {
        await bench.run("export shop@1 all.ndjson")
        let lines = try bench.file("all.ndjson").split(separator: "\n")
        let head = lines[0].replacing(/,"resources":[0-9]+,"last":"[^"]*"/, with: "")
        try bench.write(
            ([String(head)] + lines.dropFirst().prefix(50).map(String.init)).joined(separator: "\n"), to: "old.ndjson")
        let answer = await bench.run("plan --from old.ndjson --to shop --mirror --json")
        #expect(try answer.document["summary"]?["delete"] == 0, "\(answer.output)\(answer.error)")
    }

    @Test func `a folder whose campaign file is gone, though its folder is there, is refused`() async throws {
        await bench.run("export shop@1 ./all")
        try bench.remove("all/campaigns/Shop%20English.json")
        let answer = await bench.run("plan --from ./all --to shop --mirror")
        #expect(answer.code != .done)
        #expect(answer.error.contains("campaigns/Shop%20English"), "\(answer.output)\(answer.error)")
    }

    @Test func `a folder that refers to what is not in it is refused, though the target has it`() async throws {
        await bench.run("export shop@1 ./all")
        try bench.remove("all/campaigns/Shop%20Deutsch.json")
        try bench.remove("all/campaigns/Shop%20Deutsch")
        let answer = await bench.run("plan --from ./all --to shop --mirror")
        #expect(answer.code != .done)
        #expect(answer.error.contains("which is not there"), "\(answer.output)\(answer.error)")
    }
}
