import Foundation
import Simulator
import Testing
import Wire

/// Short ways to ask the sample site of version 4.
extension SimulatedSite {
    /// The tea shop on 6 May 2026 at noon.
    static func teaShop(_ modules: [String: String] = [:], taught: JSONValue? = nil) throws -> SimulatedSite {
        let noon = try #require(Moment("2026-05-06T12:00:00Z"))
        return try SampleSite.version4(
            modules: modules, taught: taught.map { try TaughtKind.rows(of: $0) } ?? [], now: noon)
    }

    mutating func ask4(_ method: HTTPMethod, _ path: String, _ body: JSONValue? = nil) -> HTTPResponse {
        respond(
            to: HTTPRequest(
                method, origin: "http://sim.test", target: "/api/v4/" + path, headers: [], body: body?.bytes() ?? []))
    }

    /// The body of an answer that must be 2xx.
    @discardableResult
    mutating func send4(
        _ method: HTTPMethod, _ path: String, _ body: JSONValue? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSONValue {
        let answer = ask4(method, path, body)
        try #require((200..<300).contains(answer.status), "\(answer.text)", sourceLocation: sourceLocation)
        return try answer.json
    }

    mutating func get4(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> JSONValue {
        try send4(.get, path, sourceLocation: sourceLocation)
    }

    /// The status, and the word for programs, of an answer that must be an error.
    mutating func refusal4(_ method: HTTPMethod, _ path: String, _ body: JSONValue? = nil) throws -> String {
        let answer = ask4(method, path, body)
        return "\(answer.status) \(try answer.json["error"]?.text ?? "")"
    }

    /// The id of the first item of a list that has that name.
    mutating func id4(_ list: String, _ name: String? = nil) throws -> String {
        let all = try get4(list + "?pageSize=500")
        let items = all[list.split(separator: "/").last.map(String.init) ?? ""]?.elements ?? []
        let item = try #require(items.first { name == nil || $0["name"]?.text == name || $0["email"]?.text == name })
        return try #require(item["id"]?.text)
    }
}
