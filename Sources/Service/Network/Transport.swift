package import Wire

/// The one seam between the program and the network: a closure from request to answer. The real one talks to a worker
/// process, a test plugs a simulated site in.
package struct Transport: Sendable {
    /// - Parameter alone: send it through a worker that serves nothing else, so that whatever its answer does to the
    ///   worker is known to be its doing.
    package let send: @Sendable (_ request: HTTPRequest, _ alone: Bool) async throws(TransportError) -> HTTPResponse

    package init(
        _ send: @escaping @Sendable (_ request: HTTPRequest, _ alone: Bool) async throws(TransportError) -> HTTPResponse
    ) {
        self.send = send
    }
}

/// Why there is no answer. Whether the service carried the request out is unknown in every case but `unreachable`.
package enum TransportError: Error, Hashable, Sendable {
    /// No connection came about: refused, no such host, no route.
    case unreachable(String)
    /// No secure connection: a certificate that doesn't fit, no TLS. Trying again won't help.
    case insecure(String)
    /// Nothing more came within the time allowed.
    case timedOut(seconds: Int)
    /// The connection or the worker broke before the answer was whole. `alone` says that nothing else can be to blame.
    case lost(String, alone: Bool)
    /// It was the answer to this very request that ended the worker.
    case deadly(String)
    /// The answer is larger than this many bytes.
    case tooLarge(limit: Int)
    /// The network worker could not be started.
    case noWorker(String)
    case cancelled

    package var isInsecure: Bool { if case .insecure = self { true } else { false } }
}
