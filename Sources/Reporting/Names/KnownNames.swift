import Catalog
import Wire

/// Addresses as people read them: `campaigns/Shop%20English/preChat` is `Shop English › Pre-chat form`. What is to be typed stays
/// an address.
struct KnownNames: Hashable, Sendable {
    private struct Entry: Hashable, Sendable {
        let title: String
        let isList: Bool
        /// What is in the list says by itself what it is: campaigns, the fields of a form.
        let isPlain: Bool
    }

    /// By the last segment of the places of a kind.
    private var entries: [String: Entry] = [:]
    /// What one of a kind is called.
    private var nouns: [String: String] = [:]
    private var lists: Set<String> = []

    /// Of a table that says nothing: every step as it is.
    init() {}

    init(_ catalog: Catalog) {
        let deep = Set(catalog.roots.filter { !catalog.children(of: $0.kind, at: $0.place).isEmpty }.map(\.kind.name))
        for kind in catalog.kinds {
            nouns[kind.name] = kind.noun
            if kind.shape != .singleton { lists.insert(kind.name) }
            for path in kind.paths {
                guard case .literal(let text)? = path.segments.last else { continue }
                let isList = kind.shape != .singleton
                entries[text] = Entry(
                    title: kind.title, isList: isList,
                    isPlain: isList && (deep.contains(kind.name) || kind.isRowOfTable)
                )
            }
        }
    }

    func noun(of kind: String) -> String { nouns[kind] ?? kind }

    /// May there be several of it?
    func isList(_ kind: String) -> Bool { lists.contains(kind) }

    /// From the outside in: `Shop English`, `Pre-chat form`.
    func parts(of address: String) -> [String] {
        let steps = Address(address).steps
        var parts: [String] = []
        var isName = false
        for (index, step) in steps.enumerated() {
            if isName {
                parts.append(Self.shown(step))
                isName = false
            } else if let entry = entries[step] {
                isName = entry.isList
                if !(entry.isPlain && index + 1 < steps.count) { parts.append(entry.title) }
            } else {
                parts.append(Self.shown(step))
            }
        }
        return parts.isEmpty ? [address] : parts
    }

    /// `Shop English › Pre-chat form`
    func name(of address: String) -> String { Self.joined(parts(of: address)) }

    static let separator = " › "

    static func joined(_ parts: [String]) -> String { parts.joined(separator: separator) }

    /// A name that could be taken for two, or for none, in quotes.
    private static func shown(_ step: String) -> String {
        let name = Percent.decoded(step)
        let isOdd =
            name.isEmpty || name.contains("›") || name.hasPrefix(" ") || name.hasSuffix(" ") || name.contains("  ")
        return isOdd ? "\"\(name)\"" : name
    }

    /// Where in a body: `Custom SMTP server › Port`. Elements of lists are counted from one.
    static func label(of pointer: JSONPointer, _ glyphs: Glyphs = .unicode) -> String {
        if pointer.tokens.isEmpty { return "Value" }
        return
            (pointer.tokens.map { token in
                if let index = Int(token), index >= 0, String(index) == token, index < Int.max { return "\(index + 1)" }
                return token.isEmpty ? "\"\"" : PlainWords.title(token)
            }).joined(separator: glyphs.step)
    }
}

extension Kind {
    /// What one is called: `chat window`.
    var noun: String { look.noun ?? PlainWords.singular(PlainWords.words(name)) }

    /// What the list, or the one thing, is called: `Chat window`, `Bans`.
    var title: String {
        if let title = look.title { return title }
        return PlainWords.capitalized(
            look.noun.map { shape == .singleton ? $0 : PlainWords.plural($0) } ?? PlainWords.words(name))
    }
}
