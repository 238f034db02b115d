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
                "only what this address or glob selects, and what is below it: bans, campaigns/*/preChat; "
                    + "one field with #: settings#/isVisitorSSOEnabled",
                .repeated, completes: .address),
            .value("except", "SELECTOR", "leave this out", .repeated, completes: .address),
        ])

    /// As typed.
    private let only: [String]
    private let except: [String]

    var isEverything: Bool { only.isEmpty && except.isEmpty }
    var choosesPart: Bool { !only.isEmpty }
    var leavesOut: Bool { !except.isEmpty }

    /// The same again, for a line that somebody is to type.
    var words: [String] { only.flatMap { ["--only", $0] } + except.flatMap { ["--except", $0] } }

    init(_ given: GivenArguments) throws(UsageError) {
        (only, except) = (given.values("only"), given.values("except"))
        for (name, texts) in [("only", only), ("except", except)] where texts.contains(where: \.isEmpty) {
            throw UsageError("--\(name) needs an address")
        }
    }

    /// As a route of the configuration has it.
    init(only: [String], except: [String]) { (self.only, self.except) = (only, except) }

    /// For what takes whole resources.
    /// - Throws: for a selector that begins with no kind of the table, or names a field.
    func selection(_ catalog: Catalog) throws(UsageError) -> Selection {
        for (name, texts) in [("only", only), ("except", except)] {
            guard let text = texts.first(where: { JSONPointer.parts(of: $0) != nil }) else { continue }
            throw UsageError(
                "--\(name) \(text) names a field, and this command takes whole resources",
                hint: "fields are chosen where states are compared or plans are made; "
                    + "a '#' at the end of a name is written %23")
        }
        return try selectionWithFields(catalog)
    }

    /// For what compares states or makes a plan.
    /// - Throws: for a selector that begins with no kind of the table, and for a field that can't be one.
    func selectionWithFields(_ catalog: Catalog) throws(UsageError) -> Selection {
        let (only, onlyFields) = try Self.split(only, "only", catalog)
        let (except, exceptFields) = try Self.split(except, "except", catalog)
        return Selection(only: only, except: except, onlyFields: onlyFields, exceptFields: exceptFields)
    }

    private static func split(
        _ texts: [String], _ name: String, _ catalog: Catalog
    ) throws(UsageError) -> ([Selector], [FieldPattern]) {
        var (whole, fields): ([String], [FieldPattern]) = ([], [])
        for text in texts {
            guard let parts = JSONPointer.parts(of: text) else {
                whole.append(text)
                continue
            }
            guard let pointer = JSONPointer(parts.pointer) else {
                throw UsageError("--\(name) \(text): '\(parts.pointer)' is no JSON Pointer", hint: "'~' is written ~0")
            }
            if let flaw = pointer.memberFlaw { throw UsageError("--\(name) \(text): '\(pointer)' \(flaw)") }
            guard let selector = try selectors([parts.owner], name, catalog).first else { continue }
            fields.append(FieldPattern(selector, pointer))
        }
        return (try selectors(whole, name, catalog), fields)
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
