import Configuring
import Foundation
import Platform
import Simulator
import Synchronization
import Testing
import TestSupport
import Wire

/// A shop that was backed up once, and an empty twin on a port of its own that a campaign is cloned to, again and again.
private final class CloneStage: Sendable {
    private let template: ConfigurationFolder
    private let twin: SharedService
    private let server: SimulatorServer
    private let empty: SimulatedSite
    private let deadline = Mutex<(after: Int, kill: @Sendable () -> Void)?>(nil)
    static let campaign = "campaigns/Shop%20English"

    init() throws {
        let kept = ["name", "siteId", "seed", "departments", "agents", "bots", "knowledgeBases", "visitors"]
        let members = (try SampleSite.renumberedFile.members ?? []).filter { kept.contains($0.name) }
        empty = try SimulatedSite(file: .object(members), dialect: .final)
        template = try ConfigurationFolder()
        let box = Box()
        twin = SharedService(SimulatedService(sites: [empty])) { box.stage?.look(at: $0) }
        server = try SimulatorServer(twin)
        box.set(self)
        let shop = try SimulatorServer(SharedService(SimulatedService(sites: [SampleSite.shop(.final)])))
        defer { shop.stop() }
        try template.write(
            """
            {"store": "store.sqlite", "sites": {
              "shop": {"url": "\(shop.origin)/api/v3", "token": "env:TOKEN"},
              "twin": {"url": "\(server.origin)/api/v3", "token": "env:TOKEN"}}}
            """)
        _ = try run("backup shop", in: template)
        for number in ["1", "2"] {
            let id = "6b00000\(number)-5c1e-4b07-9a31-00000000030\(number)"
            let other = id.replacing("-5c1e-4b07-", with: "-AAAA-4b07-")
            _ = try run("map set --from shop --to twin knowledgeBases \(id) \(other)", in: template)
        }
    }

    deinit { server.stop() }

    private final class Box: Sendable {
        private let held = Mutex<Weak?>(nil)
        struct Weak: Sendable { weak let stage: CloneStage? }
        var stage: CloneStage? { held.withLock { $0?.stage } }
        func set(_ stage: CloneStage) { held.withLock { $0 = Weak(stage: stage) } }
    }

    private static let environment = ["TOKEN": "shop-token"]

    private func run(_ line: String, in folder: ConfigurationFolder) throws -> (
        ending: ChildProcess.Ending, output: String
    ) {
        try BuiltProgram.run(line.split(separator: " ").map(String.init), in: folder.path, Self.environment)
    }

    /// Called with the service after each request: counts those since the first write.
    private func look(at service: SimulatedService) {
        guard let count = Self.requests(of: service) else { return }
        let kill = deadline.withLock { armed -> (@Sendable () -> Void)? in
            guard let due = armed, count >= due.after else { return nil }
            armed = nil
            return due.kill
        }
        kill?()
    }

    /// How many requests have followed the first write.
    private static func requests(of service: SimulatedService) -> Int? {
        service.log.entries.firstIndex { $0.method != .get }.map { service.log.entries.count - 1 - $0 }
    }

    /// Clones one campaign, kills the program when that many requests have followed the first write, and goes on.
    /// - Returns: whether the program was killed at all, and how many requests had followed the first write by then.
    func cloneKilled(after requests: Int) throws -> (wasKilled: Bool, requests: Int) {
        let folder = try ConfigurationFolder()
        for name in ["livechat-sync.json", "store.sqlite"] {
            try FileManager.default.copyItem(atPath: template.path + "/" + name, toPath: folder.path + "/" + name)
        }
        twin.withService {
            $0.sites = [empty]
            $0.clearLog()
        }
        let line = "clone --from shop@1 --to twin --only \(Self.campaign) --yes"
        let child = try BuiltProgram.start(
            line.split(separator: " ").map(String.init), in: folder.path, Self.environment)
        deadline.withLock { $0 = (requests, { child.kill() }) }
        _ = try child.wholeOutput()
        let ending = child.wait()
        deadline.withLock { $0 = nil }
        let sent = twin.withService { Self.requests(of: $0) } ?? 0
        let wasKilled = ending == .killed(signal: 9)
        #expect(wasKilled || ending == .exited(0))
        if wasKilled {
            let journal = try JSONValue(parsing: try run("runs --json", in: folder).output)["runs"]?.elements?.last
            if journal?["state"] != "done" {
                #expect(journal?["state"] == "interrupted")
                #expect(
                    try run("resume 1 --yes", in: folder).ending == .exited(0),
                    "killed after \(requests), \(Seed.ofThisRun)")
            }
        }
        let difference = try run("diff twin shop@1 --only \(Self.campaign) --exit-code", in: folder)
        #expect(difference.ending == .exited(0), "killed after \(requests), \(Seed.ofThisRun): \(difference.output)")
        let campaigns = twin.withService { service in
            service.sites[0].respond(to: HTTPRequest(.get, origin: "", target: "/api/v3/livechat/campaigns"))
        }
        #expect(
            try JSONValue(parsing: campaigns.body).elements?.count == 1, "killed after \(requests), \(Seed.ofThisRun)")
        #expect(try run("check", in: folder).ending == .exited(0))
        return (wasKilled, sent)
    }
}

@Suite(.ownThreads) struct KilledRunTests {
    /// Moments between the first write of a run and its end, reads and writes alike.
    @Test func `a clone that is killed at any moment goes on to the same end, without a twin`() throws {
        let stage = try CloneStage()
        let (wasKilled, last) = try stage.cloneKilled(after: .max)
        #expect(!wasKilled)
        #expect(last > 40)
        let moments = Seed.draw(4, of: 0...last, for: "KilledRunTests")
        var killed = 0
        for requests in moments where try stage.cloneKilled(after: requests).wasKilled { killed += 1 }
        // The last request may be answered and the program gone before it can be killed.
        #expect(killed >= moments.count - 1, "\(Seed.ofThisRun)")
    }
}
