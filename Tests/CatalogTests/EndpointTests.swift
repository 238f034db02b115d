import Catalog
import TestSupport
import Testing
import Wire

struct EndpointTests {
    /// Methods and paths of the documented requests, braces blanked.
    private static func documented() throws -> Set<String> {
        Set(
            try Samples.endpoints().map {
                Endpoint(method: $0.method.rawValue, path: PathTemplate($0.path), operation: nil).signature
            })
    }

    private static var described: Set<String> {
        Set(Catalog.liveChat.kinds.filter { $0.base == "/livechat" }.flatMap(\.endpoints).map(\.signature))
    }

    @Test func `no request is documented twice, and what the draft lacks has a reason`() throws {
        let endpoints = try Samples.endpoints()
        #expect(try Self.documented().count == endpoints.count)
        #expect(endpoints.contains { $0.reason == nil })
        #expect(endpoints.allSatisfy { $0.reason?.isEmpty != true })
    }

    @Test func `every documented request stands in the table`() throws {
        #expect(try Self.documented().subtracting(Self.described).sorted() == [])
    }

    @Test func `every request of the table is documented`() throws {
        #expect(Self.described.subtracting(try Self.documented()).sorted() == [])
    }

    /// What sends mail, changes a password or makes a person is nothing that a plan could hold: what a plan sends follows from
    /// the operations and switches of the rows alone.
    @Test(arguments: [Catalog.liveChat, .liveChat4])
    func `no plan can hold more than documents, switches and batches of records`(catalog: Catalog) {
        var verbs: Set<String> = []
        var writes = 0
        for kind in catalog.kinds {
            let endpoints = kind.endpoints.filter { $0.method != "GET" && $0.operation != .list }
            let isPerson = ["agents", "departments", "roles", "skills", "visitors"].contains(kind.name)
            for endpoint in endpoints where endpoint.operation != nil {
                writes += 1
                #expect(!endpoint.path.description.contains(":"), "\(endpoint.signature)")
                #expect(!isPerson, "\(endpoint.signature)")
            }
            if let toggle = kind.toggle { verbs.formUnion([toggle.on, toggle.off]) }
        }
        #expect(writes > 40)
        #expect(verbs.isSubset(of: [":enable", ":disable"]), "\(verbs)")
    }
}
