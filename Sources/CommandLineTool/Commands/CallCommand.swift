import Configuring
import Foundation
import Jobs
import Planning
import Reporting
import Service
import Wire

struct CallCommand: Command {
    static let declaration = CommandDeclaration(
        "call", "one documented request, with the site's credential, throttle and journal",
        discussion: """
            Sends what the API documents and this program has no command for. The path is that of the documents, \
            /api/v3/livechat/bans, or what stands behind the site's url, /livechat/bans; a query may follow. The answer's body \
            goes to standard output as it came, its status to standard error.

            A request that writes is asked about, and is in the journal before it is sent: 'runs' lists it. A request that no \
            document knows needs --force, and a deletion of many that names none is never sent.

            What has no command of its own: POST conversionActions:achieved says that a visitor has done what a conversion \
            action counts; POST visitors/{id}/customVariables:change changes what is known of a visitor who is online; \
            PUT agents/{id} changes an agent's status.
            """,
        operands: [
            .init("METHOD", "of the request", completes: .words(["GET", "POST", "PUT", "DELETE"])),
            .init("PATH", "/livechat/agents, /api/v3/livechat/chats?timeFrom=2026-11-20T00:00:00"),
        ],
        options: [
            .value("site", "SITE", "a site of the configuration", .required, completes: .site),
            .value("data", "FILE", "the body, JSON; - for standard input", completes: .file),
            .flag("force", "send what no document knows"),
            .flag("yes", "write without asking", letter: "y"),
            .flag("dry-run", "say what would be sent and stop, also where it would be a question only"),
            .value("confirm", "SITE", "the name of a protected site that is to be written to", completes: .site),
        ],
        examples: [
            .init("call GET /livechat/agents --site prod", "who is online?"),
            .init("call PUT /livechat/agents/12 --site prod --data status.json", "an agent goes offline"),
            .init(
                "call POST /livechat/conversionActions:achieved --site prod --data sold.json --yes",
                "a sale, from a script"),
        ], exitCodes: [.guarded, .refused, .unavailable, .machine, .locked, .unknownOutcome])

    private let method: HTTPMethod
    private let path: String
    private let site: String
    private let data: String?
    private let isForced: Bool
    private let isYes: Bool
    private let isDryRun: Bool
    private let confirmed: String?
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        method = HTTPMethod(rawValue: try given.required("METHOD")) ?? .get
        path = try given.required("PATH")
        guard let site = given.value("site") else { throw UsageError("call needs --site SITE") }
        self.site = site
        data = given.value("data")
        isForced = given.flag("force")
        (isYes, isDryRun) = try RunOptions.consent(given)
        confirmed = given.value("confirm")
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let session = try Workplace(surroundings, options, console).configured(site)
        let body = try data.map { try Self.body($0, surroundings) } ?? []
        let call = try SiteCall(session, method, path, body: body, isForced: isForced)
        if isDryRun {
            console.present([
                "method": .string(method.rawValue), "path": .string(call.target.path), "site": .string(site),
                "writes": .bool(call.isWrite), "bytes": .integer(body.count),
            ]) {
                console.result(
                    "would send \(method.rawValue) \(call.target.path) to \("\(site)", .strong)\(body.isEmpty ? "" : ", \(Wording.count(body.count, "byte"))")"
                )
            }
            console.note("nothing was sent, as --dry-run says")
            return .done
        }
        if call.isWrite {
            if call.site.isProtected, confirmed.map({ $0.isIdentical(to: site) }) != true {
                throw ProtectedSite(name: site)
            }
            if call.isUnallowedExperiment { throw ExperimentalSite(name: site) }
            let question: Shown = "Send \(method.rawValue) \(call.target.path) to \("\(site)", .strong)?"
            guard try console.confirm(question, yes: isYes) else {
                console.note("nothing was sent")
                return .failed
            }
        }
        let response = try await call.run()
        if console.json {
            console.document([
                "status": .integer(response.status),
                "headers": .object(response.headers.map { JSONMember($0.name, .string($0.value)) }),
                "body": (try? JSONValue(parsing: response.body))
                    ?? .string(String(decoding: response.body, as: UTF8.self)),
            ])
        } else {
            console.note("status \(response.status)")
            console.verbatim(String(decoding: response.body, as: UTF8.self))
        }
        return .done
    }

    private static func body(_ file: String, _ surroundings: Surroundings) throws -> [UInt8] {
        if file.isIdentical(to: "-") { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
        return try FileText.bytes(surroundings.absolute(file), shown: "'\(file)'")
    }

    /// The guard of a site that the configuration protects.
    private struct ProtectedSite: Explained {
        let name: String

        var explanation: Explanation {
            Explanation("'\(name)' is protected", hint: "--confirm \(name) lifts this", .guarded, code: "protected")
        }
    }

    /// The guard of what no whole document describes.
    private struct ExperimentalSite: Explained {
        let name: String

        var explanation: Explanation {
            Explanation(
                "what would be written to '\(name)' is not documented as a whole",
                hint: "\"experimentalWrites\": true in the configuration of '\(name)' lifts this", .guarded,
                code: "experimental")
        }
    }
}

extension SiteCall.Refusal: Explained {
    var explanation: Explanation {
        switch self {
        case .elsewhere(let path):
            Explanation(
                "'\(path)' is no path of this site", hint: "write what stands behind the site's url: /livechat/bans",
                .usage)
        case .undocumented(let method, let path, let others):
            Explanation(
                "no document knows \(method) \(path)",
                hint: others.isEmpty
                    ? "'livechat-sync kinds' lists the paths; --force sends it all the same"
                    : "at that path there is \(Wording.list(others, "and")); --force sends it all the same", .usage)
        case .emptyDeletion(let path):
            Explanation(
                "DELETE \(path) names nothing to delete, and could be taken for everything",
                hint: "give the ids as a list: [\"id\", \"id\"]", .guarded)
        case .bodyOfGET: Explanation("a GET takes no --data", hint: "parameters stand in the path, behind '?'", .usage)
        case .noJSON(let reason): Explanation("the body is no JSON: \(reason)", .usage)
        }
    }
}
