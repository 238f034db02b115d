import Catalog
import Planning
import TestSupport
import Testing
import Wire

/// Plans that delete records many at a time, as documents.
struct PurgePlanTests {
    private static func batch(_ ids: [String]) -> Planning.Operation.BatchDeletion? {
        guard let window = TimeWindow("2025-11-20T08:00:00Z", "2025-11-20T09:00:00Z") else { return nil }
        return .init(ids.map { .init(id: $0, digest: "d-\($0)") }, in: window)
    }

    private static func plan(_ ids: [String] = ["a", "b"]) throws -> Plan {
        let path = try #require(OperationPath("/chats"))
        return Plan(
            .init(
                before: "2025-11-21T00:00:00Z", kinds: ["chats"],
                kept: [.init(address: "chats/c", reason: "is not in the archive")], notes: ["nothing older"]),
            [("chats", path, try #require(batch(ids)))],
            of: [:], on: .init(site: "shop", url: "https://shop.example/api/v3"), created: "2026-11-20T03:00:00Z",
            rate: nil,
            lifting: Lifting(), Circumstances())
    }

    @Test func `a plan is read as it was written`() throws {
        let plan = try Self.plan()
        let read = try Plan(document: try JSONValue(parsing: plan.document.bytes(.pretty)))
        #expect(read == plan)
        #expect(read.document == plan.document)
        let operation = try #require(plan.document["operations"]?.elements?.first)
        #expect(operation["action"] == "deleteMany")
        #expect(operation["ids"] == ["a", "b"])
        #expect(plan.summary.delete == 2)
    }

    @Test(arguments: [[], ["a", "a"], ["a", "A"], (0...100).map { "\($0)" }])
    func `no batch is empty, too long or names one twice`(ids: [String]) {
        #expect(Self.batch(ids) == nil)
    }

    /// Whoever edits a plan can make its id fit.
    @Test(
        arguments: [
            ("ids", []), ("ids", ["a"]), ("ids", ["a", "a"]), ("ids", Optional.none), ("digests", ["x"]),
            ("until", "2020-01-01T00:00:00Z"), ("body", ["a": 1]), ("expect", "f"), ("action", "delete"),
        ] as [(String, JSONValue?)]) func `a batch that is none is refused`(name: String, value: JSONValue?) throws
    {
        var document = try Self.plan().document
        var operations = try #require(document["operations"]?.elements)
        if let value { operations[0].set(name, value) } else { operations[0].remove(name) }
        document.set("operations", .array(operations))
        document.remove("id")
        let digest = String(SHA256.digest(of: document.bytes(.sorted)).hex.prefix(12))
        document.set("id", .string(digest))
        #expect(throws: PlanningError.self) { try Plan(document: document) }
    }

    @Test(arguments: [(nil, true), ("staging", true), ("shop", false)] as [(String?, Bool)])
    func `only the site's name lifts the guard, whatever the site`(confirmed: String?, stops: Bool) throws {
        let plan = try Self.plan()
        for isProtected in [true, false] {
            let guards = plan.judged(
                Lifting(maxDelete: .percent(100), confirmed: confirmed, deletesReferenced: true),
                Circumstances(isProtected: isProtected))
            #expect(guards.contains { $0.stops } == stops)
            #expect(guards.map(\.name) == [.purge])
        }
    }
}
