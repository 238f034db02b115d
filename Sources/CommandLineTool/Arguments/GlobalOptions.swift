import Configuring
import Wire

/// The options that every command understands, before or after its name.
package struct GlobalOptions: Sendable, Hashable {
    package var config: String?
    package var store: String?
    package var archive: String?
    package var json = false
    package var quiet = false
    package var verbose = false
    package var noColor = false
    /// Requests under way at the same time.
    package var concurrency: Int?

    package static let declarations: [OptionDeclaration] = [
        .value("config", "FILE", "the configuration file", completes: .file),
        .value("store", "FILE", "the store, instead of the one that the configuration names", completes: .file),
        .value(
            "archive", "FILE", "the archive of conversations, instead of the one beside the store", completes: .file),
        .flag("json", "one JSON document on stdout"),
        .flag("quiet", "say nothing but results, warnings and errors", letter: "q"),
        .flag("verbose", "say more on stderr", letter: "v"),
        .value("concurrency", "N", "requests under way at the same time, 1 to 64; 8 unless configured"),
        .flag("no-color", "no colour, as with NO_COLOR in the environment"),
        .flag("help", "this help", letter: "h"),
    ]

    package init() {}

    package init(_ given: GivenArguments) throws(UsageError) {
        config = given.value("config")
        store = given.value("store")
        archive = given.value("archive")
        json = given.flag("json") || ReportFormat(given) == .json || ReportOutput.isJSON(given)
        quiet = given.flag("quiet")
        verbose = given.flag("verbose")
        noColor = given.flag("no-color")
        concurrency = try given.number("concurrency", in: Site.concurrencyRange)
        if quiet, verbose { throw UsageError("--quiet and --verbose contradict each other") }
    }

    /// The best guess at the talking options in words that could not be sorted, to report just that.
    package init(guessedFrom words: [String]) {
        let options = words.prefix { !$0.isIdentical(to: "--") }
        json = options.contains("--json")
        noColor = options.contains("--no-color")
    }
}
