import Foundation
import Simulator
import TestSupport
import Testing
import Wire

/// Every method and path of the seeds, read from the list in the samples.
struct EndpointTests {
    struct Endpoint: CustomTestStringConvertible, Sendable {
        let method: HTTPMethod
        let path: String
        var testDescription: String { "\(method.rawValue) \(path)" }
    }

    static let endpoints: [Endpoint] = {
        let text = (try? Samples.text("endpoints.txt")) ?? ""
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            let words = line.split(separator: " ")
            guard words.count == 2, let method = HTTPMethod(rawValue: String(words[0])) else { return nil }
            return Endpoint(method: method, path: String(words[1].dropFirst("/api/v3/livechat/".count)))
        }
    }()

    @Test func `the list names 114 different endpoints`() {
        #expect(Set(Self.endpoints.map { "\($0.method) \($0.path.lowercased())" }).count == 114)
        #expect(Self.endpoints.count == 114)
    }

    @Test(arguments: endpoints)
    func `every endpoint of the seeds answers in the seed dialect`(_ endpoint: Endpoint) throws {
        var site = try SimulatedSite.shop(.draft)
        let path = try filled(endpoint.path, &site)
        let answer = site.ask(endpoint.method, path, try body(for: endpoint, path, &site))
        let expected = [HTTPMethod.get: 200, .put: 200, .delete: 204, .post: endpoint.path.contains(":") ? 200 : 201]
        #expect(answer.status == expected[endpoint.method], "\(answer.text)")
        #expect((endpoint.method == .delete) == answer.body.isEmpty)
    }

    /// Puts ids of existing objects in place of the braces, as a reader of the lists finds them.
    private func filled(_ template: String, _ site: inout SimulatedSite) throws -> String {
        var path = template
        let campaign = try #require(try site.get("campaigns")[0]?["id"]?.text)
        path = path.replacing("{campaignId}", with: campaign)
        let session = try #require(try site.get("sessions")[0]?["id"]?.text)
        path = path.replacing("{sessionId}", with: session)
        guard let range = path.range(of: "/{id}") else { return path }
        let list =
            switch path[..<range.lowerBound] {
            case "campacustomVariablesigns": "customVariables"
            case "campaignFormFields": "campaigns/\(campaign)/preChat/campaignFormFields"
            case "chats", "offlineMessages": "\(path[..<range.lowerBound])?timeFrom=2026-05-01&timeTo=2026-05-30"
            case let other: String(other)
            }
        let found = try site.get(list)
        let paged = found["chats"] ?? found["offlineMessages"]
        let items: [JSONValue] = found.elements ?? paged?.elements ?? []
        let last = try #require(items.last)
        let id = try #require(last["id"])
        return path.replacing("{id}", with: id.text ?? id.written())
    }

    /// What POST takes, by the last word of the path.
    private static let bodies: [String: JSONValue] = [
        "translationExcludedWords": ["word": "Kiel"],
        "customerSegments": [
            "name": "new", "conditions": [["field": "City", "operator": "is", "value": "Kiel", "order": 1]],
        ],
        "customVariables:change": [["name": "plan", "value": "gold", "url": ""]],
        "campaigns": ["name": "new"], "autoInvitations": ["name": "new"], "customRules": ["name": "new"],
        "campaignFormFields": ["field": ["name": "new", "type": "textBox"]],
        "bans": ["type": "ip", "ip": "203.0.113.1"], "conversionActions": ["name": "new", "type": "api"],
        "conversionActions:achieved": ["conversionName": "Store pickup"], "secureForms": ["name": "new"],
        "customVariables": ["name": "new", "type": "text"],
        "webhooks": ["event": "chatStarted", "targetUrl": "https://hooks.test/1"],
    ]

    /// A body that the endpoint takes: what a GET answers for PUT, something new for POST.
    private func body(for endpoint: Endpoint, _ path: String, _ site: inout SimulatedSite) throws -> JSONValue? {
        switch endpoint.method {
        case .get: return nil
        case .put:
            let read = path.replacing("customVariables/", with: "campacustomVariablesigns/")
            return try site.get(read)
        case .delete: return endpoint.path.contains("{") ? nil : ["11111111-2222-4333-8444-555555555555"]
        case .post:
            let word = String(path.split(separator: "/").last ?? "")
            return Self.bodies[word]
        }
    }
}
