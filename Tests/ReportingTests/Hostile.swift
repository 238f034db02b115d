import Catalog
import Diffing
import Planning
import Reporting
import TestSupport
import Wire

/// Two sites whose names and values try to run, to load and to mislead, wherever a site lets people type something.
enum Hostile {
    /// Leaves a mark on the page if it runs.
    static let run = "document.documentElement.setAttribute('data-owned','yes')"
    /// A host that a page must never ask for.
    static let host = "payload.invalid"

    static let payloads: [String] = [
        "</script><script>\(run)</script>",
        "\"><img src=x onerror=\"\(run)\">",
        "'><svg/onload=\(run)>",
        "</title></style><script>\(run)</script>",
        "javascript:\(run)",
        "<a href=\"javascript:\(run)\" autofocus onfocus=\"\(run)\" tabindex=1>x",
        "<iframe srcdoc=\"<script>parent.\(run)</script>\">",
        "<meta http-equiv=refresh content=\"0;url=http://\(host)/\">",
        "<img src=\"http://\(host)/pixel.png\"><link rel=stylesheet href=\"http://\(host)/x.css\">",
        "--><script>\(run)</script><!--", "]]><script>\(run)</script>",
        "\u{2028}\(run)\u{2029}", "\u{0}<script>\(run)</script>", "\u{202E}gnp.exe\u{202C}\u{2066}",
        "&lt;script&gt;\(run)&#60;/script&#62;", "`${\(run)}`",
        "```\n</details><script>\(run)</script>\n@octocat #123 ![x](http://\(host)/i.png)\n````",
        "| @octocat | #123 |\n\n# heading <b>", "<details open ontoggle=\"\(run)\">",
        String(repeating: "<script>\(run)</script>\n", count: 300) + String(repeating: "x", count: 50_000),
    ]

    /// Those that run wherever nothing stops them, without anybody's doing.
    static let running = [0, 1, 2, 3, 5, 6, 9, 10].map { payloads[$0] }

    static let colours = [
        "#fff\" onload=\"\(run)", "red;background:url(http://\(host)/c)", "#12345", "123456;", "#abcdefg",
    ]

    static func comparison() throws -> Comparison {
        try Differ.compare(present: present, wanted: wanted, book: RuleBook(.liveChat))
    }

    private static func plan() throws -> Plan {
        try Planner.plan(
            from: wanted, to: present,
            target: Plan.Target(site: payloads[0], url: payloads[1]), options: PlanOptions(isMirror: true),
            created: "2026-11-20T03:00:00Z",
            circumstances: Circumstances(isProtected: true, site: Plan.Target(site: payloads[0], url: payloads[1])),
            book: RuleBook(.liveChat))
    }

    static let present = state("\(payloads[0])@1", side: 0)
    static let wanted = state("\(payloads[1])@2", side: 1)

    private static func state(_ label: String, side: Int) -> MemoryState {
        var resources: [Resource] = []
        for (number, payload) in payloads.enumerated() {
            // One that only this side has, one that both have with another value.
            resources.append(
                item("customVariables", "v\(side)\(number)", "\(side)\(payload)", ["value": .string(payload)]))
            resources.append(
                item(
                    "customerSegments", "s\(number)", payload,
                    [
                        "description": .string(side == 0 ? payload : "old " + payload),
                        "color": .string(side == 0 ? "1a2B3c" : payload),
                    ]))
        }
        resources.append(item("campaigns", "c", payloads[0], [:]))
        for (number, payload) in payloads.enumerated() {
            let name = payload + (number == 3 && side == 1 ? "!" : "")
            resources.append(
                Resource(
                    kind: "campaignFormFields", path: "/campaigns/c/preChat/campaignFormFields/f\(side)\(number)",
                    id: "f\(side)\(number)",
                    address:
                        "campaigns/\(Percent.encoded(payloads[0]))/preChat/campaignFormFields/\(Percent.encoded(name))",
                    body: [
                        "id": .string("f\(side)\(number)"), "isRequired": .bool(side == 0),
                        "field": ["name": .string(name), "type": "textBox"],
                    ]))
        }
        var window: [JSONMember] = payloads.enumerated().map {
            JSONMember("text\($0)", .string(side == 0 ? $1 : $1 + " new"))
        }
        window += colours.enumerated().map { JSONMember("color\($0)", .string(side == 0 ? "#1a2b3c" : $1)) }
        window.append(JSONMember(payloads[1], .bool(side == 0)))
        resources.append(
            Resource(
                kind: "chatWindow", path: "/campaigns/c/chatWindow", id: nil,
                address: "campaigns/\(Percent.encoded(payloads[0]))/chatWindow", body: .object(window)))
        return MemoryState(
            origin: Origin(label: label, site: label), resources: resources, coverage: Self.coverage)
    }

    private static func item(_ kind: String, _ id: String, _ name: String, _ more: [String: JSONValue]) -> Resource {
        Resource(
            kind: kind, path: "/\(kind)/\(id)", id: id, address: "\(kind)/\(Percent.encoded(name))",
            body: .object(
                [JSONMember("id", .string(id)), JSONMember("name", .string(name))]
                    + more.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value) }))
    }

    /// Everything was read.
    static var coverage: [Coverage] {
        Catalog.liveChat.configuration.flatMap { kind in
            kind.paths.compactMap { place in
                let path = place.ids.isEmpty ? place.description : try? place.filled(with: ["c"])
                return path.map { Coverage(kind: kind.name, path: $0, state: .complete) }
            }
        }
    }

    /// The bodies of what only one side has, as the command looks them up.
    static func bodies(_ comparison: Comparison) throws -> Report.Bodies {
        var bodies = Report.Bodies()
        for named in comparison.added { bodies.added[named.address] = try wanted.resource(at: named.address)?.body() }
        for named in comparison.removed {
            bodies.removed[named.address] = try present.resource(at: named.address)?.body()
        }
        return bodies
    }

    /// A report with the page that is made of it, and the addresses that must be in both.
    struct Example: Sendable {
        let name: String
        let report: Report
        let html: String
        let addresses: [String]

        init(_ name: String, _ report: Report, _ addresses: [String]) {
            self.name = name
            self.report = report
            html = report.html
            self.addresses = addresses
        }
    }

    private static let made = Result { try newReports() }

    /// The reports of both, made once for all tests.
    static func reports() throws -> [Example] { try made.get() }

    /// The same, made anew.
    static func newReports() throws -> [Example] {
        let comparison = try comparison()
        let plan = try plan()
        return [
            Example(
                "diff", Report(comparison, bodies: try bodies(comparison), .liveChat),
                comparison.added.map(\.address.text) + comparison.removed.map(\.address.text)
                    + comparison.changed.map(\.resource.address.text)),
            Example("plan", Report(plan, guards: plan.guards, .liveChat), plan.operations.map(\.address.text)),
        ]
    }
}
