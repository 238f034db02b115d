import Catalog
import Configuring
import Jobs
import Reporting
import Wire

struct KindsCommand: Command {
    static let declaration = CommandDeclaration(
        "kinds", "the table of kinds: paths, operations, keys, references, secrets",
        discussion: """
            Everything the program knows of the API stands in one table, a row a kind. Crawl order, differences, plans and \
            masks are derived from it. A site has the table of the version of the API that its configuration or its URL says, \
            with the file of rows over it that "kinds" in the configuration names; --json prints the table in the form of \
            such a file.
            """,
        options: [
            .value("site", "SITE", "the table that this site is read and written by", completes: .site),
            .choice("api", ["v3", "v4"], "the built-in table of this version of the API; v3 unless given"),
            .flag("markdown", "as a Markdown table, like the one in the manual"),
        ],
        examples: [
            .init("kinds --json", "the rows with all that they say"),
            .init("kinds --site prod", "with what a file of rows has made of them"),
        ])

    private let site: String?
    private let api: Site.API?
    private let isMarkdown: Bool
    private let options: GlobalOptions

    init(_ given: GivenArguments) throws(UsageError) {
        site = given.value("site")
        api = given.value("api").flatMap(Site.API.init(rawValue:))
        if site != nil, api != nil {
            throw UsageError("--site has a table of its own, so --api says nothing beside it")
        }
        isMarkdown = given.flag("markdown")
        options = try given.global
    }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        let catalog = try table(surroundings)
        if console.json {
            console.document(catalog.rowFile)
        } else if isMarkdown {
            console.verbatim(Self.markdown(catalog))
        } else {
            console.result(Self.text(catalog))
            if !catalog.taught.removed.isEmpty {
                console.result("removed by the file of rows: \(Wording.list(catalog.taught.removed))")
            }
        }
        return .done
    }

    private func table(_ surroundings: Surroundings) throws(ConfigurationError) -> Catalog {
        guard let site else { return Configuration.builtIn(api ?? .v3) }
        return try Configuration.table(
            of: Configuration(in: surroundings, options).site(site), in: surroundings.outside)
    }

    private static func text(_ catalog: Catalog) -> Table {
        // Where each row is built in and documented there is nothing to say of it.
        let isMixed = catalog.kinds.contains { catalog.evidence(of: $0.name) != nil }
        var table = Table(
            [
                .init("KIND", isFixed: true), .init("SHAPE", isFixed: true), .init("OPERATIONS", isSpare: true),
                .init("KEY", isSpare: true),
            ] + (isMixed ? [.init("RESTS ON", isFixed: true)] : []) + [.init("PATH")])
        for kind in catalog.kinds {
            let evidence: [Shown] = isMixed ? ["\(catalog.evidence(of: kind.name) ?? "")"] : []
            let head: [Shown] =
                ["\(kind.name, .strong)", "\(kind.shape.rawValue)", "\(operations(kind))", "\(key(kind))"] + evidence
            for (index, path) in kind.paths.enumerated() {
                table.add((index > 0 ? head.map { _ in "" } : head) + ["\(kind.base + path.description + verb(kind))"])
            }
            if kind.paths.isEmpty { table.add(["\(kind.name, .strong)", "\(kind.shape.rawValue)"]) }
        }
        return table
    }

    /// The table as it stands in the manual.
    static func markdown(_ catalog: Catalog) -> String {
        var lines = [
            "| kind | shape | paths | operations | key | refers to | secrets |", "| - | - | - | - | - | - | - |",
        ]
        // A table that no whole document stands behind says what each row rests on.
        let isOpen = catalog.kinds.contains { $0.evidence != nil }
        if isOpen { lines = lines.map { $0 + ($0.hasPrefix("| k") ? " evidence | tier |" : " - | - |") } }
        for kind in catalog.kinds {
            let all = kind.asked.isEmpty ? kind.paths + kind.otherPaths : kind.asked
            let paths = all.map { "`\(kind.base)\($0)\(verb(kind))\(kind.namesParent.map { "?\($0.query)=" } ?? "")`" }
                .joined(
                    separator: "<br>")
            let targets = kind.references.flatMap { $0.targets.map(\.kind) }
            let secrets = kind.secrets.map { "`\($0)`" }
            let cells =
                [
                    "`\(kind.name)`", kind.shape.rawValue, paths, operations(kind), key(kind),
                    unique(targets).joined(separator: ", "), secrets.joined(separator: ", "),
                ]
                + (isOpen
                    ? ["\(kind.evidence?.grade.rawValue ?? "")", kind.evidence.map { String($0.tier) } ?? ""] : [])
            lines.append("| " + cells.joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func operations(_ kind: Kind) -> String {
        (kind.operations.map(\.rawValue) + (kind.toggle == nil ? [] : ["switch"])).joined(separator: " ")
    }

    /// What stands behind the path of a list.
    private static func verb(_ kind: Kind) -> String { kind.listing?.search == nil ? "" : RecordListing.Search.verb }

    private static func key(_ kind: Kind) -> String { kind.key.map(\.description).joined(separator: ", ") }

    private static func unique(_ names: [String]) -> [String] {
        names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
