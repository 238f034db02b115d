import Synchronization
package import Wire

/// A simulated service that several tasks or threads ask, one at a time: what a test puts where the network would be.
package final class SharedService: Sendable {
    private let service: Mutex<SimulatedService>
    private let observer: @Sendable (SimulatedService) -> Void

    /// - Parameter observer: called after each request with the service as it is then, one call at a time: to print or to
    ///   save. It must not ask the service itself.
    package init(_ service: SimulatedService, observer: @escaping @Sendable (SimulatedService) -> Void = { _ in }) {
        self.service = Mutex(service)
        self.observer = observer
    }

    package func respond(to request: HTTPRequest) -> Outcome {
        service.withLock { service in
            let outcome = service.respond(to: request)
            observer(service)
            return outcome
        }
    }

    /// Looks at the service, or changes it, between two requests.
    package func withService<R: Sendable>(_ body: (inout SimulatedService) throws -> R) rethrows -> R {
        try service.withLock { service in try body(&service) }
    }
}
