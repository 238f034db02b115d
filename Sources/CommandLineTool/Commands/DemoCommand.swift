import Catalog
import Configuring
import Foundation
import Jobs
import Platform
import Reporting
import Simulator
import Wire

struct DemoCommand: Command {
    static let declaration = CommandDeclaration(
        "demo", "a bad day on a simulated site, and how it is put right",
        discussion: """
            Starts the built-in service on a free port and backs its sample shop up. Then something goes wrong on the site: \
            the tour finds it, brings it back, takes that back, and makes a page to open. Then it archives the shop's \
            conversations and finds words in them. \
            Every step is a command that can be typed; what it leaves behind is a folder with a store to go on with.
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
        let shop = try SampleSite.shop(.final)
        // The site as it was left, so that it can be served again.
        let saver = SiteSaver([shop.siteID: URL(fileURLWithPath: place).appendingPathComponent(Tour.siteFile)])
        let service = SharedService(SimulatedService(sites: [shop])) { saver.save($0) }
        let server = try SimulatorServer(service)
        defer { server.stop() }
        let panel = ControlPanel(service: service, token: shop.credentials.compactMap(\.token).first ?? "")
        let tour = Tour(
            place: place, url: server.origin + "/api/v3", token: panel.token, surroundings: surroundings,
            console: console)
        try tour.writeConfiguration()
        tour.say("A shop's live chat, simulated on \(server.origin). This configuration names it:")
        tour.showConfiguration()
        try await tour.play(panel)
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
}

/// What somebody does on the site meanwhile, in the way of the control panel.
private struct ControlPanel {
    let service: SharedService
    let token: String

    /// Changes the greeting of the first campaign, and deletes the question for the order number from its form.
    /// - Returns: the address of that form.
    func breakSomething() throws -> String {
        guard let campaign = try ask(.get, "/campaigns").elements?.first, let id = campaign["id"]?.text,
            let name = campaign["name"]?.text
        else { throw SiteError() }
        let place = "/campaigns/\(id)"
        var window = try ask(.get, place + "/chatWindow")
        window.set("greetingMessage", "Hello! Ask us about tents, boots and everything between.")
        _ = try ask(.put, place + "/chatWindow", window.bytes())
        let fields = try ask(.get, place + "/preChat/campaignFormFields").elements ?? []
        guard let question = fields.first(where: { $0["field"]?["name"]?.text == "Order no" })?["id"]?.text else {
            throw SiteError()
        }
        _ = try ask(.delete, place + "/campaignFormFields/" + question)
        let address = "campaigns/" + Percent.encoded(name)
        return address + "/preChat"
    }

    private func ask(_ method: HTTPMethod, _ path: String, _ body: [UInt8] = []) throws -> JSONValue {
        let request = HTTPRequest(
            method, origin: "http://127.0.0.1", target: "/api/v3/livechat" + path,
            headers: [HTTPHeader("Authorization", "Bearer \(token)"), HTTPHeader("Content-Type", "application/json")],
            body: body)
        let answer = service.withService { $0.respond(to: request).response }
        guard let answer, (200...299).contains(answer.status) else { throw SiteError() }
        return method == .delete ? .null : try JSONValue(parsing: answer.body)
    }

    private struct SiteError: Error, CustomStringConvertible {
        var description: String { "the simulated shop does not answer as it should" }
    }
}

/// The steps of the tour, each a command and what it prints.
private struct Tour {
    static let siteFile = "shop.json"

    let place: String
    let url: String
    let token: String
    let surroundings: Surroundings
    let console: Console

    private var configuration: String { place + "/livechat-sync.json" }

    func play(_ panel: ControlPanel) async throws {
        try await command("backup shop --quiet", "Last night's backup. The site sees nothing but GET:")
        try await command("snapshots shop", nil)
        say("The next day a question is gone from a form, and a greeting is another one. What else?")
        let form = try panel.breakSomething()
        try await command("diff shop shop@1", nil)
        try await command(
            "restore shop@1 --yes", "Bring all of it back. Without --yes the program shows this and asks:")
        try await command(
            "undo 1 --output back.json", "The greeting was meant, somebody says. A run can be taken back, by a plan:")
        try await command("apply back.json --yes --quiet", "The plan is carried out as it was shown, once:")
        try await command(
            "restore shop@1 --only \(form) --yes", "This time only the form is brought back:")
        try await command("backup shop --quiet", "The next night, and what the nights brought:")
        try await command("history shop", nil)
        try await command(
            "diff shop@1 shop@latest --format html --output changes.html",
            "The same as a page, for those who don't work in a terminal:")
        console.result("  \(place)/changes.html")
        try await command("archive shop", "What visitors and agents wrote goes into a file of its own:")
        try await command(
            "search shop paczka lodzi --limit 1",
            "Who asked about a parcel to Łódź? Neither case nor accents count:")
    }

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

    /// - Parameter purpose: a line before the command; nil where the one before it has said enough.
    private func command(_ words: String, _ purpose: Shown?) async throws {
        if let purpose { say(purpose) }
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

    /// Lines that work as they stand, in a shell that knows nothing of the program yet.
    func end(port: UInt16) {
        say("Nothing is left running. To go on, start the site again as it was left, and type what you like:")
        console.result("  cd \(ShellWord.quoted(place))")
        console.result("  sqlite3 archive.sqlite 'SELECT sender, count(*) FROM messages GROUP BY sender'")
        if !isFound { console.result("  export PATH=\(ShellWord.quoted(programFolder)):\"$PATH\"") }
        console.result("  export SHOP_TOKEN=\(token)")
        console.result("  livechat-sync simulate --port \(port) --site \(Self.siteFile) --save \(Self.siteFile) &")
        console.result("  livechat-sync diff shop shop@1")
    }

    private var programFolder: String {
        URL(fileURLWithPath: ThisProcess.executable).resolvingSymlinksInPath().deletingLastPathComponent().path
    }

    /// Whether a shell finds this program by its name.
    private var isFound: Bool {
        let own = URL(fileURLWithPath: ThisProcess.executable).resolvingSymlinksInPath().path
        let folders = (surroundings.variable("PATH") ?? "").split(separator: ":").map(String.init)
        let first = folders.map { $0 + "/" + Tool.name }.first { FileManager.default.isExecutableFile(atPath: $0) }
        return first.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().path == own } ?? false
    }

    private struct StepFailed: Explained {
        let words: String
        let code: ExitCode
        var explanation: Explanation { Explanation("the step '\(words)' failed", code) }
    }
}
