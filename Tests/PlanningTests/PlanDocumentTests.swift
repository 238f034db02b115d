import Catalog
import Diffing
import Planning
import Simulator
import TestSupport
import Testing
import Wire

struct PlanDocumentTests {
    private func plan() async throws -> Plan {
        let shop = try await SiteBehindClosure(try SampleSite.shop(.draft)).state("shop@1", site: "shop")
        let empty = try await SiteBehindClosure(try SimulatedSite.empty(.final)).state("twin", site: "twin")
        return try Plan.make(from: shop, to: empty, PlanOptions(isMirror: true, rate: (100, 300)))
    }

    @Test func `a plan comes back from its document as it was`() async throws {
        let plan = try await plan()
        #expect(plan.unresolved.count == 2)
        #expect(plan.estimate.requests > 100 && plan.estimate.seconds > 0)
        let bytes = plan.document.bytes(.pretty)
        let read = try Plan(document: try JSONValue(parsing: bytes))
        #expect(read.id == plan.id && plan.id.utf8.count == 12)
        #expect(read.document.bytes(.pretty) == bytes)
        #expect(read.levels.map(\.count) == plan.levels.map(\.count))
        let keys = plan.document.members?.map(\.name) ?? []
        #expect(Array(keys.prefix(5)) == ["format", "id", "created", "source", "target"])
    }

    @Test func `a plan that makes copies says so, and no other does`() async throws {
        var plan = try await plan()
        #expect(plan.document["copy"] == nil && !plan.isCopy)
        plan.isCopy = true
        plan.id = plan.digest
        #expect(try Plan(document: plan.document).isCopy)
        #expect(try Plan(document: plan.document).document == plan.document)
    }

    @Test func `every edit is found, and a later format is told apart`() async throws {
        let document = try await plan().document
        var edited = document
        edited.set("mirror", false)
        #expect(throws: PlanningError.self) { try Plan(document: edited) }
        var newer = document
        newer.set("format", 2)
        #expect(throws: PlanningError.newer(format: "2")) { try Plan(document: newer) }
        for name in document.members?.map(\.name) ?? [] {
            var damaged = document
            damaged.remove(name)
            #expect(throws: PlanningError.self, "\(name)") { try Plan(document: damaged) }
        }
        for text in ["{}", "[]", "1", "null"] {
            let value = try JSONValue(parsing: text)
            #expect(throws: PlanningError.self) { try Plan(document: value) }
        }
    }

    @Test(arguments: ["/a/{$ref:3}/b", "/x%20y", "/a/b/c"])
    func `a path is read as it is written`(text: String) throws {
        #expect(OperationPath(text)?.description == text)
    }

    @Test(arguments: ["", "a", "/", "/a//b", "/{x}", "/{$ref:}", "/{$ref:3", "/a/"])
    func `what is no path is refused`(text: String) {
        #expect(OperationPath(text) == nil)
    }
}
