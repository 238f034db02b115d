import CommandLineTool
import Configuring
import Foundation
import Simulator
import Testing
import TestSupport
import Wire

/// The folder `samples`, whose files people copy and change.
struct DocumentsSamplesTests {
    private static func configuration(_ name: String) throws -> Configuration {
        var options = GlobalOptions()
        options.config = Samples.folder.appendingPathComponent(name).path
        return try Configuration(in: Recorder().surroundings(), options)
    }

    /// The lines of a unit that set this key.
    private static func settings(_ key: String, in unit: String) throws -> [String] {
        try Samples.text("systemd/" + unit).components(separatedBy: "\n").filter { $0.hasPrefix(key + "=") }
            .map { String($0.dropFirst(key.utf8.count + 1)) }
    }

    @Test func `the sample configuration has every way to log in and every form of a secret`() throws {
        let configuration = try Self.configuration("livechat-sync.json")
        let secrets = configuration.sites.flatMap { site in
            switch site.credential {
            case .token(let source): [source]
            case .password(_, let email, let password): [email, password]
            case .apiKey(let email, let key, _): [email, key]
            }
        }
        func has(_ form: (SecretSource) -> Bool) -> Bool { secrets.contains(where: form) }
        #expect(has { if case .environment = $0 { true } else { false } })
        #expect(has { if case .file = $0 { true } else { false } })
        #expect(has { if case .command = $0 { true } else { false } })
        #expect(has { if case .address = $0 { true } else { false } })
        #expect(configuration.sites.map(\.name) == ["prod", "staging", "eu", "old", "rehearsal"])
        #expect(configuration.sites.map(\.isProtected) == [true, false, false, false, false])
        #expect(try configuration.site("staging").rate == Site.Rate(requests: 100, seconds: 300))
        #expect(try configuration.site("rehearsal").rate == nil)
    }

    @Test(arguments: ["crontab", "systemd/livechat-sync.service"])
    func `what runs every night is a command line that the program takes`(file: String) throws {
        let lines = try Samples.text(file).components(separatedBy: "\n").filter { !$0.hasPrefix("#") }
            .compactMap(ShellLine.init)
        #expect(!lines.isEmpty)
        for line in lines {
            #expect(throws: Never.self, "\(line.words)") { try DocumentsTests.check(line.words) }
        }
    }

    @Test func `cron is given five fields and no percent sign, which it would take for a line end`() throws {
        let lines = try Samples.text("crontab").components(separatedBy: "\n").filter { line in
            !line.hasPrefix("#") && !line.isEmpty && !line.contains("=") || line.contains("livechat-sync ")
        }.filter { !$0.hasPrefix("#") }
        #expect(lines.count == 5)
        for line in lines {
            #expect(!line.contains("%"))
            let fields = line.split(separator: " ").prefix(5)
            #expect(fields.allSatisfy { $0 == "*" || Int($0) != nil }, "\(line)")
        }
    }

    @Test func `the service finds its configuration, its token and its store where the units put them`() throws {
        let service = "livechat-sync.service"
        let start = try require(try Self.settings("ExecStart", in: service).first, "ExecStart")
        #expect(start.hasSuffix("--config /etc/livechat-sync/config.json"))
        let configuration = try Self.configuration("systemd/config.json")
        let state = try require(try Self.settings("StateDirectory", in: service).first, "StateDirectory")
        #expect(try configuration.store == "/var/lib/\(state)/livechat.sqlite")
        let credentials = try Self.settings("LoadCredential", in: service).map { line in
            "/run/credentials/\(service)/" + line.components(separatedBy: ":")[0]
        }
        #expect(
            configuration.sites.map(\.credential) == credentials.map { Site.Credential.token(.file($0)) })
    }

    @Test func `the timer starts the service of its name, and makes up for a night that was missed`() throws {
        let timer = "livechat-sync.timer"
        #expect(try Self.settings("OnCalendar", in: timer).count == 1)
        #expect(try Self.settings("Persistent", in: timer) == ["true"])
        #expect(try Self.settings("WantedBy", in: timer) == ["timers.target"])
        #expect(try Self.settings("Unit", in: timer).isEmpty)
    }

    @Test func `a service that fails for good is not tried again, one that may pass is`() throws {
        let service = "livechat-sync.service"
        #expect(try Self.settings("Restart", in: service) == ["on-failure"])
        let final = try require(try Self.settings("RestartPreventExitStatus", in: service).first, "exit codes")
        let codes = Set(final.split(separator: " ").compactMap { Int32($0).flatMap(ExitCode.init) })
        #expect(codes == [.failed, .incomplete, .refused, .damaged, .machine, .usage])
    }

    @Test func `the rehearsal's tokens are those of the sites that it is served`() throws {
        let sites = try Self.configuration("rehearsal/livechat-sync.json").sites
        #expect(sites.map(\.name) == ["prod", "staging"])
        #expect(sites.map(\.isProtected) == [true, false])
        for (site, file) in zip(sites, ["sites/shop.json", "sites/staging.json"]) {
            let simulated = try SimulatedSite(file: try Samples.document(file), dialect: .final)
            let token = try require(simulated.credentials.compactMap(\.token).first, "token of \(file)")
            #expect(site.credential == .token(.command("echo \(token)")))
        }
    }

    @Test(arguments: ["sites/shop.json", "sites/bank.json", "sites/staging.json"], [Dialect.draft, .final])
    func `a sample site can be simulated`(file: String, dialect: Dialect) throws {
        let site = try SimulatedSite(file: try Samples.document(file), dialect: dialect)
        #expect(site.credentials.contains { $0.token != nil })
    }

    @Test func `the benchmark's files have their places in its README`() throws {
        let text = try Samples.text("benchmark/README.md")
        for file in ["benchmark/run", "benchmark/site"] {
            #expect(text.contains("samples/" + file))
            #expect(try Samples.text(file).hasPrefix("#!/usr/bin/env bash"))
        }
    }
}
