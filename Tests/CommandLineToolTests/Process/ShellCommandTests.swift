#if os(Linux)
import CommandLineTool
import Foundation
import Platform
import TestSupport
import Testing

/// Commands that tell secrets, with a real shell.
@Suite(.ownThreads) struct ShellCommandTests {
    private static func run(_ line: String, seconds: Int = 20) async throws -> ShellCommand.Outcome {
        try await ShellCommand.run(line, environment: ["PATH": "/usr/bin:/bin"], seconds: seconds, limit: 65_536)
    }

    /// What a line of a command wrote down as its own number, once it has.
    private static func number(in file: String) async throws -> Int32 {
        while true {
            let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
            if text.hasSuffix("\n"), let number = Int32(text.dropLast()) { return number }
            await Task.yield()
        }
    }

    @Test(arguments: [
        ("echo token", "token\n", Int32(0)), ("printf 'a\\nb'; exit 3", "a\nb", 3), ("true", "", 0),
        ("kill -9 $$", "", 137), ("exec >&-; exit 4", "", 4), ("nosuchcommand 2>/dev/null", "", 127),
        ("cat; echo after", "after\n", 0),
    ])
    func `what a command printed and how it ended are told`(line: String, output: String, status: Int32) async throws {
        #expect(try await Self.run(line) == .ended(output: Array(output.utf8), status: status))
    }

    @Test(arguments: [
        "sleep 600", "exec >&-; sleep 600", "trap '' TERM; echo x; sleep 600; sleep 600", "sleep 600 | sleep 600",
        "while :; do :; done",
    ])
    func `a command that does not end is stopped, and all that it started`(line: String) async throws {
        let folder = try ConfigurationFolder()
        let file = folder.path + "/number"
        let outcome = try await Self.run("sleep 600 & echo $! >'\(file)'; \(line)", seconds: 3)
        #expect(outcome == .tooLate)
        let child = try await Self.number(in: file)
        while ProcessTable.isThere(child), !ProcessTable.isZombie(child) { await Task.yield() }
    }

    @Test func `a child that keeps the pipe open holds nobody up, and ends with the command`() async throws {
        let folder = try ConfigurationFolder()
        let file = folder.path + "/number"
        let outcome = try await Self.run("sleep 600 & echo $! >'\(file)'; echo token", seconds: 300)
        #expect(outcome == .ended(output: Array("token\n".utf8), status: 0))
        let child = try await Self.number(in: file)
        while ProcessTable.isThere(child), !ProcessTable.isZombie(child) { await Task.yield() }
    }

    @Test(arguments: ["yes", "head -c 70000 /dev/zero", "head -c 5000000 /dev/zero; sleep 600"])
    func `a command that prints without end is stopped`(line: String) async throws {
        #expect(try await Self.run(line) == .tooLong)
    }

    @Test func `a task that is cancelled ends its command`() async throws {
        let folder = try ConfigurationFolder()
        let file = folder.path + "/number"
        let task = Task { try await Self.run("echo $$ >'\(file)'; sleep 600; echo never", seconds: 3600) }
        let child = try await Self.number(in: file)
        task.cancel()
        #expect(try await task.value == .interrupted)
        #expect(!ProcessTable.isThere(child))
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `a signal to the program ends its command with all that it started`(signal: Int32) async throws {
        let folder = try ConfigurationFolder()
        let file = folder.path + "/number"
        try folder.write(
            """
            {"sites": {"slow": {"url": "http://127.0.0.1:9/api/v3", "timeout": 3600,
              "token": "command:sleep 600 & echo $! >'\(file)'; sleep 600"}}}
            """)
        let program = try BuiltProgram.start(["backup", "slow"], in: folder.path)
        let child = try await Self.number(in: file)
        kill(program.identifier, signal)
        #expect(program.wait() == .exited(ExitCode.interrupted.rawValue))
        while ProcessTable.isThere(child), !ProcessTable.isZombie(child) { await Task.yield() }
    }

    @Test func `a command that hangs is no matter of the other sites`() async throws {
        let folder = try ConfigurationFolder()
        try folder.write(
            """
            {"sites": {
              "slow": {"url": "http://127.0.0.1:9/api/v3", "timeout": 1, "token": "command:sleep 600"},
              "loud": {"url": "http://127.0.0.1:9/api/v3", "token": "command:yes"},
              "other": {"url": "http://127.0.0.1:9/api/v3", "token": "command:echo token"}}}
            """)
        let (ending, output) = try BuiltProgram.run(["backup", "--all", "--json"], in: folder.path)
        #expect(ending == .exited(ExitCode.refused.rawValue))
        #expect(output.contains("had not ended after 1 s"))
        #expect(output.contains("printed more than 64 KiB"))
        #expect(output.contains(#""site": "other""#))
    }
}
#endif
