import Archive
import Catalog
import Diffing
import Exchange
import Foundation
import Jobs
import Keeping
import Planning
import Platform
import Reporting
import SQLite
import Service
import Simulator
import Store
import Wire

/// The one place where the errors of other modules become words, a hint and an exit code.
package enum FailureText {
    @Sendable package static func explanation(of error: any Error) -> Explanation? {
        switch error {
        case let error as ServiceError: explanation(error)
        case let error as SiteCall.Partial: explanation(error)
        case let error as TransportError: Explanation(error.words, .unavailable)
        case let error as SystemError:
            Explanation("\(error)", hint: hint(error), .machine)
        case let error as FileLock.Failure: explanation(error)
        case let error as SQLiteError: Explanation("\(StoreError(error, path: "the store"))", .machine)
        case let error as StoreError: Explanation("\(error)", hint: hint(error), exitCode(of: error))
        case let error as ArchiveError: Explanation("\(error)", hint: hint(error), exitCode(of: error))
        case let error as DecayedBody:
            Explanation("\(error)", hint: "'livechat-sync check' looks at the store", .damaged)
        case let error as ExchangeError:
            Explanation("\(error)", hint: error.hint, exitCode(of: error))
        case let error as SocketError:
            Explanation("\(error)", hint: "choose another port, or end what has it", .machine)
        case let error as SiteFileError: Explanation("\(error)", hint: "mend the file at that place", .failed)
        case let error as UnusableID: Explanation("\(error)", .failed)
        case let error as JSONError: Explanation("\(error)", .failed)
        case let error as PlanningError:
            Explanation("the plan can't be used: \(error)", hint: "make a new one", .damaged)
        case is CancellationError, is any Explained: nil
        default: unexpected(error)
        }
    }

    /// What no module has words for. Foundation's own are not for people: they hold addresses in memory and numbers.
    private static func unexpected(_ error: any Error) -> Explanation {
        let fault = error as NSError
        let path = fault.userInfo[NSFilePathErrorKey] as? String ?? (fault.userInfo[NSURLErrorKey] as? URL)?.path
        guard fault.domain == NSCocoaErrorDomain, let path else {
            return Explanation(
                "something went wrong that this program has no words for (number \(fault.code))",
                hint: "try once more; if it stays so, report it with the command that was typed", .failed)
        }
        return Explanation(
            "the file or folder '\(path)' can't be used",
            hint: "see whether it is there, and whether this user may use it",
            .machine)
    }

    private static func explanation(_ error: FileLock.Failure) -> Explanation {
        switch error {
        case .system(let error): Explanation("\(error)", hint: hint(error), .machine)
        case .held: Explanation("another process holds the lock", hint: "try again when it is done", .locked)
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
        if error.isForbidden { return "give this user the right to it, or name another place" }
        return error.isMissing ? "make the folder first, or correct the path" : nil
    }

    private static func hint(_ error: ArchiveError) -> String? {
        guard case .file(.unusable) = error else { return nil }
        return
            "see that its folder is there, that this user may write to it, and that there is room; or name another archive"
    }

    private static func exitCode(of error: ArchiveError) -> ExitCode {
        switch error {
        case .file(let error): exitCode(of: error)
        case .unknownSite: .usage
        }
    }

    private static func hint(_ error: StoreError) -> String? {
        if error.isReplaced { return "put the file back, and see with 'diff' what of the site is changed" }
        guard case .file(.unusable) = error else { return nil }
        return
            "see that its folder is there, that this user may write to it, and that there is room; or name another store"
    }

    private static func exitCode(of error: StoreError) -> ExitCode {
        switch error {
        case .file(let error): exitCode(of: error)
        case .unknownSnapshot, .readForPlan, .unknownRun: .usage
        case .planUsed: .guarded
        }
    }

    private static func exitCode(of error: KeepingError) -> ExitCode {
        switch error {
        case .missing, .misused: .failed
        case .notOurs, .newer, .damaged: .damaged
        case .unusable, .forbidden, .older, .replaced: .machine
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
        case .forbidden(_, .plan), .forbidden(_, .firewall):
            Explanation("\(error.request): \(error.words)", .refused)
        case .forbidden(let message, .permission):
            Explanation(
                "the credential may not do this: \(error.request)" + said(message),
                hint:
                    "permissions are those of the agent behind the credential; 'livechat-sync doctor' lists what it lacks",
                .refused)
        case .cutOff(let cause):
            Explanation(
                "\(cause.words) (\(error.request))",
                hint: cause.isInsecure
                    ? "\"ca\" in the site's configuration names certificates of an authority of your own"
                    : "check the site's url and the network, then try again", .unavailable)
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
        case .redirect:
            Explanation("\(error.request): \(error.words)", hint: panelHint, .failed)
        case .unreadable(let what):
            Explanation(
                "\(error.request): \(error.words)", hint: what.contains("a web page came") ? panelHint : nil, .failed)
        case .absent, .unsupported, .refused:
            Explanation("\(error.request): \(error.words)", .failed)
        }
    }

    private static func explanation(_ partial: SiteCall.Partial) -> Explanation {
        var explanation = explanation(partial.error)
        let named = partial.lacking.prefix(3)
        let more = partial.lacking.count - named.count
        let lacking = Wording.list(named + (more > 0 ? ["\(more) more"] : []), "and")
        explanation.hint =
            "PUT takes the whole resource, and the body lacks \(lacking), which the site has: "
            + "'livechat-sync call GET \(partial.path) --site \(partial.site)' prints all of it"
        return explanation
    }

    private static let panelHint =
        "the site's url may be that of the control panel or of a log-in page: the API's ends like /api/v3 or /v4"

    private static func said(_ message: String) -> String { message.isEmpty ? "" : ": \(message)" }
}
