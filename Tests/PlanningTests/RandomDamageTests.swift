import Catalog
import Diffing
import Planning
import Simulator
import TestSupport
import Testing
import Wire

/// Damage by chance, the same one for each number.
struct RandomDamageTests {
    private static func damaged(_ value: JSONValue, _ dice: inout Dice) -> JSONValue {
        switch value {
        case .object(var members):
            if dice.next() % 8 == 0 { members.shuffle(using: &dice) }
            return .object(members.map { JSONMember($0.name, damaged($0.value, &dice)) })
        case .array(var elements):
            if dice.next() % 4 == 0 { elements.shuffle(using: &dice) }
            if dice.next() % 10 == 0, !elements.isEmpty { elements.removeLast() }
            return .array(elements.map { damaged($0, &dice) })
        case .string(let text):
            switch dice.next() % 30 {
            case 0 where !text.isGuid: return .string(text + "!")
            case 1: return .string(text.uppercased())
            default: return value
            }
        case .bool(let truth): return dice.next() % 20 == 0 ? .bool(!truth) : value
        case .number(let text): return dice.next() % 20 == 0 ? .number(text + ".0") : value
        case .null: return value
        }
    }

    @Test(arguments: Seed.draw(5, of: 0..<30, for: "RandomDamageTests"))
    func `an update without a printed change never exists, and what it sends is what was wanted`(number: Int)
        async throws
    {
        var dice = Dice(UInt64(number))
        let dialect = Dialect.allCases[number % 2]
        let shop = try await SampleSite.shopState(dialect)
        let resources = try shop.resources(below: nil).map { try $0.resource() }
        let others = resources.map { resource in
            var other = resource
            other.body = Self.damaged(resource.body, &dice)
            return other
        }
        let broken = MemoryState(
            origin: shop.origin, resources: others, coverage: shop.coverage,
            lookups: ["departments": shop.lookups("departments"), "agents": shop.lookups("agents")])
        let plan = try Plan.make(from: broken, to: shop, PlanOptions(isMirror: true))
        let book = RuleBook(.liveChat)
        #expect(plan.operations.allSatisfy { $0.action == .update })
        let wanted = Dictionary(others.map { ($0.path, $0.body) }, uniquingKeysWith: { $1 })
        for operation in plan.operations {
            let rules = try #require(book[operation.kind])
            let (before, body) = (try #require(operation.before), try #require(operation.body))
            #expect(!operation.fields.isEmpty, "\(operation.address), \(Seed.ofThisRun)")
            #expect(operation.write.expect == Fingerprint.of(before, rules))
            #expect(Fingerprint.of(body, rules) != operation.write.expect, "\(operation.address), \(Seed.ofThisRun)")
            let names = rules.kind.images.map(\.description) + ["password"]
            let left = BodyComparison(
                present: body, wanted: try #require(wanted[operation.path.description]), rules: rules
            ).changes.filter { change in !names.contains { change.pointer.description.contains($0) } }
            #expect(
                left == [] || operation.content?.unresolved.isEmpty == false,
                "\(operation.address), \(Seed.ofThisRun)")
        }
        let comparison = try Differ.compare(present: shop, wanted: broken, book: book)
        let planned = Set(plan.operations.map(\.address)).union(plan.notRestorable.map(\.address))
            .union(plan.unresolved.map(\.address))
        #expect(comparison.changed.filter { !planned.contains($0.resource.address) } == [])
        #expect(Set(plan.operations.map(\.address)).isSubset(of: comparison.changed.map(\.resource.address)))
    }

    /// Two kinds that refer to each other: the API has none, and the planner must not depend on that.
    @Test func `a circle of references is opened by a second write`() throws {
        func row(_ name: String, _ member: String, _ target: String) throws -> Kind {
            var kind = try #require(Catalog.liveChat["customVariables"])
            var reference = try #require(Catalog.liveChat["dynamicCampaign"]?.references.first)
            reference.at = FieldPath(member)
            reference.object = nil
            reference.targets[0].kind = target
            kind.name = name
            kind.paths = [PathTemplate("/" + name)]
            kind.references = [reference]
            kind.after = []
            return kind
        }
        let catalog = Catalog([try row("eggs", "hen", "hens"), try row("hens", "egg", "eggs")])
        let coverage = ["eggs", "hens"].map { Coverage(kind: $0, path: "/" + $0, state: .complete) }
        let source = MemoryState(
            origin: Origin(label: "a"),
            resources: [
                Resource(
                    kind: "eggs", path: "/eggs/1", id: "1", address: "eggs/e",
                    body: ["id": "1", "name": "e", "hen": "2"]),
                Resource(
                    kind: "hens", path: "/hens/2", id: "2", address: "hens/h",
                    body: ["id": "2", "name": "h", "egg": "1"]),
            ], coverage: coverage)
        let plan = try Planner.plan(
            from: source, to: MemoryState(origin: Origin(label: "b"), resources: [Resource](), coverage: coverage),
            target: .init(site: "b", url: ""), options: PlanOptions(), created: "2026-11-20T03:00:00Z",
            book: RuleBook(catalog))
        #expect(
            plan.operations.map { "\($0.id) \($0.action) \($0.path) \($0.body?.written() ?? "")" } == [
                #"1 create /eggs {"name":"e"}"#, #"2 create /hens {"name":"h","egg":{"$ref":"1"}}"#,
                #"3 update /eggs/{$ref:1} {"name":"e","hen":{"$ref":"2"}}"#,
            ])
        #expect(plan.operations.map(\.dependsOn) == [[], ["1"], ["1", "2"]])
        #expect(plan.operations.map(\.level) == [1, 2, 3])
        #expect(try Plan(document: plan.document).document == plan.document)
    }
}
