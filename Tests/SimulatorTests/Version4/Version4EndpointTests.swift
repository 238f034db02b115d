import Foundation
import Simulator
import TestSupport
import Testing
import Wire

/// Every request that the list of version 4 names, asked of the tea shop.
struct Version4EndpointTests {
    struct Endpoint: CustomTestStringConvertible, Sendable {
        let row: Samples.Version4Endpoint
        var testDescription: String { "\(row.method.rawValue) \(row.path)" }
    }

    static let endpoints = ((try? Samples.endpointsOfVersion4()) ?? []).map { Endpoint(row: $0) }

    @Test func `the list of endpoints can be read and has both tiers`() throws {
        #expect(try Samples.endpointsOfVersion4().count == Self.endpoints.count)
        #expect(Set(Self.endpoints.map(\.row.tier)) == [1, 2])
        #expect(Set(Self.endpoints.map(\.row.evidence)) == ["A", "B", "C"])
        #expect(Self.endpoints.contains { $0.row.isOther })
    }

    @Test(arguments: endpoints)
    func `every endpoint answers`(_ endpoint: Endpoint) throws {
        let row = endpoint.row
        var site = try SimulatedSite.teaShop(row.isOther ? Self.modules(row.path) : [:])
        var path = String(row.path.dropFirst()).replacing("{campaignId}", with: try site.id4("livechat/campaigns"))
        if path.contains("/{id}") { path = path.replacing("{id}", with: try itemID(of: path, &site)) }
        let answer = site.ask4(row.method, path, try body(for: row, path, &site))
        let expected = [HTTPMethod.get: 200, .put: 200, .delete: 204, .post: path.contains(":") ? 200 : 201]
        #expect(answer.status == expected[row.method], "\(answer.text)")
        #expect((row.method == .delete) == answer.body.isEmpty)
    }

    @Test(arguments: endpoints.filter(\.row.isOther))
    func `of two paths of one thing a site answers one`(_ endpoint: Endpoint) throws {
        var site = try SimulatedSite.teaShop()
        let path = String(endpoint.row.path.dropFirst()).replacing("{id}", with: "5a3e0001-6d2f-4c18-8b42-000000000001")
        let answer = site.ask4(endpoint.row.method, String(path))
        #expect(answer.status == 404)
        #expect(answer.body.isEmpty)
    }

    private static func modules(_ path: String) -> [String: String] {
        let words = path.split(separator: "/").map { $0.prefix { $0 != ":" } }
        return [String(words[1]): String(words[0])]
    }

    /// An object that there is and that may be deleted, and that is switched the other way if a verb is to switch it.
    private func itemID(of path: String, _ site: inout SimulatedSite) throws -> String {
        let list = String(path.prefix { $0 != "{" }.dropLast())
        let records = ["chats", "offlineMessages"]
        if records.contains(where: { list.hasSuffix("/" + $0) }) {
            let found = try site.send4(.post, list + ":search", ["filters": []])
            return try #require(found["list"]?[0]?["id"]).written()
        }
        let name = list.split(separator: "/").last.map(String.init) ?? ""
        let items = try site.get4(list + "?pageSize=500")[name]?.elements ?? []
        let wanted = items.first { item in
            if item["isSystem"] == true { return false }
            if path.hasSuffix(":enable") { return item["isEnabled"] == false }
            if path.hasSuffix(":disable") { return item["isEnabled"] == true }
            return item["label"]?.text != "What was it about?" && item["label"]?.text != "Anything else"
        }
        let id = wanted?["id"]?.text
        if id == nil, path.contains(":enable") {
            let first = try #require(items.first?["id"]?.text)
            try site.send4(.post, "\(list)/\(first):disable")
            return first
        }
        return try #require(id)
    }

    private func body(
        for row: Samples.Version4Endpoint, _ path: String, _ site: inout SimulatedSite
    ) throws -> JSONValue? {
        switch row.method {
        case .get: return nil
        case .put: return try site.get4(path)
        case .delete: return row.takesIDs ? ["5a3e0001-6d2f-4c18-8b42-000000000001"] : nil
        case .post:
            guard let colon = path.firstIndex(of: ":"), !path.hasSuffix(":search") else {
                return site.example(.post, path)
            }
            // A verb is for what is not so yet.
            let object = String(path[..<colon])
            let isOn = try site.get4(object)["isEnabled"] == true
            if isOn == path.hasSuffix(":enable") { try site.send4(.post, object + (isOn ? ":disable" : ":enable")) }
            return nil
        }
    }
}
