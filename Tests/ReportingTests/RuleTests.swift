import Catalog
import Diffing
import Reporting
import TestSupport
import Testing
import Wire

/// Routing rules, told as sentences by all three writers.
struct RuleTests {
    private static let rule = "campaigns/Shop/routing/customRules/Country"

    private static func rules(_ country: String?, to department: String) -> [Resource] {
        guard let country else { return [] }
        let body: JSONValue = [
            "id": "1", "name": "Country", "isEnable": true, "order": 1, "routeTo": "department",
            "routeToId": .string(department + "-id"), "priority": "high", "conditionMetType": "all",
            "conditions": [["field": "country", "operator": "is", "value": .string(country)]],
        ]
        return [
            Resource(
                kind: "customRules", path: "/campaigns/7/routing/customRules/1", id: "1", address: Address(rule),
                body: body)
        ]
    }

    private static func side(_ rules: [Resource]) -> Scenery.Side {
        var side = Scenery.Side()
        for name in ["Sales", "Service"] { side.names.add(name + "-id", "departments", name) }
        for rule in rules { side.shown[rule.address] = Scenery.Shown(kind: rule.kind, body: rule.body) }
        return side
    }

    private static func report(_ before: String?, _ after: String?) throws -> Report {
        let (old, new) = (rules(before, to: "Sales"), rules(after, to: "Service"))
        let coverage = [Coverage(kind: "customRules", path: "/campaigns/7/routing/customRules", state: .complete)]
        func state(_ label: String, _ rules: [Resource]) -> MemoryState {
            MemoryState(origin: Origin(label: label, site: "shop"), resources: rules, coverage: coverage)
        }
        let comparison = try Differ.compare(
            present: state("shop", old), wanted: state("shop@1", new), book: RuleBook(.liveChat))
        var scenery = Scenery()
        (scenery.present, scenery.wanted) = (side(old), side(new))
        return Report(comparison, scenery: scenery, .liveChat)
    }

    private static func written(_ report: Report) -> [String] {
        [
            ReportText(report, on: Screen(.unicode)).lines.map(\.plain).joined(separator: "\n"), report.markdown,
            report.html.replacing(/<[^>]*>/, with: "").replacing("&#39;", with: "'"),
        ]
    }

    private static let old = "was: If the visitor's country is France, chats go to Sales with priority high."
    private static let new = "is to be: If the visitor's country is Spain, chats go to Service with priority high."

    @Test func `a rule that changes is told as it was and as it is to be`() throws {
        for text in Self.written(try Self.report("France", "Spain")) {
            let told = text.replacing("`", with: "")
            #expect(told.contains(Self.old), "\(text)")
            #expect(told.contains(Self.new), "\(text)")
        }
    }

    @Test func `one that comes is told as it is to be, one that goes as it was`() throws {
        for text in Self.written(try Self.report(nil, "Spain")) {
            let told = text.replacing("`", with: "")
            #expect(told.contains(Self.new) && !told.contains("was:"), "\(text)")
        }
        for text in Self.written(try Self.report("France", nil)) {
            let told = text.replacing("`", with: "")
            #expect(told.contains(Self.old) && !told.contains("is to be:"), "\(text)")
        }
    }
}
