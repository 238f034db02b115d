package import Catalog
import Wire

/// Finds out, when first asked, how each kind is carried from the wanted state to the present one. Kinds of one root are
/// learnt together, in one pass over either side.
package struct Translator {
    private let present: any State
    private let wanted: any State
    private let book: RuleBook
    private let evidence: TargetEvidence
    private var known: [String: Translation] = [:]

    package init(
        from wanted: any State, to present: any State, evidence: TargetEvidence = TargetEvidence(), book: RuleBook
    ) {
        self.present = present
        self.wanted = wanted
        self.book = book
        self.evidence = evidence
    }

    /// - Throws: whatever reading the states throws.
    package mutating func translation(of kind: Kind) throws -> Translation {
        var translation = try spelling(of: kind)
        translation.partial = wanted.isPartial ? .wanted : present.isPartial ? .present : nil
        return translation
    }

    private mutating func spelling(of kind: Kind) throws -> Translation {
        if let found = known[kind.name] { return found }
        guard isWorthReading(kind), let root = kind.root else {
            let plain = Translation(kind, evidence: evidence.items(of: kind.name))
            known[kind.name] = plain
            return plain
        }
        let kinds = book.catalog.configuration.filter { $0.root == root && isWorthReading($0) }
        let source = try shown(in: wanted, below: Address(root), kinds)
        let target = try shown(in: present, below: Address(root), kinds)
        for kind in kinds {
            known[kind.name] = Translation(
                kind, from: source[kind.name] ?? ShownSpellings(), to: target[kind.name] ?? ShownSpellings(),
                evidence: evidence.items(of: kind.name))
        }
        return known[kind.name] ?? Translation(kind)
    }

    /// Is there anything that could be spelt in two ways, or that was found out?
    private func isWorthReading(_ kind: Kind) -> Bool {
        kind.hasSpellings || !evidence.items(of: kind.name).isEmpty
    }

    private func shown(
        in state: any State, below root: Address, _ kinds: [Kind]
    ) throws -> [String: ShownSpellings] {
        var shown: [String: ShownSpellings] = [:]
        let byName = Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var cursor = try state.cursor(below: root, withBodies: true)
        while let resource = try cursor.next() {
            guard let kind = byName[resource.kind] else { continue }
            let asked = evidence.items(of: kind.name).map(\.place)
            shown[kind.name, default: ShownSpellings(asking: asked)].learn(try resource.body(), kind)
        }
        return shown
    }
}

extension Kind {
    /// Where in the tree of addresses the kind stands: `campaigns`.
    fileprivate var root: String? {
        guard case .literal(let name)? = paths.first?.segments.first else { return nil }
        return name
    }

    /// Does the row know of more than one way to write any of it?
    fileprivate var hasSpellings: Bool {
        !aliases.isEmpty || !valueAliases.isEmpty || !editions.draft.isEmpty || !editions.final.isEmpty
            || !joined.isEmpty || !images.isEmpty || references.contains { $0.object != nil }
    }
}
