import CommandLineTool
import Foundation
import Platform
import TestSupport
import Testing

@Suite(.ownThreads) struct ManPageTests {
    static let groff = ["/usr/bin/groff", "/usr/local/bin/groff", "/opt/homebrew/bin/groff"]
        .first(where: FileManager.default.isExecutableFile(atPath:))

    /// A command whose words mean something to roff.
    private struct OddCommand: Command {
        static let declaration = CommandDeclaration(
            "odd", ".SH is no request, and \\fB no font",
            discussion: """
                'apostrophe first
                .dot first, `ticks`, ~, ^, "quotes" and --dashes

                  an indented line → with an arrow
                """,
            options: [.value("path", "C:\\DIR", "\\n[x] is a \\ too", letter: "p")])

        init(_ given: GivenArguments) throws(UsageError) {}

        func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode { .done }
    }

    /// What a reader sees; a warning of groff is among it, with the file's name.
    private func shown(_ page: String) throws -> String {
        let groff = try #require(Self.groff)
        let folder = try ConfigurationFolder()
        let file = try folder.write(page, to: "page.1")
        let child = try ChildProcess(
            "/bin/sh", ["-c", "\"$0\" -man -Tutf8 -ww -P-cbou -rLL=200n \"$1\" 2>&1", groff, file],
            environment: ["PATH": "/usr/bin:/bin:/usr/local/bin", "LANG": "C.UTF-8"])
        let output = try child.wholeOutput()
        #expect(child.wait() == .exited(0))
        return output
    }

    @Test(.enabled(if: groff != nil)) func `the page shows every command and option without a warning`() throws {
        let shown = try shown(ManPage(.all).text)
        #expect(!shown.contains("page.1:"))
        for declaration in CommandList.all.declarations {
            #expect(shown.contains("\n   \(declaration.name)\n"), "\(declaration.name)")
            for option in declaration.allOptions { #expect(shown.contains(option.notation), "\(option.notation)") }
            for example in declaration.examples { #expect(shown.contains("livechat-sync \(example.words)")) }
        }
    }

    @Test(.enabled(if: groff != nil)) func `nothing in a text is taken for a request`() throws {
        let list = CommandList([.init(".TH 'odd' \"group\"", [OddCommand.self])])
        let shown = try shown(ManPage(list).text)
        #expect(!shown.contains("page.1:"))
        for text in [
            ".TH 'odd' \"group\":", ".SH is no request, and \\fB no font", "'apostrophe first\n",
            ".dot first, `ticks`, ~, ^, \"quotes\" and --dashes\n", "an indented line → with an arrow",
            "-p, --path C:\\DIR", "\\n[x] is a \\ too",
        ] {
            #expect(shown.contains(text), "\(text)")
        }
    }

    @Test func `the page is ASCII, and no line of it is an unknown request`() {
        let page = ManPage(.all).text
        #expect(page.utf8.allSatisfy { $0 < 0x7F })
        let requests = Set(page.split(separator: "\n").filter { $0.hasPrefix(".") }.map { $0.prefix { $0 != " " } })
        #expect(requests == [".TH", ".SH", ".SS", ".PP", ".TP", ".br", ".ad", ".nh"])
        #expect(!page.contains("__complete"))
    }

    @Test func `help --man prints it, of the whole program only`() async {
        let recorder = Recorder()
        #expect(await Tool.run(["help", "--man"], in: recorder.surroundings(), .all) == .done)
        #expect(recorder.output == ManPage(.all).text)
        #expect(await Tool.run(["help", "plan", "--man"], in: recorder.surroundings(), .all) == .usage)
    }
}
