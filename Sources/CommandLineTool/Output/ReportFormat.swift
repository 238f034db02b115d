import Configuring
import Platform
import Reporting
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

    var isPage: Bool { self == .markdown || self == .html }

    /// What a file's name says that it is.
    init?(file: String?) {
        guard let file else { return nil }
        switch ReportOutput.ending(file) {
        case "html", "htm": self = .html
        case "md", "markdown": self = .markdown
        default: return nil
        }
    }

    /// Nil for what the console writes.
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
    static let declarations: [OptionDeclaration] = [ReportFormat.declaration, destination]
    private static let destination: OptionDeclaration = .value(
        "output", "FILE",
        "write it to a file instead of stdout; a name in .html is a page, one in .md Markdown, one in .json JSON",
        completes: .file)
    /// What a program that reads such files would not take from us.
    private static let foreign: Set<String> = [
        "pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "csv", "tsv", "xml", "yaml", "yml", "png", "svg",
        "jpg",
    ]

    let format: ReportFormat
    let file: String?

    /// - Parameter file: nil where `--output` means something else
    init(_ given: GivenArguments, file: String?) throws(UsageError) {
        let isSaid = given.value("format") != nil || given.flag("json")
        let ending = file.map(Self.ending) ?? ""
        if !isSaid, Self.foreign.contains(ending) {
            throw UsageError(
                "nothing here writes .\(ending): a name in .html is a page, which a browser also prints as PDF, one in .md is "
                    + "Markdown, one in .json JSON, one in .txt text; --format says it for any other name")
        }
        format = (isSaid ? nil : ReportFormat(file: file)) ?? ReportFormat(given) ?? .text
        self.file = file
        if given.flag("json"), let word = given.value("format"), format != .json {
            throw UsageError("--json and --format \(word) contradict each other")
        }
    }

    init(_ given: GivenArguments) throws(UsageError) { try self.init(given, file: given.value("output")) }

    /// Does the name of the file alone ask for JSON? Where `--output` is for a plan, it does not.
    static func isJSON(_ given: GivenArguments) -> Bool {
        guard given.declaration.option("output")?.help == destination.help, given.value("format") == nil else {
            return false
        }
        return given.value("output").map(ending) == "json"
    }

    /// Of a file's name, in small letters.
    fileprivate static func ending(_ file: String) -> String {
        let name = file.split(separator: "/").last ?? ""
        return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    }
}

/// Brings a report to where it goes, in the form that was asked for.
struct ReportDelivery {
    let output: ReportOutput
    let surroundings: Surroundings
    let console: Console

    init(_ output: ReportOutput, _ surroundings: Surroundings, _ console: Console) {
        self.output = output
        self.surroundings = surroundings
        self.console = console
    }

    /// - Parameters:
    ///   - document: what `--json` is.
    ///   - extent: how much of the report a terminal is told.
    ///   - report: is told whether it is for a page, which also shows whole bodies.
    func put(
        document: @autoclosure () throws -> JSONValue, _ extent: ReportText.Extent = .whole,
        report: (_ isPage: Bool) throws -> Report
    ) throws {
        if let page = output.format.isPage ? output.format.written(try report(true)) : nil {
            return try Self.put(page, output.file, surroundings, console)
        }
        if let file = output.file {
            let text = console.json ? Console.written(try document()) : console.text(of: try report(false), extent)
            return try Self.put(text, file, surroundings, console)
        }
        if console.json { console.document(try document()) } else { console.result(try report(false), extent) }
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

extension Report.Frame {
    /// - Parameter next: commands that go on from here, without the program's name.
    init(_ surroundings: Surroundings, next: [String] = []) {
        self.init(
            made: surroundings.outside.moment, program: "\(Tool.name) \(Tool.version)",
            next: next.map { "\(Tool.name) \($0)" })
    }
}
