import CommandLineTool
import Configuring
import Foundation
import Platform
import Simulator
import Testing
import TestSupport
import Wire

/// The sessions in `samples/transcripts`, typed again by a shell: each command has to print what stands there.
///
/// With `LIVECHAT_SYNC_REFRESH` set the files are brought up to date instead, for a person to look at the difference.
@Suite(.ownThreads) struct TranscriptTests {
    private static let tools = ["/bin/bash", "/usr/bin/git", "/usr/bin/sqlite3"]
    private static let isPossible = tools.allSatisfy { FileManager.default.fileExists(atPath: $0) }

    @Test(.enabled(if: isPossible, "bash, git and sqlite3 are needed"), arguments: Transcript.names)
    func `a session goes as it stands there`(_ name: String) throws {
        let transcript = try Transcript(name)
        let session = try ShellSession()
        let outputs = try session.play(transcript)
        if ProcessInfo.processInfo.environment["LIVECHAT_SYNC_REFRESH"] != nil {
            try Data(transcript.text(with: outputs).utf8).write(to: Transcript.folder.appendingPathComponent(name))
            return
        }
        var played = outputs[...]
        for case .command(let typed, let output) in transcript.steps {
            let found = played.popFirst() ?? []
            #expect(
                found.map(Transcript.steady) == output.map(Transcript.steady),
                "$ \(typed)\n\(found.joined(separator: "\n"))")
        }
    }

    /// All but those that go on until they are interrupted, need a crash, or print what is looked at elsewhere.
    @Test func `every command is in a session, those of the tour too`() throws {
        let elsewhere = ["simulate", "demo", "resume", "completions", "kinds"]
        var typed: Set<String> = []
        for name in Transcript.names {
            for case .command(let line, _) in try Transcript(name).steps {
                if let words = ShellLine(line)?.words, let first = words.first { typed.insert(first) }
            }
        }
        let commands = CommandList.all.commands.map { $0.declaration.name }.filter { !elsewhere.contains($0) }
        #expect(commands.filter { !typed.contains($0) } == [])
        let shown = try DocumentsTests.demo().components(separatedBy: "\n").filter { $0.hasPrefix("$ ") }.compactMap {
            ShellLine($0)?.words.first
        }
        #expect(shown.count > 4)
        #expect(shown.filter { !typed.contains($0) } == [])
    }

    @Test func `there are sessions, with commands in them`() throws {
        #expect(Transcript.names.count >= 6)
        for name in Transcript.names {
            let commands = try Transcript(name).steps.count { if case .command = $0 { true } else { false } }
            #expect(commands > 2, "\(name)")
        }
    }
}

/// A folder with three sites on a real port, and a shell in it.
private final class ShellSession {
    private let folder: ConfigurationFolder
    private let service: SharedService
    private let server: SimulatorServer
    private let names = ["shop", "bank", "staging"]

    init() throws {
        folder = try ConfigurationFolder()
        let bank = try SimulatedSite(file: Samples.document("sites/bank.json"), dialect: .final)
        service = SharedService(
            SimulatedService(sites: [
                try SampleSite.shop(.final), bank, try SampleSite.twin("staging", empty: true),
            ]))
        server = try SimulatorServer(service)
        let sites = names.map { name in
            let url = "\(server.origin)/api/v3"
            return JSONMember(
                name,
                ["url": .string(url), "token": .string("env:TOKEN_\(name)"), "protected": .bool(name == "shop")])
        }
        let document: JSONValue = ["store": "livechat.sqlite", "sites": .object(sites)]
        try folder.write(document.written(.pretty))
    }

    deinit { server.stop() }

    private var environment: [String: String] {
        var environment = [
            "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path, "PROGRAM": BuiltProgram.path,
            "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@shop.example", "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@shop.example", "GIT_CONFIG_NOSYSTEM": "1", "PAGER": "cat",
        ]
        for (name, site) in zip(names, service.withService({ $0.sites })) {
            environment["TOKEN_\(name)"] = site.credentials.compactMap(\.token).first
        }
        return environment
    }

    /// What each command printed, in their order.
    func play(_ transcript: Transcript) throws -> [[String]] {
        var outputs: [[String]] = []
        var pending: [String] = []
        for step in transcript.steps {
            switch step {
            case .prose: continue
            case .command(let typed, _): pending.append(typed)
            case .panel(let line):
                outputs += try run(pending)
                pending = []
                try edit(line)
            }
        }
        return try outputs + run(pending)
    }

    private func run(_ commands: [String]) throws -> [[String]] {
        guard !commands.isEmpty else { return [] }
        // A mark between the outputs that keeps what `$?` says.
        let mark = "__code=$?; printf '\\001'; (exit $__code)\n"
        let script =
            "livechat-sync() { \"$PROGRAM\" \"$@\"; }\nexec 2>&1\n" + commands.map { $0 + "\n" + mark }.joined()
        try folder.write(script, to: ".session")
        let child = try ChildProcess(
            "/bin/bash", ["-c", "cd \"$0\" && source ./.session", folder.path], environment: environment)
        let output = try child.wholeOutput()
        _ = child.wait()
        // A place that a reader may have.
        let path = URL(fileURLWithPath: folder.path).standardizedFileURL.path
        let shown = output.replacing(path, with: "/home/ada")
        var parts = shown.components(separatedBy: "\u{1}").dropLast().map { part in
            var lines = part.components(separatedBy: "\n")
            if lines.last == "" { lines.removeLast() }
            return lines
        }
        while parts.count < commands.count { parts.append(["the shell ended early"]) }
        return parts
    }

    /// `shop: POST /bans {"type": "ip"}`, or `shop: FORBID webhooks`
    private func edit(_ line: String) throws {
        let parts = line.split(separator: " ", maxSplits: 3).map(String.init)
        let name = String(parts[0].dropLast())
        // What the agent may no longer see: a kind, or nothing.
        if parts.count == 3, parts[1] == "FORBID", let index = names.firstIndex(of: name) {
            service.withService { $0.sites[index].options.forbidden = parts[2] == "nothing" ? [] : [parts[2]] }
            return
        }
        guard parts.count >= 3, let index = names.firstIndex(of: name), let method = HTTPMethod(rawValue: parts[1])
        else {
            throw RefusedRequest(what: "no edit: \(line)")
        }
        let target = "/api/v3/livechat" + parts[2]
        let status = try service.withService { service in
            var body: JSONValue = [:]
            if parts.count > 3 {
                // A PUT carries the whole object; what is written here are the members that change.
                if method == .put {
                    let found = service.sites[index].respond(to: HTTPRequest(.get, origin: "", target: target))
                    body = (try? JSONValue(parsing: found.body)) ?? [:]
                }
                for member in try JSONValue(parsing: parts[3]).members ?? [] { body.set(member.name, member.value) }
            }
            return service.sites[index].respond(
                to: HTTPRequest(method, origin: "", target: target, body: parts.count > 3 ? body.bytes() : [])
            ).status
        }
        guard (200..<300).contains(status) else { throw RefusedRequest(what: "\(line): \(status)") }
    }
}
