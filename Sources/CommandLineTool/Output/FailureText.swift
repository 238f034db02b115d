import Catalog
import Exchange
import Platform
import Service
import Simulator
import Store
import Wire

/// The one place where the errors of other modules become words, a hint and an exit code.
package enum FailureText {
    @Sendable package static func explanation(of error: any Error) -> Explanation? {
        switch error {
        case let error as ServiceError: explanation(error)
        case let error as TransportError: Explanation(error.words, .unavailable)
        case let error as SystemError:
            Explanation("\(error)", hint: hint(error), .machine)
        case let error as StoreError: Explanation("\(error)", exitCode(of: error))
        case let error as DecayedBody: Explanation("\(error)", .damaged)
        case let error as ExchangeError:
            Explanation("\(error)", hint: error.hint, exitCode(of: error))
        case let error as SocketError: Explanation("\(error)", .machine)
        case let error as SiteFileError: Explanation("\(error)", .failed)
        case let error as UnusableID: Explanation("\(error)", .failed)
        case let error as JSONError: Explanation("\(error)", .failed)
        default: nil
        }
    }

    private static func exitCode(of error: ExchangeError) -> ExitCode {
        switch error.cause {
        case .mistake: .usage
        case .newer: .damaged
        case .busy: .locked
        }
    }

    private static func hint(_ error: SystemError) -> String? {
        if error.isDiskFull { return "make room and run the same command again" }
        return error.isMissing ? "make the folder first, or correct the path" : nil
    }

    private static func exitCode(of error: StoreError) -> ExitCode {
        switch error {
        case .missing, .misused: .failed
        case .unknownSnapshot, .readForPlan, .unknownRun: .usage
        case .planUsed: .guarded
        case .notOurs, .newer, .damaged: .damaged
        case .unusable, .forbidden, .older: .machine
        case .busy, .held: .locked
        }
    }

    private static func explanation(_ error: ServiceError) -> Explanation {
        switch error.reason {
        case .unauthorized(let message):
            Explanation(
                "the service refused the credential (\(error.request))" + said(message),
                hint: "check the site's token or log-in in the configuration; 'livechat-sync doctor' tries it", .refused
            )
        case .forbidden(let message):
            Explanation(
                "the credential may not do this: \(error.request)" + said(message),
                hint:
                    "permissions are those of the agent behind the credential; 'livechat-sync doctor' lists what it lacks",
                .refused)
        case .cutOff(let cause):
            Explanation(
                "\(cause.words) (\(error.request))", hint: "check the site's url and the network, then try again",
                .unavailable)
        case .throttled(let seconds):
            Explanation(
                "the service's request limit is used up (\(error.request)); it asks to wait \(Wording.duration(Double(seconds)))",
                hint: "try again later, or lower \"rate\" in the configuration", .unavailable)
        case .cancelled: Explanation("interrupted", .interrupted)
        case .transport(let cause): Explanation("\(cause.words) (\(error.request))", .unavailable)
        case .outcomeUnknown:
            Explanation(
                "it is not known whether the service carried out \(error.request): \(error.words)",
                hint: "look at the site before sending it again", .unknownOutcome)
        case .absent, .unsupported, .refused, .redirect, .unreadable:
            Explanation("\(error.request): \(error.words)", .failed)
        }
    }

    private static func said(_ message: String) -> String { message.isEmpty ? "" : ": \(message)" }
}
