import Platform
import Reporting
import Synchronization
import Wire

/// The forms of a report that people choose with `--format`.
enum ReportFormat: String, CaseIterable, Sendable {
    case text, markdown, html, json

    static let declaration = OptionDeclaration.choice(
        "format", allCases.map(\.rawValue),
        "text, Markdown for a comment on a pull request, a page for the browser, or JSON as with --json")

    /// The word that was given, where a command takes these words.
    init?(_ given: GivenArguments) {
        guard given.declaration.option("format")?.completion == Self.declaration.completion else { return nil }
        self.init(rawValue: given.value("format") ?? "text")
    }

    func written(_ report: Report) -> String? {
        switch self {
        case .markdown: report.markdown
        case .html: report.html
        case .text, .json: nil
        }
    }
}

/// Where a report goes, and in which form.
struct ReportOutput: Sendable {
    static let declarations: [OptionDeclaration] = [
        ReportFormat.declaration,
        .value("output", "FILE", "write it to a file instead of stdout", completes: .file),
    ]

    let format: ReportFormat
    let file: String?

    /// - Parameter file: nil where `--output` means something else
    init(_ given: GivenArguments, file: String?) throws(UsageError) {
        format = ReportFormat(given) ?? .text
        self.file = file
        if given.flag("json"), let word = given.value("format"), format != .json {
            throw UsageError("--json and --format \(word) contradict each other")
        }
    }

    init(_ given: GivenArguments) throws(UsageError) { try self.init(given, file: given.value("output")) }

    /// Writes a report to its file, or to stdout.
    /// - Parameters:
    ///   - report: made only if the format needs it
    ///   - talk: prints what `text` and `json` are
    func deliver(
        _ surroundings: Surroundings, _ console: Console, _ options: GlobalOptions, report: () throws -> Report,
        text talk: (Console) throws -> Void
    ) throws {
        guard [.markdown, .html].contains(format) || file != nil else { return try talk(console) }
        var written = ""
        if let page = format == .text || format == .json ? nil : format.written(try report()) {
            written = page
        } else {
            let collected = Mutex("")
            var quiet = surroundings
            let write = surroundings.write
            quiet.write = { outlet, text in
                guard outlet == .output else { return write(outlet, text) }
                collected.withLock { $0 += text }
                return true
            }
            let isTerminal = surroundings.isTerminal
            quiet.isTerminal = { $0 == .error && isTerminal($0) }
            try talk(Console(quiet, options))
            written = collected.withLock { $0 }
        }
        try Self.put(written, file, surroundings, console)
    }

    /// Text to a file as a whole, or to stdout without one.
    static func put(_ text: String, _ name: String?, _ surroundings: Surroundings, _ console: Console) throws {
        guard let name else { return console.verbatim(text) }
        let file = try ReplacedFile(surroundings.absolute(name))
        try file.write(Array(text.utf8))
        try file.commit()
        console.note("the report is in \(name)")
    }
}
