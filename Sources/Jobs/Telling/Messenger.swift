import Configuring
import Service
package import Telling
import Wire

/// Tells those of the configuration who want to know. That somebody could not be told is an event like others, and never ends
/// what it is told of.
package struct Messenger: Sendable {
    private let workplace: Workplace
    /// Everybody is told, also where there is nothing to say.
    private let isAlways: Bool

    /// That a command may take.
    private static let seconds = 30

    package init(_ workplace: Workplace, isAlways: Bool) {
        self.workplace = workplace
        self.isAlways = isAlways
    }

    /// One recipient after the other, and who could not be told is not tried again.
    package func send(_ messages: [Message]) async {
        for recipient in workplace.configuration.recipients {
            var isGivenUp = false
            let events = isAlways ? recipient.events.union([.always]) : recipient.events
            for message in messages {
                guard !Task.isCancelled, let event = message.reason(among: events) else { continue }
                do throws(Untold) {
                    if isGivenUp { throw .givenUp }
                    try await tell(recipient, message, event)
                } catch {
                    isGivenUp = true
                    workplace.tell(.untold(recipient.name, site: message.site, error))
                }
            }
        }
    }

    private func tell(_ recipient: Recipient, _ message: Message, _ event: Recipient.Event) async throws(Untold) {
        switch recipient.way {
        case .command(let line): try await run(line, message.document(.json, for: event))
        case .address(let source, let form):
            let site = workplace.configuration.sites.first { $0.name.isIdentical(to: message.site) }
            let route = recipient.route ?? site?.route ?? workplace.configuration.route
            try await Hook(source, recipient.name, route, workplace).post(message.document(form, for: event))
        }
    }

    private func run(_ line: String, _ document: JSONValue) async throws(Untold) {
        let status: Int32
        do throws(SecretCommand.Failure) {
            status = try await workplace.outside.feed(line, document.bytes() + [0x0A], Self.seconds)
        } catch {
            switch error {
            case .tooLate(let seconds): throw .tooLate(seconds: seconds)
            case .unstartable(let reason): throw .unstartable(reason)
            case .tooLong: throw .unstartable("it printed too much")
            case .interrupted: throw .unstartable("interrupted")
            }
        }
        if status != 0 { throw .command(status: status) }
    }
}

/// An address of somebody who is told, as it is reached.
struct Hook: Sendable {
    private let address: WebAddress
    private let name: String
    private let route: Route
    private let workplace: Workplace

    /// - Parameter name: whose address it is, as messages name it.
    init(_ source: AddressSource, _ name: String, _ route: Route, _ workplace: Workplace) async throws(Untold) {
        self.name = name
        self.workplace = workplace
        switch source {
        case .literal(let address): self.address = address
        case .kept(let secret): address = try await Self.address(secret, name, workplace.outside)
        }
        // Whatever stands between us and others does not stand between us and this machine.
        self.route = address.isLoopback ? Route() : route
    }

    private static func address(
        _ source: SecretSource, _ name: String, _ outside: Outside
    ) async throws(Untold) -> WebAddress {
        let secrets = SecretReader(outside) { line in try await outside.shell(line, Postman.seconds) }
        let text: String
        do throws(ConfigurationError) {
            text = try await secrets.secret(source, for: "the address of \(name)").exposed
        } catch {
            throw .unreachable("\(error)")
        }
        do throws(BaseURL.Refusal) { return try WebAddress(text) } catch {
            throw .unreachable("its address \(error.reason)")
        }
    }

    func post(_ document: JSONValue) async throws(Untold) {
        try await bring(.post, address.target, document.bytes())
    }

    /// - Parameter step: behind the path of the address; nil for the address itself.
    func ping(_ step: String?) async throws(Untold) {
        try await bring(.get, step.map(address.appending) ?? address.target, [])
    }

    private func bring(_ method: HTTPMethod, _ target: String, _ body: [UInt8]) async throws(Untold) {
        var limits = WorkerTransport.Limits()
        (limits.idleSeconds, limits.totalSeconds) = (Postman.seconds, Postman.seconds)
        (limits.connections, limits.answerBytes) = (1, 1 << 16)
        do throws(ConfigurationError) {
            try await limits.take(route, for: name, seconds: Postman.seconds, workplace.outside)
        } catch {
            throw .unreachable("\(error)")
        }
        let network = workplace.network(limits)
        defer { network.close() }
        let request = HTTPRequest(
            method, origin: address.origin, target: target, headers: Postman.headers(isJSON: method == .post),
            body: body)
        try await Postman(network.transport, hiding: address.secrets + [target]).bring(request)
    }
}
