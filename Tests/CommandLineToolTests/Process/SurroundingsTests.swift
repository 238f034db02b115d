#if os(Linux)
import CommandLineTool
import Foundation
import Platform
import Simulator
import TestSupport
import Testing

/// The real program on a machine that is not as it should be.
@Suite(.ownThreads) struct SurroundingsTests {
    private let folder: ConfigurationFolder

    init() throws { folder = try ConfigurationFolder() }

    private func run(_ words: String..., with environment: [String: String] = [:]) throws -> (code: Int32, text: String)
    {
        let (ending, output) = try BuiltProgram.run(words, in: folder.path, environment)
        let said = (try? String(contentsOfFile: folder.path + "/stderr.txt", encoding: .utf8)) ?? ""
        let text = output + said
        for raw in [
            "Error Domain", "NSCocoa", "UserInfo", "errno", "Permission denied", "No such file", "Is a directory",
            "SQLite",
            "posix", "Fatal", "Optional(",
        ] { #expect(!text.contains(raw), "\(text)") }
        guard case .exited(let code) = ending else {
            Issue.record("it died: \(ending)")
            return (-1, text)
        }
        return (code, text)
    }

    /// A configuration with a site that nobody will reach, and an export to compare with.
    private func prepare() throws {
        try folder.write(
            #"{"store": "s.sqlite", "sites": {"shop": {"url": "http://127.0.0.1:9/api/v3", "token": "env:T"}}}"#)
        try folder.write(
            #"{"kind":"bans","address":"bans/1.2.3.4","path":"/bans/1","id":"1","body":{"id":"1","type":"ip","ip":"1.2.3.4"}}"#
                + "\n", to: "a.ndjson")
    }

    @Test(arguments: ["/proc", "/no-such-folder/deep", "/dev/null"])
    func `a folder for passing files that can't be used is named, with what to set`(place: String) throws {
        try prepare()
        let (code, text) = try run("diff", "./a.ndjson", "./a.ndjson", with: ["TMPDIR": place])
        if code != ExitCode.done.rawValue {
            #expect(code == ExitCode.machine.rawValue)
            #expect(text.contains("TMPDIR"))
        }
        let demo = try run("demo", with: ["TMPDIR": place])
        if demo.code != ExitCode.done.rawValue { #expect(demo.text.contains("TMPDIR")) }
    }

    @Test(arguments: ["", "/no-such-folder", "relative", "~"])
    func `without a usable home nothing dies`(home: String) throws {
        for name in ["HOME", "XDG_CONFIG_HOME"] {
            #expect(try run("backup", "shop", with: [name: home]).code == ExitCode.usage.rawValue)
            #expect(try run("kinds", with: [name: home]).code == ExitCode.done.rawValue)
        }
    }

    @Test func `a configuration that is a folder or not there is said so`() throws {
        #expect(try run("runs", "--config", ".").code == ExitCode.usage.rawValue)
        #expect(try run("runs", "--config", "none.json").code == ExitCode.usage.rawValue)
        #expect(try run("runs", "--config", "none.json/deeper").code == ExitCode.usage.rawValue)
        let folders = try run("runs", with: ["LIVECHAT_SYNC_CONFIG": "/"])
        #expect(folders.code == ExitCode.usage.rawValue && folders.text.contains("folder"))
    }

    @Test(arguments: ["/no-such-folder/deep/s.sqlite", "/proc/s.sqlite", "/dev/null", "/dev/null/s.sqlite"])
    func `a place where no store can be is named`(place: String) throws {
        try prepare()
        let (code, text) = try run("import", "./a.ndjson", "--as", "shop", "--store", place)
        #expect([ExitCode.machine, .damaged].map(\.rawValue).contains(code), "\(code) \(text)")
        #expect(text.contains(place))
    }

    @Test(arguments: ["/no-such-folder/deep/out.ndjson", "/proc/out.ndjson", "/dev/null/out.ndjson"])
    func `a place where nothing can be written is named`(place: String) throws {
        try prepare()
        #expect(try run("import", "./a.ndjson", "--as", "shop").code == ExitCode.done.rawValue)
        let (code, text) = try run("export", "shop@1", place)
        #expect(code != ExitCode.done.rawValue)
        #expect(text.contains(place))
    }
}
#endif
