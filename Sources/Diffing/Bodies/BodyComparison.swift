package import Catalog
package import Wire

/// In what two bodies of one kind differ.
package struct BodyComparison: Hashable, Sendable {
    /// In the order of the present body's members, then what only the wanted one has.
    package let changes: [FieldChange]
    /// Fields that may differ, though nobody can tell.
    package let incomparable: [Incomparable]
    /// Fields that differ and that no write brings over, by what earlier ones have shown.
    package let notCarried: [NotCarried]
    /// Members that one side lacks, of which nobody can say what that means: the sides spell the kind differently.
    package let uncountable: Set<String>

    /// Compares them by what they mean, field by field.
    /// - Parameters:
    ///   - translation: what is known of both sides' spellings; without it they are taken to spell alike.
    ///   - address: the present resource's, which earlier findings may be about.
    ///   - isSameThing: whether it is one resource at two moments, or one made anew or of another site: image files don't go
    ///     along with those.
    package init(
        present: JSONValue, wanted: JSONValue, rules: BodyRules, reader: any ReferenceReader = OneSite(),
        translation: Translation? = nil, address: Address = "", isSameThing: Bool = true
    ) {
        var walk = BodyWalk(rules, reader, translation)
        walk.isSameThing = isSameThing
        let (present, wanted) = rules.kind.mayBeText ? (present.loneText, wanted.loneText) : (present, wanted)
        walk.compare(present, wanted, rules.root, JSONPointer(), .none)
        var notCarried: [NotCarried] = []
        func isOpen(_ change: FieldChange) -> Bool {
            guard let found = walk.translation.finding(against: change, of: address) else { return true }
            notCarried.append(NotCarried(found, address: address, pointer: change.pointer))
            return false
        }
        changes = walk.changes.filter(isOpen)
        uncountable = Set(walk.uncountable.filter(isOpen).compactMap(\.pointer.tokens.last))
        self.notCarried = notCarried
        incomparable = walk.incomparable
    }

    private init(
        _ changes: [FieldChange], _ incomparable: [Incomparable], _ notCarried: [NotCarried], _ uncountable: Set<String>
    ) {
        (self.changes, self.incomparable) = (changes, incomparable)
        (self.notCarried, self.uncountable) = (notCarried, uncountable)
    }

    /// What of it concerns these fields.
    /// - Parameters:
    ///   - ignored: fields whose differences don't count, and are told all the same.
    ///   - address: the present resource's.
    func narrowed(
        to fields: FieldChoice, ignoring ignored: [FieldPattern], of kind: Kind, at address: Address
    ) -> BodyComparison {
        if fields == .all, ignored.isEmpty { return self }
        func pattern(_ pointer: JSONPointer) -> FieldPattern? {
            ignored.first { $0.covers(pointer, of: kind) }
        }
        let taken = changes.filter { fields.takes($0.pointer) }
        let left = taken.compactMap { change in
            pattern(change.pointer).map {
                NotCarried(
                    address: address, pointer: change.pointer, reason: "differs, and the configuration ignores \($0)",
                    isIgnored: true)
            }
        }
        func counts(_ pointer: JSONPointer) -> Bool { fields.takes(pointer) && pattern(pointer) == nil }
        return BodyComparison(
            taken.filter { pattern($0.pointer) == nil }, incomparable.filter { counts($0.pointer) },
            notCarried.filter { counts($0.pointer) } + left,
            uncountable.filter { counts(JSONPointer([$0])) })
    }
}

extension JSONValue {
    /// An object with a single text in it is that text.
    var loneText: JSONValue {
        if case .object(let members) = self, members.count == 1, members[0].value.text != nil {
            return members[0].value
        }
        return self
    }
}
