import Configuring
import Telling
import Wire

/// Tells a dead man's check that a command has begun, and how it ended: who hears nothing knows that something is wrong.
package struct Heartbeat: Sendable {
    package enum Beat: Hashable, Sendable {
        case start, success, failure

        /// Behind the check's address, as healthchecks.io has it.
        var step: String? {
            switch self {
            case .start: "start"
            case .success: nil
            case .failure: "fail"
            }
        }
    }

    private let source: AddressSource
    private let route: Route
    private let workplace: Workplace

    /// Nil where nobody watches the command.
    package init?(of command: String, _ workplace: Workplace) {
        guard let source = workplace.configuration.pings[command] else { return nil }
        self.source = source
        self.workplace = workplace
        let own = workplace.configuration.route
        // The network is the one that the sites are behind, whichever of them says so.
        route = own == Route() ? workplace.configuration.sites.first?.route ?? own : own
    }

    package func send(_ beat: Beat) async {
        guard !Task.isCancelled else { return }
        do throws(Untold) {
            try await Hook(source, "ping", route, workplace).ping(beat.step)
        } catch {
            workplace.tell(.untold("ping", site: nil, error))
        }
    }
}
