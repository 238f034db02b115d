import Foundation
import Platform
import Reporting
import Simulator
import Wire

struct SimulateCommand: Command {
    static let declaration = CommandDeclaration(
        "simulate", "run a local service with the API's behaviour, to rehearse on",
        discussion: """
            Listens on the loopback address until it is interrupted. Without --site it serves the sample shop that the program \
            carries. Each site is reached with its own token; the file of a site says which. A site whose file says \
            "api": "v4" speaks version 4, beside others that speak version 3.

            It prints what to type in another terminal to make the site known ('init') and take a first snapshot of it \
            ('backup').

            GET /_log tells what was asked so far, GET /_state what the sites hold.
            """,
        options: [
            .value("port", "P", "the port; 0 takes a free one and is the default"),
            .value("site", "FILE", "a site's file, as in samples/sites", .repeated, completes: .file),
            .choice(
                "dialect", ["final", "draft", "v4"],
                "version 3 as last published, which is the default, its first draft, or version 4",
                oldWords: ["seed": "draft"]),
            .value(
                "kinds", "FILE", "a file of rows, for kinds that the simulator lacks or has at another path",
                completes: .file),
            .value(
                "module", "KIND=MODULE",
                "where version 4 has a kind at two paths, the one that answers: secureForms=secureform", .repeated),
            .value("latency", "MS", "milliseconds before each answer"),
            .value("throttle", "N/SECONDS", "answer 429 to more requests than this: 300/300"),
            .value(
                "faults", "FILE",
                "faults by count, as JSON: [{\"path\": \"*/bans\", \"first\": 2, \"fault\": {\"status\": 503}}]",
                completes: .file),
            .value("forbid", "KIND", "answer 403 to everything of this kind", .repeated, completes: .kind),
            .value("absent", "KIND", "answer 404 to everything of this kind", .repeated, completes: .kind),
            .value(
                "save", "FILE", "write the state of the first site to this file after each change", completes: .file),
        ],
        examples: [
            .init("simulate --port 8100", "the sample shop, on a port that stays"),
            .init(
                "simulate --site samples/sites/shop.json --site samples/sites/bank.json", "two sites to clone between"),
        ])

    private let port: UInt16
    private let files: [String]
    private let dialect: Dialect
    private let isVersion4: Bool
    private let kinds: String?
    private let modules: [String: String]
    private let latency: Int
    private let throttle: Throttle?
    private let faults: String?
    private let forbidden: Set<String>
    private let absent: Set<String>
    private let save: String?

    init(_ given: GivenArguments) throws(UsageError) {
        port = UInt16(clamping: try given.number("port", in: 0...65_535) ?? 0)
        files = given.values("site")
        dialect = given.value("dialect") == "draft" ? .draft : .final
        isVersion4 = given.value("dialect") == "v4"
        kinds = given.value("kinds")
        modules = try Self.modules(given.values("module"))
        latency = try given.number("latency", in: 0...60_000) ?? 0
        faults = given.value("faults")
        forbidden = Set(given.values("forbid"))
        absent = Set(given.values("absent"))
        save = given.value("save")
        throttle = try given.value("throttle").map { text throws(UsageError) in
            let parts = text.split(separator: "/").compactMap { Int($0) }
            guard parts.count == 2, parts[0] > 0, parts[1] > 0 else {
                throw UsageError(
                    "--throttle is requests and seconds, not '\(text)'", hint: "write it like 300/300")
            }
            return Throttle(requests: parts[0], seconds: parts[1])
        }
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        var sites = try simulatedSites(surroundings)
        for index in sites.indices {
            sites[index].options.forbidden = forbidden
            sites[index].options.absent = absent
        }
        var service = SimulatedService(sites: sites)
        service.latency = latency
        service.throttle = throttle
        if let faults {
            let document = try Self.read(surroundings.absolute(faults), shown: faults)
            service.faults = try Self.explained(faults) { () throws(SiteFileError) in
                try FaultSchedule(file: document)
            }
        }
        let saver = save.map { file in
            let path = URL(fileURLWithPath: surroundings.absolute(file))
            return SiteSaver(sites.first.map { [$0.siteID: path] } ?? [:])
        }
        let shared = SharedService(service) { saver?.save($0) }
        let server = try listening(shared)
        announce(server, sites, console)
        // Until somebody ends it.
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        server.stop()
        return .done
    }

