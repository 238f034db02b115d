import Catalog
import Diffing
import Planning
import Simulator
import TestSupport
import Testing
import Wire

/// Names that look alike, and things that the service makes by itself.
struct NearNamesTests {
    /// They differ in case, in blanks, and in how a letter is put together.
    private static let names = ["Sales", "sales", " Sales", "Sales ", "Caf\u{e9}", "Cafe\u{301}"]

    private static let crawled = Prepared<Bool, MemoryState> { _ in
        let site = SiteBehindClosure(try SampleSite.shop(.final))
        for name in names {
            try site.send(
                .post, "/customVariables",
                ["name": .string(name), "type": "text", "value": "1", "isIncludeUrl": false])
        }
        return try await site.state("shop", site: "shop")
    }

    @Test(arguments: names)
    func `what is called almost alike is not taken for one another`(name: String) async throws {
        let shop = try await Self.crawled(true)
        let all = try shop.resources(below: nil).map { try $0.resource() }
        #expect(Set(all.map(\.address)).count == all.count)
        func isIt(_ resource: Resource) -> Bool { resource.body["name"]?.text?.isIdentical(to: name) == true }
        func state(_ label: String, _ resources: [Resource]) -> MemoryState {
            MemoryState(
                origin: Origin(label: label, site: label), resources: resources, coverage: shop.coverage,
                lookups: ["departments": shop.lookups("departments"), "agents": shop.lookups("agents")])
        }
        let others = all.filter { $0.kind != "customVariables" || !isIt($0) }
        #expect(others.count == all.count - 1)
        // On the same site ids tell them apart. On another one nothing does but the name, of which only the others are there.
        let strangers = others.map { resource in
            guard resource.kind == "customVariables", let id = resource.id else { return resource }
            var stranger = resource
            stranger.id = "x" + id
            stranger.path = "/customVariables/x" + id
            stranger.body.set("id", .string("x" + id))
            stranger.body.set("value", "another one")
            return stranger
        }
        let alone = all.filter { $0.kind == "customVariables" && isIt($0) }
        #expect(alone.count == 1)
        for (wanted, present) in [
            (shop, state("shop", others)), (state("shop", alone), state("twin", strangers)),
        ] {
            let plan = try Plan.make(
                from: wanted, to: present,
                PlanOptions(selection: .init(only: [.init("customVariables")], except: [])))
            #expect(plan.operations.map(\.action) == [.create])
            #expect(plan.operations.first?.body?["name"]?.text?.isIdentical(to: name) == true)
            #expect(plan.guards.filter(\.stops) == [])
        }
    }

    /// The service has them in every form, and refuses to delete them.
    @Test func `a mirror plans no deletion of what is built in`() async throws {
        let shop = try await SampleSite.shopState(.final)
        let all = try shop.resources(below: nil).map { try $0.resource() }
        let others = all.filter { resource in
            Catalog.liveChat[resource.kind]?.system?.first(in: resource.body) != true
        }
        #expect(others.count < all.count)
        let wanted = MemoryState(
            origin: Origin(label: "wanted", site: "shop"), resources: others, coverage: shop.coverage,
            lookups: ["departments": shop.lookups("departments"), "agents": shop.lookups("agents")])
        let plan = try Plan.make(from: wanted, to: shop, PlanOptions(isMirror: true))
        #expect(plan.operations.filter { $0.action == .delete }.map(\.address) == [])
    }
}
