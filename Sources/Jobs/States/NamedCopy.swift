import Catalog
import Wire

/// One thing of a state that is to come over under another name: the state with the copy in it, and the selection that takes
/// nothing else.
struct NamedCopy {
    let state: SubtreeCopy
    let selection: Selection

    /// - Parameters:
    ///   - selection: with one selector, which selects one item.
    ///   - name: as people write it.
    /// - Throws: `JobRefusal.copy` for what is no single item with a name; what reading the state throws.
    init(of wanted: any State, _ selection: Selection, as name: String, _ catalog: Catalog) throws {
        let original = try Self.original(in: wanted, selection)
        guard let resource = try wanted.resource(at: original), resource.id != nil,
            let kind = catalog[resource.kind], kind.labelPaths.count == 1, kind.key == kind.labelPaths,
            kind.labelPaths.flatMap({ kind.spellings(of: $0) }).contains(where: { path in
                (try? resource.body()).flatMap { path.first(in: $0) }?.text != nil
            })
        else { throw JobRefusal.copy(.nameless(original)) }
        let place = original.parent.item(named: name)
        if place == original { throw JobRefusal.copy(.sameName(original)) }
        let label = "\(wanted.origin.label) (\(original) as \(place.lastStep))"
        state = try SubtreeCopy(wanted, of: original, at: place, name: name, label: label, catalog)
        self.selection = Selection(
            only: [Selector(place.text)],
            except: selection.except.flatMap { [$0] + ($0.moved(with: original, to: place).map { [$0] } ?? []) })
    }

    /// The outermost of what is selected, which has to be one.
    private static func original(in wanted: any State, _ selection: Selection) throws -> Address {
        guard selection.only.count == 1, let only = selection.only.first else { throw JobRefusal.copy(.unselected) }
        var outermost: [Address] = []
        var cursor = try wanted.cursor(below: nil, withBodies: false)
        while let next = try cursor.next() {
            guard only.selects(next.address) else { continue }
            if !outermost.contains(where: next.address.isBelow) { outermost.append(next.address) }
        }
        guard let first = outermost.first else { throw JobRefusal.copy(.unselected) }
        if outermost.count > 1 { throw JobRefusal.copy(.several(selector: only.description, outermost)) }
        return first
    }
}

extension Selector {
    /// What selects in a copy of a subtree what this selects in the original; nil for what selects by other means than the
    /// steps of the original's address.
    fileprivate func moved(with original: Address, to copy: Address) -> Selector? {
        let own = Address(description).steps
        let steps = original.steps
        guard own.count > steps.count, !own.prefix(steps.count).contains("**"),
            Selector(own.prefix(steps.count).joined(separator: "/")).selects(original)
        else { return nil }
        return Selector(([copy.text] + own.dropFirst(steps.count)).joined(separator: "/"))
    }
}
