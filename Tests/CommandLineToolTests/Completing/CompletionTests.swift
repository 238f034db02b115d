import CommandLineTool
import Foundation
import Simulator
import TestSupport
import Testing
import Wire

struct CompletionTests {
    private let bench: Workbench

    init() async throws {
        bench = try await Workbench.afterBackup()
    }

    /// What is offered at the end of the words; the first of the lines says where files come in.
    private func lines(_ words: String...) async -> [String] {
        let answer = await bench.run(["__complete", "fish", "--"] + words)
        #expect(answer.code == .done)
        #expect(answer.error.isEmpty)
        return answer.output.split(separator: "\n").map(String.init)
    }

    private func offered(_ words: String...) async -> [String] {
        let answer = await bench.run(["__complete", "fish", "--"] + words)
        return answer.output.split(separator: "\n").dropFirst().map { line in
            String(line.prefix { $0 != "\t" })
        }
    }

    @Test func `the first word is a command, each with what it does`() async {
        let all = await lines("")
        #expect(all.first == "words")
        for declaration in CommandList.all.declarations {
            #expect(all.contains("\(declaration.name)\t\(declaration.summary)"))
        }
        #expect(await offered("re") == ["restore", "replace", "resume"])
        #expect(await offered("--store", "x", "dif") == ["diff"])
    }

    @Test(arguments: CommandList.all.declarations.map(\.name))
    func `every option of every command is offered once`(command: String) async throws {
        let declaration = try CommandList.all.declaration(command)
        let offered = await offered(command, "--")
        #expect(offered == declaration.allOptions.map { "--" + $0.name })
        guard let flag = declaration.allOptions.first(where: { !$0.takesValue }) else { return }
        #expect(await !self.offered(command, "--\(flag.name)", "--").contains("--\(flag.name)"))
    }

    @Test func `an option that may be repeated is offered again, and its value where it is due`() async {
        #expect(await offered("diff", "shop@1", "shop", "--only", "bans", "--on") == ["--only"])
        #expect(await offered("plan", "--fr") == ["--from"])
        #expect(await offered("plan", "--from=sho") == ["--from=shop", "--from=shop@latest", "--from=shop@1"])
        #expect(await offered("completions", "z") == ["zsh"])
    }

    @Test func `sites, states and snapshots come from the configuration and the store`() async throws {
        bench.change { $0.options.absent = ["bans"] }
        await bench.run("backup shop")
        #expect(await offered("backup", "") == ["shop"])
        #expect(await offered("backup", "shop", "").isEmpty)
        #expect(await offered("show", "") == ["shop", "shop@latest", "shop@2", "shop@1"])
        #expect(await offered("show", "shop@") == ["shop@latest", "shop@2", "shop@1"])
        #expect(await offered("show", "@") == ["@2", "@1"])
        #expect(await offered("restore", "shop@l") == ["shop@latest"])
        #expect(await lines("diff", "./x") == ["files"])
    }

    @Test func `addresses are offered a level at a time, of the state that is named before`() async {
        bench.ask(.post, "/bans", ["type": "ip", "ip": "9.9.9.9", "comment": ""])
        await bench.run("backup shop")
        #expect(await offered("show", "shop@latest", "camp") == ["campaigns", "campaigns/"])
        let campaigns = await offered("show", "shop@latest", "campaigns/Shop")
        #expect(
            campaigns == [
                "campaigns/Shop%20Deutsch", "campaigns/Shop%20Deutsch/", "campaigns/Shop%20English",
                "campaigns/Shop%20English/",
            ])
        #expect(await offered("show", "shop@latest", "bans/9") == ["bans/9.9.9.9"])
        #expect(await offered("show", "shop@1", "bans/9").isEmpty)
        #expect(await offered("history", "shop", "bans/9") == ["bans/9.9.9.9"])
        #expect(await offered("plan", "--to", "shop", "--from", "shop@2", "--only", "bans/9") == ["bans/9.9.9.9"])
        #expect(await lines("show", "shop", "campaigns/Shop%20E")[1] == "campaigns/Shop%20English\tShop English")
    }

    @Test func `every address of a snapshot can be reached level by level`() async throws {
        let resources = try #require(try await bench.run("show shop@1 --json").document["resources"]?.elements)
        let addresses = Set(resources.compactMap { $0["address"]?.text })
        var found: Set<String> = []
        var open = await offered("show", "shop@1", "")
        while let next = open.popLast() {
            if next.hasSuffix("/") { open += await offered("show", "shop@1", next) } else { found.insert(next) }
        }
        #expect(addresses.count == (try await SampleSite.resourceCount(.final)))
        #expect(addresses.subtracting(found).isEmpty)
    }

    @Test func `files are the shell's own business`() async {
        #expect(await lines("apply", "") == ["files"])
        #expect(await lines("demo", "--folder", "") == ["folders"])
        #expect(await lines("--config", "") == ["files"])
    }

    @Test func `a name with control characters and shell syntax reaches no line as it is`() async throws {
        bench.ask(.post, "/customVariables", ["name": "$(touch x); \u{1b}]0;\n\t`y`", "type": "text", "value": "x"])
        await bench.run("backup shop")
        let answer = await bench.run(["__complete", "bash", "--", "show", "shop", "customVariables/"])
        #expect(answer.output.contains("customVariables/%24%28touch%20x%29%3B%20%1B"))
        let words = answer.output.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "\t" } }
        #expect(!words.isEmpty)
        #expect(!words.contains { word in word.contains { "$();`\u{1b}".contains($0) } })
        #expect(!answer.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
    }

    @Test func `without a store and with a broken configuration there is silence, and no store is made`() async throws {
        let bench = try Workbench()
        let sites = await bench.run(["__complete", "zsh", "--", "show", ""])
        #expect(sites.output == "words\nshop\ta site\n")
        let roots = await bench.run(["__complete", "zsh", "--", "show", "shop", "ban"])
        #expect(roots.output == "words\nbans\t\n")
        #expect(!FileManager.default.fileExists(atPath: bench.store))
        try bench.folder.write("{ not json")
        for words in [["show", ""], ["runs", ""], ["restore", ""], ["nonsense", ""], [], ["plan", "--from="]] {
            let answer = await bench.run(["__complete", "bash", "--"] + words)
            #expect(answer.code == .done)
            #expect(answer.error.isEmpty)
        }
        #expect(await bench.run(["__complete"]).output.isEmpty)
        #expect(await bench.run(["__complete", "tcsh", "--", ""]).output.isEmpty)
    }

    @Test func `nothing is asked of a site`() async {
        bench.service.withService { $0.clearLog() }
        for words in [["show", ""], ["show", "shop", "campaigns/"], ["doctor", ""], ["runs", ""]] {
            await bench.run(["__complete", "bash", "--"] + words)
        }
        #expect(bench.service.withService { $0.log.entries.isEmpty })
    }

    @Test func `the hidden word stands in no help`() async {
        #expect(await !bench.run("help").output.contains("__complete"))
        #expect(await !bench.run("completions --help").output.contains("__complete"))
    }
}
