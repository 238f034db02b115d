import Catalog
import Diffing
import Planning
import Reporting
import TestSupport
import Testing
import Wire

/// Secrets of the table, in every place where a report could show a body.
struct SecretTests {
    private static let secret = "hunter2-of-the-smtp-server"

    private static func state(_ label: String, _ window: JSONValue?, _ push: JSONValue?) -> MemoryState {
        var resources = [
            Resource(
                kind: "campaigns", path: "/campaigns/c", id: "c", address: "campaigns/Sales",
                body: ["id": "c", "name": "Sales"])
        ]
        if let window {
            resources.append(
                Resource(
                    kind: "chatWindow", path: "/campaigns/c/chatWindow", id: nil, address: "campaigns/Sales/chatWindow",
                    body: window))
        } else {
            resources = []
        }
        if let push {
            resources.append(
                Resource(kind: "mobilePush", path: "/mobilePush", id: nil, address: "mobilePush", body: push))
        }
        return MemoryState(
            origin: Origin(label: label, site: label), resources: resources, coverage: Hostile.coverage)
    }

    /// The secret as a value, in an object that comes whole, and under a name that stands twice.
    private static let windows: [JSONValue] = [
        ["customSMTPServer": ["username": "u", "password": .string(secret)]],
        ["greetingMessage": "a", "customSMTPServer": ["password": .string(secret), "PASSWORD": .string(secret)]],
        .object([
            JSONMember("customSMTPServer", ["username": "u"]),
            JSONMember("customSMTPServer", ["password": .string(secret)]),
        ]),
    ]

    private static let others: [JSONValue?] = [
        nil, ["greetingMessage": "b"], ["customSMTPServer": nil], ["customSMTPServer": ["password": "•••"]],
        ["customSMTPServer": ["password": "other-secret-of-it", "username": "v"]],
    ]

    @Test(arguments: windows.indices, others.indices)
    func `secrets are masked in every form of a report`(window: Int, other: Int) throws {
        let push: JSONValue = ["androidThirdPartyRequestHeaders": [["name": "key", "value": .string(Self.secret)]]]
        let states = [
            Self.state("a", Self.windows[window], push), Self.state("b", Self.others[other], other == 0 ? nil : [:]),
        ]
        for (present, wanted) in [(states[0], states[1]), (states[1], states[0])] {
            let comparison = try Differ.compare(present: present, wanted: wanted, book: RuleBook(.liveChat))
            var bodies = Report.Bodies()
            for named in comparison.added {
                bodies.added[named.address] = try wanted.resource(at: named.address)?.body()
            }
            for named in comparison.removed {
                bodies.removed[named.address] = try present.resource(at: named.address)?.body()
            }
            let plan = try Planner.plan(
                from: wanted, to: present, target: .init(site: "t", url: "u"), options: PlanOptions(isMirror: true),
                created: "2026-11-20T03:00:00Z", book: RuleBook(.liveChat))
            let reports = [
                Report(comparison, bodies: bodies, .liveChat), Report(plan, guards: plan.guards, .liveChat),
            ]
            for report in reports {
                let lines = ReportText(report, on: Screen(.unicode, isVerbose: true)).lines.map(\.plain)
                for text in [report.html, report.markdown, lines.joined(separator: "\n")] {
                    #expect(!text.contains(Self.secret))
                    #expect(!text.contains("other-secret-of-it"))
                }
            }
            #expect(!comparison.document.written().contains(Self.secret))
        }
    }

    @Test func `a secret that comes or goes is shown as one`() throws {
        let present = Self.state("a", ["greetingMessage": "x"], [:])
        let wanted = Self.state("a", Self.windows[0], [:])
        let comparison = try Differ.compare(present: present, wanted: wanted, book: RuleBook(.liveChat))
        let report = Report(comparison, .liveChat)
        let lines = ReportText(report, on: Screen(.unicode)).lines.map(\.plain)
        for text in [report.html, report.markdown, lines.joined(separator: "\n")] {
            #expect(text.contains("•••") && text.contains("username"))
        }
    }
}
