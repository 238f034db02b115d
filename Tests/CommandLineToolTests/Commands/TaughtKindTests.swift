import CommandLineTool
import Foundation
import Simulator
import Synchronization
import TestSupport
import Testing
import Wire

/// A site whose table a file of rows has changed: webhooks are called otherwise in it, so that the program knows them from the
/// file alone.
struct TaughtKindTests {
    private static let hooks =
        #"{"name":"hooks","shape":"collection","paths":["/webhooks"],"key":["event","targetUrl"],"operations":["list","read","create","update","delete"]}"#
    private static let rows = #"{"name":"webhooks","remove":true},"# + hooks

    private let bench: Workbench

    init() throws {
        bench = try Workbench()
        try configure(#""kinds": "rows.json""#)
        try teach(Self.rows)
    }

    private func configure(_ more: String) throws {
        let site = #""url": "http://127.0.0.1/api/v3", "token": "env:TOKEN_SHOP""#
        try bench.folder.write(
            #"{"store": "store.sqlite", "sites": {"shop": {\#(site)\#(more.isEmpty ? "" : ", ")\#(more)}}}"#)
    }

    private func teach(_ rows: String, over: String = "v3") throws {
        try bench.folder.write(#"{"format":1,"over":"\#(over)","rows":[\#(rows)]}"#, to: "rows.json")
    }

    @Test func `the table in force is printed as a file that changes nothing`() async throws {
        let printed = await bench.run("kinds --site shop --json")
        #expect(printed.code == .done)
        #expect(try printed.document["rows"]?.elements?.last == ["name": "webhooks", "remove": true])
        try bench.folder.write(printed.output, to: "rows.json")
        #expect(await bench.run("kinds --site shop --json").output == printed.output)
        let text = await bench.run("kinds --site shop").output
        #expect(text.contains("RESTS ON") && text.contains("removed by the file of rows: webhooks"))
        #expect(text.split(separator: "\n").count { $0.contains(" file ") } == 2, "\(text)")
        #expect(await bench.run("kinds").output.contains("RESTS ON") == false)
        #expect(try await bench.run("kinds --json").document["over"] == "v3")
    }

    @Test func `the file in the manual is one`() async throws {
        let page = try Samples.text("manual/kinds.md")
        let start = try #require(page.range(of: "```json\n"))
        let end = try #require(page.range(of: "```", range: start.upperBound..<page.endIndex))
        try bench.folder.write(String(page[start.upperBound..<end.lowerBound]), to: "rows.json")
        let text = await bench.run("kinds --site shop").output
        #expect(text.contains("cannedReplies") && text.contains("removed by the file of rows: mobilePush"))
    }

    @Test(arguments: [
        ("{", "rows.json:1:2: not JSON: ", ""),
        (#"{"format":1,"over":"v4","rows":[]}"#, "rows.json: 'over': the file is for the table of v4", ""),
        (
            #"{"format":1,"over":"v3","rows":[{"name":"bams","patch":{}}]}"#,
            "rows.json: row 'bams': there is no such row", "did you mean 'bans'?"
        ),
        (
            #"{"format":1,"over":"v3","rows":[{"name":"bans","patch":{"labl":[]}}]}"#,
            "rows.json: row 'bans', 'patch.labl': there is no such member", "did you mean 'label'?"
        ),
        (
            #"{"format":1,"over":"v3","rows":[{"name":"bans","patch":{"unordered":[{"att":"a"}]}}]}"#,
            "rows.json: row 'bans', 'patch.unordered[0].att': there is no such member", "did you mean 'at'?"
        ),
    ])
    func `a wrong file is refused in a sentence, whatever the command`(
        text: String, message: String, hint: String
    ) async throws {
        try bench.folder.write(text, to: "rows.json")
        for line in ["kinds --site shop", "backup shop", "plan --from ./x --to shop"] {
            let answer = await bench.run(line)
            #expect(answer.code == .usage, "\(line)")
            #expect(answer.error.contains(message) && (hint.isEmpty || answer.error.contains(hint)), "\(answer.error)")
        }
        #expect(bench.service.withService { $0.log.entries.isEmpty })
    }

    @Test func `a file that is not there, or too large, is said to be so`() async throws {
        try bench.folder.write(String(repeating: " ", count: 5 << 20), to: "rows.json")
        #expect(await bench.run("kinds --site shop").error.contains("rows.json: a file of rows has at most 4 MiB"))
        try configure(#""kinds": "other.json""#)
        let missing = await bench.run("kinds --site shop")
        #expect(missing.code == .usage)
        #expect(missing.error.contains("other.json: there is no such file of rows"))
        try configure(#""kinds": ".""#)
        #expect(await bench.run("kinds --site shop").error.contains("no regular file"))
    }

    /// A backup, and a hook that is deleted after it.
    private func lost() async throws {
        #expect(await bench.run("backup shop").code == .done)
        let hooks = bench.ask(.get, "/webhooks")
        let first = try #require((hooks?.elements ?? hooks?.members?.first?.value.elements)?.first?["id"]?.text)
        bench.ask(.delete, "/webhooks/\(first)")
    }

    @Test func `a taught kind is backed up, planned for with a mark, and written once that is allowed`() async throws {
        try await lost()
        let plan = await bench.run("plan --from shop@1 --to shop --output p.json --json")
        let operations = try plan.document["operations"]?.elements ?? []
        #expect(operations.map { $0["kind"] } == ["hooks"] && operations.map { $0["evidence"] } == ["file"])
        #expect(try plan.document["table"]?.text?.count == 12)
        for format in ["text", "html", "markdown"] {
            let shown = await bench.run("plan --from shop@1 --to shop --format \(format)").output
            #expect(shown.contains("rests on a file of rows") && shown.contains("experimentalWrites"), "\(format)")
        }
        let stopped = await bench.run("apply p.json --yes")
        #expect(stopped.code == .guarded && stopped.error.contains("experimentalWrites"), "\(stopped.error)")
        #expect(bench.writes.isEmpty)
        try configure(#""kinds": "rows.json", "experimentalWrites": true"#)
        let applied = await bench.run("apply p.json --yes")
        #expect(applied.code == .done, "\(applied.error)")
        #expect(try await bench.run("diff shop shop@1 --json").document["removed"] == [])
    }

    @Test func `a plan made under another table is refused`() async throws {
        try await lost()
        try configure(#""kinds": "rows.json", "experimentalWrites": true"#)
        #expect(await bench.run("plan --from shop@1 --to shop --output p.json").code == .done)
        try teach(Self.rows + #",{"name":"bans","patch":{"label":["ip"]}}"#)
        let refused = await bench.run("apply p.json --yes")
        #expect(refused.code == .guarded)
        #expect(refused.error.contains("another table of kinds"), "\(refused.error)")
        try teach(Self.rows)
        #expect(await bench.run("apply p.json --yes").code == .done)
    }

    @Test func `a run is not gone on with under another table, nor where it is not allowed any more`() async throws {
        try await lost()
        try configure(#""kinds": "rows.json", "experimentalWrites": true"#)
        // The answer to a write is lost, and nothing can be read afterwards.
        let isLost = Mutex(false)
        bench.befall { request in
            if request.method == .post { isLost.withLock { $0 = true } }
            return isLost.withLock { $0 }
        }
        #expect(await bench.run("restore shop@1 --yes").code != .done)
        bench.befall { _ in false }
        try configure(#""kinds": "rows.json""#)
        let forbidden = await bench.run("resume 1 --yes")
        #expect(forbidden.code == .guarded && forbidden.error.contains("experimentalWrites"), "\(forbidden.error)")
        try configure("")
        let changed = await bench.run("resume 1 --yes")
        #expect(changed.code == .guarded && changed.error.contains("another table of kinds"), "\(changed.error)")
        try configure(#""kinds": "rows.json", "experimentalWrites": true"#)
        #expect(await bench.run("resume 1 --yes").code == .done)
    }

    @Test func `a snapshot is read under the table that it was made under, whatever the site has now`() async throws {
        try await lost()
        #expect(await bench.run("backup shop").code == .done)
        for sites in [#"{"shop": {"url": "http://127.0.0.1/api/v3", "token": "env:TOKEN_SHOP"}}"#, "{}"] {
            try bench.folder.write(#"{"store": "store.sqlite", "sites": \#(sites)}"#)
            let document = try await bench.run("diff shop@1 shop@2 --json").document
            #expect(document["removed"]?.elements?.count == 1 && document["unknown"] == [], "\(document)")
            #expect(await bench.run("show shop@1 webhooks").code == .done)
            #expect(await bench.run("history shop").code == .done)
        }
        #expect(await bench.run("check").code == .done)
    }

    @Test func `a kind that only one of two tables has is unknown, and neither gone nor new`() async throws {
        try teach(#"{"name":"webhooks","remove":true}"#)
        #expect(await bench.run("backup shop").code == .done)
        try configure("")
        #expect(await bench.run("backup shop").code == .done)
        for line in ["diff shop@1 shop", "diff shop shop@1", "diff shop@1 shop@2", "diff shop@2 shop@1"] {
            let document = try await bench.run(line + " --json").document
            #expect(document["removed"] == [] && document["added"] == [] && document["changed"] == [], "\(line)")
            #expect(document["unknown"]?.elements?.map { $0["address"] } == ["webhooks"], "\(line): \(document)")
        }
        let plan = try await bench.run("plan --from shop@1 --to shop --mirror --json").document
        #expect(plan["operations"] == [])
        let nights = try await bench.run("history shop --json").document["nights"]?.elements ?? []
        #expect(nights.map { $0["removed"]?.elements?.count ?? 0 } == [0, 0], "\(nights)")
    }

    @Test func `a request by hand is held to the same`() async throws {
        let stopped = await bench.run("call DELETE /livechat/webhooks/1 --site shop --yes")
        #expect(stopped.code == .guarded && stopped.error.contains("experimentalWrites"))
        #expect(await bench.run("call GET /livechat/webhooks --site shop").code == .done)
        try configure(#""api": "v4""#)
        let version4 = await bench.run("call DELETE /livechat/bans/1 --site shop --yes --force")
        #expect(version4.code == .guarded)
        #expect(bench.writes.isEmpty)
    }
}
