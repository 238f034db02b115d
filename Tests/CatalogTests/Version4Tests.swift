import Catalog
import Foundation
import TestSupport
import Testing
import Wire

/// The table of version 4, held to what is publicly known of it.
struct Version4Tests {
    private static let table = Catalog.liveChat4

    private static func signature(_ method: String, _ path: String) -> String {
        Endpoint(method: method, path: PathTemplate(path), operation: nil).signature.replacing(/\{[A-Za-z]+\}:/) { _ in
            "{}:"
        }
    }

    /// With the module in front.
    private static var described: [String: Kind] {
        var described: [String: Kind] = [:]
        for kind in table.kinds {
            for endpoint in kind.endpoints {
                described[signature(endpoint.method, kind.base + endpoint.path.description)] = kind
            }
        }
        return described
    }

    @Test func `the table is sound, and each row says what it rests on`() {
        #expect(Self.table.flaws == [])
        for kind in Self.table.kinds { #expect(kind.evidence != nil, "\(kind.name)") }
        #expect(Self.table.kinds.filter { $0.evidence?.tier == 3 }.allSatisfy { !$0.isWritable })
        #expect(!Self.table.uncovered.isEmpty)
    }

    @Test func `rows go through JSON unchanged`() throws {
        let data = try JSONEncoder().encode(Self.table.kinds)
        #expect(try JSONDecoder().decode([Kind].self, from: data) == Self.table.kinds)
    }

    /// A row may ask for nothing that no document and no witness has.
    @Test func `every request of the first two tiers is known from somewhere`() throws {
        let known = Set(
            try Samples.endpointsOfVersion4().map { Self.signature($0.method.rawValue, $0.path) })
        let unknown = Self.described.filter { $0.value.evidence?.tier != 3 && !known.contains($0.key) }.keys.sorted()
        // Listed in a module of its own, and an event: both are in the documents and hold no configuration.
        #expect(unknown == [Self.signature("POST", "/livechat/conversionActions/achieved")])
    }

    @Test func `records are listed by searches that select everything, sorted by when they happened`() throws {
        let records = Self.table.kinds.filter { $0.shape == .record }
        #expect(records.map(\.name) == ["chats", "missedAndRefusedChats", "offlineMessages", "agentPrivateMessages"])
        for kind in records {
            let (listing, search) = (try #require(kind.listing), try #require(kind.listing?.search))
            #expect(listing.window == nil && listing.time.first?.description == search.by)
            let filters = try #require(search.body["filters"]?.elements)
            #expect(!filters.isEmpty)
            #expect(
                filters.allSatisfy { $0["operator"] == "ignored" && $0["value"] == [""] || $0["name"] == "time" },
                "\(kind.name)")
        }
    }

    @Test func `no collection is ever deleted as a whole, and no singleton at all`() {
        let deletions = Self.table.kinds.flatMap { kind in kind.endpoints.filter { $0.method == "DELETE" } }
        #expect(!deletions.isEmpty)
        #expect(deletions.allSatisfy { $0.operation == .delete && $0.path.description.hasSuffix("}") })
    }

    @Test(arguments: [
        ("POST", "/livechat/segmentConfig:enable", "segmentConfig"),
        ("POST", "/livechat/autoInvitations/7:disable", "autoInvitations"),
        ("GET", "/livechat/autoInvitations", "autoInvitations"), ("PUT", "/secureform/secureForms/7", "secureForms"),
        ("PUT", "/livechat/secureForms/7", "secureForms"), ("POST", "/livechat/chats:search", "chats"),
        ("POST", "/livechat/agentPrivateMessages:search", "agentPrivateMessages"), ("GET", "/global/agents", "agents"),
    ]) func `a request is found by method and path`(method: String, path: String, kind: String) {
        #expect(Self.table.documented(method, path)?.kind.name == kind)
    }

    @Test(arguments: [
        ("POST", "/livechat/segmentConfig:destroy"), ("DELETE", "/livechat/bannedIps"),
        ("POST", "/livechat/autoInvitations/:enable"), ("GET", "/livechat/chats"), ("DELETE", "/livechat/chats"),
        ("GET", "/livechat/missedAndRefusedChats/7"),
    ]) func `what is none is not`(method: String, path: String) {
        #expect(Self.table.documented(method, path) == nil)
    }
}

/// Where version 4 may have what its table has no path of.
struct LikelyPathTests {
    private static let table = Catalog.liveChat4
    private static let likely = table.uncovered.flatMap(\.likely)

    @Test func `a likely path is a guess: no row has it, no two are the same, and each would make a sound row`() throws
    {
        #expect(Self.likely.count > 15)
        let asked = Self.likely.map { "\($0.path)?\($0.parentQuery ?? "")" }
        #expect(Set(asked).count == asked.count)
        let known = Set(Self.table.kinds.flatMap { kind in kind.paths.flatMap { kind.candidates($0) } })
        for likely in Self.likely {
            #expect(Self.table[likely.name] == nil && !known.contains(likely.path), "\(likely.path)")
            let row: JSONValue = [
                "name": .string(likely.name), "shape": "singleton", "base": .string(likely.base),
                "paths": [.string(likely.place.description)], "asked": [.string(likely.path.description)],
            ]
            let laid = try RowFile(["format": 1, "over": "v4", "rows": [row]]).laid(over: Self.table)
            #expect(laid[likely.name]?.operations == [.read])
        }
    }

    @Test func `what a row of a likely path covers is not called uncovered any more`() throws {
        for hole in Self.table.uncovered where !hole.likely.isEmpty {
            #expect(hole.likely.contains { $0.name == hole.name }, "\(hole.name)")
        }
    }
}
