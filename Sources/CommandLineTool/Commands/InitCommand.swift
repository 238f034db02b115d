import Configuring
import Jobs
import Platform
import Reporting
import Service
import Wire

struct InitCommand: Command {
    static let declaration = CommandDeclaration(
        "init", "write a site into the configuration, and try it",
        discussion: """
            Asks on a terminal for what no option says: a name, the address of the control panel, from which those of the API and \
            of its log-in follow, and where the secret is kept. It then logs in, reads what a backup would read once, and writes \
            the file only if that went well. A configuration that is there already keeps every comment and the order of its \
            members; one that is new can be read by its owner alone. Without a terminal everything is said by options.

            A secret is never written into the configuration, and never an operand or an option: those say where it is kept.
            """,
        operands: [.init("SITE", "what the site is to be called: prod", .optional)],
        options: [
            .value("url", "URL", "the address of the control panel, as the browser shows it, or that of the API"),
            .value("token", "SOURCE", "where a token is kept: env:NAME, file:PATH or command:LINE"),
            .value("email", "TEXT", "the e-mail address of the agent whose password or API key it is, or its source"),
            .value("password", "SOURCE", "where the agent's password is kept"),
            .value("token-url", "URL", "where a password is sent, if it does not follow from --url"),
            .value("key", "SOURCE", "where the agent's API key is kept"),
            .value("site-id", "N", "the number of the site, which an API key needs"),
            .flag("protected", "what writes to the site has to confirm its name"),
            .flag("offline", "write it without trying it"),
            .flag("dry-run", "show the file that would be written, and do nothing else"),
        ],
        examples: [
            .init("init", "asks"),
            .init(
                "init prod --url https://portal1.comm100.io --token 'command:pass show comm100/prod'",
                "asks nothing"),
            .init(
                "init prod --url dash11.comm100.io --email bot@shop.example --key file:key --site-id 10000 --dry-run",
                "what would be written?"),
        ], exitCodes: [.refused, .unavailable, .machine])

    private let wishes: SiteWishes
    private let isOffline: Bool
    private let isDry: Bool
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        wishes = try SiteWishes(given)
        isOffline = given.flag("offline")
        isDry = given.flag("dry-run")
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let choice = ConfigurationChoice(file: options.config, store: options.store, archive: options.archive)
        let questions = SiteQuestions(wishes: wishes, choice: choice, surroundings: surroundings, console: console)
        var entry = try questions.entry(mayMakeFiles: !isDry)
        while true {
            let change = try ConfigurationChange(adding: entry, in: surroundings.outside, choice)
            if isDry {
                console.present(SiteSetup(change, nil, isWritten: false).document) { console.verbatim(change.text) }
                return .done
            }
            do {
                let examination = isOffline ? nil : try await trial(of: change, surroundings, console)
                try change.write()
                let setup = SiteSetup(change, examination, isWritten: true)
                console.present(setup.document) { setup.show(console, surroundings.outside, namedFile: options.config) }
                return .done
            } catch {
                // A person who is there can say something else; whoever is not gets the error.
                guard let other = try questions.other(than: entry, after: error) else {
                    console.note(
                        "nothing was written into the configuration; --offline writes a site without trying it")
                    throw RefusedSetup(error) ?? error
                }
                entry = other
            }
        }
    }

    /// Logs in and looks at what can be read.
    private func trial(
        of change: ConfigurationChange, _ surroundings: Surroundings, _ console: Console
    ) async throws -> Examination {
        let workplace = Workplace(change.configuration, surroundings.outside, network: surroundings.network) { event in
            JobEventText.show(event, console)
        }
        console.note("trying \(change.site.name) (\(change.site.url.description)); only GET is sent")
        let examination = try await Examination(of: workplace.session(change.site))
        guard examination.isAnswered else { throw NoAPIThere(url: change.site.url) }
        return examination
    }
}

/// Nothing that was asked for was there.
struct NoAPIThere: Explained {
    let url: BaseURL

    var explanation: Explanation {
        Explanation(
            "nothing that was asked for is at '\(url)', so this is probably not the address of the API",
            hint: SiteAddress.doubt(about: url)
                ?? "compare it with the one that the control panel shows, or that the vendor has named", .failed)
    }
}

/// The service refused the credential of a site that is in no configuration yet.
private struct RefusedSetup: Explained {
    let explanation: Explanation

    /// Nil for whatever else went wrong.
    init?(_ error: any Error) {
        guard let refusal = error as? ServiceError, case .unauthorized = refusal.reason,
            var explanation = FailureText.explanation(of: refusal)
        else { return nil }
        explanation.hint = "see that it is the secret of this very site, and type the command again"
        self.explanation = explanation
    }
}
