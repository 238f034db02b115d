import Catalog
import Configuring
import Foundation
import Jobs
import Platform
import Reporting
import SQLite
import Simulator
import SQLite
import Store
import Wire

struct DemoCommand: Command {
    static let declaration = CommandDeclaration(
        "demo", "a tour on a simulated site: backups with an edit in between",
        discussion: """
            Starts the built-in service on a free port, backs its sample shop up with an edit in between, and shows what the store knows then. \
            Every step is a command that can be typed; what it leaves behind is a folder with a store to play with.
            """,
        options: [
            .value(
                "folder", "FOLDER", "where to leave the store; a new folder for temporary files otherwise",
                completes: .folder)
        ],
        examples: [.init("demo", "the tour")])

    private let folder: String?

    init(_ given: GivenArguments) throws(UsageError) {
        folder = given.value("folder")
        if try given.global.json { throw UsageError("demo is for people; it has no --json") }
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let place = try Self.makeFolder(folder.map { surroundings.absolute($0) })
        let service = SharedService(SimulatedService(sites: [try SampleSite.shop(.final)]))
        let server = try SimulatorServer(service)
        defer { server.stop() }
        let token = service.withService { $0.sites.first?.credentials.compactMap(\.token).first } ?? ""
        let tour = Tour(
            place: place, url: server.origin + "/api/v3", token: token, surroundings: surroundings, console: console)
        try tour.writeConfiguration()

        tour.say("A shop's live chat, simulated on \(server.origin). This configuration names it:")
        tour.showConfiguration()
        try await tour.command("backup shop", "Read the whole site into a store. The site sees nothing but GET:")
        try await tour.command("backup shop", "The second night nothing has changed, so the store does not grow:")
        tour.say("Somebody changes the greeting of a chat window, in the control panel.")
        let address = try Self.edit(service)
        try await tour.command("backup shop", "The third night:")
        try await tour.command("snapshots shop", "What the store has now:")
        try await tour.command(
            "show shop@latest \(address.campaign) --tree", "A campaign's part of the tree, as it was that night:")
        try await tour.command("history shop \(address.window)", "What happened to the chat window that was edited:")
        try tour.query(
            "Whatever else people want to know, they can ask SQLite. Which campaigns send chats to which department?",
            """
            SELECT r.address, d.body ->> 'name' FROM resources r JOIN lookups d ON d.site = r.site AND d.kind = 'departments'
            WHERE r.kind = 'routing' AND r.body ->> 'routeToId' = d.id ORDER BY r.address
            """)
        tour.end(port: server.port)
        return .done
    }

    private static func makeFolder(_ asked: String?) throws -> String {
        if let asked {
            try Folder.make(asked)
            guard let found = try? FileManager.default.contentsOfDirectory(atPath: asked) else {
                throw UsageError("the folder \(asked) can't be read", hint: "name one that is new")
            }
            guard found.isEmpty else {
                throw UsageError("the folder \(asked) is not empty", hint: "name one that is new")
            }
            return asked
        }
        return try TemporaryFolder.make("livechat-sync-demo").path
    }

    /// Changes one greeting the way the control panel would, and says where it stands.
    private static func edit(_ service: SharedService) throws -> (campaign: String, window: String) {
        try service.withService { service in
            guard let token = service.sites.first?.credentials.compactMap(\.token).first else { throw DemoError() }
            func ask(_ method: HTTPMethod, _ path: String, _ body: [UInt8] = []) throws -> JSONValue {
                let request = HTTPRequest(
                    method, origin: "http://127.0.0.1", target: "/api/v3/livechat" + path,
                    headers: [
                        HTTPHeader("Authorization", "Bearer \(token)"), HTTPHeader("Content-Type", "application/json"),
                    ],
                    body: body)
                guard let response = service.respond(to: request).response, (200...299).contains(response.status) else {
                    throw DemoError()
                }
                return try JSONValue(parsing: response.body)
            }
            guard let campaign = try ask(.get, "/campaigns").elements?.first, let id = campaign["id"]?.text,
                let name = campaign["name"]?.text
            else { throw DemoError() }
            let path = "/campaigns/\(id)/chatWindow"
            var window = try ask(.get, path)
            window.set("greetingMessage", "Hello! Ask us about tents, boots and everything between.")
            _ = try ask(.put, path, window.bytes())
            let address = "campaigns/" + Percent.encoded(name)
            return (address, address + "/chatWindow")
        }
    }

    private struct DemoError: Error, CustomStringConvertible {
        var description: String { "the simulated shop does not answer as it should" }
    }
}

/// The steps of the tour, each a command and what it prints.
private struct Tour {
    let place: String
    let url: String
    let token: String
    let surroundings: Surroundings
    let console: Console

    private var store: String { place + "/livechat.sqlite" }
    private var configuration: String { place + "/livechat-sync.json" }

    func say(_ text: Shown) {
        console.result("")
        console.result(text.styled(.strong))
    }

    func writeConfiguration() throws {
        let document: JSONValue = [
            "store": "livechat.sqlite", "sites": ["shop": ["url": .string(url), "token": "env:SHOP_TOKEN"]],
        ]
        let bytes = document.bytes(.pretty) + [0x0A]
        guard FileManager.default.createFile(atPath: configuration, contents: Data(bytes)) else {
            throw UsageError("the folder \(place) can't be written to")
        }
    }

    func showConfiguration() {
        let text =
            (FileManager.default.contents(atPath: configuration)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        for line in Shown.lines(of: text) where line.displayWidth > 0 { console.result("  " + line) }
    }

    func command(_ words: String, _ purpose: Shown) async throws {
        say(purpose)
        console.result("\("$ livechat-sync \(words)", .address)")
        var there = surroundings
        there.currentFolder = place
        there.environment["SHOP_TOKEN"] = token
        there.environment["LIVECHAT_SYNC_CONFIG"] = configuration
        there.environment["LIVECHAT_SYNC_STORE"] = nil
        let code = await Tool.run(
            words.split(separator: " ").map(String.init), in: there, .all, explain: FailureText.explanation)
        if code != .done { throw StepFailed(words: words, code: code) }
    }

    func query(_ purpose: Shown, _ sql: String) throws {
        say(purpose)
        console.result(
            "\("$ sqlite3 livechat.sqlite \"\(sql.split(separator: "\n").joined(separator: " "))\"", .address)")
        let database = try Database(file: store, .readWrite)
        let rows = try database.rows(sql) { (row) throws(SQLiteError) in (try row.text(0), try row.text(1)) }
        for (address, name) in rows { console.result("\(address)|\(name)") }
    }

    func end(port: UInt16) {
        console.result("")
        console.result("Nothing is left running. The store to play with, with its configuration:")
        console.result("  cd \(place)")
        console.result("  livechat-sync show shop@1")
        console.result("  sqlite3 livechat.sqlite 'SELECT kind, count(*) FROM resources GROUP BY kind'")
        console.result("To go on, start the service again where that configuration looks for it:")
        console.result("  livechat-sync simulate --port \(port) &")
        console.result("  SHOP_TOKEN=\(token) livechat-sync backup shop")
    }

    private struct StepFailed: Explained {
        let words: String
        let code: ExitCode
        var explanation: Explanation { Explanation("the step '\(words)' failed", code) }
    }
}
