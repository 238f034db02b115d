import Foundation
import Platform
import Simulator
import TestSupport
import Testing
import Wire

/// The program at a terminal, as a process of its own.
@Suite(.ownThreads) struct TerminalTests {
    private let folder: ConfigurationFolder
    private let server: SimulatorServer
    private let terminal: PseudoTerminal

    init() throws {
        folder = try ConfigurationFolder()
        server = try SimulatorServer(SharedService(SimulatedService(sites: [try SampleSite.shop(.final)])))
        terminal = try PseudoTerminal()
    }

    private var files: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
    }

    @Test func `init asks, hides the secret, tries it and writes the file, from which a backup is made`() throws {
        defer { server.stop() }
        let child = try terminal.start(["init"], in: folder.path)
        #expect(terminal.shows("to type in commands [prod]: "))
        try terminal.type("shop")
        #expect(terminal.shows("as in the browser) or API: "))
        try terminal.type(server.origin)
        #expect(terminal.shows("1, 2 or 3 [1]: "))
        try terminal.type("3")
        #expect(terminal.shows("Where is the token? [env:SHOP_TOKEN]: "))
        #expect(terminal.echoes)
        try terminal.type("file:shop.key")
        #expect(terminal.shows("leaves that to you: "))
        #expect(!terminal.echoes)
        try terminal.type("shop-token")
        #expect(terminal.shows("livechat-sync show shop@latest"))
        #expect(child.wait() == .exited(0))
        #expect(terminal.echoes && !terminal.shown.contains("shop-token"))
        #expect(try files == ["livechat-sync.json", "shop.key"])
        let backup = try BuiltProgram.run(["backup", "shop"], in: folder.path)
        #expect(backup.ending == .exited(0) && backup.output.contains("snapshot 1"))
    }

    @Test func `interrupted at any question, nothing is written and the terminal is as it was`() throws {
        defer { server.stop() }
        let start = ["init", "shop", "--url", server.origin]
        let asking = try terminal.start(start, in: folder.path)
        #expect(terminal.shows("1, 2 or 3 [1]: "))
        asking.terminate()
        #expect(asking.wait() == .exited(130))
        let hiding = try terminal.start(start, in: folder.path)
        #expect(terminal.shows("1, 2 or 3 [1]: "))
        try terminal.type("3")
        #expect(terminal.shows("[env:SHOP_TOKEN]: "))
        try terminal.type("file:shop.key")
        #expect(terminal.shows("leaves that to you: "))
        #expect(!terminal.echoes)
        hiding.terminate()
        #expect(hiding.wait() == .exited(130))
        #expect(terminal.echoes)
        #expect(try files.isEmpty)
    }

    @Test func `help longer than the terminal goes through the pager that the environment names`() throws {
        defer { server.stop() }
        let child = try terminal.start(["help"], in: folder.path, ["PAGER": "sed 's/^/page: /'"])
        #expect(terminal.shows("page: exit codes:"))
        #expect(child.wait() == .exited(0))
        // A program that reads no more of it ends it as well.
        let left = try terminal.start(["help"], in: folder.path, ["PAGER": "head -n 1"])
        #expect(terminal.shows("backs up the configuration"))
        #expect(left.wait() == .exited(0))
    }
}
