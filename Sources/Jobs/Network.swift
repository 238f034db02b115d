package import Service

/// A transport with what is behind it.
package struct Network: Sendable {
    package let transport: Transport
    /// Gets ready before the first request.
    package let warmUp: @Sendable () -> Void
    package let close: @Sendable () -> Void
    /// Whether each answer since this was asked last was the one to its request. After a no what is asked again is answered well.
    package let isInStep: @Sendable () async -> Bool

    package init(
        _ transport: Transport, warmUp: @escaping @Sendable () -> Void = {},
        close: @escaping @Sendable () -> Void = {}, isInStep: @escaping @Sendable () async -> Bool = { true }
    ) {
        self.isInStep = isInStep
        self.transport = transport
        self.warmUp = warmUp
        self.close = close
    }

    /// Nowhere.
    package static let none = Network(
        Transport { _, _ async throws(TransportError) in throw .unreachable("there is no network here") })
}
