import Catalog
package import Wire

/// In what two bodies of one kind differ.
package struct BodyComparison: Hashable, Sendable {
    /// In the order of the present body's members, then what only the wanted one has.
    package let changes: [FieldChange]
    /// Fields that may differ, though nobody can tell.
    package let incomparable: [Incomparable]

    /// Compares them by what they mean, field by field.
    /// - Parameter isSameThing: whether it is one resource at two moments, or one made anew or of another site: image files
    ///   don't go along with those.
    package init(
        present: JSONValue, wanted: JSONValue, rules: BodyRules, reader: any ReferenceReader = OneSite(),
        isSameThing: Bool = true
    ) {
        var walk = BodyWalk(rules, reader)
        walk.isSameThing = isSameThing
        let (present, wanted) = rules.kind.mayBeText ? (present.loneText, wanted.loneText) : (present, wanted)
        walk.compare(present, wanted, rules.root, JSONPointer(), .none)
        changes = walk.changes
        incomparable = walk.incomparable
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
