import CommandLineTool
import Foundation
import Jobs
import Service
import Simulator
import Synchronization
import Wire

/// The program in a folder of its own, with simulated sites where the network would be: `shop`, and others if given.
final class Workbench: Sendable {
    struct Answer: Sendable {
        let code: ExitCode
        let output: String
        let error: String

        /// The document on stdout.
        var document: JSONValue { get throws { try JSONValue(parsing: output) } }
    }

    let folder: ConfigurationFolder
    let service: SharedService
    private let recorder = Recorder()
    private let way = Mutex(Way())
    /// How the network was to be reached, each time.
    private let routes = Mutex<[WorkerTransport.Limits]>([])

    /// What happens on the way to the service and back. A struct, since a mutex wraps a bare closure anew whenever it is read: after
    /// some thousand requests no stack is deep enough to call it.
    private struct Way: Sendable {
        var mishap: @Sendable (HTTPRequest) -> Bool = { _ in false }
        var answering: @Sendable (HTTPRequest) -> HTTPResponse? = { _ in Optional.none }
        /// So many readings of a site in which answers may have been mixed up.
        var mixedReadings = 0
        var bending: @Sendable (HTTPRequest, HTTPResponse) -> HTTPResponse = { $1 }
    }

    init(_ sites: [String: SimulatedSite]) throws {
        folder = try ConfigurationFolder()
        let ordered = sites.sorted { $0.key < $1.key }
        service = SharedService(SimulatedService(sites: ordered.map(\.value)))
        var entries: [JSONMember] = []
        var tokens: [String: String] = [:]
        for (name, site) in ordered {
            entries.append(
                JSONMember(
                    name,
                    [
                        "url": .string("http://127.0.0.1" + site.base),
                        "experimentalWrites": .bool(site.base == "/api/v4"),
                        "token": .string("env:TOKEN_\(name.uppercased())"),
                    ]))
            tokens["TOKEN_\(name.uppercased())"] = site.credentials.compactMap(\.token).first ?? ""
        }
        let document: JSONValue = ["store": "store.sqlite", "sites": .object(entries)]
        try folder.write(document.written(.pretty))
        self.tokens = tokens
    }

    let tokens: [String: String]

    /// A bench as another one was left.
    init(_ prepared: PreparedBench) throws {
        folder = try ConfigurationFolder()
        try prepared.write(to: folder.path)
        service = SharedService(prepared.service)
        tokens = prepared.tokens
        recorder.advance(by: prepared.now - recorder.now)
    }

    convenience init(_ dialect: Dialect = .final) throws {
        try self.init(["shop": SampleSite.shop(dialect)])
    }

    /// Changes the file of the configuration.
    func configure(_ change: (inout JSONValue) -> Void) throws {
        let file = URL(fileURLWithPath: folder.path + "/livechat-sync.json")
        var document = try JSONValue(parsing: Array(Data(contentsOf: file)))
        change(&document)
        try folder.write(document.written(.pretty))
    }

    var store: String { folder.path + "/store.sqlite" }

    /// Writes at the site as a person would in the control panel.
    @discardableResult
    func ask(_ method: HTTPMethod, _ path: String, _ body: JSONValue = [:]) -> JSONValue? {
        service.withService { service in
            // A path of version 4 has its module in front.
            let base = service.sites[0].base
            let target = base == "/api/v3" ? base + "/livechat" + path : base + path
            let request = HTTPRequest(method, origin: "", target: target, body: method == .get ? [] : body.bytes())
            return try? JSONValue(parsing: service.sites[0].respond(to: request).body)
        }
    }

    /// The items of a list, whatever object is around it.
    func items(_ path: String) -> [JSONValue] {
        let answer = ask(.get, path)
        return answer?.elements ?? (answer?.members ?? []).compactMap(\.value.elements).first ?? []
    }

    /// The methods and paths of what was sent that is no GET.
    var writes: [String] {
        service.withService { $0.log.entries.filter { $0.method != .get }.map { "\($0.method.rawValue) \($0.target)" } }
    }

    func change(_ body: @Sendable (inout SimulatedSite) -> Void) {
        service.withService { body(&$0.sites[0]) }
    }

    /// Types a command; words are separated by blanks.
    /// - Parameters:
    ///   - width: of the terminal, if there is one.
    ///   - answers: what is typed where the program asks; with any, there is a terminal.
    @discardableResult
    func run(_ line: String, width: Int? = nil, answers: String...) async -> Answer {
        await run(line.split(separator: " ").map(String.init), width: width, answers: answers)
    }

    /// The same with words that may be empty or have blanks in them.
    @discardableResult
    func run(_ words: [String], width: Int? = nil, answers: [String] = []) async -> Answer {
        recorder.clear()
        recorder.answer(answers)
        var surroundings = recorder.surroundings(
            tokens.merging(["LANG": "C.UTF-8"]) { $1 }, width: width ?? (answers.isEmpty ? nil : 80),
            folder: folder.path,
            home: folder.path + "/home")
        let service = service
        surroundings.network = { limits in
            self.routes.withLock { $0.append(limits) }
            return Network(
                Transport { request, _ async throws(TransportError) in
                    let way = self.way.withLock { $0 }
                    if let answer = way.answering(request) { return answer }
                    let isLost = way.mishap(request)
                    switch service.respond(to: request) {
                    case .answer where isLost: throw .lost("on purpose", alone: true)
                    case .answer(let response): return way.bending(request, response)
                    case .hang: throw .timedOut(seconds: 1)
                    default: throw .lost("dropped", alone: true)
                    }
                },
                isInStep: {
                    self.way.withLock { way in
                        way.mixedReadings -= 1
                        return way.mixedReadings < 0
                    }
                })
        }
        let code = await Tool.run(words, in: surroundings, .all, explain: FailureText.explanation)
        return Answer(code: code, output: recorder.output, error: recorder.error)
    }

    /// From now on each request is shown to `mishap` before the service gets it; where that says so, the answer is lost.
    func befall(_ mishap: @escaping @Sendable (HTTPRequest) -> Bool) { way.withLock { $0.mishap = mishap } }

    /// From now on requests that this has an answer to never get to the service.
    func hold(_ answering: @escaping @Sendable (HTTPRequest) -> HTTPResponse?) {
        way.withLock { $0.answering = answering }
    }

    /// From now on each answer is changed on its way.
    func bend(_ bending: @escaping @Sendable (HTTPRequest, HTTPResponse) -> HTTPResponse) {
        way.withLock { $0.bending = bending }
    }

    var limits: [WorkerTransport.Limits] { routes.withLock { $0 } }

    /// As many of the next readings of a site have to be made once more.
    func mixUp(_ readings: Int) { way.withLock { $0.mixedReadings = readings } }

    var now: Double { recorder.now }

    func advance(by seconds: Double) { recorder.advance(by: seconds) }
}
