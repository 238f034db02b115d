import CommandLineTool
import Foundation
import Simulator
import Testing
import Wire

/// What people stumbled over, said plainly.
struct PlainWordTests {
    @Test(arguments: [
        ("show shop campaigns/Shop English", "in quotes: 'campaigns/Shop English'"),
        ("diff shop shop@1 --only campaigns/Shop English", "in quotes: 'campaigns/Shop English'"),
        ("diff shop shop@1 --only=campaigns/Shop English", "in quotes: 'campaigns/Shop English'"),
        ("backup shop --only campaigns/Shop English", "in quotes: 'campaigns/Shop English'"),
        ("diff shop shop@1 --only campaigns/a campaigns/b", "names of files in the place of a *"),
        ("backup shop extra", "configured are shop"), ("show shop bans extra", "in quotes: 'bans extra'"),
    ]) func `a word that the shell took apart is hinted at`(line: String, hint: String) async throws {
        let answer = await (try Workbench()).run(line)
        #expect(answer.code == .usage)
        // A word that stands alone says nothing about a blank.
        if line.hasSuffix("bans extra") {
            #expect(!answer.error.contains(hint))
        } else {
            #expect(answer.error.contains(hint), "\(answer.error)")
        }
    }

    @Test func `the other version's name of a kind is told with this one's`() async throws {
        let bench = try Workbench(["shop": SampleSite.shop(.final), "tea": SampleSite.version4()])
        await bench.run("backup --all --quiet")
        let old = await bench.run("show shop@latest").code
        #expect(old == .done)
        let first = await bench.run("diff shop shop@1 --only bannedIps")
        #expect(
            first.code == .usage && first.error.contains("which this site speaks, it is 'bans'\n"), "\(first.error)")
        let second = await bench.run("diff tea tea@2 --only bans")
        #expect(second.error.contains("it is 'bannedIps' and 'bannedVisitors'"), "\(second.error)")
        #expect(await bench.run("diff shop shop@1 --only segments").error.contains("it is 'customerSegments'"))
        #expect(await bench.run("diff shop shop@1 --only bnas").error.contains("did you mean 'bans'?"))
    }

    @Test func `a kind of records that one site lacks keeps no other one back`() async throws {
        let bench = try Workbench(["shop": SampleSite.shop(.final), "tea": SampleSite.version4()])
        let answer = await bench.run("archive --all --kinds missedAndRefusedChats")
        #expect(answer.code == .incomplete, "\(answer.error)")
        #expect(answer.error.contains("shop: --kinds names no kind of records of 'shop'"))
        #expect(answer.error.contains("there was no archive yet"))
        let json = try await bench.run("archive --all --kinds missedAndRefusedChats --json").document
        #expect(json["archives"]?.elements?.map { $0["site"] } == ["tea"])
        #expect(json["errors"]?.elements?.count == 1)
        let nobody = await bench.run("archive --all --kinds nothing")
        #expect(nobody.code == .usage && !nobody.error.contains("archive yet"))
    }

    @Test func `a request that was refused is over, and nothing of it is left`() async throws {
        let bench = try Workbench()
        try bench.folder.write("{\"name\": \"\"}", to: "body.json")
        let answer = await bench.run("call POST /livechat/customVariables --site shop --data body.json --yes")
        #expect(answer.code == .failed, "\(answer.error)")
        let run = try await bench.run("runs --json").document["runs"]?.elements?.first
        #expect(run?["state"] == "done" && run?["failed"] == 1 && run?["left"] == 0 && run?["applied"] == 0)
        #expect(await bench.run("runs").output.contains("failed"))
        #expect(await bench.run("resume 1 --yes").code == .usage)
    }

    @Test func `columns that are left out on a narrow terminal are named`() async throws {
        let bench = try Workbench()
        await bench.run("backup shop")
        bench.ask(.post, "/customVariables", ["name": "one", "type": "text", "value": "x"])
        await bench.run("restore shop@1 --mirror --yes --max-delete 100%")
        #expect(await bench.run("runs", width: 200).error.contains("too narrow") == false)
        let narrow = await bench.run("runs", width: 60).error.split(whereSeparator: \.isWhitespace)
        #expect(narrow.joined(separator: " ").contains("the terminal is too narrow for PLAN; --json has all columns"))
        #expect(await bench.run("runs --quiet", width: 60).error == "")
        #expect(await bench.run("runs").error == "")
    }

    @Test func `what is written is asked in lines that break between words`() async throws {
        let bench = try Workbench()
        await bench.run("backup shop")
        bench.ask(.post, "/customVariables", ["name": "one", "type": "text", "value": "x"])
        let answer = await bench.run(
            "restore shop@1 --mirror --max-delete 100%", width: 44, answers: "no")
        #expect(answer.code == .failed)
        let question = try #require(answer.error.components(separatedBy: "Carry out").last).split(separator: "\n")
        let asked = question.prefix { !$0.contains("nothing was written") }.joined(separator: " ")
        #expect(asked.split(separator: " ").joined(separator: " ").contains("deletion on"))
        #expect(answer.error.split(separator: "\n").contains { $0.contains("go ahead:") })
        #expect(question.dropFirst().filter { !$0.contains("go ahead:") }.allSatisfy { $0.count <= 44 }, "\(question)")
    }

    @Test func `a plan says plainly what it does, and how it is reverted`() async throws {
        let bench = try Workbench()
        await bench.run("backup shop")
        bench.ask(.post, "/customVariables", ["name": "one", "type": "text", "value": "x"])
        #expect(
            await bench.run("plan --from shop@1 --to shop").output.contains(
                "adds and changes only (--mirror also deletes)"))
        let mirror = await bench.run("restore shop@1 --mirror --yes --max-delete 100%")
        #expect(mirror.output.contains("mirror: also deletes what the source lacks"))
        #expect(mirror.error.contains("to revert: 'livechat-sync undo 1', then apply the plan that it saves"))
    }
}

struct PagerTests {
    @Test(
        arguments: [
            (["help"], [:], "less 2>/dev/null"), (["help", "plan"], ["PAGER": "more -s"], "more -s"),
            (["help", "states"], [:], nil), (["help"], ["PAGER": ""], nil), (["help"], ["PAGER": "cat"], nil),
        ] as [([String], [String: String], String?)])
    func `help that is longer than the terminal goes through a pager`(
        words: [String], environment: [String: String], line: String?
    ) async {
        let recorder = Recorder()
        let code = await Tool.run(words, in: recorder.surroundings(environment, width: 80), .all)
        #expect(code == .done && recorder.paged == line)
        // Examples stand in one line, so that they can be copied.
        let lines = recorder.output.split(separator: "\n").filter { !$0.hasPrefix("    livechat-sync ") }
        #expect(lines.allSatisfy { $0.count <= 80 })
    }

    @Test func `a pager that is not there keeps no help back, and in a pipe there is none`() async {
        let recorder = Recorder()
        _ = await Tool.run(["help"], in: recorder.surroundings(["PAGER": "missing"], width: 80), .all)
        #expect(recorder.output.contains("usage: livechat-sync COMMAND"))
        let pipe = Recorder()
        _ = await Tool.run(["help"], in: pipe.surroundings(), .all)
        #expect(pipe.paged == nil && pipe.output.contains("usage: livechat-sync COMMAND"))
    }
}
