import Catalog
import Diffing
import Jobs
import Simulator
import TestSupport
import Testing
import Wire

/// A campaign of the sample shop once more, under another name.
struct SubtreeCopyTests {
    private static let original: Address = "campaigns/Shop%20English"
    private static let place: Address = "campaigns/Shop%20Two"

    private static func copy(of shop: any State, at place: Address = place) throws -> SubtreeCopy {
        try SubtreeCopy(shop, of: original, at: place, name: "Shop Two", label: "shop", .liveChat)
    }

    @Test(arguments: Dialect.allCases)
    func `all below it stands there twice, in the order of addresses, and the original as it was`(
        dialect: Dialect
    ) async throws {
        let shop = try await SampleSite.shopState(dialect)
        let copy = try Self.copy(of: shop)
        let (before, after) = (try shop.resources(below: nil), try copy.resources(below: nil))
        #expect(after.map(\.address) == after.map(\.address).sorted())
        #expect(after.filter { !$0.address.isAtOrBelow(Self.place) } == before)
        let copies = try copy.resources(below: Self.place)
        #expect(copies == after.filter { $0.address.isAtOrBelow(Self.place) })
        #expect(copies.count == (try shop.resources(below: Self.original)).count)
        #expect(try copy.resource(at: Self.place)?.body()["name"] == "Shop Two")
        #expect(try copy.resource(at: "campaigns/Shop%20Two/chatButton") != nil)
    }

    @Test(arguments: Dialect.allCases)
    func `no id of the original is in the copy, and all else that it refers to is`(dialect: Dialect) async throws {
        let shop = try await SampleSite.shopState(dialect)
        let copy = try Self.copy(of: shop)
        let own = Set(try shop.resources(below: Self.original).compactMap(\.id).filter(\.isGuid))
        #expect(own.count > 10)
        for resource in try copy.resources(below: Self.place) {
            // What only the service makes has ids in texts, and goes nowhere.
            if Catalog.liveChat[resource.kind]?.isWritable == false { continue }
            let text = resource.path + String(decoding: resource.raw, as: UTF8.self)
            for id in own { #expect(!text.contains(id), "\(resource.address)") }
            #expect(resource.id.map(StandInID.isOne) ?? true)
        }
        let places = copy.coverage.filter { $0.path.contains("/57a4d114-") }
        #expect(places.count == shop.coverage.count { ResourcePath.isBelow($0.path, Self.path(shop)) })
    }

    private static func path(_ shop: any State) -> String { (try? shop.resource(at: original)?.path) ?? "?" }

    @Test func `to the same site it is something new, and never what it was made of`() async throws {
        let shop = try await SampleSite.shopState(.final)
        let only = Selection(only: [Selector(Self.place.text)], except: [])
        let comparison = try Differ.compare(
            present: shop, wanted: Self.copy(of: shop), selection: only, book: RuleBook(.liveChat))
        #expect(comparison.changed == [] && comparison.removed == [] && comparison.ambiguous == [])
        #expect(comparison.added.contains { $0.address == Self.place })
        #expect(comparison.added.allSatisfy { $0.address.isAtOrBelow(Self.place) })
    }

    @Test func `what has the name already makes way for it and is paired with it`() async throws {
        let shop = try await SampleSite.shopState(.final)
        let place: Address = "campaigns/Shop%20Deutsch"
        let copy = try Self.copy(of: shop, at: place)
        #expect(try copy.resources(below: place).count == shop.resources(below: Self.original).count)
        let only = Selection(only: [Selector(place.text)], except: [])
        let comparison = try Differ.compare(present: shop, wanted: copy, selection: only, book: RuleBook(.liveChat))
        #expect(comparison.changed.contains { $0.resource.address == "campaigns/Shop%20Deutsch/chatWindow" })
        #expect(!comparison.added.contains { $0.address == place })
    }

    @Test func `an id that is typed in an address means what has it, unless something is called so`() throws {
        let id = "c0a80001-5c1e-4b07-9a31-000000000001"
        func state(_ names: [(name: String, id: String)]) -> MemoryState {
            MemoryState(
                origin: Origin(label: "a"),
                resources: names.map { name, id in
                    Resource(
                        kind: "campaigns", path: "/campaigns/\(id)", id: id, address: Address("campaigns/\(name)"),
                        body: ["id": .string(id), "name": .string(name)])
                }, coverage: [])
        }
        let typed = Address("campaigns/\(id)/chatButton")
        #expect(try state([("Sales", id)]).address(meant: typed) == "campaigns/Sales/chatButton")
        #expect(try state([("Sales", id), (id, "x")]).address(meant: typed) == typed)
        #expect(try state([("Sales", "x")]).address(meant: typed) == typed)
    }
}
