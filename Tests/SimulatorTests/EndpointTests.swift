import Foundation
import Simulator
import TestSupport
import Testing
import Wire

/// Every method and path of the documents, read from the list in the samples: those of the draft asked of a site of the draft,
/// those beyond it of a final one.
struct EndpointTests {
    struct Endpoint: CustomTestStringConvertible, Sendable {
        let method: HTTPMethod
        let path: String
        let dialect: Dialect
        var testDescription: String { "\(method.rawValue) \(path)" }
    }

    static let endpoints: [Endpoint] = {
        ((try? Samples.endpoints()) ?? []).map {
            Endpoint(
                method: $0.method, path: String($0.path.dropFirst()), dialect: $0.reason == nil ? .draft : .final)
        }
    }()

    @Test func `the list of endpoints can be read`() throws {
        #expect(try Samples.endpoints().count == Self.endpoints.count)
        #expect(Set(Self.endpoints.map(\.dialect)) == Set(Dialect.allCases))
    }

    @Test(arguments: endpoints)
    func `every endpoint answers in its dialect`(_ endpoint: Endpoint) throws {
        var site = try SimulatedSite.shop(endpoint.dialect)
        let path = try filled(endpoint.path, &site)
        let body = try body(for: endpoint, path, &site)
        // What is made where a list is gets an address of its own; other POSTs are events.
        let isList = site.ask(.get, path).status == 200
        let answer = site.ask(endpoint.method, path, body)
        let expected = [HTTPMethod.get: 200, .put: 200, .delete: 204, .post: isList ? 201 : 200]
        #expect(answer.status == expected[endpoint.method], "\(answer.text)")
        #expect((endpoint.method == .delete) == answer.body.isEmpty)
    }

    /// Puts ids of existing objects in place of the braces, as a reader of the lists finds them.
    private func filled(_ template: String, _ site: inout SimulatedSite) throws -> String {
        var path = template
        for (name, list) in [
            ("campaignId", "campaigns"), ("sessionId", "sessions"), ("secureFormId", "secureForms"),
        ] where path.contains("{\(name)}") {
            let id = try #require(try site.get(list)[0]?["id"]?.text)
            path = path.replacing("{\(name)}", with: id)
        }
        guard let range = path.range(of: "/{id}") else { return path }
        let items = try items(of: String(path[..<range.lowerBound]), &site)
        let last = try #require(items.last)
        let id = try #require(last["id"])
        return path.replacing("{id}", with: id.text ?? id.written())
    }

    /// The list that has the items of a path, which is not always the path before the id.
    private func items(of place: String, _ site: inout SimulatedSite) throws -> [JSONValue] {
        let list: String
        switch place {
        case "campacustomVariablesigns": list = "customVariables"
        case "chats", "offlineMessages": list = "\(place)?timeFrom=2026-05-01&timeTo=2026-05-30"
        case _ where place.hasSuffix("campaignFormFields"):
            let campaign = try #require(try site.get("campaigns")[0]?["id"]?.text)
            list = "campaigns/\(campaign)/preChat/campaignFormFields"
        default: list = place
        }
        let found = try site.get(list)
        return found.elements ?? found["chats"]?.elements ?? found["offlineMessages"]?.elements ?? []
    }

    /// A body that the endpoint takes: what a GET answers for PUT, something new for POST.
    private func body(for endpoint: Endpoint, _ path: String, _ site: inout SimulatedSite) throws -> JSONValue? {
        switch endpoint.method {
        case .get: return nil
        case .put:
            if let example = site.example(.put, path) { return example }
            let isMisprinted = endpoint.dialect == .draft
            return try site.get(
                isMisprinted ? path.replacing("customVariables/", with: "campacustomVariablesigns/") : path)
        case .delete: return endpoint.path.contains("{") ? nil : ["11111111-2222-4333-8444-555555555555"]
        case .post: return site.example(.post, path)
        }
    }
}