    private func simulatedSites(_ surroundings: Surroundings) throws -> [SimulatedSite] {
        var taught: [TaughtKind] = []
        if let kinds {
            let document = try Self.read(surroundings.absolute(kinds), shown: kinds, mayHaveComments: true)
            taught = try Self.explained(kinds) { () throws(SiteFileError) in try TaughtKind.rows(of: document) }
        }
        var sites: [SimulatedSite] = []
        for file in files {
            let document = try Self.read(surroundings.absolute(file), shown: file)
            sites.append(
                try Self.explained(file) { () throws(SiteFileError) in
                    isVersion4 || document["api"] != nil
                        ? try SimulatedSite(version4: document, modules: modules, taught: taught)
                        : try SimulatedSite(file: document, dialect: dialect)
                })
        }
        if sites.isEmpty {
            sites = [
                isVersion4
                    ? try SampleSite.version4(modules: modules, taught: taught) : try SampleSite.shop(dialect)
            ]
        }
        for index in sites.indices { sites[index].teach(taught) }
        return sites
    }

    /// What a file is, or what is wrong with it, with its name.
    private static func explained<R>(_ file: String, _ make: () throws(SiteFileError) -> R) throws(UsageError) -> R {
        do {
            return try make()
        } catch {
            throw UsageError("\(file): \(error.place): \(error.reason)")
        }
    }

    private static func modules(_ words: [String]) throws(UsageError) -> [String: String] {
        var modules: [String: String] = [:]
        for word in words {
            let halves = word.split(separator: "=").map { String($0) }
            guard halves.count == 2 else {
                throw UsageError(
                    "--module is a kind and a module, not '\(word)'", hint: "write it like secureForms=secureform")
            }
            modules[halves[0]] = halves[1]
        }
        return modules
    }

    private func listening(_ shared: SharedService) throws -> SimulatorServer {
        do throws(SocketError) {
            return try SimulatorServer(shared, port: port)
        } catch {
            throw PortUnusable(port: Int(port), isTaken: error.isTaken)
        }
    }

    private func announce(_ server: SimulatorServer, _ sites: [SimulatedSite], _ console: Console) {
        let base = sites.first?.base ?? ""
        let url = server.origin + base
        if console.json {
            console.document([
                "url": .string(url),
                "sites": .array(
                    sites.map { site in
                        [
                            "name": .string(site.name), "siteId": .integer(site.siteID),
                            "url": .string(server.origin + site.base),
                            "token": site.credentials.compactMap(\.token).first.map(JSONValue.string) ?? .null,
                        ]
                    }),
            ])
            return
        }
        console.result("listening on \(url, .strong)")
        for site in sites {
            let token = site.credentials.compactMap(\.token).first ?? "none"
            let elsewhere = site.base == base ? "" : "  \(server.origin)\(site.base)"
            console.result("  \(site.name)  site \(site.siteID)  token \(token)\(elsewhere)")
        }
        console.note("^C ends it")
        guard let token = sites.first?.credentials.compactMap(\.token).first else { return }
        console.note("to rehearse on it, in another terminal:")
        console.note("  export REHEARSAL_TOKEN=\(ShellWord.quoted(token))")
        console.note("  \(Tool.name) init rehearsal --url \(url) --token env:REHEARSAL_TOKEN")
        console.note("  \(Tool.name) backup rehearsal")
    }

    private static func read(_ path: String, shown: String, mayHaveComments: Bool = false) throws -> JSONValue {
        let bytes = try FileText.bytes(path, shown: shown)
        do throws(JSONError) {
            return try mayHaveComments ? JSONValue(parsingCommented: bytes) : JSONValue(parsing: bytes)
        } catch {
            throw UsageError("\(shown): \(error.plain(in: bytes))")
        }
    }
}

/// The system does not let the simulator listen there.
private struct PortUnusable: Explained {
    let port: Int
    let isTaken: Bool

    var explanation: Explanation {
        let reason =
            isTaken
            ? "another program listens on port \(port) already, and commands would talk to that one"
            : "this user may not listen on port \(port)"
        return Explanation(
            reason, hint: "end that program, or choose another port: --port 0 takes one that is free", .machine)
    }
}
