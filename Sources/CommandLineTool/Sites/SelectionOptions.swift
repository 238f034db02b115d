import Catalog
import Diffing
import Reporting

/// `--only` and `--except`, wherever a command takes them.
enum SelectionOptions {
    static let declarations = OptionDeclaration.group(
        "options that choose a part",
        [
            .value(
                "only", "SELECTOR",
                "only what this address or glob selects, and what is below it: bans, campaigns/*/preChat",
                .repeated, completes: .address),
            .value("except", "SELECTOR", "leave this out", .repeated, completes: .address),
        ])

    /// - Throws: for a selector that begins with no kind of the table.
    static func selection(_ given: GivenArguments) throws(UsageError) -> Selection {
        let roots = Catalog.liveChat.roots.map(\.kind.name)
        func selectors(_ name: String) throws(UsageError) -> [Selector] {
            var selectors: [Selector] = []
            for text in given.values(name) {
                let selector = Selector(Addresses.meant(by: text))
                if let first = selector.firstSegment, !roots.contains(first) {
                    throw UsageError(
                        "--\(name) \(text) selects nothing: there is no '\(first)' at the top of a site",
                        hint: Suggestion.hint(for: first, among: roots)
                            ?? "at the top are \(Wording.list(roots))")
                }
                if text.isEmpty { throw UsageError("--\(name) needs an address") }
                selectors.append(selector)
            }
            return selectors
        }
        return Selection(only: try selectors("only"), except: try selectors("except"))
    }

    /// - Throws: for a selector that means nothing in any of the states, since a slip in a name looks just like "nothing differs".
    static func check(_ selection: Selection, in states: any State...) throws {
        var search = SelectorSearch(selection)
        for state in states { try search.look(through: state) }
        try search.check(in: states.map(\.origin.label))
    }
}
