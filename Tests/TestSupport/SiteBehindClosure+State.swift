package import Catalog
package import Simulator
package import Wire

extension SiteBehindClosure {
    /// What a crawl of the site finds now, as a state to compare.
    package func state(
        _ label: String, site: String? = nil, selection: Selection = .everything, url: String? = nil
    ) async throws -> MemoryState {
        try await CrawledSite.crawl(line, selection).state(from: Origin(label: label, site: site, url: url))
    }

    /// Sends a request to the site and answers what it says; for tests that change a site by hand.
    @discardableResult
    package func send(_ method: HTTPMethod, _ path: String, _ body: JSONValue? = nil) throws -> JSONValue {
        let request = HTTPRequest(
            method, origin: "http://127.0.0.1", target: "/api/v3/livechat" + path, body: body?.bytes() ?? [])
        let response = respond(to: request)
        guard (200..<300).contains(response.status) else {
            throw RefusedRequest(
                what: "\(method.rawValue) \(path): \(response.status) \(String(decoding: response.body, as: UTF8.self))"
            )
        }
        return response.body.isEmpty ? .null : try JSONValue(parsing: response.body)
    }
}

package struct RefusedRequest: Error, CustomStringConvertible {
    package let what: String

    package init(what: String) { self.what = what }

    package var description: String { what }
}

extension SampleSite {
    private static let states = Prepared<Dialect, MemoryState> { dialect in
        try await SiteBehindClosure(try SampleSite.shop(dialect)).state("shop", site: "shop")
    }

    /// What a crawl of the shop finds, as a state of the site `shop`.
    package static func shopState(_ dialect: Dialect) async throws -> MemoryState { try await states(dialect) }
}
