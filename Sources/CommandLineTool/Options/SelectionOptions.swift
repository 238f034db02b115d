import Catalog
import Configuring
import Jobs
import Reporting
import Wire

/// `--only` and `--except`, wherever a command takes them. What they may begin with depends on the table of the site that they
/// are about, which is known when the command runs.
struct SelectionOptions: Sendable {
    static let declarations = OptionDeclaration.group(
        "options that choose a part",
        [
            .value(
                "only", "SELECTOR",
                "only what this address or glob selects, and what is below it: bans, campaigns/*/preChat",
                .repeated, completes: .address),
            .value("except", "SELECTOR", "leave this out", .repeated, completes: .address),
        ])

    /// As typed.
    private let only: [String]
    private let except: [String]

    var isEverything: Bool { only.isEmpty && except.isEmpty }
    var choosesPart: Bool { !only.isEmpty }
    var leavesOut: Bool { !except.isEmpty }

    init(_ given: GivenArguments) throws(UsageError) {
        (only, except) = (given.values("only"), given.values("except"))
        for (name, texts) in [("only", only), ("except", except)] where texts.contains(where: \.isEmpty) {
            throw UsageError("--\(name) needs an address")
        }
    }

    /// As a route of the configuration has it.
    init(only: [String], except: [String]) { (self.only, self.except) = (only, except) }

    /// - Throws: for a selector that begins with no kind of the table.
    func selection(_ catalog: Catalog) throws(UsageError) -> Selection {
        Selection(
            only: try Self.selectors(only, "only", catalog), except: try Self.selectors(except, "except", catalog))
    }

    private static func selectors(
        _ texts: [String], _ name: String, _ catalog: Catalog
    ) throws(UsageError) -> [Selector] {
        let roots = catalog.roots.map(\.kind.name)
        var selectors: [Selector] = []
        for text in texts {
            let selector = Selector(Addresses.meant(by: text))
            if let first = selector.firstSegment, !roots.contains(first) {
                throw UsageError(
                    "--\(name) \(text) selects nothing: there is no '\(first)' at the top of a site",
                    hint: Self.otherVersion(of: first, catalog) ?? Suggestion.hint(for: first, among: roots)
                        ?? "at the top are \(Wording.list(roots))")
            }
            selectors.append(selector)
        }
        return selectors
    }

    /// For a kind of the other version of the API: what it is here.
    private static func otherVersion(of name: String, _ catalog: Catalog) -> String? {
        guard let own = Configuration.counterparts(of: name, in: catalog) else { return nil }
        let (here, there) = catalog.api == .v3 ? (3, 4) : (4, 3)
        let names = own.map { "'\($0)'" }
        return "'\(name)' is a kind of version \(there) of the API; of version \(here), which this site speaks, "
            + (own.isEmpty ? "nothing is known to correspond to it" : "it is \(Wording.list(names))")
    }
}
