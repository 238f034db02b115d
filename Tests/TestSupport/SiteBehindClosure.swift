package import Service
package import Simulator
import Synchronization
package import Wire

/// A simulated site where the network would be: every request is answered in process, and remembered.
package final class SiteBehindClosure: Sendable {
    private let site: Mutex<SimulatedSite>
    private let log = Mutex<[HTTPRequest]>([])
    private let twist: @Sendable (HTTPRequest, Int) -> HTTPResponse?

    /// - Parameter twist: answers in the site's stead; gets the request and how many came before it.
    package init(
        _ site: SimulatedSite, twist: @escaping @Sendable (HTTPRequest, Int) -> HTTPResponse? = { _, _ in nil }
    ) {
        self.site = Mutex(site)
        self.twist = twist
    }

    package var requests: [HTTPRequest] { log.withLock { $0 } }

    package func change(_ body: (inout SimulatedSite) -> Void) { site.withLock { body(&$0) } }

    package func respond(to request: HTTPRequest) -> HTTPResponse {
        let number = log.withLock { log in
            log.append(request)
            return log.count - 1
        }
        if let answer = twist(request, number) { return answer }
        return site.withLock { $0.respond(to: request) }
    }

    package var transport: Transport {
        Transport { request, _ async throws(TransportError) in self.respond(to: request) }
    }

    /// The value that the site answers to a GET, or nil if the answer is no success.
    package func value(_ path: String) -> JSONValue? {
        let request = HTTPRequest(.get, origin: "http://127.0.0.1", target: "/api/v3/livechat" + path)
        let response = site.withLock { $0.respond(to: request) }
        return response.status == 200 ? try? JSONValue(parsing: response.body) : nil
    }

    package var line: SiteLine { line(.bearer(token: "t")) }

    package func line(_ credential: Service.Credential) -> SiteLine {
        SiteLine(
            url: ServiceURL(origin: "http://127.0.0.1", path: "/api/v3"), credential: credential,
            transport: transport, rate: nil, concurrency: 8, time: .jumping())
    }
}

/// A value that has to be there.
package func require<Value>(_ value: Value?, _ what: String = "a value") throws -> Value {
    guard let value else { throw MissingValue(what: what) }
    return value
}

package struct MissingValue: Error, CustomStringConvertible {
    package let what: String
    package var description: String { what + " is missing" }
}
