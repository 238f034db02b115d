import Foundation
import Platform
import Simulator
import Synchronization
import TestSupport
import Testing
import Wire

/// A simulated shop on a real port and the program as a process that talks to it.
private final class RealPort: Sendable {
    let folder: ConfigurationFolder
    let service: SharedService
    let server: SimulatorServer
    private let onRequest: Trigger

    /// Something to be done when a request comes.
    final class Trigger: Sendable {
        private let action = Mutex<(at: Int, body: @Sendable () -> Void)?>(nil)

        func arm(at request: Int, _ body: @escaping @Sendable () -> Void) { action.withLock { $0 = (request, body) } }

        func fire(_ count: Int) {
            let body = action.withLock { action -> (@Sendable () -> Void)? in
                guard let armed = action, count >= armed.at else { return nil }
                action = nil
                return armed.body
            }
            body?()
        }
    }

    init(latency: Int = 0) throws {
        folder = try ConfigurationFolder()
        let trigger = Trigger()
        onRequest = trigger
        var simulated = SimulatedService(sites: [try SampleSite.shop(.final)])
        simulated.latency = latency
        service = SharedService(simulated) { trigger.fire($0.log.entries.count) }
        server = try SimulatorServer(service)
        try folder.write(
            """
            {"store": "store.sqlite", "sites": {"shop": {"url": "\(server.origin)/api/v3", "token": "env:TOKEN"}}}
            """)
    }

    deinit { server.stop() }

    private var environment: [String: String] {
        ["TOKEN": service.withService { $0.sites.first?.credentials.compactMap(\.token).first } ?? ""]
    }

    func run(_ line: String) throws -> (ending: ChildProcess.Ending, output: String) {
        try BuiltProgram.run(line.split(separator: " ").map(String.init), in: folder.path, environment)
    }

    /// Runs it and does something to the process when its nth request arrives.
    func run(
        _ line: String, atRequest number: Int, _ more: [String: String] = [:],
        _ body: @escaping @Sendable (ChildProcess) -> Void
    ) throws -> ChildProcess.Ending {
        service.withService { $0.clearLog() }
        let child = try BuiltProgram.start(
            line.split(separator: " ").map(String.init), in: folder.path, environment.merging(more) { $1 })
        onRequest.arm(at: number) { body(child) }
        _ = try child.wholeOutput()
        return child.wait()
    }

    var snapshots: [JSONValue] {
        get throws { try JSONValue(parsing: try run("snapshots --json").output)["snapshots"]?.elements ?? [] }
    }
}

@Suite(.ownThreads) struct ProcessTests {
    @Test func `a backup over a real port exits 0 and again finds nothing new`() throws {
        let port = try RealPort()
        #expect(try port.run("backup shop").ending == .exited(0))
        #expect(try port.run("backup shop").output.contains("unchanged"))
        #expect(try port.run("check").ending == .exited(0))
    }

    @Test(arguments: [1, 2, 5, 13, 30, 50, 69])
    func `a crawl that is killed leaves a store that opens or none, and nothing that is called complete`(request: Int)
        throws
    {
        let port = try RealPort()
        let ending = try port.run("backup shop", atRequest: request) { $0.kill() }
        #expect(ending == .killed(signal: 9))
        if FileManager.default.fileExists(atPath: port.folder.path + "/store.sqlite") {
            #expect(try port.snapshots.isEmpty)
            // A file that was only begun is no store yet, to any command.
            let check = try port.run("check --json")
            let error = try JSONValue(parsing: check.output)["error"]
            let isBegun = error?["message"]?.text?.hasPrefix("there is no store at") == true
            #expect(check.ending == .exited(0) || isBegun && check.ending == .exited(1), "\(check.output)")
        }
        #expect(try port.run("backup shop").ending == .exited(0))
        #expect(try port.snapshots.map { $0["complete"] } == [true])
        #expect(try port.run("check").ending == .exited(0))
    }

    @Test func `an interrupted crawl ends with 130 and takes back what it wrote`() throws {
        let port = try RealPort(latency: 20)
        #expect(try port.run("backup shop").ending == .exited(0))
        let ending = try port.run("backup shop", atRequest: 20) { $0.terminate() }
        #expect(ending == .exited(130))
        #expect(try port.snapshots.count == 1)
        #expect(try port.run("check").ending == .exited(0))
    }

