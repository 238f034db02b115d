package import Catalog
import Crawling
import Service
import Simulator
import Synchronization
package import Wire

extension SiteBehindClosure {
    /// What a crawl of the site finds now, as a state to compare.
    package func state(
        _ label: String, site: String? = nil, selection: Selection = .everything, url: String? = nil
    ) async throws -> MemoryState {
        let content = Mutex((resources: [Resource](), coverage: [Coverage](), lookups: [String: [JSONValue]]()))
        let crawler = Crawler(
            catalog: .liveChat, reader: SiteReader(line), selection: selection, isThorough: false, concurrency: 8)
        let sink = CrawlSink(
            record: { resources, coverage in
                content.withLock {
                    $0.resources += resources
                    $0.coverage += coverage
                }
            }, look: { kind, items in content.withLock { $0.lookups[kind.name] = items } })
        try await crawler.crawl(into: sink) { _ in }
        return content.withLock {
            MemoryState(
                origin: Origin(label: label, site: site, url: url), resources: $0.resources, coverage: $0.coverage,
                lookups: $0.lookups)
        }
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
