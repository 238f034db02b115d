/// What the service is asked with; it knows no other.
package enum HTTPMethod: String, Sendable, Codable, CaseIterable {
    case get = "GET"
    case put = "PUT"
    case post = "POST"
    case delete = "DELETE"
}

/// One header line. Names are compared without regard to case.
package struct HTTPHeader: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension [HTTPHeader] {
    /// The first value of that header, if it is there.
    package subscript(header name: String) -> String? {
        first { $0.name.isSameName(as: name) }?.value
    }
}

/// A request as a plain value, the same for the client, the worker and the simulator.
package struct HTTPRequest: Hashable, Sendable {
    package var method: HTTPMethod
    /// Scheme, host and port without a slash at the end: `https://api1.comm100.io`. Comes from the configuration, never
    /// from what a server said.
    package var origin: String
    /// Path and query as they go over the wire: `/api/v3/livechat/bans?pageIndex=2`.
    package var target: String
    package var headers: [HTTPHeader]
    package var body: [UInt8]

    package init(
        _ method: HTTPMethod, origin: String, target: String, headers: [HTTPHeader] = [], body: [UInt8] = []
    ) {
        self.method = method
        self.origin = origin
        self.target = target
        self.headers = headers
        self.body = body
    }
}

/// An answer as a plain value, its body read to the end.
package struct HTTPResponse: Hashable, Sendable {
    package var status: Int
    package var headers: [HTTPHeader]
    package var body: [UInt8]
    /// A body too long to be held, in place of `body`, which is empty then. Only what answers a GET has one.
    package var long: LongBody?

    package init(status: Int, headers: [HTTPHeader] = [], body: [UInt8] = [], long: LongBody? = nil) {
        self.status = status
        self.headers = headers
        self.body = body
        self.long = long
    }
}