    #if os(Linux)
    /// With the setting that the samples have; without it Swift prints a backtrace first.
    @Test(arguments: [SIGILL, SIGTRAP])
    func `a trap leaves no secret, no core and a store that is whole`(signal: Int32) throws {
        let port = try RealPort()
        let core = Mutex("")
        let ending = try port.run("backup shop", atRequest: 20, ["SWIFT_BACKTRACE": "enable=no"]) { child in
            core.withLock { $0 = ProcessTable.limit("Max core file size", of: child.identifier) }
            kill(child.identifier, signal)
        }
        #expect(ending == .killed(signal: signal))
        #expect(core.withLock { $0 } == "0")
        for file in try FileManager.default.contentsOfDirectory(atPath: port.folder.path) {
            #expect(!file.hasPrefix("core"))
            let content = try Data(contentsOf: URL(fileURLWithPath: port.folder.path + "/" + file))
            #expect(content.firstRange(of: Data("shop-token".utf8)) == nil, "\(file)")
        }
        #expect(try port.run("check").ending == .exited(0))
        #expect(try port.run("backup shop").ending == .exited(0))
        #expect(try port.snapshots.map { $0["complete"] } == [true])
    }
    #endif

    @Test func `a dead server is exit code 7`() throws {
        let port = try RealPort()
        port.server.stop()
        #expect(try port.run("backup shop").ending == .exited(7))
    }

    @Test func `the demo shows the way and leaves a store that is whole`() throws {
        let folder = try ConfigurationFolder()
        let answer = try BuiltProgram.run(["demo", "--folder", folder.path + "/demo"], in: folder.path)
        #expect(answer.ending == .exited(0))
        for step in [
            "diff shop shop@1", "restore shop@1 --yes", "undo 1 --output back.json", "history shop", "archive shop",
        ] {
            #expect(answer.output.contains("$ livechat-sync \(step)\n"), "\(step)")
        }
        // What it says to go on with is where its configuration looks.
        let port = try #require(answer.output.firstMatch(of: /simulate --port ([0-9]+) --site/)?.1)
        let configuration = try String(contentsOfFile: folder.path + "/demo/livechat-sync.json", encoding: .utf8)
        #expect(configuration.contains("127.0.0.1:\(port)"))
        #expect(try BuiltProgram.run(["check"], in: folder.path + "/demo").ending == .exited(0))
        #expect(answer.output.contains("\n  Gdzie jest moja **paczka** do **Łodzi**?\n"))
        let kept = try BuiltProgram.run(["search", "shop", "paczka", "lodzi", "--json"], in: folder.path + "/demo")
        #expect(try JSONValue(parsing: kept.output)["total"] != 0)
        let page = try String(contentsOfFile: folder.path + "/demo/changes.html", encoding: .utf8)
        #expect(page.hasPrefix("<!doctype html>") && page.contains("Hello! Ask us about tents"))
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/bin/bash"), "bash is needed"))
    func `what simulate says to type makes the first snapshot`() throws {
        let folder = try ConfigurationFolder()
        let script = """
            cd "$0"; livechat-sync() { "$program" "$@"; }
            coproc SERVICE { exec "$program" simulate 2>&1; }
            while read -r -t 60 first second <&"${SERVICE[0]}"; do
              case $second in "export "* | "livechat-sync "*) eval "$second" || exit 1 ;; esac
              case $second in *" backup "*) break ;; esac
            done
            livechat-sync snapshots --json
            kill "$SERVICE_PID"
            """
        let child = try ChildProcess(
            "/bin/bash", ["-c", script, folder.path],
            environment: ["program": BuiltProgram.path, "HOME": folder.path, "PATH": "/usr/bin:/bin"])
        let output = try child.wholeOutput()
        #expect(child.wait() == .exited(0))
        #expect(output.contains("\"site\": \"rehearsal\"") && output.contains("\"complete\": true"), "\(output)")
    }

    @Test func `what the demo says to type works in a shell that knows nothing of the program`() throws {
        let folder = try ConfigurationFolder()
        let answer = try BuiltProgram.run(["demo", "--folder", folder.path + "/de mo"], in: folder.path)
        let end = try #require(answer.output.components(separatedBy: "type what you like:\n").dropFirst().first)
        let script = end + "echo \"code $?\"\nlivechat-sync restore shop@1 --yes\nlivechat-sync undo 2\nkill %1\n"
        let child = try ChildProcess(
            "/bin/bash", ["-c", script], environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path])
        let output = try child.wholeOutput()
        #expect(child.wait() == .exited(0))
        // The site goes on as it was left: the greeting that was meant is there.
        #expect(output.contains("Hello! Ask us about tents") && output.contains("code 0\n"), "\(output)")
        #expect(output.contains("run 4 on shop: 1 applied"), "\(output)")
    }
}
