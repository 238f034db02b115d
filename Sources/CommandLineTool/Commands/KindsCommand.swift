import Catalog
import Configuring
import Foundation
import Jobs
import Reporting
import Wire

struct KindsCommand: Command {
    static let declaration = CommandDeclaration(
        "kinds", "the table of kinds: paths, operations, keys, references, secrets",
        discussion: """
            Everything the program knows of the API stands in one table, a row a kind. Crawl order, differences, plans and \
            masks are derived from it.
            """,
        options: [.flag("markdown", "as a Markdown table, like the one in the manual")],
        examples: [.init("kinds --json", "the rows with all that they say")])

    private let isMarkdown: Bool
    private let catalog = Configuration.table(of: nil)

    init(_ given: GivenArguments) throws(UsageError) { isMarkdown = given.flag("markdown") }

    func run(in surroundings: Surroundings, _ console: Console) async throws -> ExitCode {
        if console.json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let rows = try JSONValue(parsing: Array(encoder.encode(catalog.kinds)))
            console.document(["kinds": rows])
        } else if isMarkdown {
            console.verbatim(markdown)
        } else {
            var table = Table([
                .init("KIND", isFixed: true), .init("SHAPE", isFixed: true), .init("OPERATIONS", isSpare: true),
                .init("KEY", isSpare: true),
                .init("PATH"),
            ])
            for kind in catalog.kinds {
                for (index, path) in kind.paths.enumerated() {
                    table.add(
                        index > 0
                            ? ["", "", "", "", "\(kind.base + path.description)"]
                            : [
                                "\(kind.name, .strong)", "\(kind.shape.rawValue)", "\(Self.operations(kind))",
                                "\(Self.key(kind))", "\(kind.base + path.description)",
                            ])
                }
                if kind.paths.isEmpty { table.add(["\(kind.name, .strong)", "\(kind.shape.rawValue)"]) }
            }
            console.result(table)
        }
        return .done
    }

    /// The table as it stands in the manual.
    var markdown: String {
        var lines = [
            "| kind | shape | paths | operations | key | refers to | secrets |", "| - | - | - | - | - | - | - |",
        ]
        for kind in catalog.kinds {
            let paths = (kind.paths + kind.otherPaths).map { "`\(kind.base)\($0)`" }.joined(separator: "<br>")
            let targets = kind.references.flatMap { $0.targets.map(\.kind) }
            let secrets = kind.secrets.map { "`\($0)`" }
            let cells = [
                "`\(kind.name)`", kind.shape.rawValue, paths, Self.operations(kind), Self.key(kind),
                Self.unique(targets).joined(separator: ", "), secrets.joined(separator: ", "),
            ]
            lines.append("| " + cells.joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func operations(_ kind: Kind) -> String { kind.operations.map(\.rawValue).joined(separator: " ") }

    private static func key(_ kind: Kind) -> String { kind.key.map(\.description).joined(separator: ", ") }

    private static func unique(_ names: [String]) -> [String] {
        names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
