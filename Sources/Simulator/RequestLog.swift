package import Wire

/// The requests that a simulated service was asked, in their order.
package struct RequestLog: Sendable {
    package struct Entry: Sendable, Hashable {
        /// From 1.
        package let number: Int
        package let method: HTTPMethod
        /// Path and query.
        package let target: String
        /// The status that was answered, nil if no whole answer was given.
        package let status: Int?
        /// Whether the request changed a site.
        package let isWrite: Bool
        package let at: Moment
    }

    /// The last ones, at most `limit`.
    package private(set) var entries: [Entry] = []
    /// All requests since the start.
    package private(set) var count = 0
    /// All requests that changed something, whether or not their answer got through.
    package private(set) var writes = 0

    private let limit = 50_000

    mutating func add(_ request: HTTPRequest, status: Int?, isWrite: Bool, at moment: Moment) {
        count += 1
        if isWrite { writes += 1 }
        entries.append(
            Entry(
                number: count, method: request.method, target: request.target, status: status, isWrite: isWrite,
                at: moment))
        if entries.count > limit { entries.removeFirst(limit / 2) }
    }

    package mutating func clear() { self = RequestLog() }

    /// What `/_log` answers.
    var document: JSONValue {
        let shown = entries.map { entry -> JSONValue in
            [
                "number": .integer(entry.number), "method": .string(entry.method.rawValue),
                "target": .string(entry.target), "status": entry.status.map { .integer($0) } ?? nil,
                "isWrite": .bool(entry.isWrite), "at": .string(entry.at.text),
            ]
        }
        return ["count": .integer(count), "writes": .integer(writes), "requests": .array(shown)]
    }
}
