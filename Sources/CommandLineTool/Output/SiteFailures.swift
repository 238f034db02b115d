import Reporting
import Wire

/// What went wrong with single sites of a command that goes on with the others: one that can't be read must not keep the rest from
/// being saved.
struct SiteFailures {
    private var all: [(site: String, explanation: Explanation)] = []
    /// Of the command, for all that was taken down so far.
    private(set) var exitCode = ExitCode.done

    mutating func take(_ code: ExitCode) { exitCode = exitCode.orWorse(code) }

    /// Takes an error down, and says it at once.
    mutating func take(_ error: any Error, of site: String, _ console: Console) {
        let explanation = Tool.explanation(of: error, FailureText.explanation)
        all.append((site, explanation))
        console.failure(explanation, of: site)
        take(explanation.exitCode)
    }

    /// The document of what was done, with what was not.
    func added(to document: JSONValue) -> JSONValue {
        var document = document
        if !all.isEmpty { document.set("errors", Explanation.documents(of: all)) }
        return document
    }
}
