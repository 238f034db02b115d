import Configuring
import Foundation
import Platform
import Simulator
import Testing
import TestSupport
import Wire

/// The scripts in the shells that they are for, as far as those are on this machine.
@Suite(.ownThreads) struct ShellCompletionTests {
    private let bench: Workbench

    init() async throws {
        bench = try await Workbench.afterBackup()
    }

    private static func shell(_ name: String) -> String? {
        ["/bin/", "/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + name }
            .first(where: FileManager.default.isExecutableFile(atPath:))
    }

    static let hasBash = shell("bash") != nil
    static let hasZsh = shell("zsh") != nil
    static let hasFish = shell("fish") != nil

    /// What a shell prints for a script, line by line, with the program on its path.
    private func lines(_ name: String, _ options: [String] = [], _ script: String) throws -> [String] {
        let shell = try #require(Self.shell(name))
        let programs = URL(fileURLWithPath: BuiltProgram.path).deletingLastPathComponent().path
        let child = try ChildProcess(
            "/bin/sh", ["-c", "cd \"$0\" && exec \"$@\" 2>&1", bench.folder.path, shell] + options + ["-c", script],
            environment: [
                "PATH": "\(programs):/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": bench.folder.path, "TERM": "dumb",
            ])
        let output = try child.wholeOutput()
        #expect(child.wait() == .exited(0), "\(output)")
        return output.split(separator: "\n").map(String.init)
    }

    /// A line that is being typed, and what is to be offered at its end.
    struct Line: Sendable, CustomTestStringConvertible {
        let text: String
        /// The words that the shell makes of it, without the program's name.
        var words: [String] = []
        let expected: [String]

        init(_ text: String, _ words: [String] = [], offers expected: [String]) {
            self.text = text
            self.words = words
            self.expected = expected
        }

        var testDescription: String { text }
    }

    // Words as bash cuts them; readline replaces from an @ on.
    static let bashLines: [Line] = [
        Line("livechat-sync pl", ["pl"], offers: ["plan"]),
        Line("livechat-sync plan --fr", ["plan", "--fr"], offers: ["--from"]),
        Line("livechat-sync show shop@", ["show", "shop", "@"], offers: ["@latest", "@1"]),
        Line("livechat-sync show shop@la", ["show", "shop", "@", "la"], offers: ["@latest"]),
        Line("livechat-sync plan --from=shop@la", ["plan", "--from", "=", "shop", "@", "la"], offers: ["@latest"]),
        Line("livechat-sync plan --to=", ["plan", "--to", "="], offers: ["shop"]),
        Line(
            "livechat-sync show 'shop@1' bans/1", ["show", "'shop@1'", "bans/1"],
            offers: ["bans/192.0.2.10-192.0.2.40", "bans/198.51.100.77"]),
        Line(
            "livechat-sync show shop@1 conversionA", ["show", "shop", "@", "1", "conversionA"],
            offers: ["conversionActions", "conversionActions/"]),
        Line("livechat-sync backup ", ["backup", ""], offers: ["shop"]),
        Line("livechat-sync apply livechat", ["apply", "livechat"], offers: ["livechat-sync.json"]),
        Line("livechat-sync --config=livechat", ["--config", "=", "livechat"], offers: ["livechat-sync.json"]),
    ]

    @Test(.enabled(if: hasBash), arguments: bashLines)
    func `bash puts in the rest of a word`(line: Line) throws {
        func quoted(_ text: String) -> String { "'" + text.replacingOccurrences(of: "'", with: #"'\''"#) + "'" }
        let script = """
            source <(livechat-sync completions bash)
            COMP_LINE=\(quoted(line.text)) COMP_POINT=\(line.text.utf8.count)
            COMP_WORDS=(livechat-sync \(line.words.map(quoted).joined(separator: " "))) COMP_CWORD=\(line.words.count)
            _livechat_sync
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        #expect(try lines("bash", ["--norc"], script) == line.expected)
    }

    @Test(.enabled(if: hasBash)) func `bash also gets words that it did not cut, without a line`() throws {
        let script = """
            source <(livechat-sync completions bash)
            COMP_WORDS=(livechat-sync show shop@la) COMP_CWORD=2
            _livechat_sync
            printf '%s\\n' "${COMPREPLY[@]}"
            complete -p livechat-sync
            """
        let found = try lines("bash", ["--norc"], script)
        #expect(found.first == "shop@latest")
        #expect(found.last?.contains("-F _livechat_sync livechat-sync") == true)
    }

    static let fishLines: [Line] = [
        Line("livechat-sync plan --fr", offers: ["--from\twhat to copy from"]),
        Line("livechat-sync show shop@la", offers: ["shop@latest\tthe last complete one: 1"]),
        Line("livechat-sync plan --from=shop@la", offers: ["--from=shop@latest\tthe last complete one: 1"]),
        Line(
            "livechat-sync show 'shop@1' campaigns/Shop%20E",
            offers: ["campaigns/Shop%20English\tShop English", "campaigns/Shop%20English/\twhat is below it"]),
        Line("livechat-sync apply livechat", offers: ["livechat-sync.json"]),
        Line("livechat-sync --config=livechat", offers: ["--config=livechat-sync.json"]),
    ]

    @Test(.enabled(if: hasFish), arguments: fishLines)
    func `fish offers words with what they are`(line: Line) throws {
        let script = """
            livechat-sync completions fish | source
            complete -C "\(line.text)"
            """
        #expect(try lines("fish", ["--no-config"], script) == line.expected)
    }

    static let zshLines: [Line] = [
        Line("plan --fr", ["plan", "--fr"], offers: ["whole --from:what to copy from"]),
        Line("show shop@la", ["show", "shop@la"], offers: ["whole shop@latest:the last complete one: 1"]),
        Line(
            "show 'shop@1' campaigns/Shop%20E", ["show", "'shop@1'", "campaigns/Shop%20E"],
            offers: ["whole campaigns/Shop%20English:Shop English", "begun campaigns/Shop%20English/:what is below it"]),
        Line("apply ", ["apply", ""], offers: ["files"]),
        Line("demo --folder ", ["demo", "--folder", ""], offers: ["folders"]),
    ]

    // What completes a line is replaced by what prints it; the rest is the script as it is loaded.
    @Test(.enabled(if: hasZsh), arguments: zshLines)
    func `zsh is told words with what they are`(line: Line) throws {
        let quoted = line.words.map { "\"\($0)\"" }.joined(separator: " ")
        let script = """
            source <(livechat-sync completions zsh)
            _describe() { for text in "${(@P)5}"; do print -r -- "$5 $text"; done }
            _files() { [[ $1 == -/ ]] && print folders || print files }
            words=(livechat-sync \(quoted)) CURRENT=\(line.words.count + 1) PREFIX=${words[-1]}
            _livechat-sync
            """
        #expect(try lines("zsh", ["-f"], script) == line.expected)
    }

    @Test(.enabled(if: hasZsh)) func `zsh keeps the backslashes of a name with a control character`() async throws {
        bench.ask(.post, "/customVariables", ["name": "Z\u{1B}[31m", "type": "text", "value": "x"])
        await bench.run("backup shop")
        let script = """
            source <(livechat-sync completions zsh)
            _describe() { for text in "${(@P)5}"; do print -r -- "$text"; done }
            words=(livechat-sync show shop@latest customVariables/Z) CURRENT=4 PREFIX=customVariables/Z
            _livechat-sync
            """
        // Two each: _describe takes one off.
        #expect(try lines("zsh", ["-f"], script) == [#"customVariables/Z%1B%5B31m:Z\\u{1b}[31m"#])
    }

    @Test(.enabled(if: hasZsh)) func `zsh loads the script as one of its functions`() throws {
        let script = """
            mkdir functions && livechat-sync completions zsh > functions/_livechat-sync
            fpath=($PWD/functions $fpath); autoload -Uz compinit; compinit -u -D
            print $_comps[livechat-sync]
            """
        #expect(try lines("zsh", ["-f"], script) == ["_livechat-sync"])
    }
}
