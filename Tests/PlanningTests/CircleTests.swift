import Catalog
import Diffing
import Planning
import TestSupport
import Testing
import Wire

/// Things of one kind that refer to each other, in circles and in long chains: the API has no such kind, and the planner must
/// not depend on that.
struct CircleTests {
    private static func link() throws -> Kind {
        var kind = try #require(Catalog.liveChat["customVariables"])
        var reference = try #require(Catalog.liveChat["dynamicCampaign"]?.references.first)
        reference.at = FieldPath("next")
        reference.object = nil
        reference.targets[0].kind = "links"
        kind.name = "links"
        kind.paths = [PathTemplate("/links")]
        kind.references = [reference]
        kind.after = []
        return kind
    }

    private static func name(_ number: Int) -> String { "\(100_000 + number)" }

    /// A plan that makes so many things on an empty target.
    /// - Parameter next: which other one each refers to.
    private static func plan(_ count: Int, next: (Int) -> Int?) throws -> Plan {
        let coverage = [Coverage(kind: "links", path: "/links", state: .complete)]
        let links = (0..<count).map { number in
            let name = name(number)
            var members = [JSONMember("id", .string("i" + name)), JSONMember("name", .string(name))]
            if let other = next(number) { members.append(JSONMember("next", .string("i" + Self.name(other)))) }
            return Resource(
                kind: "links", path: "/links/i" + name, id: "i" + name, address: Address("links/" + name),
                body: .object(members))
        }
        return try Planner.plan(
            from: MemoryState(origin: Origin(label: "a"), resources: links, coverage: coverage),
            to: MemoryState(origin: Origin(label: "b"), resources: [Resource](), coverage: coverage),
            target: .init(site: "b", url: ""), options: PlanOptions(), created: "2026-11-20T03:00:00Z",
            book: RuleBook(Catalog([try link()])))
    }

    /// What each thing refers to in the end, by names, if nothing is referred to before it is made.
    private static func outcome(of plan: Plan) throws -> [String: String] {
        var made: [String: String] = [:]
        var ends: [String: String] = [:]
        for operation in plan.levels.joined() {
            let body = try #require(operation.body)
            let name = try #require(body["name"]?.text)
            if let reference = body["next"]?["$ref"]?.text {
                let target: String = try #require(made[reference], "\(name) refers to what is not there yet")
                ends[name] = target
            }
            if operation.action == .create { made[operation.id] = name }
        }
        return ends
    }

    @Test(arguments: [1, 2, 3, 100])
    func `a circle of any length is made and then closed, one that refers to itself too`(length: Int) throws {
        let plan = try Self.plan(length) { ($0 + 1) % length }
        #expect(plan.unresolved.isEmpty)
        #expect(plan.operations.count { $0.action == .create } == length)
        #expect(plan.operations.count { $0.action == .update } == 1)
        let ends = try Self.outcome(of: plan)
        #expect(ends.count == length)
        for number in 0..<length { #expect(ends[Self.name(number)] == Self.name((number + 1) % length)) }
        #expect(try Plan(document: plan.document).document == plan.document)
    }

    /// The last in the order of addresses has to be made first.
    @Test func `a chain of a thousand is made from its end`() throws {
        let length = 1_000
        let plan = try Self.plan(length) { $0 + 1 < length ? $0 + 1 : Optional.none }
        #expect(plan.operations.map { $0.body?["name"]?.text } == (0..<length).reversed().map { Self.name($0) })
        #expect(plan.operations.map(\.level) == Array(1...length))
        #expect(try Self.outcome(of: plan).count == length - 1)
    }
}
