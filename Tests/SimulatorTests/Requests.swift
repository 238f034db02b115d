import Foundation
import Simulator
import Testing
import Wire

/// Short ways to ask a simulated site.
extension SimulatedSite {
    /// The shop on 6 May 2026 at noon, read once.
    static func shop(_ dialect: Dialect) throws -> SimulatedSite {
        try #require(shops[dialect])
    }

    private static let shops: [Dialect: SimulatedSite] = {
        let sites = Dialect.allCases.compactMap { dialect -> (Dialect, SimulatedSite)? in
            guard let noon = Moment("2026-05-06T12:00:00Z") else { return nil }
            return (try? SampleSite.shop(dialect, now: noon)).map { (dialect, $0) }
        }
        return Dictionary(uniqueKeysWithValues: sites)
    }()

    mutating func ask(
        _ method: HTTPMethod, _ path: String, _ body: JSONValue? = nil, headers: [HTTPHeader] = []
    ) -> HTTPResponse {
        respond(
            to: HTTPRequest(
                method, origin: "http://sim.test", target: "/api/v3/livechat/" + path, headers: headers,
                body: body?.bytes() ?? []))
    }

    /// The body of an answer that must be 2xx.
    @discardableResult
    mutating func send(
        _ method: HTTPMethod, _ path: String, _ body: JSONValue? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSONValue {
        let answer = ask(method, path, body)
        try #require((200..<300).contains(answer.status), "\(answer.text)", sourceLocation: sourceLocation)
        return try answer.json
    }

    mutating func get(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> JSONValue {
        try send(.get, path, sourceLocation: sourceLocation)
    }
}

extension HTTPResponse {
    var json: JSONValue {
        get throws { body.isEmpty ? .null : try JSONValue(parsing: body) }
    }

    var text: String { "\(status) \(String(decoding: body, as: UTF8.self))" }
}

extension JSONValue {
    subscript(index: Int) -> JSONValue? {
        guard let elements, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    func with(_ name: String, _ value: JSONValue?) -> JSONValue {
        var members = (self.members ?? []).filter { $0.name != name }
        if let value { members.append(JSONMember(name, value)) }
        return .object(members)
    }

    /// The first element whose member has that text.
    func first(_ member: String, _ text: String) -> JSONValue? { elements?.first { $0[member]?.text == text } }

    /// The first form field of that name.
    func field(_ name: String) -> JSONValue? { elements?.first { $0["field"]?["name"]?.text == name } }
}
