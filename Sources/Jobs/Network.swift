package import Service

/// A transport with what is behind it.
package struct Network: Sendable {
    package let transport: Transport
    /// Gets ready before the first request.
    package let warmUp: @Sendable () -> Void
    package let close: @Sendable () -> Void

    package init(
        _ transport: Transport, warmUp: @escaping @Sendable () -> Void = {}, close: @escaping @Sendable () -> Void = {}
    ) {
        self.transport = transport
        self.warmUp = warmUp
        self.close = close
    }

    /// Nowhere.
    package static let none = Network(
        Transport { _, _ async throws(TransportError) in throw .unreachable("there is no network here") })
}
