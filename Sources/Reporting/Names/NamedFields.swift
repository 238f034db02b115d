import Catalog
import Diffing
import Wire

/// Fields whose ids are told by the names that they stand for.
struct NamedFields {
    /// Of the site that the values before are of, and of that of those behind.
    let before: ThingNames
    let after: ThingNames

    init(_ scenery: Scenery) { (before, after) = (scenery.present.names, scenery.wanted.names) }

    /// What a plan writes is in the target's ids.
    init(onTargetOf scenery: Scenery) { (before, after) = (scenery.present.names, scenery.present.names) }

    func named(_ fields: [FieldChange], of kind: Kind?) -> [FieldChange] {
        guard let kind, !before.isEmpty || !after.isEmpty else { return fields }
        let references = kind.references.filter { $0.by == .id }
        if references.isEmpty { return fields }
        return fields.map { field in
            guard !field.isSecret, let reference = references.first(where: { $0.at.isAt(field.pointer) }) else {
                return field
            }
            return named(field, reference.targets.map(\.kind))
        }
    }

    private func named(_ field: FieldChange, _ kinds: [String]) -> FieldChange {
        let (from, to) = (before.name(of: field.from, kinds), after.name(of: field.to, kinds))
        // Two things of one name are told apart by their ids.
        if let from, let to, from.isIdentical(to: to) { return field }
        return FieldChange(
            pointer: field.pointer, from: from.map(JSONValue.string) ?? field.from,
            to: to.map(JSONValue.string) ?? field.to, cause: field.cause)
    }
}

extension FieldPath {
    func isAt(_ pointer: JSONPointer) -> Bool {
        guard steps.count == pointer.tokens.count else { return false }
        return zip(steps, pointer.tokens).allSatisfy { step, token in
            switch step {
            case .member(let name): name.isSameName(as: token)
            case .everyElement: true
            }
        }
    }
}
